/**
 * Chance-corrected agreement on unit by coder tables, in the common form (po - pe) / (1 - pe). Observed agreement po
 * is Gwet's: the mean over units rated at least twice of the share of agreeing ordered pairs, with weights where asked.
 * The coefficients differ in what they expect by chance; each docstring names its source. Missing ratings are allowed.
 */

import { alphaOf, coincidences, type Distance, nominal } from './alpha.ts';
import { type Coefficient, meanOf, notDefined, ratio, value } from './coefficient.ts';
import { crossTable, type Ratings } from './ratings.ts';
import { identity, type Weights } from './weights.ts';

/** Share of agreeing ordered pairs of ratings in one unit (weighted); undefined for fewer than two ratings. */
export function unitAgreement(counts: readonly number[], rated: number, w: Weights): number | undefined {
  if (rated < 2) return undefined;
  let sum = 0;
  for (let k = 0; k < counts.length; k++) {
    const here = counts[k] ?? 0;
    if (here === 0) continue;
    let near = 0;
    for (let l = 0; l < counts.length; l++) near += (counts[l] ?? 0) * w(k, l);
    sum += here * (near - 1);
  }
  return sum / (rated * (rated - 1));
}

/** Percent agreement po, or its weighted form. */
export function percentAgreement(r: Ratings, w: Weights = identity): Coefficient {
  let sum = 0;
  let units = 0;
  r.counts.forEach((counts, i) => {
    const agreement = unitAgreement(counts, r.rated[i] ?? 0, w);
    if (agreement === undefined) return;
    sum += agreement;
    units += 1;
  });
  return ratio(sum, units, 'no shared document');
}

/** Share of the units rated by every coder on which all of them agree. */
export function percentOfAll(r: Ratings): Coefficient {
  const complete = r.cells.filter((row) => row.length === r.coderCount && row.every((c) => c >= 0));
  const agreed = complete.filter((row) => row.every((c) => c === row[0]));
  return ratio(agreed.length, complete.length, 'no shared document');
}

/** Holsti 1969: 2M / (N1 + N2), M agreements, N what each coder rated; several coders: mean over pairs. */
export function holsti(r: Ratings): Coefficient {
  const decisions = (coder: number): number => r.cells.filter((row) => (row[coder] ?? -1) >= 0).length;
  return meanOf(
    coderPairs(r.coderCount).map(([a, b]) => {
      const table = crossTable(r, a, b);
      const agreed = table.cells.reduce((sum, row, k) => sum + (row[k] ?? 0), 0);
      return ratio(2 * agreed, decisions(a) + decisions(b), 'no shared document');
    }),
  );
}

/** Cohen 1960 and, with weights, 1968: each coder's own distribution; units both rated. */
export function cohen(r: Ratings, w: Weights = identity): Coefficient {
  return r.coderCount === 2 ? cohenOfPair(r, 0, 1, w) : notDefined('not two coders');
}

/** Cohen's kappa of two coders of a larger table. */
export function cohenOfPair(r: Ratings, a: number, b: number, w: Weights = identity): Coefficient {
  const { cells, n } = crossTable(r, a, b);
  if (n === 0) return notDefined('no shared document');
  const rows = cells.map((row) => row.reduce((sum, x) => sum + x, 0) / n);
  const columns = cells.map((_, l) => cells.reduce((sum, row) => sum + (row[l] ?? 0), 0) / n);
  let observed = 0;
  cells.forEach((row, k) => {
    row.forEach((count, l) => {
      observed += (count / n) * w(k, l);
    });
  });
  return corrected(
    observed,
    expectation(rows, columns, w),
    rows.includes(1) && columns[rows.indexOf(1)] === 1,
  );
}

/** Scott 1955: both coders share one distribution; two coders, units both rated. */
export function scott(r: Ratings): Coefficient {
  if (r.coderCount !== 2) return notDefined('not two coders');
  const { cells, n } = crossTable(r, 0, 1);
  if (n === 0) return notDefined('no shared document');
  const shares = cells.map((row, k) => {
    const column = cells.reduce((sum, other) => sum + (other[k] ?? 0), 0);
    return (row.reduce((sum, x) => sum + x, 0) + column) / (2 * n);
  });
  const observed = cells.reduce((sum, row, k) => sum + (row[k] ?? 0), 0) / n;
  return corrected(observed, expectation(shares, shares, identity), shares.includes(1));
}

/** Light 1971: mean of Cohen's kappa over all pairs of coders; not defined when one of them is not. */
export function light(r: Ratings): Coefficient {
  return meanOf(coderPairs(r.coderCount).map(([a, b]) => cohenOfPair(r, a, b)));
}

