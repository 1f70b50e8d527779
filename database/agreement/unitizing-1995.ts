/**
 * The first unitising alpha, as older reports and toolkits print it: squared differences of boundaries, code by code.
 * Source: Krippendorff 1995, Sociological Methodology 25, and 2004, Content Analysis, 2nd ed., 12.4. It is sensitive
 * to where units are cut (touching units are not merged) and its author warns against it for more than two coders.
 */

import { beyondChance, type Coefficient, notDefined } from './coefficient.ts';
import { orderedUnits, type Unit, withGaps } from './partition.ts';

export type FirstUnitizingAlpha = {
  readonly overall: Coefficient;
  readonly code: (code: number) => { alpha: Coefficient; observed: number; expected: number };
};

/** Alpha over the continuum [0, length) for all codes together and for each; units may overlap across codes. */
export function firstUnitizingAlpha(
  coders: readonly (readonly Unit[])[],
  length: number,
): FirstUnitizingAlpha {
  const disagreements = (code: number): Disagreement | undefined => {
    const ordered = orderedUnits(coders.map((units) => units.filter((unit) => unit.code === code)));
    if (ordered === undefined || coders.length < 2) return undefined;
    const parts = ordered.map((units) => withGaps(units, length));
    return { observed: observedDisagreement(parts, length), expected: expectedDisagreement(parts, length) };
  };
  const refused = notDefined(coders.length < 2 ? 'not two coders' : 'overlapping units');
  return {
    overall: overallAlpha([...new Set(coders.flat().map((unit) => unit.code))].map(disagreements), refused),
    code: (code) => {
      const own = disagreements(code);
      return own === undefined
        ? { alpha: refused, observed: 0, expected: 0 }
        : { alpha: beyondChance(own.observed, own.expected), ...own };
    },
  };
}

type Disagreement = { readonly observed: number; readonly expected: number };

function overallAlpha(all: readonly (Disagreement | undefined)[], refused: Coefficient): Coefficient {
  let observed = 0;
  let expected = 0;
  for (const one of all) {
    if (one === undefined) return refused;
    observed += one.observed;
    expected += one.expected;
  }
  return beyondChance(observed, expected);
}

/** Do: over ordered pairs of coders, the squared differences of their units, divided by m (m - 1) L^2. */
function observedDisagreement(parts: readonly (readonly Unit[])[], length: number): number {
  let sum = 0;
  parts.forEach((a, i) => {
    parts.forEach((b, j) => {
      if (i !== j) for (const x of a) for (const y of b) sum += squaredDifference(x, y);
    });
  });
  return sum / (parts.length * (parts.length - 1) * length * length);
}

function squaredDifference(x: Unit, y: Unit): number {
  const meet = x.start < y.end && y.start < x.end;
  if (!meet || (x.code === 0 && y.code === 0)) return 0;
  if (x.code !== 0 && y.code !== 0) return (x.start - y.start) ** 2 + (x.end - y.end) ** 2;
  const [unit, gap] = x.code !== 0 ? [x, y] : [y, x];
  return unit.start >= gap.start && unit.end <= gap.end ? (unit.end - unit.start) ** 2 : 0;
}

/** De: the disagreement expected were the same units and gaps put together in any other way. */
function expectedDisagreement(parts: readonly (readonly Unit[])[], length: number): number {
  const all = parts.flat();
  const units = all.filter((part) => part.code !== 0).map((part) => part.end - part.start);
  const gaps = all.filter((part) => part.code === 0).map((part) => part.end - part.start);
  let sum = 0;
  for (const l of units) {
    sum += ((units.length - 1) / 3) * (2 * l ** 3 - 3 * l ** 2 + l);
    for (const gap of gaps) if (gap >= l) sum += l * l * (gap - l + 1);
  }
  const total = parts.length * length;
  return ((2 / length) * sum) / (total * (total - 1) - units.reduce((s, l) => s + l * (l - 1), 0));
}
