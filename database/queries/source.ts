/** Answers about documents and the codings in one of them. */
import { z } from 'zod';
import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { done, refuse } from '../../shared/result.ts';
import { paragraphsOf, turnsOf } from '../../shared/units.ts';
import { coverageRuns, coverageShare } from '../index/coverage.ts';
import { lookup, membership } from '../index/lookup.ts';
import { missing } from '../kit.ts';
import { toId } from '../ledger/bytes.ts';
import type { Answer, Ask } from './ask.ts';

export const listSources: Answer<'source.list'> = async (ask, { holding }) => {
  const { db } = ask.project.store;
  const index = await ask.live.ready();
  const include = standing(ask);
  const only = holding === undefined ? null : sourcesOf(ask, holding);
  const some = only === null ? '' : 'and s.k in (select value from json_each(?))';
  const given: string[] = only === null ? [] : [JSON.stringify(only)];
  const rows = db
    .prepare<
      string[],
      {
        k: number;
        name: string | null;
        folder: number | null;
        o: string | null;
        kind: string | null;
        status: string | null;
        length: number | null;
      }
    >(
      `select s.k, s.name, s.place_folder as folder, s.place_order as o, s.kind, s.status, r.size_utf16 as length
       from sources s left join revisions r on r.k = s.head where coalesce(s.deleted, 0) = 0 ${some} order by s.place_order, s.k`,
    )
    .all(...given);
  const states = assignmentStates(ask, only);
  const coders = codersIn(ask, include, only ?? index.sources());
  const sources = rows.map((row) => ({
    id: ask.objects.idOf(row.k),
    name: row.name ?? '',
    folder: ask.idOf(row.folder),
    order: row.o ?? '',
    kind: row.kind ?? 'text',
    status: row.status === 'erased' ? ('erased' as const) : ('active' as const),
    characters: row.length ?? 0,
    codings: countIn(index.bySource(row.k), include),
    coverage: coverageShare(index, row.k, row.length ?? 0, include),
    coders: coders.all.map((coder) => ({
      coder: ask.objects.idOf(coder),
      state: stateOf(states.get(`${coder} ${row.k}`), coders.bySource.get(row.k)?.has(coder) ?? false),
    })),
  }));
  if (only !== null) return done({ sources, folders: [] });
  const folders = db
    .prepare<[], { k: number; name: string | null; parent: number | null; o: string | null }>(
      `select k, name, place_folder as parent, place_order as o from folders where coalesce(deleted, 0) = 0 order by place_order, k`,
    )
    .all()
    .map((row) => ({
      id: ask.objects.idOf(row.k),
      name: row.name ?? '',
      parent: ask.idOf(row.parent),
      order: row.o ?? '',
    }));
  return done({ sources, folders });
};

type Include = (position: number) => boolean;

/** Lets through codings whose code still stands. */
export function standing(ask: Ask, coders: readonly Id[] = []): Include {
  const columns = ask.indexNow().columns();
  const codeOf = lookup(ask.live.codes());
  if (coders.length === 0) return (position) => codeOf(columns.code[position] ?? 0) !== 0;
  const person = lookup(ask.live.coders(), 'itself');
  const isWanted = membership(coders.map((id) => person(ask.objects.keyOf(id) ?? 0)));
  return (position) =>
    codeOf(columns.code[position] ?? 0) !== 0 && isWanted(person(columns.coder[position] ?? 0));
}

/** The person whose profile this is; a profile that the project does not hold stands for itself. */
export function personOf(ask: Ask, coder: number): number {
  return ask.live.coders().get(coder) ?? coder;
}

function countIn(positions: Int32Array, include: Include): number {
  let n = 0;
  for (const position of positions) if (include(position)) n++;
  return n;
}

/** The documents that codings stand in, also those that were removed; in no order. */
function sourcesOf(ask: Ask, codings: readonly Id[]): number[] {
  const keys = codings.flatMap((id) => ask.objects.keyOf(id) ?? []);
  return ask.project.store.db
    .prepare<[string], number>(
      'select distinct source from codings where source is not null and k in (select value from json_each(?))',
    )
    .pluck()
    .all(JSON.stringify(keys));
}

