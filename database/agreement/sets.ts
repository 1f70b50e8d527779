/**
 * Agreement where a unit may carry several codes: the set of codes is the value, two sets are near or far. The empty
 * set means the coder looked and applied nothing. Set alpha is the summary over codes; alpha per code is what to read.
 * On text the units are the stretches between span boundaries, found in one sweep over all codes.
 */

import { alphaOf, coincidences, type Distance, nominal } from './alpha.ts';
import type { Coefficient } from './coefficient.ts';

/** A set of codes, ascending, each once. */
export type CodeSet = readonly number[];

/** Distance 0 to 1 between two sets. */
export type SetDistance = (a: CodeSet, b: CodeSet) => number;

/** Different or the same. */
export const nominalSets: SetDistance = (a, b) =>
  a.length === b.length && shared(a, b) === a.length ? 0 : 1;

/** 1 - |both| / |either|; two empty sets are the same. */
export const jaccardSets: SetDistance = (a, b) => 1 - overlap(a, b);

/**
 * MASI, Passonneau 2006: 1 - Jaccard x M, M = 1 for the same set, `subset` when one holds the other, `crossing` when
 * they share something, 0 when they share nothing. One common toolkit rounds 2/3 and 1/3 to .67 and .33.
 */
export function masiSets(subset = 2 / 3, crossing = 1 / 3): SetDistance {
  return (a, b) => {
    const common = shared(a, b);
    if (common === a.length && common === b.length) return 0;
    if (common === 0) return 1;
    return 1 - overlap(a, b) * (common === a.length || common === b.length ? subset : crossing);
  };
}

/** Units with the set each coder gave; a coder who did not rate the unit is left out. Weight: how many such units. */
export type SetUnit = { readonly sets: readonly CodeSet[]; readonly weight: number };

/** Krippendorff's alpha over sets. The distance goes in as it is, not squared (Passonneau 2006). */
export function setAlpha(units: Iterable<SetUnit>, distance: SetDistance): Coefficient {
  const numbers = new Map<string, number>();
  const sets: CodeSet[] = [];
  const numberOf = (set: CodeSet): number => {
    const name = set.join(' ');
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, sets.length);
    return sets.push(set) - 1;
  };
  const numbered: { values: number[]; weight: number }[] = [];
  for (const unit of units) numbered.push({ values: unit.sets.map(numberOf), weight: unit.weight });
  const between: Distance =
    distance === nominalSets ? nominal : (c, k) => distance(sets[c] ?? [], sets[k] ?? []);
  return alphaOf(coincidences(numbered), between);
}

/** A span of any code; `coder` numbers the coders from 0. */
export type CodedSpan = {
  readonly coder: number;
  readonly code: number;
  readonly start: number;
  readonly end: number;
};

/** Stretches of one source with the set each assigned coder gave them; the weight is their length. */
export function setUnits(spans: Iterable<CodedSpan>, length: number, assigned: readonly number[]): SetUnit[] {
  const events: { at: number; coder: number; code: number; change: 1 | -1 }[] = [];
  for (const { coder, code, start, end } of spans) {
    if (end <= start || !assigned.includes(coder)) continue;
    events.push({ at: start, coder, code, change: 1 }, { at: end, coder, code, change: -1 });
  }
  events.sort((a, b) => a.at - b.at || a.change - b.change);
  const depth = new Map<number, Map<number, number>>(assigned.map((coder) => [coder, new Map()]));
  const current = new Map<number, CodeSet>(assigned.map((coder) => [coder, []]));
  const units: SetUnit[] = [];
  let from = 0;
  const piece = (to: number): void => {
    if (to > from) units.push({ sets: assigned.map((coder) => current.get(coder) ?? []), weight: to - from });
    from = to;
  };
  for (const { at, coder, code, change } of events) {
    piece(at);
    const own = depth.get(coder) ?? new Map<number, number>();
    const now = (own.get(code) ?? 0) + change;
    own.set(code, now);
    if ((change === 1 && now === 1) || (change === -1 && now === 0)) {
      current.set(
        coder,
        [...own].flatMap(([c, n]) => (n > 0 ? [c] : [])).sort((a, b) => a - b),
      );
    }
  }
  piece(length);
  return units;
}

function shared(a: CodeSet, b: CodeSet): number {
  return a.filter((code) => b.includes(code)).length;
}

function overlap(a: CodeSet, b: CodeSet): number {
  const common = shared(a, b);
  const either = a.length + b.length - common;
  return either === 0 ? 1 : common / either;
}
