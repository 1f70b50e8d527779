/** Answers about one entry of the codebook: its versions, its use, and codings made under earlier words. */
import type { Id } from '../../shared/ids.ts';
import type { DefinitionVersion, ExampleRow } from '../../shared/queries/codebook.ts';
import { done } from '../../shared/result.ts';
import { lookup, membership } from '../index/lookup.ts';
import { missing } from '../kit.ts';
import { toId } from '../ledger/bytes.ts';
import type { Answer, Ask } from './ask.ts';
import { mergedInto, positionsOf } from './code.ts';
import { readDefinition } from './definition-read.ts';
import { passageOf, passagesAt, withoutContext } from './passage.ts';
import { personOf } from './source.ts';

const SHOWN_EXAMPLES = 50;

export const entryOf: Answer<'code.entry'> = async (ask, input) => {
  const code = ask.read.code(input.code);
  if (code === null) return missing('code');
  const index = await ask.live.ready();
  const columns = index.columns();
  const positions = positionsOf(ask, index, new Set([code.k]), []);
  const meanings = ask.live.meanings();
  const now = meanings.now(code.k);
  const me = input.coder === null ? 0 : personOf(ask, ask.objects.keyOf(input.coder) ?? 0);
  const documents = new Map<number, number>();
  const coders = new Map<number, number>();
  let older = 0;
  let olderMine = 0;
  for (const at of positions) {
    const coder = personOf(ask, columns.coder[at] ?? 0);
    documents.set(columns.source[at] ?? 0, (documents.get(columns.source[at] ?? 0) ?? 0) + 1);
    coders.set(coder, (coders.get(coder) ?? 0) + 1);
    if (meanings.of(columns.definition[at] ?? 0) === now) continue;
    older++;
    if (coder === me) olderMine++;
  }
  const definition = versionsOfCode(ask, code.k, code.definition).find(({ id }) => id === code.definition);
  return done({
    definition: definition ?? { id: null, version: 0, at: 0, coder: null, ...readDefinition(ask, null) },
    examples: examplesOf(ask, positions, definition?.examples ?? []),
    documents: [...documents].map(([k, codings]) => {
      const id = ask.objects.idOf(k);
      return { id, name: ask.read.nameOf(id) ?? '', codings };
    }),
    coders: [...coders].map(([k, codings]) => ({ id: ask.objects.idOf(k), codings })),
    memos: memosOn(ask, code.k),
    older,
    olderMine,
  });
};

function memosOn(ask: Ask, code: number): number {
  return (
    ask.project.store.db
      .prepare<[string], { n: number }>(
        'select count(*) as n from memos where on_id in (select value from json_each(?)) and coalesce(deleted, 0) = 0',
      )
      .get(JSON.stringify(mergedInto(ask, code)))?.n ?? 0
  );
}

/** Passages that the definition names, whatever their code is now, and own ones marked as examples. */
function examplesOf(ask: Ask, positions: Int32Array, named: readonly Id[]): ExampleRow[] {
  const columns = ask.indexNow().columns();
  const marked = new Set(
    ask.project.store.db
      .prepare<[], [number]>('select k from codings where exemplar = 1 and coalesce(deleted, 0) = 0')
      .raw()
      .all()
      .map(([k]) => k),
  );
  const wanted = new Set(named.map((id) => ask.objects.keyOf(id) ?? 0));
  const found = [...positions].filter(
    (at) => marked.has(columns.key[at] ?? 0) || wanted.has(columns.key[at] ?? 0),
  );
  const here = new Set(found.map((at) => columns.key[at]));
  const shown = passagesAt(ask, found.slice(0, SHOWN_EXAMPLES)).map(withoutContext);
  const away = named.filter((id) => !here.has(ask.objects.keyOf(id) ?? 0));
  for (const id of away.slice(0, SHOWN_EXAMPLES - shown.length)) {
    const row = passageOf(ask, id);
    if (row !== null) shown.push(row);
  }
  return shown;
}

export const versionsOf: Answer<'code.versions'> = (ask, input) => {
  const code = ask.read.code(input.code);
  if (code === null) return missing('code');
  return done(versionsOfCode(ask, code.k, code.definition));
};

/** The chain of versions from the present one back; versions that were undone or lost a merge are not in it. */
function versionsOfCode(ask: Ask, code: number, present: Id | null): DefinitionVersion[] {
  const rows = ask.project.store.db
    .prepare<[number], { k: number; base: number | null; born: number; id: Uint8Array }>(
      'select d.k, d.base, o.born, o.id from definitions d join object o on o.k = d.k where d.code = ?',
    )
    .all(code);
  const byKey = new Map(rows.map((row) => [row.k, row]));
  const chain: typeof rows = [];
  const first = present === null ? undefined : byKey.get(ask.objects.keyOf(present) ?? 0);
  for (let row = first; row !== undefined && !chain.includes(row); row = byKey.get(row.base ?? 0))
    chain.push(row);
  return chain.map((row, i) => {
    const id = toId(row.id);
    const { author, at } = ask.originOf(row.born, id);
    return { id, version: chain.length - i, at, coder: author, ...readDefinition(ask, id) };
  });
}

