/**
 * How much of a source is coded, and how thickly: shares for lists and reports, runs of levels for the gutter beside
 * the text. Works on one source at a time, from its rows in the coding index. Offsets are UTF-16 units, half-open.
 */

import type { CodingIndex } from './codings.ts';

/** A stretch of text with the same number of codings on it; level 3 means three or more. Level 0 is not listed. */
export type CoverageRun = { readonly start: number; readonly end: number; readonly level: 1 | 2 | 3 };

type Include = (position: number) => boolean;

/** Units of a source covered by at least one coding that `include` lets through. */
export function coveredLength(index: CodingIndex, source: number, include?: Include): number {
  const { start, end } = index.columns();
  let covered = 0;
  let reached = 0;
  for (const at of index.bySource(source)) {
    if (include !== undefined && !include(at)) continue;
    const from = Math.max(start[at] ?? 0, reached);
    const to = end[at] ?? 0;
    if (to > from) {
      covered += to - from;
      reached = to;
    }
  }
  return covered;
}

/** Share (0 to 1) of a source's units that are coded at all; 0 for an empty text. */
export function coverageShare(index: CodingIndex, source: number, length: number, include?: Include): number {
  return length === 0 ? 0 : coveredLength(index, source, include) / length;
}

/** Runs of text by how many codings lie on them, in reading order; neighbours of one level are joined. */
export function coverageRuns(index: CodingIndex, source: number, include?: Include): CoverageRun[] {
  const { start, end } = index.columns();
  const starts: number[] = [];
  const ends: number[] = [];
  for (const at of index.bySource(source)) {
    const from = start[at] ?? 0;
    const to = end[at] ?? 0;
    if (to <= from || (include !== undefined && !include(at))) continue;
    starts.push(from);
    ends.push(to);
  }
  const endsInOrder = Float64Array.from(ends).sort();
  const runs: { start: number; end: number; level: 1 | 2 | 3 }[] = [];
  let depth = 0;
  let at = 0;
  for (let s = 0, e = 0; e < endsInOrder.length; ) {
    const nextStart = starts[s] ?? Number.POSITIVE_INFINITY;
    const nextEnd = endsInOrder[e] ?? Number.POSITIVE_INFINITY;
    const next = Math.min(nextStart, nextEnd);
    if (depth > 0 && next > at) extend(runs, at, next, depth);
    at = next;
    if (nextEnd <= nextStart) {
      depth -= 1;
      e += 1;
    } else {
      depth += 1;
      s += 1;
    }
  }
  return runs;
}

function extend(
  runs: { start: number; end: number; level: 1 | 2 | 3 }[],
  start: number,
  end: number,
  depth: number,
): void {
  const level = depth >= 3 ? 3 : depth === 2 ? 2 : 1;
  const last = runs.at(-1);
  if (last !== undefined && last.end === start && last.level === level) last.end = end;
  else runs.push({ start, end, level });
}
