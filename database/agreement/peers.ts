/**
 * What other programs would print for the same coding, so that a team can compare with an earlier report. These are
 * shown as named modes beside the measures themselves, never instead of them. What was read in the maker's
 * documentation and what is our reading is said per function.
 */

import { type Coefficient, notDefined, ratio, value } from './coefficient.ts';
import { type Matches, matched, type Segment } from './matching.ts';
import { kappaOrComplete, type PairTable } from './pair-table.ts';

/** NVivo's kappa for one code and one file: Cohen's, with 1 for complete agreement (documented), 0 against nobody. */
export function nvivoKappa(table: PairTable): Coefficient {
  return table.n === 0 ? notDefined('no shared document') : kappaOrComplete(table);
}

/** Mean of NVivo's rows (code by file), plain or weighted by the length of the file, as its users do in a sheet. */
export function nvivoMean(rows: readonly { table: PairTable; weight: number }[]): Coefficient {
  let sum = 0;
  let weights = 0;
  for (const { table, weight } of rows) {
    const kappa = nvivoKappa(table);
    if (kappa.kind === 'undefined') continue;
    sum += kappa.value * weight;
    weights += weight;
  }
  return ratio(sum, weights, 'no shared document');
}

/**
 * MAXQDA's segment agreement: every segment of both coders is tested; the other must have the same code on enough of
 * it. One agreement therefore counts twice. That the threshold is on intersection over union is our reading.
 * Segments without length are not tested.
 */
export function maxqdaSegments(
  a: readonly Segment[],
  b: readonly Segment[],
  matches: Matches,
): { agree: number; tested: number; percent: Coefficient } {
  const own = a.filter(hasLength);
  const others = b.filter(hasLength);
  const agree = matched(own, others, matches) + matched(others, own, matches);
  const tested = own.length + others.length;
  return { agree, tested, percent: ratio(agree, tested, 'nothing coded') };
}

/** MAXQDA's kappa (documented as Brennan and Prediger): (P - 1/k) / (1 - 1/k), k the number of codes compared. */
export function maxqdaKappa(percent: Coefficient, codes: number): Coefficient {
  if (percent.kind === 'undefined') return percent;
  return codes < 2 ? notDefined('one category') : value((percent.value - 1 / codes) / (1 - 1 / codes));
}

/** How often each character was coded, both coders' codings added up: own overlaps count again. */
export type DepthCounts = {
  readonly characters: number;
  /** Characters with exactly one and exactly two codings on them; those with more are counted nowhere. */
  readonly once: number;
  readonly twice: number;
  readonly uncoded: number;
  /** Length of all codings of each coder. */
  readonly codedA: number;
  readonly codedB: number;
};

/** Depths over the segments of one code of two coders, over documents of `characters` units in all. */
export function depthCounts(a: readonly Segment[], b: readonly Segment[], characters: number): DepthCounts {
  const events = [...a, ...b].flatMap((s) => [
    { source: s.source, at: s.start, change: 1 },
    { source: s.source, at: s.end, change: -1 },
  ]);
  events.sort((x, y) => x.source - y.source || x.at - y.at || x.change - y.change);
  const lengths = [0, 0, 0];
  let coded = 0;
  let depth = 0;
  let from = 0;
  for (const { at, change } of events) {
    if (depth > 0) coded += at - from;
    if (depth === 1 || depth === 2) lengths[depth] = (lengths[depth] ?? 0) + at - from;
    from = at;
    depth += change;
  }
  const total = (segments: readonly Segment[]): number =>
    segments.reduce((sum, s) => sum + s.end - s.start, 0);
  return {
    characters,
    once: lengths[1] ?? 0,
    twice: lengths[2] ?? 0,
    uncoded: characters - coded,
    codedA: total(a),
    codedB: total(b),
  };
}

/**
 * QualCoder's three figures, with its arithmetic: "kappa" looks at coded characters only and multiplies the chance of
 * yes by the chance of no where Cohen adds them. null where it would divide by zero. For checking imports alone.
 */
export function qualcoderFigures(d: DepthCounts): {
  agreement: number | null;
  agree_coded_only: number | null;
  kappa: number | null;
} {
  const coded = d.codedA + d.codedB - d.twice;
  const observed = d.twice / coded;
  const yes = (d.codedA / coded) * (d.codedB / coded);
  const no = ((coded - d.codedA) / coded) * ((coded - d.codedB) / coded);
  return {
    agreement: rounded((100 * (d.twice + d.uncoded)) / d.characters, 2),
    agree_coded_only: rounded((100 * d.twice) / (d.twice + d.once), 2),
    kappa: rounded((observed - yes * no) / (1 - yes * no), 4),
  };
}

const hasLength = (s: Segment): boolean => s.end > s.start;

function rounded(number: number, digits: number): number | null {
  return Number.isFinite(number) ? Number(number.toFixed(digits)) : null;
}