function codersIn(
  ask: Ask,
  include: Include,
  sources: Iterable<number>,
): { all: number[]; bySource: Map<number, Set<number>> } {
  const index = ask.indexNow();
  const columns = index.columns();
  const people = ask.live.coders();
  const personOf = lookup(people);
  const bySource = new Map<number, Set<number>>();
  for (const source of sources) {
    const here = new Set<number>();
    for (const at of index.bySource(source)) if (include(at)) here.add(personOf(columns.coder[at] ?? 0));
    bySource.set(source, here);
  }
  const all = [...new Set([...people.values()])].filter((k) => k !== 0).sort((a, b) => a - b);
  return { all, bySource };
}

/** The state of each assignment, or of those to some documents, by "coder source" of integer keys. */
export function assignmentStates(ask: Ask, only: readonly number[] | null = null): Map<string, string> {
  const people = ask.live.coders();
  const some = only === null ? '' : 'and source in (select value from json_each(?))';
  const rows = ask.project.store.db
    .prepare<string[], { coder: number; source: number; state: string | null }>(
      `select coder, source, state from assignments
       where coalesce(deleted, 0) = 0 and coder is not null and source is not null ${some}`,
    )
    .all(...(only === null ? [] : [JSON.stringify(only)]));
  return new Map(rows.map((row) => [`${people.get(row.coder) ?? 0} ${row.source}`, row.state ?? 'assigned']));
}

function stateOf(assigned: string | undefined, hasCodings: boolean): 'none' | 'coding' | 'done' {
  if (assigned === 'done' || assigned === 'read') return 'done';
  return hasCodings ? 'coding' : 'none';
}

export const documentOf: Answer<'source.document'> = (ask, input) => {
  const source = ask.read.source(input.id);
  if (source === null) return missing('source');
  const revision = input.revision === undefined ? source.revision : versionOf(ask, source.k, input.revision);
  if (revision === null) return refuse('not-found', 'There is no such version of this document.');
  const whole = ask.project.texts.whole(revision);
  const row = ask.project.store.db
    .prepare<
      [number, number],
      {
        file: string | null;
        tag: string | null;
        direction: string | null;
        importer: string | null;
        options: string | null;
        dropped: string | null;
        sha: Uint8Array | null;
      }
    >(
      `select s.file, s.language_tag as tag, s.language_direction as direction, r.importer_name as importer,
              r.importer_options as options, r.dropped, d.sha256 as sha
       from sources s, revisions r left join content_digest d on d.k = s.original where s.k = ? and r.k = ?`,
    )
    .get(source.k, revision);
  const options = parseOptions(row?.options ?? null);
  return done({
    id: source.id,
    name: source.name,
    file: row?.file ?? null,
    revision: ask.objects.idOf(revision),
    text: whole?.text ?? '',
    blocks: whole?.blocks ?? [],
    language: row?.tag ?? null,
    direction: directionOf(row?.direction ?? null),
    words: countWords(whole?.text ?? ''),
    encoding: options.encoding ?? null,
    dropped: parseDropped(row?.dropped ?? null),
    importer: row?.importer ?? '',
    sha256: row?.sha ? Buffer.from(row.sha).toString('hex') : null,
  });
};

/** A version of a document by its id; null where it is none of it. */
function versionOf(ask: Ask, source: number, revision: Id): number | null {
  const row = ask.project.store.db
    .prepare<[number | null, number], { k: number }>('select k from revisions where k = ? and source = ?')
    .get(ask.objects.keyOf(revision), source);
  return row?.k ?? null;
}

const storedOptions = z.object({
  encoding: z
    .object({ name: z.string(), guessed: z.boolean(), alternatives: z.array(z.string()) })
    .optional(),
});
const storedDropped = z.array(z.strictObject({ what: z.string(), count: z.int() }));

function parseOptions(text: string | null): z.infer<typeof storedOptions> {
  return text === null ? {} : (storedOptions.safeParse(JSON.parse(text)).data ?? {});
}

function parseDropped(text: string | null): z.infer<typeof storedDropped> {
  return text === null ? [] : (storedDropped.safeParse(JSON.parse(text)).data ?? []);
}

function directionOf(value: string | null): 'ltr' | 'rtl' | 'auto' {
  return value === 'ltr' || value === 'rtl' ? value : 'auto';
}

/** Words as people count them: runs without white space, and every ideograph. */
function countWords(text: string): number {
  const ideographs = text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu)?.length ?? 0;
  return (
    ideographs + (text.match(/[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu)?.length ?? 0)
  );
}

