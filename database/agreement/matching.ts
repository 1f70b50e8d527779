/**
 * Agreement on whole segments: does the other coder have a segment that matches this one? Not corrected for chance;
 * where segments are sparse the true negatives have no clear number and F1 comes near kappa (Hripcsak and Rothschild
 * 2005, JAMIA 12). Zero-length segments match nothing but their own twin.
 */

import { type Coefficient, notDefined, ratio, value } from './coefficient.ts';

/** A segment of one coder; source and code are compared for equality. Half-open. */
export type Segment = {
  readonly source: number;
  readonly code: number;
  readonly start: number;
  readonly end: number;
};

export type Matches = (a: Segment, b: Segment) => boolean;

/** The same boundaries. */
export const exactMatch: Matches = (a, b) => a.start === b.start && a.end === b.end;

/** At least one shared unit of text. */
export const overlapMatch: Matches = (a, b) => intersection(a, b) > 0;

/** Intersection over union of at least `numerator / denominator`, compared without rounding. */
export function unionMatch(numerator: number, denominator: number): Matches {
  return (a, b) => {
    const both = intersection(a, b);
    const either = a.end - a.start + (b.end - b.start) - both;
    return either > 0 && both * denominator >= numerator * either;
  };
}

/** How many of `own` have a match of the same source and code among `others`. */
export function matched(own: readonly Segment[], others: readonly Segment[], matches: Matches): number {
  const groups = new Map<string, Segment[]>();
  for (const other of others) {
    const group = `${other.source} ${other.code}`;
    const list = groups.get(group);
    if (list === undefined) groups.set(group, [other]);
    else list.push(other);
  }
  return own.filter((s) => groups.get(`${s.source} ${s.code}`)?.some((other) => matches(s, other))).length;
}

/** F1 of the share of A's segments with a match and the share of B's; nothing on either side: not defined. */
export function segmentF1(a: readonly Segment[], b: readonly Segment[], matches: Matches): Coefficient {
  if (a.length === 0 && b.length === 0) return notDefined('nothing coded');
  if (a.length === 0 || b.length === 0) return value(0);
  const precision = matched(a, b, matches) / a.length;
  const recall = matched(b, a, matches) / b.length;
  return precision + recall === 0
    ? value(0)
    : ratio(2 * precision * recall, precision + recall, 'nothing coded');
}

/** Units of text two segments share. */
export function intersection(a: Segment, b: Segment): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}
