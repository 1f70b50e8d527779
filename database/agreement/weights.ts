/**
 * Agreement weights between categories: 1 for the same, less for a near miss. Cohen's weighted kappa takes ranks,
 * Gwet's coefficients take the values the categories stand for; for categories 1, 2 and 10 the two differ.
 * Sources: Cohen 1968, Psychological Bulletin 70; Gwet 2014, Handbook of Inter-Rater Reliability, 4th ed., ch. 3.
 */

export type Weights = (k: number, l: number) => number;

/** Full agreement or none. */
export const identity: Weights = (k, l) => (k === l ? 1 : 0);

/** 1 - |x - y| / range, over the values of the categories. */
export function linear(values: readonly number[]): Weights {
  const range = Math.max(...values) - Math.min(...values);
  return (k, l) => (k === l ? 1 : 1 - Math.abs((values[k] ?? 0) - (values[l] ?? 0)) / range);
}

/** 1 - (x - y)^2 / range^2, over the values of the categories. */
export function quadratic(values: readonly number[]): Weights {
  const range = Math.max(...values) - Math.min(...values);
  return (k, l) => (k === l ? 1 : 1 - (((values[k] ?? 0) - (values[l] ?? 0)) / range) ** 2);
}

/** 1 - C(|k - l| + 1, 2) / C(q, 2), over the ranks of q categories. */
export function ordinalWeights(q: number): Weights {
  const all = (q * (q - 1)) / 2;
  return (k, l) => {
    const apart = Math.abs(k - l);
    return k === l ? 1 : 1 - ((apart + 1) * apart) / 2 / all;
  };
}

/** 0, 1, 2 ... for q categories: ranks in place of values. */
export function ranks(q: number): number[] {
  return Array.from({ length: q }, (_, i) => i);
}