export const unitsOf: Answer<'source.units'> = (ask, input) => {
  const source = ask.read.source(input.id);
  const whole = source === null ? null : ask.project.texts.whole(source.revision);
  if (whole === null) return missing('source');
  const { text, blocks, sentences, rule } = whole;
  if (input.unit === 'sentence') return done({ rule, bounds: [...sentences] });
  if (input.unit === 'paragraph') return done({ rule: 'paragraph', bounds: [...paragraphsOf(text, blocks)] });
  return done({ rule: 'turn', bounds: turnsOf(text, blocks).flatMap((turn) => [turn.start, turn.end]) });
};

export const wordsOf: Answer<'source.words'> = (ask, input) => {
  const source = ask.read.source(input.id);
  if (source === null) return missing('source');
  return done(ask.project.texts.words(source.revision));
};

export const codingsOf: Answer<'source.codings'> = async (ask, input) => {
  const source = ask.read.source(input.id);
  if (source === null) return missing('source');
  const index = await ask.live.ready();
  const include = standing(ask, input.coders);
  const columns = index.columns();
  const codes = ask.live.codes();
  const only = input.only?.flatMap((one) => ask.objects.keyOf(one) ?? []);
  const isAsked = only === undefined ? () => true : membership(only);
  const extras = extrasOf(ask, source.k, only);
  const rows: CodingRow[] = [];
  for (const at of index.bySource(source.k)) {
    if (!isAsked(columns.key[at] ?? 0) || !include(at)) continue;
    const extra = extras.get(columns.key[at] ?? 0);
    if (extra === undefined) continue;
    rows.push({
      id: extra.id,
      start: columns.start[at] ?? 0,
      end: columns.end[at] ?? 0,
      code: ask.objects.idOf(codes.get(columns.code[at] ?? 0) ?? 0),
      coder: ask.objects.idOf(personOf(ask, columns.coder[at] ?? 0)),
      layer: columns.layer[at] === 1 ? 'consensus' : 'coder',
      at: extra.at,
      memo: extra.memo,
      doubt: extra.doubt,
    });
  }
  return done(rows);
};

type Extra = Pick<CodingRow, 'id' | 'at' | 'memo' | 'doubt'>;

type ExtraRow = [
  k: number,
  id: Uint8Array,
  born: number,
  level: number | null,
  alternative: number | null,
  note: string | null,
];

/** Id, time, memo and doubt of the codings in a document, or of some of them, by coding key. */
function extrasOf(ask: Ask, source: number, only?: readonly number[]): Map<number, Extra> {
  const { db } = ask.project.store;
  // A few are looked up one by one, by their keys; the plus keeps the index of the whole document out of it.
  const which =
    only === undefined ? 'c.source = ?' : '+c.source = ? and c.k in (select value from json_each(?))';
  const given: [number, ...string[]] = only === undefined ? [source] : [source, JSON.stringify(only)];
  const memos = new Map(
    db
      .prepare<[number, ...string[]], [number, number]>(
        `select c.k, min(m.k) from codings c cross join memos m on m.on_id = c.k
         where ${which} and coalesce(m.deleted, 0) = 0 group by c.k`,
      )
      .raw()
      .all(...given),
  );
  const rows = db
    .prepare<[number, ...string[]], ExtraRow>(
      `select c.k, o.id, o.born, c.doubt_level, c.doubt_alternative, c.doubt_note from codings c join object o on o.k = c.k
       where ${which} and coalesce(c.deleted, 0) = 0`,
    )
    .raw()
    .all(...given);
  return new Map(
    rows.map(([k, rawId, born, level, alternative, note]) => {
      const id = toId(rawId);
      const doubt = level === null ? null : { level, alternative: ask.idOf(alternative), note: note ?? '' };
      return [k, { id, at: ask.originOf(born, id).at, memo: ask.idOf(memos.get(k) ?? null), doubt }];
    }),
  );
}

export const coverageOf: Answer<'source.coverage'> = async (ask, input) => {
  const source = ask.read.source(input.id);
  if (source === null) return missing('source');
  const index = await ask.live.ready();
  const include = standing(ask, input.coders);
  const runs: number[] = [];
  let at = 0;
  for (const run of coverageRuns(index, source.k, include)) {
    if (run.start > at) runs.push(at, 0);
    runs.push(run.start, run.level);
    at = run.end;
  }
  if (at < source.length || runs.length === 0) runs.push(at, 0);
  return done({ share: coverageShare(index, source.k, source.length, include), runs });
};
