/**
 * Agreement on boundaries alone, for cutting a text into topics. A segmentation is given by its masses: the lengths
 * of its segments in sentences or other atoms, of the same sum for both coders.
 */

import { type Coefficient, ratio, value } from './coefficient.ts';

/** Beeferman, Berger and Lafferty 1999: share of the N - k windows judged differently as same segment or not. */
export function pk(reference: readonly number[], hypothesis: readonly number[], k: number): Coefficient {
  return windows(reference, hypothesis, k, (a, b) => (a === 0) !== (b === 0));
}

/** Pevzner and Hearst 2002, WindowDiff: share of the N - k windows with a different number of boundaries. */
export function windowDifference(reference: readonly number[], hypothesis: readonly number[], k: number) {
  return windows(reference, hypothesis, k, (a, b) => a !== b);
}

/**
 * Fournier 2013, boundary similarity: 1 - (additions + transposition distances / reach) / (additions +
 * transpositions + matches); boundaries fewer than `reach` places apart are one boundary moved.
 */
export function boundarySimilarity(
  reference: readonly number[],
  hypothesis: readonly number[],
  reach = 2,
): Coefficient {
  const a = new Set(boundaries(reference));
  const b = new Set(boundaries(hypothesis));
  let matches = 0;
  for (const at of [...a]) {
    if (!b.has(at)) continue;
    matches += 1;
    a.delete(at);
    b.delete(at);
  }
  let moved = 0;
  let distance = 0;
  for (let apart = 1; apart < reach; apart++) {
    for (const at of [...a]) {
      const twin = [at - apart, at + apart].find((place) => b.has(place));
      if (twin === undefined) continue;
      moved += 1;
      distance += apart;
      a.delete(at);
      b.delete(twin);
    }
  }
  const added = a.size + b.size;
  if (added + moved + matches === 0) return value(1);
  return value(1 - (added + distance / reach) / (added + moved + matches));
}

function boundaries(masses: readonly number[]): number[] {
  const out: number[] = [];
  let at = 0;
  for (const mass of masses.slice(0, -1)) {
    at += mass;
    out.push(at);
  }
  return out;
}

function windows(
  reference: readonly number[],
  hypothesis: readonly number[],
  k: number,
  differ: (inReference: number, inHypothesis: number) => boolean,
): Coefficient {
  const length = reference.reduce((sum, mass) => sum + mass, 0);
  const [a, b] = [boundaries(reference), boundaries(hypothesis)];
  let errors = 0;
  for (let from = 0; from < length - k; from++) {
    const within = (at: number): boolean => at > from && at <= from + k;
    if (differ(a.filter(within).length, b.filter(within).length)) errors += 1;
  }
  return ratio(errors, length - k, 'no shared document');
}