export const olderCodings: Answer<'code.older'> = async (ask, input) => {
  const columns = (await ask.live.ready()).columns();
  const codeOf = lookup(ask.live.codes());
  const person = lookup(ask.live.coders(), 'itself');
  const isStanding = membership(ask.live.sources().keys());
  const meanings = ask.live.meanings();
  const me = input.coder === null ? 0 : person(ask.objects.keyOf(input.coder) ?? 0);
  const counts = new Map<number, { older: number; mine: number }>();
  for (let at = 0; at < columns.length; at++) {
    const code = columns.key[at] === 0 ? 0 : codeOf(columns.code[at] ?? 0);
    if (code === 0 || meanings.of(columns.definition[at] ?? 0) === meanings.now(code)) continue;
    if (!isStanding(columns.source[at] ?? 0)) continue;
    const found = counts.get(code) ?? { older: 0, mine: 0 };
    found.older++;
    if (person(columns.coder[at] ?? 0) === me) found.mine++;
    counts.set(code, found);
  }
  return done([...counts].map(([k, found]) => ({ code: ask.objects.idOf(k), ...found })));
};

export const reviewOf: Answer<'code.review'> = async (ask, input) => {
  const code = ask.read.code(input.code);
  if (code === null) return missing('code');
  const index = await ask.live.ready();
  const columns = index.columns();
  const meanings = ask.live.meanings();
  const now = meanings.now(code.k);
  const older = positionsOf(ask, index, new Set([code.k]), [input.coder]).filter(
    (at) => meanings.of(columns.definition[at] ?? 0) !== now,
  );
  const page = older.subarray(0, input.limit);
  const made = new Map(
    [...page].map((at) => [columns.key[at] ?? 0, ask.idOf(columns.definition[at] || null)]),
  );
  const rows = passagesAt(ask, page, 80).map((row) => ({
    ...row,
    made: made.get(ask.objects.keyOf(row.id) ?? 0) ?? null,
  }));
  return done({ total: older.length, rows });
};

export const detailsOf: Answer<'coding.details'> = async (ask, input) => {
  const coding = ask.read.coding(input.id);
  const k = ask.objects.keyOf(input.id) ?? 0;
  const index = await ask.live.ready();
  const code = codeStandingFor(ask, coding?.code ?? null);
  if (coding === null || code === null) return missing('coding');
  const row = ask.project.store.db
    .prepare<[number], { weight: number | null; exemplar: number | null; made: number | null }>(
      'select weight, exemplar, claim_definition as made from codings where k = ?',
    )
    .get(k);
  const meanings = ask.live.meanings();
  const definition = readDefinition(ask, code.definition);
  const versions = versionsOfCode(ask, code.k, code.definition);
  const made = ask.idOf(row?.made ?? null);
  const exclusive = exclusions(ask);
  const source = ask.objects.keyOf(coding.source) ?? 0;
  const columns = index.columns();
  const mine = personOf(ask, ask.objects.keyOf(coding.coder) ?? 0);
  const conflicts = new Set<Id>();
  for (const at of index.bySource(source)) {
    if ((columns.start[at] ?? 0) >= coding.end || (columns.end[at] ?? 0) <= coding.start) continue;
    if (personOf(ask, columns.coder[at] ?? 0) !== mine) continue;
    const other = ask.live.codes().get(columns.code[at] ?? 0) ?? 0;
    if (exclusive.has(`${code.k} ${other}`)) conflicts.add(ask.objects.idOf(other));
  }
  return done({
    weight: row?.weight ?? null,
    scale: definition.weightScale,
    exemplar: row?.exemplar === 1,
    isExample: definition.examples.includes(input.id),
    madeUnder: versions.find(({ id }) => id === made)?.version ?? 0,
    present: versions[0]?.version ?? 0,
    isOlder: meanings.of(row?.made ?? 0) !== meanings.now(code.k),
    conflicts: [...conflicts],
  });
};

function codeStandingFor(ask: Ask, code: Id | null) {
  const k = code === null ? 0 : (ask.live.codes().get(ask.objects.keyOf(code) ?? 0) ?? 0);
  const id = k === 0 ? null : ask.idOf(k);
  return id === null ? null : ask.read.code(id);
}

/** Pairs "code code" of which one says that the other does not stand on the same words; both ways round. */
export function exclusions(ask: Ask): Set<string> {
  const rows = ask.project.store.db
    .prepare<[], { k: number; list: string }>(
      'select c.k, d.exclusiveWith as list from codes c join definitions d on d.k = c.definition where d.exclusiveWith is not null',
    )
    .all();
  const pairs = new Set<string>();
  const codes = ask.live.codes();
  for (const { k } of rows) {
    const code = codeStandingFor(ask, ask.idOf(k));
    if (code === null) continue;
    for (const other of readDefinition(ask, code.definition).exclusiveWith) {
      const found = codes.get(ask.objects.keyOf(other) ?? 0) ?? 0;
      if (found === 0 || found === code.k) continue;
      pairs.add(`${code.k} ${found}`).add(`${found} ${code.k}`);
    }
  }
  return pairs;
}
