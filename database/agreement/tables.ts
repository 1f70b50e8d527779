/**
 * Agreement tables over a project: per code, how much text each subset of coders coded, kept per source. From these
 * few numbers follow every pair table and every alpha, pooled or for one source, and a bootstrap over sources.
 *
 * A coder who was never assigned to a source is missing there, not "coded nothing": their rows in it are left out and
 * the source does not count for them. An edit recounts one code in one source. The unit is the character (UTF-16
 * unit) or any segmentation into sentences, paragraphs, turns or documents; a unit counts as coded when any character
 * of it is.
 */

import { type BinaryUnits, binaryAlpha } from './alpha.ts';
import type { Coefficient } from './coefficient.ts';
import { EMPTY_PAIR_TABLE, type PairTable } from './pair-table.ts';
import { type AgreementInput, rangeOf, type SourceCounts, sourceCounter, withCode } from './source-counts.ts';

export type { AgreementInput, UnitBoundaries } from './source-counts.ts';

/** Length covered by exactly the coders in `mask`, in sources where exactly the coders in `assigned` worked. */
export type SubsetTotal = { readonly assigned: number; readonly mask: number; readonly length: number };

export type AgreementTables = {
  readonly coders: readonly number[];
  /** Codes applied at least once in scope, ascending. */
  readonly codes: () => number[];
  /** Table of two coders (numbers in the order given) over the sources both were assigned to, or over one source. */
  readonly pair: (code: number, a: number, b: number, source?: number) => PairTable;
  /** Krippendorff's alpha for applied or not, all coders, coders missing where they were not assigned. */
  readonly alpha: (code: number) => Coefficient;
  /** The counts behind `alpha`: units by number of coders assigned and number who applied the code. */
  readonly binaryUnits: (code: number) => BinaryUnits;
  /** Sources that at least two of the coders were assigned to, ascending: what a bootstrap draws from. */
  readonly sources: () => number[];
  /** Takes in an edit: recounts one code in one source. Give the resolved code. */
  readonly refresh: (source: number, code: number) => void;
  /** Subset lengths of one code over the sources given, repeated ones counted as often: a bootstrap's resample. */
  readonly resampled: (code: number, sources: Iterable<number>) => ResampledTables;
};

/** The tables of one code over a resample of sources. */
export type ResampledTables = {
  readonly pair: (a: number, b: number) => PairTable;
  readonly alpha: () => Coefficient;
};

/** Counts every code in every source once; O(n log n) in the number of codings. */
export function agreementTables(input: AgreementInput): AgreementTables {
  const counter = sourceCounter(input);
  const assignedMask = assignedMasks(input);
  const counts = new Map<number, SourceCounts>();
  const totals = new Map<number, TotalsByMasks>();
  const lengthByMask = new Map<number, number>();
  for (const [source, assigned] of assignedMask) {
    lengthByMask.set(assigned, (lengthByMask.get(assigned) ?? 0) + unitCount(input, source));
    const here = counter.all(source, assigned);
    counts.set(source, here);
    for (let i = 0; i < here.codes.length; i++) {
      const code = here.codes[i] ?? 0;
      let total = totals.get(code);
      if (total === undefined) {
        total = totalsByMasks();
        totals.set(code, total);
      }
      total.add(here, here.offsets[i] ?? 0, here.offsets[i + 1] ?? 0, assigned);
    }
  }

  const over = (code: number, sources: Iterable<number>): TotalsByMasks => {
    const total = totalsByMasks();
    for (const source of sources) {
      const here = counts.get(source);
      const range = here === undefined ? undefined : rangeOf(here, code);
      if (here !== undefined && range !== undefined)
        total.add(here, range[0], range[1], assignedMask.get(source) ?? 0);
    }
    return total;
  };

  const lengthsOver = (sources: Iterable<number>): Map<number, number> => {
    const lengths = new Map<number, number>();
    for (const source of sources) {
      const assigned = assignedMask.get(source) ?? 0;
      lengths.set(assigned, (lengths.get(assigned) ?? 0) + unitCount(input, source));
    }
    return lengths;
  };

  const pooled = (code: number): readonly SubsetTotal[] => totals.get(code)?.list() ?? [];
  const binaryUnits = (code: number): BinaryUnits => countByCoders(pooled(code), lengthByMask);
  return {
    coders: input.coders,
    codes: () =>
      [...totals]
        .flatMap(([code, total]) => (total.list().some((t) => t.length > 0) ? [code] : []))
        .sort((a, b) => a - b),
    pair: (code, a, b, source) =>
      source === undefined
        ? pairTable(pooled(code), lengthByMask, a, b)
        : pairTable(over(code, [source]).list(), lengthsOver([source]), a, b),
    alpha: (code) => binaryAlpha(binaryUnits(code)),
    binaryUnits,
    sources: () => [...assignedMask.keys()].sort((a, b) => a - b),
    refresh: (source, code) => {
      const assigned = assignedMask.get(source);
      const here = counts.get(source);
      if (assigned === undefined || here === undefined) return;
      const now = withCode(here, code, counter.one(source, assigned, code));
      const [before, after] = [rangeOf(here, code), rangeOf(now, code)];
      const total = totals.get(code) ?? totalsByMasks();
      if (before !== undefined) total.add(here, before[0], before[1], assigned, -1);
      if (after !== undefined) total.add(now, after[0], after[1], assigned);
      totals.set(code, total);
      counts.set(source, now);
    },
    resampled: (code, sources) => {
      const drawn = [...sources];
      const total = over(code, drawn).list();
      const lengths = lengthsOver(drawn);
      return {
        pair: (a, b) => pairTable(total, lengths, a, b),
        alpha: () => binaryAlpha(countByCoders(total, lengths)),
      };
    },
  };
}

