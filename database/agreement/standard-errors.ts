/**
 * Analytic standard errors for unit by coder tables. For independent units only: characters are not independent
 * draws, so these are never used on character tables, which get a bootstrap over documents instead.
 */

import { type Coefficient, notDefined, value } from './coefficient.ts';
import {
  brennanPredigerOf,
  categoryShares,
  cohen,
  expectation,
  fleiss,
  gwet,
  unitAgreement,
} from './coefficients.ts';
import { crossTable, type Ratings } from './ratings.ts';
import { identity } from './weights.ts';

/** Fleiss, Cohen and Everitt 1969, Psychological Bulletin 72: large-sample standard error of Cohen's kappa. */
export function cohenStandardError(r: Ratings): Coefficient {
  const kappa = cohen(r);
  if (kappa.kind === 'undefined') return kappa;
  const { cells, rows, columns, n, expected } = shares(r);
  const rest = 1 - kappa.value;
  let onDiagonal = 0;
  let offDiagonal = 0;
  cells.forEach((row, i) => {
    row.forEach((p, j) => {
      if (i === j) onDiagonal += p * (1 - ((rows[i] ?? 0) + (columns[i] ?? 0)) * rest) ** 2;
      else offDiagonal += p * ((columns[i] ?? 0) + (rows[j] ?? 0)) ** 2;
    });
  });
  const variance = onDiagonal + rest ** 2 * offDiagonal - (kappa.value - expected * rest) ** 2;
  return value(Math.sqrt(Math.max(0, variance) / n) / (1 - expected));
}

/** The same source: standard error under the hypothesis of no agreement beyond chance, for tests. */
export function cohenNullStandardError(r: Ratings): Coefficient {
  const kappa = cohen(r);
  if (kappa.kind === 'undefined') return kappa;
  const { rows, columns, n, expected } = shares(r);
  const third = rows.reduce((sum, p, i) => sum + p * (columns[i] ?? 0) * (p + (columns[i] ?? 0)), 0);
  return value(Math.sqrt(Math.max(0, expected + expected ** 2 - third) / n) / (1 - expected));
}

/** Gwet 2014, ch. 5: standard error of AC1 by linearisation, units drawn from an infinite population. */
export function gwetStandardError(r: Ratings): Coefficient {
  const q = r.categories.length;
  const p = categoryShares(r);
  const expected = p.reduce((sum, x) => sum + x * (1 - x), 0) / (q - 1);
  return linearised(r, gwet(r), expected, (counts, rated) => {
    const own = counts.reduce((sum, n, k) => sum + (n / rated) * (1 - (p[k] ?? 0)), 0);
    return own / (q - 1);
  });
}

/** The same for Fleiss's kappa. */
export function fleissStandardError(r: Ratings): Coefficient {
  const p = categoryShares(r);
  return linearised(r, fleiss(r), expectation(p, p, identity), (counts, rated) =>
    counts.reduce((sum, n, k) => sum + (n / rated) * (p[k] ?? 0), 0),
  );
}

/** The same for Brennan and Prediger's kappa, whose expected agreement is a constant. */
export function brennanPredigerStandardError(r: Ratings): Coefficient {
  const expected = 1 / r.categories.length;
  return linearised(r, brennanPredigerOf(r), expected, () => expected);
}

/** k*_i = (n/n')(po_i - pe)/(1 - pe) - 2 (1 - A)(pe_i - pe)/(1 - pe); Var = sum (k*_i - A)^2 / (n (n - 1)). */
function linearised(
  r: Ratings,
  coefficient: Coefficient,
  expected: number,
  expectedOfUnit: (counts: readonly number[], rated: number) => number,
): Coefficient {
  if (coefficient.kind === 'undefined') return coefficient;
  const n = r.rated.filter((x) => x > 0).length;
  const paired = r.rated.filter((x) => x > 1).length;
  if (n < 2) return notDefined('no variation');
  let sum = 0;
  r.counts.forEach((counts, i) => {
    const rated = r.rated[i] ?? 0;
    if (rated === 0) return;
    const agreement = unitAgreement(counts, rated, identity);
    const own = agreement === undefined ? 0 : ((n / paired) * (agreement - expected)) / (1 - expected);
    const drift = (2 * (1 - coefficient.value) * (expectedOfUnit(counts, rated) - expected)) / (1 - expected);
    sum += (own - drift - coefficient.value) ** 2;
  });
  return value(Math.sqrt(sum / (n * (n - 1))));
}

function shares(r: Ratings) {
  const { cells: counted, n } = crossTable(r, 0, 1);
  const cells = counted.map((row) => row.map((x) => x / n));
  const rows = cells.map((row) => row.reduce((sum, x) => sum + x, 0));
  const columns = cells.map((_, j) => cells.reduce((sum, row) => sum + (row[j] ?? 0), 0));
  return { cells, rows, columns, n, expected: expectation(rows, columns, identity) };
}
