/**
 * Counts one source for the agreement tables: for every code in it, how much each subset of the assigned coders coded.
 * Kept as four flat columns a source, because a project has hundreds of thousands of such counts.
 */

import type { CodingIndex } from '../index/codings.ts';
import { type SubsetLengths, type SweepScope, subsetSweep } from '../index/sweep.ts';

/** Boundaries of the units of one source, ascending, half-open, not overlapping; gaps belong to no unit. */
export type UnitBoundaries = { readonly starts: ArrayLike<number>; readonly ends: ArrayLike<number> };

export type AgreementInput = {
  readonly index: CodingIndex;
  /** Coders to compare, 2 to 30; their order numbers them 0, 1, 2 ... in every answer. */
  readonly coders: readonly number[];
  /** Length of each source to look at, in UTF-16 units. */
  readonly lengths: ReadonlyMap<number, number>;
  /** Sources a coder was assigned to. */
  readonly assigned: (coder: number) => ReadonlySet<number>;
  readonly scope: Pick<SweepScope, 'resolveCode' | 'include'>;
  /** Units of a source; characters when absent. */
  readonly units?: (source: number) => UnitBoundaries;
};

/** Codes ascending; the counts of code i are masks and lengths from offsets[i] to offsets[i + 1]. */
export type SourceCounts = {
  readonly codes: Int32Array;
  readonly offsets: Int32Array;
  readonly masks: Int32Array;
  readonly lengths: Int32Array;
};

export type SourceCounter = {
  /** All codes of a source; `assigned` is the bit mask of the coders who worked on it. */
  readonly all: (source: number, assigned: number) => SourceCounts;
  /** One code of a source. */
  readonly one: (source: number, assigned: number, code: number) => SubsetLengths;
};

type Rows = { code: Int32Array; coder: Int32Array; start: Int32Array; end: Int32Array; order: Float64Array };

/** A counter over an index; it keeps buffers from source to source, so use one for a whole pass. */
export function sourceCounter(input: AgreementInput): SourceCounter {
  const { index, scope } = input;
  const sweep = subsetSweep(input.coders.length);
  const numberOf = new Map(input.coders.map((coder, i) => [coder, i]));
  let rows = allocate(512);

  /** Takes the rows in scope; returns how many, with `order` listing them by code. */
  const collect = (source: number, assigned: number, only: number | undefined): number => {
    const columns = index.columns();
    const positions = index.bySource(source);
    if (positions.length > rows.code.length) rows = allocate(positions.length * 2);
    let count = 0;
    for (const at of positions) {
      const coder = numberOf.get(columns.coder[at] ?? 0);
      if (coder === undefined || (assigned & (1 << coder)) === 0) continue;
      if (scope.include !== undefined && !scope.include(at)) continue;
      const code = scope.resolveCode(columns.code[at] ?? 0);
      if (code === 0 || (only !== undefined && code !== only)) continue;
      rows.code[count] = code;
      rows.coder[count] = coder;
      rows.start[count] = columns.start[at] ?? 0;
      rows.end[count] = columns.end[at] ?? 0;
      count += 1;
    }
    // code x count + place sorts by code and keeps reading order, exactly, in plain numbers.
    for (let i = 0; i < count; i++) rows.order[i] = (rows.code[i] ?? 0) * count + i;
    rows.order.subarray(0, count).sort();
    return count;
  };

  const finish = (source: number): SubsetLengths =>
    input.units === undefined ? sweep.finish() : countUnits(sweep, input.units(source));

  const addRow = (row: number): void =>
    sweep.add(rows.coder[row] ?? 0, rows.start[row] ?? 0, rows.end[row] ?? 0);

  return {
    all: (source, assigned) => {
      const count = collect(source, assigned, undefined);
      const codes: number[] = [];
      const offsets: number[] = [0];
      const masks: number[] = [];
      const lengths: number[] = [];
      for (let i = 0; i < count; ) {
        const code = rows.code[(rows.order[i] ?? 0) % count] ?? 0;
        for (; i < count; i++) {
          const row = (rows.order[i] ?? 0) % count;
          if (rows.code[row] !== code) break;
          addRow(row);
        }
        const subsets = finish(source);
        for (const mask of subsets.masks) masks.push(mask);
        for (const length of subsets.lengths) lengths.push(length);
        codes.push(code);
        offsets.push(masks.length);
      }
      return {
        codes: Int32Array.from(codes),
        offsets: Int32Array.from(offsets),
        masks: Int32Array.from(masks),
        lengths: Int32Array.from(lengths),
      };
    },
    one: (source, assigned, code) => {
      const count = collect(source, assigned, code);
      for (let row = 0; row < count; row++) addRow(row);
      return finish(source);
    },
  };
}

