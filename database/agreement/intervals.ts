/**
 * Confidence intervals by resampling whole documents (or paragraphs), never characters and never pairs of ratings:
 * characters of one text are not independent draws, and intervals that treat them so are far too narrow.
 * Source: Field and Welsh 2007, Journal of the Royal Statistical Society B 69 (cluster bootstrap); percentile method.
 */

import type { Coefficient } from './coefficient.ts';
import { mulberry32 } from './random.ts';

/** Fewer documents than this say too little about other documents for an interval to be honest. */
export const FEWEST_CLUSTERS = 10;

export type Interval =
  | {
      readonly kind: 'interval';
      readonly low: number;
      readonly high: number;
      readonly draws: number;
      /** Draws in which the coefficient was not defined; they are left out. */
      readonly undefinedDraws: number;
    }
  | { readonly kind: 'no interval'; readonly reason: 'too few documents' | 'not defined' };

/**
 * Percentile interval of a coefficient over resamples of its clusters. The same clusters in the same order, seed and
 * number of draws give the same interval. An interval is withheld when the coefficient was defined in fewer than half
 * of the draws.
 */
export function clusterInterval<Cluster>(
  clusters: readonly Cluster[],
  statistic: (drawn: readonly Cluster[]) => Coefficient,
  options: { readonly seed: number; readonly draws?: number; readonly level?: number },
): Interval {
  const { seed, draws = 2000, level = 0.95 } = options;
  if (clusters.length < FEWEST_CLUSTERS) return { kind: 'no interval', reason: 'too few documents' };
  const next = mulberry32(seed);
  const values: number[] = [];
  for (let draw = 0; draw < draws; draw++) {
    const drawn: Cluster[] = [];
    for (let i = 0; i < clusters.length; i++) {
      const picked = clusters[Math.floor((next() / 2 ** 32) * clusters.length)];
      if (picked !== undefined) drawn.push(picked);
    }
    const coefficient = statistic(drawn);
    if (coefficient.kind === 'value') values.push(coefficient.value);
  }
  if (values.length * 2 < draws) return { kind: 'no interval', reason: 'not defined' };
  values.sort((a, b) => a - b);
  const tail = (1 - level) / 2;
  return {
    kind: 'interval',
    low: quantile(values, tail),
    high: quantile(values, 1 - tail),
    draws,
    undefinedDraws: draws - values.length,
  };
}

/** Linear interpolation between order statistics (type 7 of Hyndman and Fan 1996). */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
