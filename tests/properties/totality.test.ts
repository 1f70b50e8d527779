/**
 * Any well-formed entries in any order, however absurd, fold without an exception, fold to the same
 * state whatever came first, and leave every query of the table answering. What is drawn: every
 * entity and cell, ids shared between entities, references to nothing, circles of parents and of
 * redirects, numbers at the edge, contents that are not what their mime says.
 */
import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openMemory } from '../../database/connection.ts';
import { openContents, STRINGS } from '../../database/content.ts';
import { stateLines } from '../../database/projection/dump.ts';
import { openFold } from '../../database/projection/fold.ts';
import { foldAll, refoldAll } from '../../database/projection/rebuild.ts';
import { foldedTables } from '../../database/projection/schema.ts';
import type { AnyCell, AnyPart, Change } from '../../shared/changes.ts';
import { ENVELOPE_VERSION, VOCABULARY } from '../../shared/entry.ts';
import { type ContentId, derivedId, type Hash, hash, type Id, replica } from '../../shared/ids.ts';
import { type QueryInput, type QueryName, queries } from '../../shared/queries.ts';
import { cellsOf, type EntityName, entityNames, type PartKind } from '../../shared/records.ts';
import { must, workbench } from '../support/project.ts';
import { memoryFolder, runs } from '../support/runs.ts';

const bench = workbench({ root: memoryFolder });
afterAll(() => bench.end());

/** A few ids, so that everything refers to everything. */
const IDS: readonly Id[] = Array.from({ length: 9 }, (_, i) => derivedId(Buffer.alloc(16, i + 1)));
const HASHES: readonly Hash[] = Array.from({ length: 3 }, (_, i) => hash.parse(String(i).repeat(64)));
const anyId = fc.constantFrom(...IDS);
const integer = fc.oneof(
  fc.integer({ min: -3, max: 60 }),
  fc.constantFrom(
    0,
    2 ** 31,
    -(2 ** 31),
    2 ** 32 + 5,
    2 ** 51,
    Number.MAX_SAFE_INTEGER,
    Number.MIN_SAFE_INTEGER,
  ),
);
const data = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value))),
  fc.constantFrom(null, [], {}, { unit: 'sentence', leaveOutUncoded: 1 }, [{ what: 'image', count: 2 }], {
    encoding: 7,
  }),
);
const words = fc.constantFrom(
  '',
  'erased',
  'consensus',
  'read',
  'assigned',
  'solid',
  'rtl',
  'x',
  '\u007e'.repeat(64),
);

type Contents = { strings: ContentId; others: readonly ContentId[] };

function part(kind: PartKind, contents: Contents): fc.Arbitrary<AnyPart> {
  switch (kind) {
    case 'id':
      return anyId;
    case 'ids':
      return fc.array(anyId, { maxLength: 3 });
    case 'int':
      return integer;
    case 'real':
      return fc.double({ noNaN: true, noDefaultInfinity: true });
    case 'flag':
      return fc.boolean();
    case 'hash':
      return fc.constantFrom(...HASHES);
    case 'word':
      return words;
    case 'data':
      return data;
    case 'sealed':
      return fc
        .record({ of: fc.constantFrom(contents.strings, ...contents.others), i: integer })
        .map(({ of, i }) => ['@', of, i]);
    case 'content':
      return fc.constantFrom(...contents.others, contents.strings);
  }
}

function changeOf(contents: Contents): fc.Arbitrary<Change> {
  return fc.constantFrom<EntityName[]>(...often, ...entityNames).chain((entity) => {
    const cells = cellsOf(entity).map(([name, spec]): [string, fc.Arbitrary<AnyCell>] => {
      const single = spec.parts[''];
      if (single) return [name, fc.option(part(single, contents))];
      const parts = Object.fromEntries(
        Object.entries(spec.parts).map(([key, kind]) => [key, fc.option(part(kind, contents))]),
      );
      return [name, fc.record(parts)];
    });
    return fc.record({
      entity: fc.constant(entity),
      id: anyId,
      cells: fc.record(Object.fromEntries(cells), { requiredKeys: [] }),
    });
  });
}

const often: readonly EntityName[] = [
  'code',
  'code',
  'coding',
  'coding',
  'source',
  'revision',
  'coder',
  'folder',
  'memo',
];

/** Contents of every kind: lists of words, texts, blocks, boundaries and garbage under each name. */
function fill(contents: ReturnType<typeof openContents>): Contents {
  const garbage = Buffer.from([0xff, 0x80, 0x01]);
  const mimes = [
    STRINGS,
    'text/plain; charset=utf-8',
    'application/vnd.concord.blocks',
    'application/vnd.concord.units',
    'application/vnd.concord.memo+json',
    'application/vnd.concord.changes',
  ];
  const others = mimes.map((mime) => contents.add(mime, garbage, null, true));
  others.push(
    contents.add('text/plain; charset=utf-8', Buffer.from('The bus 🚌 is late.\nIt is.'), null, true),
    contents.add(
      'application/vnd.concord.blocks',
      Buffer.from('[{"start":9,"end":3,"kind":"item","body":99}]'),
      null,
      true,
    ),
    contents.add('application/vnd.concord.units', Buffer.from([200, 200, 1, 3]), null, true),
    contents.add('application/vnd.concord.changes', Buffer.from([3, 2, 4, 0, 0, 1, 20, 0, 0]), null, true),
  );
  return { strings: contents.add(STRINGS, Buffer.from([0x82, 0x61, 0x61, 0x07]), null, false), others };
}