/** Range of a code's counts in the columns, or undefined when the source has none. */
export function rangeOf(counts: SourceCounts, code: number): [from: number, to: number] | undefined {
  const place = placeOf(counts.codes, code);
  return counts.codes[place] === code
    ? [counts.offsets[place] ?? 0, counts.offsets[place + 1] ?? 0]
    : undefined;
}

/** The columns with one code's counts put in, replaced or, when there are none now, taken out. */
export function withCode(counts: SourceCounts, code: number, subsets: SubsetLengths): SourceCounts {
  const place = placeOf(counts.codes, code);
  const known = counts.codes[place] === code ? 1 : 0;
  const from = counts.offsets[place] ?? 0;
  const to = counts.offsets[place + known] ?? 0;
  const kept = subsets.masks.length > 0 ? 1 : 0;
  const shift = subsets.masks.length - (to - from);
  const later = counts.offsets.subarray(place + known + 1).map((offset) => offset + shift);
  return {
    codes: spliced(counts.codes, place, place + known, kept === 1 ? [code] : []),
    offsets: joined(
      counts.offsets.subarray(0, place + 1),
      kept === 1 ? [from + subsets.masks.length] : [],
      later,
    ),
    masks: spliced(counts.masks, from, to, subsets.masks),
    lengths: spliced(counts.lengths, from, to, subsets.lengths),
  };
}

/** A unit carries every coder who coded any part of it; empties the sweep. */
function countUnits(sweep: ReturnType<typeof subsetSweep>, { starts, ends }: UnitBoundaries): SubsetLengths {
  const onUnit = new Map<number, number>();
  sweep.walk((mask, from, to) => {
    for (let u = firstEndingAfter(ends, from); u < starts.length && (starts[u] ?? 0) < to; u++) {
      onUnit.set(u, (onUnit.get(u) ?? 0) | mask);
    }
  });
  const byMask = new Map<number, number>();
  for (const mask of onUnit.values()) byMask.set(mask, (byMask.get(mask) ?? 0) + 1);
  const masks = [...byMask.keys()].sort((a, b) => a - b);
  return { masks, lengths: masks.map((mask) => byMask.get(mask) ?? 0) };
}

function firstEndingAfter(ends: ArrayLike<number>, at: number): number {
  let low = 0;
  let high = ends.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function placeOf(codes: Int32Array, code: number): number {
  let low = 0;
  let high = codes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((codes[middle] ?? 0) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}

function spliced(array: Int32Array, from: number, to: number, items: readonly number[]): Int32Array {
  return joined(array.subarray(0, from), items, array.subarray(to));
}

function joined(before: Int32Array, items: readonly number[], after: Int32Array): Int32Array {
  const out = new Int32Array(before.length + items.length + after.length);
  out.set(before);
  out.set(items, before.length);
  out.set(after, before.length + items.length);
  return out;
}

function allocate(capacity: number): Rows {
  return {
    code: new Int32Array(capacity),
    coder: new Int32Array(capacity),
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    order: new Float64Array(capacity),
  };
}
