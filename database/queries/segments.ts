/** Answers with the segments of a code: a page of them with their words, and how all of them are spread. */
import type { Id } from '../../shared/ids.ts';
import type { RetrievedRow } from '../../shared/queries/code.ts';
import type { ParsedQuery } from '../../shared/queries.ts';
import { done, type Result } from '../../shared/result.ts';
import { textScope } from '../../shared/search/scope.ts';
import { openCaseParts } from '../index/case-parts.ts';
import { missing } from '../kit.ts';
import type { Hits } from '../search/hits.ts';
import { firstEndingAfter } from '../search/unit-span.ts';
import type { Answer, Ask } from './ask.ts';
import { below, type OpenDocument, type Origin, openDocuments, quoteAt, segmentAt } from './code.ts';
import { documentsWithin } from './documents-within.ts';
import { groupingOf } from './segment-groups.ts';
import { orderOf, type Wanted } from './segment-order.ts';
import { standing } from './source.ts';

/** Other codes shown of one segment. */
const MOST_ALSO = 8;
/** Sentences around a segment are cut at so many UTF-16 units to each side. */
const LONGEST_CONTEXT = 1_000;

export const segmentsOf: Answer<'code.segments'> = async (ask, input) => {
  await ask.live.ready();
  const found = await ordered(ask, input, input.sort);
  if (!found.ok) return found;
  const page = found.value.subarray(input.offset, input.offset + input.limit);
  return done({ total: found.value.length, rows: rowsOf(ask, page, input) });
};

export const spreadOf: Answer<'code.spread'> = async (ask, input) => {
  await ask.live.ready();
  const found = await ordered(ask, input, 'document');
  if (!found.ok) return found;
  const { source, start, end } = ask.indexNow().columns();
  const parts = openCaseParts(ask.project.store.db, ask.project.revisions);
  const grouping = groupingOf(ask, input.group);
  const groups = new Map<number, number>();
  const sources = new Map<number, number>();
  const cases = new Map<number, number>();
  let inNoCase = 0;
  const add = (counts: Map<number, number>, key: number) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const at of found.value) {
    add(sources, source[at] ?? 0);
    const own = parts.of(source[at] ?? 0, { start: start[at] ?? 0, end: end[at] ?? 0 });
    for (const one of own) add(cases, one);
    if (own.length === 0) inNoCase++;
    if (grouping !== null) add(groups, grouping.of(at));
  }
  return done({
    total: found.value.length,
    groups: [...groups].map(([group, count]) => ({ ids: grouping?.idsOf(group) ?? [], count })),
    sources: [...sources].map(([k, count]) => ({ id: ask.objects.idOf(k), count })),
    cases: [...cases]
      .toSorted(([one], [other]) => parts.placeOf(one) - parts.placeOf(other))
      .map(([k, count]) => {
        const id = ask.objects.idOf(k);
        return { id, name: ask.read.nameOf(id) ?? '(erased)', count };
      }),
    inNoCase,
  });
};

async function ordered(
  ask: Ask,
  input: ParsedQuery<'code.spread'>,
  sort: Wanted['sort'],
): Promise<Result<Int32Array>> {
  const codes = new Set<number>();
  for (const id of [input.code, ...input.also]) {
    const code = ask.read.code(id);
    if (code === null) return missing('code');
    codes.add(code.k);
    if (input.descendants) for (const k of below(ask, code.k)) codes.add(k);
  }
  const within = documentsWithin(ask, input);
  if (!within.ok) return within;
  const hits = await hitsOf(ask, input.words);
  return hits.ok ? done(await orderOf(ask, codes, { ...input, sort }, hits.value, within.value)) : hits;
}

async function hitsOf(ask: Ask, words: string): Promise<Result<Hits | null>> {
  if (words.trim() === '') return done(null);
  const query = { text: words, mode: 'phrase' as const, exact: false };
  return await ask.project.searches.find(ask, { query, scope: textScope.parse({}) });
}

