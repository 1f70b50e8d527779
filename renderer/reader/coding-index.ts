/**
 * Finds codings by place. Built once for every list of codings (100,000 in a few milliseconds), it
 * answers what overlaps a range in the time of a binary search and the answer.
 */
import type { CodingRow } from '../../shared/queries/source.ts';

export type CodingIndex = {
  readonly all: readonly CodingRow[];
  /** Codings that share at least one unit with [start, end), in order of start, longest first. */
  overlapping(start: number, end: number): CodingRow[];
  /** Codings over the character behind `offset`, or ending exactly there. */
  at(offset: number): CodingRow[];
  /** The first coding, in order, that starts behind `offset`, and the last that starts before it. */
  after(offset: number): CodingRow | undefined;
  before(offset: number): CodingRow | undefined;
};

/** `codings` ascend by start. */
export function indexCodings(codings: readonly CodingRow[]): CodingIndex {
  const all = isOrdered(codings) ? codings : [...codings].sort(inOrder);
  const starts = new Int32Array(all.length);
  // The furthest end so far tells how far back a long coding may begin.
  const furthest = new Int32Array(all.length);
  let far = 0;
  // Plain loops: this runs after every coding, and 100,000 rows are common enough.
  for (let index = 0; index < all.length; index += 1) {
    const row = all[index];
    if (row === undefined) continue;
    if (row.end > far) far = row.end;
    starts[index] = row.start;
    furthest[index] = far;
  }

  function overlapping(start: number, end: number): CodingRow[] {
    const found: CodingRow[] = [];
    for (let index = firstAtLeast(starts, end) - 1; index >= 0; index -= 1) {
      if ((furthest[index] ?? 0) <= start) break;
      const coding = all[index];
      if (coding !== undefined && coding.end > start) found.push(coding);
    }
    return found.reverse();
  }

  return {
    all,
    overlapping,
    at: (offset) => overlapping(Math.max(0, offset - 1), offset + 1).filter((one) => covers(one, offset)),
    after: (offset) => all[firstAtLeast(starts, offset + 1)],
    before: (offset) => all[firstAtLeast(starts, offset) - 1],
  };
}

function covers({ start, end }: CodingRow, offset: number): boolean {
  return start <= offset && offset <= end;
}

/** Index of the first value at least `wanted`; the length when there is none. */
function firstAtLeast(values: Int32Array, wanted: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inOrder(one: CodingRow, other: CodingRow): number {
  return one.start - other.start || other.end - one.end;
}

function isOrdered(codings: readonly CodingRow[]): boolean {
  let last = codings[0];
  for (let index = 1; index < codings.length; index += 1) {
    const row = codings[index];
    if (row === undefined || last === undefined) return false;
    if (row.start < last.start || (row.start === last.start && row.end > last.end)) return false;
    last = row;
  }
  return true;
}
