/**
 * The unitising alphas of 2016: how far coders agree on where units begin and end and what they are.
 * Source: Krippendorff, Mathet, Bouvry and Widloecher 2016, Quality and Quantity 50 (erratum 50(6)), restated in
 * Krippendorff 2019, Content Analysis, 4th ed., 12.6. Only where a coder's units do not overlap; otherwise take the
 * codes one by one. The value of a gap is 0 below.
 */

import { beyondChance, type Coefficient, notDefined, value } from './coefficient.ts';
import { intersections, orderedUnits, type Unit, withGaps } from './partition.ts';

/** How to read the pairable length of a unit (eq. 36). "mean" reproduces the book; the others are for comparison. */
export type PairableLength = 'mean' | 'pair' | 'union';

export type UnitizingAlphas = {
  /** Unitising and coding together. */
  readonly u: Coefficient;
  /** Coded against not coded, whatever the code. */
  readonly binary: Coefficient;
  /** Coding alone, on text two coders both covered; always read with its coverage. */
  readonly coding: (reading?: PairableLength) => Coefficient;
  /** One code against the others, on text covered by both; coverage is the share of its text that is. */
  readonly code: (code: number) => { alpha: Coefficient; coverage: number };
};

/** All four from one pass; `coders` holds each coder's units over [0, length). */
export function unitizingAlphas(coders: readonly (readonly Unit[])[], length: number): UnitizingAlphas {
  const ordered = orderedUnits(coders);
  if (ordered === undefined || coders.length < 2) {
    const refused = notDefined(ordered === undefined ? 'overlapping units' : 'not two coders');
    return {
      u: refused,
      binary: refused,
      coding: () => refused,
      code: () => ({ alpha: refused, coverage: 0 }),
    };
  }
  const partitions = ordered.map((units) => withGaps(units, length));
  const observed = coincidentLengths(partitions);
  const total = coders.length * length;
  const squares = squaredLengths(partitions);
  const allSquares = [...squares.values()].reduce((sum, s) => sum + s, 0);
  const expectedWith = (c: number, k: number): number =>
    (observed.margin(c) * observed.margin(k) - (c === k ? (squares.get(c) ?? 0) : 0)) /
    (total - allSquares / total);
  const values = [...squares.keys()];
  const codes = values.filter((c) => c !== 0);
  const agreed = values.reduce((sum, c) => sum + observed.cell(c, c), 0);
  const pairs = values.flatMap((c) => values.filter((k) => k !== c).map((k) => expectedWith(c, k)));

  return {
    u: beyondChance(total - agreed, sum(pairs)),
    binary: beyondChance(observed.margin(0) - observed.cell(0, 0), sum(codes.map((k) => expectedWith(0, k)))),
    coding: (reading = 'mean') => codingAlpha(ordered, observed, codes, reading),
    code: (code) => ({
      alpha: oneCodeAlpha(ordered, observed, codes, code),
      coverage: observed.margin(code) === 0 ? 0 : pairedMargin(observed, codes, code) / observed.margin(code),
    }),
  };
}

type Observed = {
  /** l_ck: length where one coder says c and another k, over ordered pairs, divided by m - 1. */
  readonly cell: (c: number, k: number) => number;
  /** l_c.: all text with value c. */
  readonly margin: (c: number) => number;
};

function coincidentLengths(partitions: readonly (readonly Unit[])[]): Observed {
  const cells = new Map<string, number>();
  const margins = new Map<number, number>();
  const share = 1 / (partitions.length - 1);
  const add = (c: number, k: number, length: number): void => {
    cells.set(`${c} ${k}`, (cells.get(`${c} ${k}`) ?? 0) + length * share);
  };
  partitions.forEach((a, i) => {
    for (const { code, start, end } of a) margins.set(code, (margins.get(code) ?? 0) + end - start);
    for (const b of partitions.slice(i + 1)) {
      intersections(a, b, (x, y, length) => {
        add(x.code, y.code, length);
        add(y.code, x.code, length);
      });
    }
  });
  return { cell: (c, k) => cells.get(`${c} ${k}`) ?? 0, margin: (c) => margins.get(c) ?? 0 };
}