/** Share of each category, every unit weighing the same: mean over rated units of r_ik / r_i (Gwet 2014). */
export function categoryShares(r: Ratings): number[] {
  const units = r.rated.filter((n) => n > 0).length;
  return r.categories.map((_, k) => {
    let sum = 0;
    r.counts.forEach((counts, i) => {
      const rated = r.rated[i] ?? 0;
      if (rated > 0) sum += (counts[k] ?? 0) / rated;
    });
    return sum / units;
  });
}

/** Fleiss 1971, Psychological Bulletin 76 (it generalises Scott's pi), missing ratings as in Gwet 2014. */
export function fleiss(r: Ratings, w: Weights = identity): Coefficient {
  const shares = categoryShares(r);
  return withObserved(r, w, expectation(shares, shares, w), oneCategoryUsed(r));
}

/** Conger 1980, Psychological Bulletin 88: every coder's own distribution; equals Cohen for two coders. */
export function conger(r: Ratings): Coefficient {
  const perCoder: number[][] = [];
  for (let coder = 0; coder < r.coderCount; coder++) {
    const own = r.cells.map((row) => row[coder] ?? -1).filter((c) => c >= 0);
    if (own.length > 0)
      perCoder.push(r.categories.map((_, k) => own.filter((c) => c === k).length / own.length));
  }
  const coders = perCoder.length;
  let expected = 0;
  r.categories.forEach((_, k) => {
    const mean = perCoder.reduce((sum, shares) => sum + (shares[k] ?? 0), 0) / coders;
    const variance = perCoder.reduce((sum, shares) => sum + ((shares[k] ?? 0) - mean) ** 2, 0) / (coders - 1);
    expected += mean * mean - variance / coders;
  });
  return withObserved(r, identity, expected, oneCategoryUsed(r));
}

/** Brennan and Prediger 1981: every category equally likely; weighted form of Gwet 2014. */
export function brennanPredigerOf(r: Ratings, w: Weights = identity): Coefficient {
  const q = r.categories.length;
  if (q < 2) return notDefined('one category');
  return withObserved(r, w, weightSum(q, w) / (q * q), false);
}

/** Gwet 2008: AC1, and AC2 with weights. q counts the categories declared, used or not. */
export function gwet(r: Ratings, w: Weights = identity): Coefficient {
  const q = r.categories.length;
  if (q < 2) return notDefined('one category');
  const spread = categoryShares(r).reduce((sum, p) => sum + p * (1 - p), 0);
  return withObserved(r, w, (weightSum(q, w) / (q * (q - 1))) * spread, false);
}

/** Krippendorff's alpha; the distance may depend on the coincidences (ordinal does). */
export function alpha(
  r: Ratings,
  distance: (counted: ReturnType<typeof coincidences>) => Distance = () => nominal,
) {
  const counted = coincidences(r.cells.map((row) => ({ values: row.filter((c) => c >= 0), weight: 1 })));
  return alphaOf(counted, distance(counted));
}

/** Sum of all weights over q x q categories. */
export function weightSum(q: number, w: Weights): number {
  let sum = 0;
  for (let k = 0; k < q; k++) for (let l = 0; l < q; l++) sum += w(k, l);
  return sum;
}

/** Chance agreement of two distributions. */
export function expectation(a: readonly number[], b: readonly number[], w: Weights): number {
  let sum = 0;
  a.forEach((p, k) => {
    if (p === 0) return;
    b.forEach((q, l) => {
      sum += p * q * w(k, l);
    });
  });
  return sum;
}

/** Unordered pairs of coder numbers. */
export function coderPairs(count: number): [number, number][] {
  const pairs: [number, number][] = [];
  for (let a = 0; a < count; a++) for (let b = a + 1; b < count; b++) pairs.push([a, b]);
  return pairs;
}

function withObserved(r: Ratings, w: Weights, expected: number, noVariation: boolean): Coefficient {
  const observed = percentAgreement(r, w);
  return observed.kind === 'undefined' ? observed : corrected(observed.value, expected, noVariation);
}

/** Whether chance alone gives full agreement is decided on counts, never on a rounded pe. */
function corrected(observed: number, expected: number, noVariation: boolean): Coefficient {
  return noVariation ? notDefined('no variation') : value((observed - expected) / (1 - expected));
}

function oneCategoryUsed(r: Ratings): boolean {
  const used = new Set<number>();
  for (const row of r.cells) for (const c of row) if (c >= 0) used.add(c);
  return used.size <= 1;
}
