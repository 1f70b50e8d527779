/** Answers about things of any kind: what a link shows of them now, and finding them by name. */
import { Buffer } from 'node:buffer';
import type { Id } from '../../shared/ids.ts';
import { wordsOfMemo } from '../../shared/memo.ts';
import { type ThingRow, thingKinds } from '../../shared/queries/memo.ts';
import { entityNumbered } from '../../shared/records.ts';
import { done } from '../../shared/result.ts';
import { escaped, foldText } from '../../shared/search/fold.ts';
import type { Answer, Ask } from './ask.ts';
import { passageOf } from './passage.ts';

/** Segments offered beside the names, at most. */
const SEGMENTS = 8;
/** The first words of an untitled memo stand for its name, so many UTF-16 units. */
const FIRST_WORDS = 60;

export const readThings: Answer<'thing.read'> = async (ask, input) => {
  const kinds = new Map(input.ids.map((id) => [id, kindOf(ask, id)]));
  if ([...kinds.values()].includes('coding')) await ask.live.ready();
  return done(
    [...kinds].flatMap(([id, kind]) => {
      const row = kind === null ? null : readers[kind](ask, id);
      return row === null ? [] : [row];
    }),
  );
};

type Kind = ThingRow['kind'];

function kindOf(ask: Ask, id: Id): Kind | null {
  const entity = entityNumbered(ask.project.store.objects.row(id)?.entity ?? null);
  return thingKinds.find((kind) => kind === entity) ?? null;
}

const named = (kind: Kind, id: Id, name: string): ThingRow => ({ id, kind, name, passage: null });

const readers: Record<Kind, (ask: Ask, id: Id) => ThingRow | null> = {
  project: (ask, id) => named('project', id, ask.read.nameOf(id) ?? ''),
  source: (ask, id) => fromName('source', id, ask.read.source(id)?.name),
  // A code that was merged is shown as the one it went into, under the id that the memo holds.
  code: (ask, id) => fromName('code', id, ask.read.code(standingCode(ask, id))?.name),
  case: (ask, id) => fromName('case', id, standingCase(ask, id) ? (ask.read.nameOf(id) ?? '') : undefined),
  memo: (ask, id) => {
    const memo = ask.read.memo(id);
    return memo === null ? null : named('memo', id, memo.name === '' ? firstWords(ask, memo.k) : memo.name);
  },
  coding(ask, id) {
    const found = ask.read.coding(id) === null ? null : passageOf(ask, id);
    if (found === null) return null;
    const { source, sourceName, start, end, code, quote, paragraph, isLost } = found;
    const name = ask.read.code(code)?.name ?? '';
    const passage = { source, sourceName, start, end, code, quote, paragraph, isLost };
    return { id, kind: 'coding', name, passage };
  },
};

function fromName(kind: Kind, id: Id, name: string | undefined): ThingRow | null {
  return name === undefined ? null : named(kind, id, name);
}

function standingCode(ask: Ask, id: Id): Id {
  const k = ask.live.codes().get(ask.objects.keyOf(id) ?? 0) ?? 0;
  return k === 0 ? id : ask.objects.idOf(k);
}

function standingCase(ask: Ask, id: Id): boolean {
  const row = ask.project.store.db
    .prepare<[number], { k: number }>('select k from cases where k = ? and coalesce(deleted, 0) = 0')
    .get(ask.objects.keyOf(id) ?? 0);
  return row !== undefined;
}

function firstWords(ask: Ask, memo: number): string {
  const { db, contents } = ask.project.store;
  const row = db.prepare<[number], { body: number | null }>('select body from memos where k = ?').get(memo);
  const bytes = contents.bytes(row?.body ?? null);
  const words = bytes === null ? '' : wordsOfMemo(Buffer.from(bytes).toString('utf8')).replace(/\s+/gu, ' ');
  return words.length <= FIRST_WORDS ? words : `${[...words].slice(0, FIRST_WORDS).join('')}…`;
}

export const findThings: Answer<'thing.find'> = async (ask, input) => {
  const wanted = foldText(input.text.trim());
  const rows = allNames(ask)
    .map((row) => ({ row, rank: rankOf(foldText(row.name), wanted) }))
    .filter(({ rank }) => rank > 0)
    .sort((a, b) => b.rank - a.rank || a.row.name.length - b.row.name.length)
    .slice(0, input.limit)
    .map(({ row }) => row);
  const segments = await segmentsHolding(ask, input.text.trim(), Math.min(SEGMENTS, input.limit));
  return done([...rows.slice(0, Math.max(0, input.limit - segments.length)), ...segments]);
};

/** 3 where the name begins with it, 2 where a word does, 1 where it stands anywhere, 0 where not. */
function rankOf(name: string, wanted: string): number {
  const at = name.indexOf(wanted);
  if (at <= 0) return at === 0 ? 3 : 0;
  return new RegExp(`[^\\p{L}\\p{N}]${escaped(wanted)}`, 'u').test(name) ? 2 : 1;
}

function allNames(ask: Ask): ThingRow[] {
  const rows = (kind: Kind, table: string, column: string): ThingRow[] =>
    ask.project.store.db
      .prepare<[], { k: number; name: string | null }>(
        `select k, ${column} as name from ${table} where coalesce(deleted, 0) = 0 order by k`,
      )
      .all()
      .filter(({ k }) => kind !== 'code' || ask.live.codes().get(k) === k)
      .map(({ k, name }) =>
        named(kind, ask.objects.idOf(k), name || (kind === 'memo' ? firstWords(ask, k) : '')),
      )
      .filter(({ name }) => name !== '');
  return [
    ...rows('code', 'codes', 'name'),
    ...rows('source', 'sources', 'name'),
    ...rows('case', 'cases', 'name'),
    ...rows('memo', 'memos', 'title'),
  ];
}

/** Segments over words that a text finds, in reading order; none for a text too short to mean one. */
async function segmentsHolding(ask: Ask, text: string, limit: number): Promise<ThingRow[]> {
  if (text.length < 3) return [];
  const index = await ask.live.ready();
  const scope = { sources: [], folders: [], speaker: '' };
  const hits = await ask.project.searches.find(ask, { query: { text, mode: 'phrase', exact: false }, scope });
  if (!hits.ok) return [];
  const columns = index.columns();
  const found = new Set<number>();
  for (let at = 0; at < hits.value.length && found.size < limit; at++) {
    const start = hits.value.start[at] ?? 0;
    const end = hits.value.end[at] ?? 0;
    for (const position of index.bySource(hits.value.source[at] ?? 0)) {
      if (found.size >= limit || (columns.start[position] ?? 0) > start) break;
      if ((columns.end[position] ?? 0) >= end) found.add(columns.key[position] ?? 0);
    }
  }
  return [...found].flatMap((k) => {
    const row = readers.coding(ask, ask.objects.idOf(k));
    return row === null ? [] : [row];
  });
}
