/**
 * Agreement tables over a project: per code, how much text each subset of coders coded, kept per source. From these
 * few numbers follow every pair table and every alpha, pooled or for one source, and a bootstrap over sources.
 *
 * A coder who was never assigned to a source is missing there, not "coded nothing": their rows in it are left out and
 * the source does not count for them. An edit recounts one code in one source. The unit is the character (UTF-16
 * unit) or any segmentation into sentences, paragraphs, turns or documents; a unit counts as coded when any character
 * of it is.
 */

import type { CodingIndex } from '../index/codings.ts';
import { type SubsetLengths, type SweepScope, subsetSweep } from '../index/sweep.ts';
import { type BinaryUnits, binaryAlpha } from './alpha.ts';
import type { Coefficient } from './coefficient.ts';
import { EMPTY_PAIR_TABLE, type PairTable } from './pair-table.ts';

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

/** What one subset of coders covers in the sources where exactly `assigned` coders worked (bit masks). */
type Entry = { readonly assigned: number; readonly mask: number; readonly length: number };

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
};

/** Counts every code in every source once; O(n log n) in the number of codings. */
export function agreementTables(input: AgreementInput): AgreementTables {
  const { index, coders, lengths } = input;
  const sweep = subsetSweep(coders.length);
  const numberOf = new Map(coders.map((coder, i) => [coder, i]));
  const assignedMask = assignedMasks(input);
  const totalByMask = new Map<number, number>();
  for (const [source, mask] of assignedMask) {
    totalByMask.set(mask, (totalByMask.get(mask) ?? 0) + unitCount(input, source));
  }
  /** code -> source -> subsets. */
  const counts = new Map<number, Map<number, SubsetLengths>>();

  const put = (code: number, source: number, subsets: SubsetLengths): void => {
    let bySource = counts.get(code);
    if (bySource === undefined) {
      bySource = new Map();
      counts.set(code, bySource);
    }
    bySource.set(source, subsets);
  };

  const countSource = (source: number, only?: number): void => {
    const mask = assignedMask.get(source);
    if (mask === undefined) return;
    const rows = groupedRows(input, source, mask, numberOf, only);
    const unit = input.units === undefined ? undefined : unitCounter(input.units(source));
    for (let from = 0; from < rows.length; ) {
      const code = rows.code[from] ?? 0;
      let to = from;
      while (to < rows.length && rows.code[to] === code) {
        sweep.add(rows.coder[to] ?? 0, rows.start[to] ?? 0, rows.end[to] ?? 0);
        to++;
      }
      put(code, source, unit === undefined ? sweep.finish() : unit(sweep));
      from = to;
    }
  };

  for (const source of index.sources()) if (lengths.has(source)) countSource(source);

  const entries = (code: number, source?: number): Entry[] => {
    const summed = new Map<number, Map<number, number>>();
    const bySource = counts.get(code);
    if (bySource === undefined) return [];
    for (const [at, subsets] of bySource) {
      if (source !== undefined && at !== source) continue;
      const assigned = assignedMask.get(at) ?? 0;
      let byMask = summed.get(assigned);
      if (byMask === undefined) {
        byMask = new Map();
        summed.set(assigned, byMask);
      }
      for (let i = 0; i < subsets.masks.length; i++) {
        const mask = subsets.masks[i] ?? 0;
        byMask.set(mask, (byMask.get(mask) ?? 0) + (subsets.lengths[i] ?? 0));
      }
    }
    return [...summed].flatMap(([assigned, byMask]) =>
      [...byMask].map(([mask, length]) => ({ assigned, mask, length })),
    );
  };

  const cached = new Map<number, Entry[]>();
  const pooled = (code: number): Entry[] => {
    let known = cached.get(code);
    if (known === undefined) {
      known = entries(code);
      cached.set(code, known);
    }
    return known;
  };

  const totals = (source?: number): Iterable<[mask: number, length: number]> =>
    source === undefined ? totalByMask : [[assignedMask.get(source) ?? 0, unitCount(input, source)]];

  const binaryUnits = (code: number): BinaryUnits => countByCoders(pooled(code), totalByMask);
  return {
    coders,
    codes: () =>
      [...counts].flatMap(([code, bySource]) => (bySource.size > 0 ? [code] : [])).sort((a, b) => a - b),
    pair: (code, a, b, source) =>
      pairTable(source === undefined ? pooled(code) : entries(code, source), totals(source), a, b),
    alpha: (code) => binaryAlpha(binaryUnits(code)),
    binaryUnits,
    sources: () => [...assignedMask.keys()].sort((a, b) => a - b),
    refresh: (source, code) => {
      counts.get(code)?.delete(source);
      cached.delete(code);
      countSource(source, code);
    },
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

/** Rows of one source by assigned coders, ordered by resolved code; `only` keeps a single code. */
function groupedRows(
  input: AgreementInput,
  source: number,
  mask: number,
  numberOf: ReadonlyMap<number, number>,
  only: number | undefined,
) {
  const columns = input.index.columns();
  const positions = input.index.bySource(source);
  const picked: number[] = [];
  const resolved: number[] = [];
  for (const at of positions) {
    const coder = numberOf.get(columns.coder[at] ?? 0);
    if (coder === undefined || (mask & (1 << coder)) === 0) continue;
    if (input.scope.include !== undefined && !input.scope.include(at)) continue;
    const code = input.scope.resolveCode(columns.code[at] ?? 0);
    if (code === 0 || (only !== undefined && code !== only)) continue;
    picked.push(at);
    resolved.push(code);
  }
  const count = picked.length;
  const order = new Float64Array(count);
  for (let i = 0; i < count; i++) order[i] = (resolved[i] ?? 0) * count + i;
  order.sort();
  const rows = {
    length: count,
    code: new Int32Array(count),
    coder: new Int32Array(count),
    start: new Int32Array(count),
    end: new Int32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const from = (order[i] ?? 0) % count;
    const at = picked[from] ?? 0;
    rows.code[i] = resolved[from] ?? 0;
    rows.coder[i] = numberOf.get(columns.coder[at] ?? 0) ?? 0;
    rows.start[i] = columns.start[at] ?? 0;
    rows.end[i] = columns.end[at] ?? 0;
  }
  return rows;
}

/** Counts units instead of characters: a unit carries every coder who coded any part of it. */
function unitCounter({ starts, ends }: UnitBoundaries) {
  const onUnit = new Int32Array(starts.length);
  return (sweep: ReturnType<typeof subsetSweep>): SubsetLengths => {
    const touched: number[] = [];
    let unit = 0;
    sweep.walk((mask, from, to) => {
      while (unit < starts.length && (ends[unit] ?? 0) <= from) unit++;
      for (let u = unit; u < starts.length && (starts[u] ?? 0) < to; u++) {
        if (onUnit[u] === 0) touched.push(u);
        onUnit[u] = (onUnit[u] ?? 0) | mask;
      }
    });
    const byMask = new Map<number, number>();
    for (const u of touched) {
      const mask = onUnit[u] ?? 0;
      byMask.set(mask, (byMask.get(mask) ?? 0) + 1);
      onUnit[u] = 0;
    }
    const masks = [...byMask.keys()].sort((a, b) => a - b);
    return { masks, lengths: masks.map((mask) => byMask.get(mask) ?? 0) };
  };
}

function pairTable(
  entries: readonly Entry[],
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

function countByCoders(entries: readonly Entry[], totals: ReadonlyMap<number, number>): BinaryUnits {
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
