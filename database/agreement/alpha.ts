/**
 * Krippendorff's alpha for any number of coders, missing ratings and any distance between values.
 * alpha = 1 - (N-1) sum o_ck d_ck / sum n_c n_k d_ck with o the coincidences of values within units, each unit of r
 * ratings weighing its ordered pairs by 1/(r-1); units with fewer than two ratings do not count.
 * Source: Krippendorff 2011, Computing Krippendorff's Alpha-Reliability; 2019, Content Analysis, 4th ed., ch. 12.
 */

import { type Coefficient, notDefined, value } from './coefficient.ts';

/** Units by how many coders rated them and how many of those applied the code; weight is how many such units. */
export type BinaryUnits = readonly {
  readonly coders: number;
  readonly applied: number;
  readonly weight: number;
}[];

/** Alpha for applied / not applied, nominal distance. With every character a unit, weights are lengths of text. */
export function binaryAlpha(units: BinaryUnits): Coefficient {
  let mixed = 0;
  let applied = 0;
  let total = 0;
  for (const unit of units) {
    if (unit.coders < 2) continue;
    mixed += (unit.weight * unit.applied * (unit.coders - unit.applied)) / (unit.coders - 1);
    applied += unit.weight * unit.applied;
    total += unit.weight * unit.coders;
  }
  if (total === 0) return notDefined('no shared document');
  if (applied === 0 || applied === total) return notDefined('no variation');
  return value(1 - ((total - 1) / applied / (total - applied)) * mixed);
}

/** Coincidences of values numbered 0 to size - 1: `cell(c, k)` for ordered pairs, margins and total. */
export type Coincidences = {
  readonly size: number;
  readonly cell: (c: number, k: number) => number;
  readonly margins: readonly number[];
  readonly total: number;
};

/** Counts coincidences; a unit is the list of the values its coders gave. */
export function coincidences(
  units: Iterable<{ readonly values: readonly number[]; readonly weight: number }>,
): Coincidences {
  const cells = new Map<number, Map<number, number>>();
  const margins: number[] = [];
  let total = 0;
  for (const { values, weight } of units) {
    if (values.length < 2 || weight === 0) continue;
    const share = weight / (values.length - 1);
    for (let i = 0; i < values.length; i++) {
      const c = values[i] ?? 0;
      let row = cells.get(c);
      if (row === undefined) {
        row = new Map();
        cells.set(c, row);
      }
      for (let j = 0; j < values.length; j++) {
        const k = values[j] ?? 0;
        if (i !== j) row.set(k, (row.get(k) ?? 0) + share);
      }
      margins[c] = (margins[c] ?? 0) + weight;
      total += weight;
    }
  }
  const filled = Array.from({ length: margins.length }, (_, c) => margins[c] ?? 0);
  return { size: filled.length, cell: (c, k) => cells.get(c)?.get(k) ?? 0, margins: filled, total };
}

/** Distance between two value numbers; 0 for a value and itself. Squared where the metric is a squared difference. */
export type Distance = (c: number, k: number) => number;

/** Alpha from coincidences and a distance. */
export function alphaOf(counted: Coincidences, distance: Distance): Coefficient {
  if (counted.total === 0) return notDefined('no shared document');
  let observed = 0;
  let expected = 0;
  for (let c = 0; c < counted.size; c++) {
    for (let k = 0; k < counted.size; k++) {
      const product = (counted.margins[c] ?? 0) * (counted.margins[k] ?? 0);
      if (c === k || product === 0) continue;
      const d = distance(c, k);
      observed += counted.cell(c, k) * d;
      expected += product * d;
    }
  }
  if (expected === 0) return notDefined('no variation');
  return value(1 - ((counted.total - 1) * observed) / expected);
}

/** 0 or 1. */
export const nominal: Distance = () => 1;

/** Ranks: the number of ratings between two values, squared. Needs the values numbered in their order. */
export function ordinal(counted: Coincidences): Distance {
  const before: number[] = [0];
  counted.margins.forEach((n, c) => {
    before.push((before[c] ?? 0) + n);
  });
  return (c, k) => {
    const [low, high] = c < k ? [c, k] : [k, c];
    const between = (before[high + 1] ?? 0) - (before[low] ?? 0);
    return (between - ((counted.margins[c] ?? 0) + (counted.margins[k] ?? 0)) / 2) ** 2;
  };
}

/** Squared difference of the numbers the values stand for. */
export function interval(numbers: readonly number[]): Distance {
  return (c, k) => ((numbers[c] ?? 0) - (numbers[k] ?? 0)) ** 2;
}

/** Squared difference over sum; two zeros are no distance apart. */
export function ratioDistance(numbers: readonly number[]): Distance {
  return (c, k) => {
    const [x, y] = [numbers[c] ?? 0, numbers[k] ?? 0];
    return x + y === 0 ? 0 : ((x - y) / (x + y)) ** 2;
  };
}