type TotalsByMasks = {
  /** Adds, or with sign -1 takes away, the counts from `from` to `to`. */
  readonly add: (counts: SourceCounts, from: number, to: number, assigned: number, sign?: 1 | -1) => void;
  readonly list: () => readonly SubsetTotal[];
};

/** Sums subset lengths by assigned coders and subset; a handful of each. */
function totalsByMasks(): TotalsByMasks {
  const list: { assigned: number; mask: number; length: number }[] = [];
  const places = new Map<number, Map<number, number>>();
  const placeOf = (assigned: number, mask: number): number => {
    let byMask = places.get(assigned);
    if (byMask === undefined) {
      byMask = new Map();
      places.set(assigned, byMask);
    }
    const known = byMask.get(mask);
    if (known !== undefined) return known;
    byMask.set(mask, list.length);
    return list.push({ assigned, mask, length: 0 }) - 1;
  };
  return {
    add: (counts, from, to, assigned, sign = 1) => {
      for (let i = from; i < to; i++) {
        const total = list[placeOf(assigned, counts.masks[i] ?? 0)];
        if (total !== undefined) total.length += sign * (counts.lengths[i] ?? 0);
      }
    },
    list: () => list,
  };
}

/** Per source the mask of assigned coders; sources with fewer than two are of no use and left out. */
function assignedMasks(input: AgreementInput): Map<number, number> {
  const masks = new Map<number, number>();
  const sets = input.coders.map((coder) => input.assigned(coder));
  for (const source of input.lengths.keys()) {
    let mask = 0;
    sets.forEach((set, i) => {
      if (set.has(source)) mask |= 1 << i;
    });
    if ((mask & (mask - 1)) !== 0) masks.set(source, mask);
  }
  return masks;
}

function unitCount(input: AgreementInput, source: number): number {
  return input.units === undefined ? (input.lengths.get(source) ?? 0) : input.units(source).starts.length;
}

function pairTable(
  entries: readonly SubsetTotal[],
  totals: Iterable<[number, number]>,
  a: number,
  b: number,
): PairTable {
  const bitA = 1 << a;
  const bitB = 1 << b;
  const wanted = bitA | bitB;
  let n = 0;
  for (const [assigned, length] of totals) if ((assigned & wanted) === wanted) n += length;
  if (n === 0) return EMPTY_PAIR_TABLE;
  let both = 0;
  let onlyA = 0;
  let onlyB = 0;
  for (const { assigned, mask, length } of entries) {
    if ((assigned & wanted) !== wanted) continue;
    const hit = mask & wanted;
    if (hit === wanted) both += length;
    else if (hit === bitA) onlyA += length;
    else if (hit === bitB) onlyB += length;
  }
  return { both, onlyA, onlyB, neither: n - both - onlyA - onlyB, n };
}

function countByCoders(entries: readonly SubsetTotal[], totals: ReadonlyMap<number, number>): BinaryUnits {
  const uncoded = new Map(totals);
  const units: { coders: number; applied: number; weight: number }[] = [];
  for (const { assigned, mask, length } of entries) {
    uncoded.set(assigned, (uncoded.get(assigned) ?? 0) - length);
    units.push({ coders: bitCount(assigned), applied: bitCount(mask), weight: length });
  }
  for (const [assigned, weight] of uncoded) units.push({ coders: bitCount(assigned), applied: 0, weight });
  return units;
}

function bitCount(mask: number): number {
  let count = 0;
  for (let rest = mask; rest !== 0; rest &= rest - 1) count++;
  return count;
}