/** Rows in the order of the page, made document by document, because opening one costs. */
function rowsOf(ask: Ask, page: Int32Array, input: ParsedQuery<'code.segments'>): RetrievedRow[] {
  const columns = ask.indexNow().columns();
  const documents = openDocuments(ask);
  const alsoAt = otherCodes(ask, input.coders);
  const made = madeOf(
    ask,
    Array.from(page, (at) => columns.key[at] ?? 0),
  );
  const rows: (RetrievedRow | null)[] = Array.from(page, () => null);
  const places = Array.from(page, (at, i) => ({ at, i, source: columns.source[at] ?? 0 }));
  for (const { at, i, source } of places.toSorted((a, b) => a.source - b.source || a.i - b.i)) {
    const own = made.get(columns.key[at] ?? 0);
    if (own === undefined) continue;
    const document = documents(source);
    const row = segmentAt(ask, document, own.origin, at, input.context);
    const around = input.sentences === null ? {} : sentencesAround(document, row, input.sentences);
    rows[i] = { ...row, ...around, also: alsoAt(at), memo: own.memo, doubt: own.doubt };
  }
  return rows.filter((row) => row !== null);
}

function sentencesAround(
  document: OpenDocument,
  { start, end }: { start: number; end: number },
  count: number,
): { before: string; after: string } {
  const { text } = document;
  const sentences = document.sentences();
  const first = Math.max(0, firstEndingAfter(sentences, start) - count);
  const last = Math.min(sentences.length / 2 - 1, firstEndingAfter(sentences, end - 1) + count);
  const from = Math.max(start - LONGEST_CONTEXT, Math.min(start, sentences[first * 2] ?? start));
  const past = Math.min(end + LONGEST_CONTEXT, Math.max(end, sentences[last * 2 + 1] ?? end));
  return {
    before: quoteAt(text, start, start, start - from).before,
    after: quoteAt(text, end, end, past - end).after,
  };
}

/** The codes other than its own that lie on a segment. */
function otherCodes(ask: Ask, coders: readonly Id[]): (at: number) => Id[] {
  const index = ask.indexNow();
  const columns = index.columns();
  const codes = ask.live.codes();
  const include = standing(ask, coders);
  let open: { source: number; here: Int32Array; ends: Int32Array } | null = null;
  return (at) => {
    const source = columns.source[at] ?? 0;
    if (open?.source !== source) {
      const here = index.bySource(source);
      open = { source, here, ends: furthestEnds(here, columns.end) };
    }
    const own = codes.get(columns.code[at] ?? 0) ?? 0;
    const start = columns.start[at] ?? 0;
    const end = columns.end[at] ?? 0;
    const found = new Set<number>();
    for (let i = firstBeyond(open.ends, start); i < open.here.length; i++) {
      const other = open.here[i] ?? 0;
      if ((columns.start[other] ?? 0) >= end || found.size >= MOST_ALSO) break;
      if ((columns.end[other] ?? 0) <= start || !include(other)) continue;
      const code = codes.get(columns.code[other] ?? 0) ?? 0;
      if (code !== own) found.add(code);
    }
    return [...found].map((k) => ask.objects.idOf(k));
  };
}

/** For codings by start: the furthest end of each and all before it. */
function furthestEnds(here: Int32Array, end: Int32Array): Int32Array {
  let furthest = 0;
  return here.map((at) => {
    furthest = Math.max(furthest, end[at] ?? 0);
    return furthest;
  });
}

/** The number of the first that lies beyond an offset, in ascending numbers. */
function firstBeyond(ascending: Int32Array, offset: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ascending[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Made = Pick<RetrievedRow, 'memo' | 'doubt'> & { origin: Origin };
type MadeRow = [
  k: number,
  id: Uint8Array,
  born: number | null,
  level: number | null,
  alternative: number | null,
  note: string | null,
];

/** Origin, memo and flag of some codings, by key. */
function madeOf(ask: Ask, keys: readonly number[]): ReadonlyMap<number, Made> {
  const { db } = ask.project.store;
  const wanted = JSON.stringify(keys);
  const memos = new Map(
    db
      .prepare<[string], [number, number]>(
        `select on_id, min(k) from memos where coalesce(deleted, 0) = 0
         and on_id in (select value from json_each(?)) group by on_id`,
      )
      .raw()
      .all(wanted),
  );
  const rows = db
    .prepare<[string], MadeRow>(
      `select c.k, o.id, o.born, c.doubt_level, c.doubt_alternative, c.doubt_note
       from json_each(?) j join codings c on c.k = j.value join object o on o.k = c.k`,
    )
    .raw()
    .all(wanted);
  return new Map(
    rows.map(([k, id, born, level, alternative, note]) => [
      k,
      {
        origin: { id, born },
        memo: ask.idOf(memos.get(k) ?? null),
        doubt:
          (level ?? 0) > 0
            ? { level: level ?? 0, alternative: ask.idOf(alternative), note: note ?? '' }
            : null,
      },
    ]),
  );
}