/** S_c: squared unit lengths per code; plain lengths for gaps, whose every character could be cut anywhere. */
function squaredLengths(partitions: readonly (readonly Unit[])[]): Map<number, number> {
  const squares = new Map<number, number>();
  for (const { code, start, end } of partitions.flat()) {
    const length = end - start;
    squares.set(code, (squares.get(code) ?? 0) + (code === 0 ? length : length * length));
  }
  return squares;
}

/** l*_c: text of value c that another coder also covered, with whatever code. */
function pairedMargin(observed: Observed, codes: readonly number[], code: number): number {
  return sum(codes.map((k) => observed.cell(code, k)));
}

function expectedOnPaired(
  ordered: readonly (readonly Unit[])[],
  observed: Observed,
  codes: readonly number[],
  reading: PairableLength,
): (c: number, k: number) => number {
  const margins = new Map(codes.map((c) => [c, pairedMargin(observed, codes, c)]));
  const squares = new Map<number, number>();
  ordered.forEach((units, i) => {
    const others = ordered.filter((_, j) => j !== i);
    for (const unit of units) {
      squares.set(unit.code, (squares.get(unit.code) ?? 0) + pairableSquare(unit, others, reading));
    }
  });
  const total = sum([...margins.values()]);
  const allSquares = sum([...squares.values()]);
  return (c, k) =>
    ((margins.get(c) ?? 0) * (margins.get(k) ?? 0) - (c === k ? (squares.get(c) ?? 0) : 0)) /
    (total - allSquares / total);
}

function pairableSquare(unit: Unit, others: readonly (readonly Unit[])[], reading: PairableLength): number {
  const overlaps = others.map((units) => {
    let covered = 0;
    intersections([unit], units, (_x, _y, length) => {
      covered += length;
    });
    return covered;
  });
  if (reading === 'pair') return sum(overlaps.map((o) => o * o)) / others.length;
  if (reading === 'mean') return (sum(overlaps) / others.length) ** 2;
  let covered = 0;
  let reached = unit.start;
  for (const other of others.flat().sort((a, b) => a.start - b.start)) {
    const to = Math.min(other.end, unit.end);
    covered += Math.max(0, to - Math.max(other.start, reached));
    reached = Math.max(reached, to);
  }
  return covered ** 2;
}

function codingAlpha(
  ordered: readonly (readonly Unit[])[],
  observed: Observed,
  codes: readonly number[],
  reading: PairableLength,
): Coefficient {
  const used = codes.filter((c) => pairedMargin(observed, codes, c) > 0);
  if (used.length < 2) return notDefined('no variation');
  const expected = expectedOnPaired(ordered, observed, codes, reading);
  const differing = (cell: (c: number, k: number) => number): number =>
    sum(used.flatMap((c) => used.filter((k) => k !== c).map((k) => cell(c, k))));
  return beyondChance(differing(observed.cell), differing(expected));
}

/** 1 - (e*_k / l*_k) (l*_k - l_kk) / (e*_k - e*_kk). */
function oneCodeAlpha(
  ordered: readonly (readonly Unit[])[],
  observed: Observed,
  codes: readonly number[],
  code: number,
): Coefficient {
  const paired = pairedMargin(observed, codes, code);
  if (paired === 0) return notDefined('no variation');
  const expected = expectedOnPaired(ordered, observed, codes, 'mean');
  const others = codes.filter((k) => k !== code && pairedMargin(observed, codes, k) > 0);
  const differing = sum(others.map((k) => expected(code, k)));
  if (others.length === 0 || differing === 0) return notDefined('no variation');
  const row = differing + expected(code, code);
  return value(1 - ((row / paired) * (paired - observed.cell(code, code))) / differing);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, x) => total + x, 0);
}
