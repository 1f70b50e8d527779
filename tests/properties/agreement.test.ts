/**
 * Pair tables and coefficients from the sweep against a brute force that expands every character, for random spans,
 * assignments and segmentations into units. The brute force shares no code with the program.
 */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Coefficient } from '../../database/agreement/coefficient.ts';
import * as pairs from '../../database/agreement/pair-table.ts';
import {
  type AgreementTables,
  agreementTables,
  type UnitBoundaries,
} from '../../database/agreement/tables.ts';
import { codingIndex } from '../../database/index/codings.ts';

const LENGTH = 24;
const CODERS = [11, 12, 13];
const SOURCES = [1, 2];
const CODES = [5, 6];
const seed = Number(process.env.CONCORD_SEED ?? Date.now() % 2 ** 31);
console.info(`agreement properties: CONCORD_SEED=${seed}`);

type Span = { source: number; coder: number; code: number; start: number; end: number };

const spans: fc.Arbitrary<Span[]> = fc.array(
  fc
    .record({
      source: fc.constantFrom(...SOURCES),
      coder: fc.constantFrom(...CODERS),
      code: fc.constantFrom(...CODES),
      start: fc.integer({ min: 0, max: LENGTH }),
      length: fc.integer({ min: 0, max: 10 }),
    })
    .map(({ length, ...rest }) => ({ ...rest, end: Math.min(LENGTH, rest.start + length) })),
  { maxLength: 16 },
);
const assignment = fc
  .array(fc.boolean(), { minLength: 6, maxLength: 6 })
  .map(
    (flags) => (coder: number, source: number) =>
      flags[CODERS.indexOf(coder) * 2 + SOURCES.indexOf(source)] ?? false,
  );
const cuts = fc.option(fc.uniqueArray(fc.integer({ min: 0, max: LENGTH }), { minLength: 2, maxLength: 8 }), {
  nil: undefined,
});

type Assigned = (coder: number, source: number) => boolean;

function tablesOf(rows: Span[], assigned: Assigned, units?: UnitBoundaries) {
  const index = codingIndex();
  const put = (s: Span, key: number): void => index.upsert({ key, ...s, round: 0, layer: 0 });
  for (const [i, s] of rows.entries()) put(s, i + 1);
  const tables = agreementTables({
    index,
    coders: CODERS,
    lengths: new Map(SOURCES.map((s) => [s, LENGTH])),
    assigned: (coder) => new Set(SOURCES.filter((s) => assigned(coder, s))),
    scope: { resolveCode: (code) => code },
    ...(units === undefined ? {} : { units: () => units }),
  });
  return { index, put, tables };
}

/** Per unit and coder: 1 coded, 0 not, null not assigned. */
function expanded(
  rows: Span[],
  code: number,
  assigned: Assigned,
  units: [number, number][],
): (0 | 1 | null)[][] {
  return SOURCES.flatMap((source) =>
    units.map(([from, to]) =>
      CODERS.map((coder) => {
        if (!assigned(coder, source)) return null;
        const hit = rows.some(
          (s) =>
            s.source === source &&
            s.coder === coder &&
            s.code === code &&
            Math.max(s.start, from) < Math.min(s.end, to),
        );
        return hit ? 1 : 0;
      }),
    ),
  );
}

function bruteTable(cells: (0 | 1 | null)[][], a: number, b: number): pairs.PairTable {
  const rated = cells.filter((row) => row[a] !== null && row[b] !== null);
  const count = (x: number, y: number): number => rated.filter((row) => row[a] === x && row[b] === y).length;
  return { both: count(1, 1), onlyA: count(1, 0), onlyB: count(0, 1), neither: count(0, 0), n: rated.length };
}

function bruteKappa(t: pairs.PairTable): number {
  const observed = (t.both + t.neither) / t.n;
  const [a, b] = [(t.both + t.onlyA) / t.n, (t.both + t.onlyB) / t.n];
  const expected = a * b + (1 - a) * (1 - b);
  return (observed - expected) / (1 - expected);
}

/** Alpha straight from its definition: mean distance within units over mean distance in the whole. */
function bruteAlpha(cells: (0 | 1 | null)[][]): number {
  const units = cells.map((row) => row.filter((x) => x !== null)).filter((row) => row.length > 1);
  const values = units.flat();
  let observed = 0;
  for (const unit of units) {
    for (const [i, x] of unit.entries())
      for (const [j, y] of unit.entries()) if (i !== j && x !== y) observed += 1 / (unit.length - 1);
  }
  let expected = 0;
  for (const [i, x] of values.entries())
    for (const [j, y] of values.entries()) if (i !== j && x !== y) expected += 1;
  return 1 - observed / values.length / (expected / values.length / (values.length - 1));
}

function same(actual: Coefficient, wanted: number): void {
  if (Number.isFinite(wanted)) {
    expect(actual.kind === 'value' ? actual.value : actual).toBeCloseTo(wanted, 10);
  } else expect(actual.kind).toBe('undefined');
}

function compare(tables: AgreementTables, rows: Span[], assigned: Assigned, units: [number, number][]): void {
  for (const code of CODES) {
    const cells = expanded(rows, code, assigned, units);
    same(tables.alpha(code), bruteAlpha(cells));
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
      [2, 0],
    ] as const) {
      const wanted = bruteTable(cells, a, b);
      const table = tables.pair(code, a, b);
      expect(table).toEqual(wanted);
      same(pairs.percent(table), (wanted.both + wanted.neither) / wanted.n);
      same(pairs.cohenKappa(table), bruteKappa(wanted));
      same(pairs.dice(table), (2 * wanted.both) / (2 * wanted.both + wanted.onlyA + wanted.onlyB));
      const half = SOURCES.map((source) => tables.pair(code, a, b, source));
      expect(half.reduce(pairs.addPairTables, pairs.EMPTY_PAIR_TABLE)).toEqual(wanted);
    }
  }
}

const characters: [number, number][] = Array.from({ length: LENGTH }, (_, i) => [i, i + 1]);

test('tables, kappa and alpha equal a brute force over characters or units', () => {
  fc.assert(
    fc.property(spans, assignment, cuts, (rows, assigned, at) => {
      const bounds = at?.sort((a, b) => a - b);
      const units = bounds?.slice(1).map((end, i): [number, number] => [bounds[i] ?? 0, end]);
      const boundaries =
        units === undefined ? undefined : { starts: units.map((u) => u[0]), ends: units.map((u) => u[1]) };
      compare(tablesOf(rows, assigned, boundaries).tables, rows, assigned, units ?? characters);
    }),
    { numRuns: 500, seed },
  );
});

test('one edit refreshed equals counting everything again', () => {
  fc.assert(
    fc.property(spans, assignment, spans, (rows, assigned, more) => {
      const { index, put, tables } = tablesOf(rows, assigned);
      const now = new Map(rows.map((s, i) => [i + 1, s]));
      for (const [i, s] of more.entries()) {
        const key = 1 + ((i * 3) % (rows.length + 2));
        const before = now.get(key);
        if (i % 3 === 2) {
          index.remove(key);
          now.delete(key);
        } else {
          put(s, key);
          now.set(key, s);
          tables.refresh(s.source, s.code);
        }
        if (before !== undefined) tables.refresh(before.source, before.code);
        compare(tables, [...now.values()], assigned, characters);
      }
    }),
    { numRuns: 100, seed },
  );
});