/** An input for every query, about any of the ids. */
function inputs(id: Id, other: Id): { [N in QueryName]: QueryInput<N> } {
  return {
    'project.summary': {},
    'project.verify': {},
    'coder.list': {},
    'history.list': { of: id },
    'history.state': { coder: id },
    'history.stack': { coder: id },
    'timeline.summary': { coder: id, of: id },
    'timeline.page': { of: id, skip: 0, limit: 100 },
    'timeline.event': { seq: 2 },
    'backup.list': {},
    'draft.list': {},
    'source.list': {},
    'source.document': { id },
    'source.revisions': { id },
    'source.moved': { id, coder: other, moved: true },
    'source.units': { id, unit: 'turn' },
    'source.words': { id },
    'source.codings': { id, coders: [other] },
    'source.coverage': { id },
    'code.tree': { coder: other },
    'code.counts': { codings: [id, other], coder: other },
    'code.definition': { code: id },
    'code.segments': { code: id, descendants: true, group: 'code', sort: 'newest', words: 'a', sentences: 1 },
    'code.spread': { code: id, also: [other], group: 'coder', flagged: true },
    'code.entry': { code: id, coder: other },
    'code.versions': { code: id },
    'code.older': { coder: id },
    'code.review': { code: id, coder: other },
    'code.merge-preview': { from: [id], into: other },
    'coder.merge-preview': { from: id, into: other },
    'coding.details': { id },
    'codebook.read': { from: { path: '/nowhere/codes.csv' } },
    'set.list': {},
    'link.list': { of: id },
    'memo.list': { on: id, words: { text: 'a*' }, order: 'kind' },
    'memo.versions': { id },
    'thing.read': { ids: [id, other] },
    'thing.find': { text: 'a' },
    'cooccurrence.codes': {},
    'compare.codes': { a: id, b: other, unit: 'sentence' },
    'compare.passages': { a: id, b: other, code: id, cell: 'onlyA' },
    'case.grid': {},
    'case.parts': { case: id },
    'case.of-source': { source: id },
    'case.speakers': { sources: [id] },
    'survey.read': { from: { path: '/nowhere/survey.csv' } },
    'search.texts': { query: { text: 'bus' } },
    'search.preview': {
      search: { query: { text: 'bus' } },
      unit: { kind: 'turn' },
      code: id,
      coder: other,
    },
    'search.notes': { query: { text: 'a', mode: 'phrase' } },
    'search.repeats': {},
    'rule.list': {},
    'rule.struck': { rule: id },
    'export.preview': { options: { format: 'coding-table' } },
  };
}

const isQueryName = (name: string): name is QueryName => Object.hasOwn(queries, name);

test('any entries fold, in any order to the same, and every query answers', {
  timeout: 900_000,
}, async () => {
  const { session } = await bench.create('absurd.concord');
  bench.close(session);
  let n = 0;
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 0xffff }), fc.gen(), async (salt, gen) => {
      const name = `absurd-${n++}.concord`;
      const made = await bench.create(name);
      const { store } = made.session.project;
      store.db.exec('begin immediate');
      const contents = fill(store.contents);
      const count = gen(fc.integer, { min: 1, max: 12 });
      const one = changeOf(contents);
      const dirty = new Set<number>();
      const times: number[] = [];
      for (let i = 0; i < count; i++) {
        const changes = gen(() =>
          fc.uniqueArray(one, { minLength: 1, maxLength: 4, selector: (change) => change.id }),
        );
        const ms = 1_700_000_000_000 + ((salt * (i + 7)) % 13);
        times.push(ms);
        const envelope = {
          version: ENVELOPE_VERSION,
          project: made.session.project.id,
          parents: [store.head()],
          replica: replica.parse(`00000000000000${10 + (i % 3)}`),
          sequence: i + 1,
          hlc: { ms, counter: 0 },
          at: { ms, offset: 0 },
          author: gen(() => fc.option(anyId)),
          command: 'coding.load',
          vocabulary: VOCABULARY,
          group: null,
          undoes: null,
        };
        const { seq } = store.entries.append(envelope, { args: null, changes });
        for (const change of changes) dirty.add(store.fold.note(seq, change));
      }
      refoldAll(store.entries, { db: store.db, fold: store.fold }, dirty);
      store.db.exec('commit');
      const live = [...stateLines(store.db)].map((line) => line.text);
      const memory = openMemory();
      memory.exec(`begin; ${foldedTables()}`);
      foldAll(store.entries, { db: memory, fold: openFold(memory, openContents(store.db)) });
      expect([...stateLines(memory, store.db)].map((line) => line.text)).toEqual(live);
      memory.close();
      bench.close(made.session);
      const again = bench.open(name).session;
      for (const [i, id] of IDS.entries()) {
        const given = inputs(id, IDS[(i + 4) % IDS.length] ?? id);
        for (const query of Object.keys(queries)) {
          if (!isQueryName(query) || (i > 0 && Object.keys(given[query]).length === 0)) continue;
          const answered = await again.query(query, given[query]);
          if (answered.ok) expect(queries[query].output.safeParse(answered.value).error).toBeUndefined();
        }
      }
      bench.close(again);
    }),
    // Shrinking would fold thousands of projects; the failing one is printed as it is.
    { ...runs('totality'), endOnFailure: true },
  );
});

test('each query of the table is asked', () => {
  expect(
    Object.keys(inputs(must({ ok: true, value: IDS[0] ?? ('' as Id) }), IDS[1] ?? ('' as Id))).sort(),
  ).toEqual(Object.keys(queries).sort());
});
