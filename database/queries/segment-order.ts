/**
 * The segments of some codes, filtered, grouped and sorted: positions in the coding index, worked out in
 * columns of numbers and kept until something is written, so that a list of any length is read page by page.
 */
import type { Id } from '../../shared/ids.ts';
import type { ParsedQuery } from '../../shared/queries.ts';
import type { Hits } from '../search/hits.ts';
import type { Ask } from './ask.ts';
import { type Origin, positionsOf } from './code.ts';
import { type Grouping, groupingOf } from './segment-groups.ts';

export type Wanted = Omit<ParsedQuery<'code.spread'>, 'code' | 'also' | 'descendants'> & {
  sort: ParsedQuery<'code.segments'>['sort'];
};

/** Look-ups in SQL done before other work is let in. */
const SLICE = 5_000;

/**
 * The order of the segments of `codes` (keys). `hits` are the places of the words looked for, if any; `within`
 * are the documents (keys) they lie in, null for all.
 */
export function orderOf(
  ask: Ask,
  codes: ReadonlySet<number>,
  wanted: Wanted,
  hits: Hits | null,
  within: ReadonlySet<number> | null,
): Promise<Int32Array> {
  const { coders, flagged, words, group, sort } = wanted;
  const grouping = groupingOf(ask, group);
  const about = JSON.stringify([[...codes], coders, within && [...within], flagged, words, group, sort]);
  return ask.live.ordered(about, async () => {
    const index = ask.indexNow();
    const columns = index.columns();
    const isWanted = filterOf(ask, wanted, hits, within);
    const found = positionsOf(ask, index, codes, coders).filter(isWanted);
    const values = await sortValues(ask, found, sort);
    const sorted = values === null ? found : sortedBy(found, values);
    if (grouping === null || (group === 'document' && values === null)) return sorted;
    const groups = Int32Array.from(sorted, grouping.of);
    const ranks = ranksOf(grouping, new Set(groups));
    return sortedBy(
      sorted,
      Float64Array.from(groups, (one) => ranks.get(one) ?? 0),
    );

    /** By the rank of names; documents by where they are first met in reading order, cases by their list. */
    function ranksOf({ order }: Grouping, keys: ReadonlySet<number>): Map<number, number> {
      if (order !== null) return new Map([...keys].sort(order).map((k, i) => [k, i]));
      if (group !== 'document') return rankedByName(ask, keys);
      return new Map([...new Set(Array.from(found, (at) => columns.source[at] ?? 0))].map((k, i) => [k, i]));
    }
  });
}

function filterOf(
  ask: Ask,
  { flagged, words }: Wanted,
  hits: Hits | null,
  within: ReadonlySet<number> | null,
): (at: number) => boolean {
  const columns = ask.indexNow().columns();
  const flags = flagged ? flaggedKeys(ask) : null;
  const holds = words === '' || hits === null ? null : holding(hits);
  return (at) =>
    within?.has(columns.source[at] ?? 0) !== false &&
    (flags === null || flags.has(columns.key[at] ?? 0)) &&
    (holds === null || holds(columns.source[at] ?? 0, columns.start[at] ?? 0, columns.end[at] ?? 0));
}

function flaggedKeys(ask: Ask): ReadonlySet<number> {
  return new Set(
    ask.project.store.db
      .prepare<[], number>(
        'select k from codings where coalesce(doubt_level, 0) > 0 and coalesce(deleted, 0) = 0',
      )
      .pluck()
      .all(),
  );
}

/** Whether a stretch of a document holds a whole hit. Hits of a document stand together, ascending. */
function holding({ length, source, start, end }: Hits): (k: number, from: number, past: number) => boolean {
  const runs = new Map<number, { first: number; past: number }>();
  for (let i = 0; i < length; i++) {
    const run = runs.get(source[i] ?? 0);
    if (run === undefined) runs.set(source[i] ?? 0, { first: i, past: i + 1 });
    else run.past = i + 1;
  }
  return (k, from, past) => {
    const run = runs.get(k);
    if (run === undefined) return false;
    let low = run.first;
    let high = run.past;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((start[middle] ?? 0) < from) low = middle + 1;
      else high = middle;
    }
    return low < run.past && (end[low] ?? 0) <= past;
  };
}

/** A number for every position, by which to sort ascending; null for reading order. */
async function sortValues(
  ask: Ask,
  found: Int32Array,
  sort: Wanted['sort'],
): Promise<Float64Array<ArrayBuffer> | null> {
  const columns = ask.indexNow().columns();
  if (sort === 'document') return null;
  if (sort === 'longest' || sort === 'shortest') {
    const sign = sort === 'longest' ? -1 : 1;
    return Float64Array.from(found, (at) => sign * ((columns.end[at] ?? 0) - (columns.start[at] ?? 0)));
  }
  if (sort === 'newest' || sort === 'oldest') return await timesOf(ask, found, sort === 'newest' ? -1 : 1);
  const grouping = groupingOf(ask, sort);
  if (grouping === null) return null;
  const ranks = rankedByName(ask, new Set(Array.from(found, grouping.of)));
  return Float64Array.from(found, (at) => ranks.get(grouping.of(at)) ?? 0);
}

async function timesOf(ask: Ask, found: Int32Array, sign: 1 | -1): Promise<Float64Array<ArrayBuffer>> {
  const origin = ask.project.store.db.prepare<[number], Origin>('select id, born from object where k = ?');
  const keys = ask.indexNow().columns().key;
  const times = new Float64Array(found.length);
  for (let i = 0; i < found.length; i++) {
    const k = keys[found[i] ?? 0] ?? 0;
    const made = origin.get(k);
    if (made !== undefined) times[i] = sign * ask.originOf(made.born ?? 1, ask.objects.idOf(k)).at;
    if (i % SLICE === SLICE - 1) await new Promise((resolve) => setImmediate(resolve));
  }
  return times;
}

/** Positions by a number each, ascending; equal ones as they were. */
function sortedBy(found: Int32Array, values: Float64Array): Int32Array {
  const order = Uint32Array.from(found, (_, i) => i);
  order.sort((one, other) => (values[one] ?? 0) - (values[other] ?? 0) || one - other);
  return Int32Array.from(order, (i) => found[i] ?? 0);
}

/** Things by their names as a reader sorts them, numbers in names by value. */
function rankedByName(ask: Ask, keys: ReadonlySet<number>): Map<number, number> {
  const { compare } = new Intl.Collator('en', { numeric: true });
  const named = [...keys].map((k): { k: number; name: string; id: Id } => {
    const id = ask.objects.idOf(k);
    return { k, id, name: ask.read.nameOf(id) ?? '' };
  });
  named.sort((a, b) => compare(a.name, b.name) || a.k - b.k);
  return new Map(named.map(({ k }, i) => [k, i]));
}
