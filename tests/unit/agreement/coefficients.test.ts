/** Coefficients on small cases worked out by hand, and the identities between them that theory promises. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerCases } from '../../../database/agreement/cases.ts';
import type { Coefficient } from '../../../database/agreement/coefficient.ts';
import * as table from '../../../database/agreement/coefficients.ts';
import { clusterInterval } from '../../../database/agreement/intervals.ts';
import { exactMatch, overlapMatch, segmentF1, unionMatch } from '../../../database/agreement/matching.ts';
import * as pair from '../../../database/agreement/pair-table.ts';
import { ratings } from '../../../database/agreement/ratings.ts';
import { jaccardSets, masiSets, nominalSets } from '../../../database/agreement/sets.ts';
import { unitizingAlphas } from '../../../database/agreement/unitizing.ts';

function number(coefficient: Coefficient): number {
  if (coefficient.kind === 'undefined') throw new Error(`not defined: ${coefficient.reason}`);
  return coefficient.value;
}

describe('pair table', () => {
  const t: pair.PairTable = { both: 20, onlyA: 5, onlyB: 10, neither: 15, n: 50 };

  test.each<[string, (t: pair.PairTable) => Coefficient, number]>([
    ['percent', pair.percent, 0.7],
    ['Cohen', pair.cohenKappa, 0.4],
    ['Scott', pair.scottPi, (0.7 - 0.505) / 0.495],
    ['Brennan and Prediger', pair.brennanPrediger, 0.4],
    ['Gwet', pair.gwetAc1, (0.7 - 0.495) / 0.505],
    ['Dice', pair.dice, 40 / 55],
    ['Jaccard', pair.jaccard, 20 / 35],
    ['prevalence', pair.prevalence, 0.55],
  ])('%s', (_name, measure, wanted) => {
    expect(number(measure(t))).toBeCloseTo(wanted, 12);
  });

  test('not defined is never a number', () => {
    const silent: pair.PairTable = { both: 0, onlyA: 0, onlyB: 0, neither: 9, n: 9 };
    expect(pair.cohenKappa(silent)).toEqual({ kind: 'undefined', reason: 'no variation' });
    expect(pair.dice(silent)).toEqual({ kind: 'undefined', reason: 'nothing coded' });
    expect(pair.percent(silent)).toEqual({ kind: 'value', value: 1 });
    expect(pair.gwetAc1(silent)).toEqual({ kind: 'value', value: 1 });
    expect(pair.percent(pair.EMPTY_PAIR_TABLE)).toEqual({ kind: 'undefined', reason: 'no shared document' });
    expect(pair.kappaOrComplete(silent)).toEqual({ kind: 'value', value: 1 });
  });

  test('one constant coder gives exactly 0, however long the text', () => {
    const long: pair.PairTable = { both: 0, onlyA: 3, onlyB: 0, neither: 120_632_383, n: 120_632_386 };
    expect(number(pair.cohenKappa(long))).toBe(0);
  });

  test('pooled kappa is the kappa of mean agreement, not the mean of kappas', () => {
    const other: pair.PairTable = { both: 1, onlyA: 0, onlyB: 1, neither: 48, n: 50 };
    const expected = (0.5 + (0.02 * 0.04 + 0.98 * 0.96)) / 2;
    expect(number(pair.pooledKappa([t, other]))).toBeCloseTo(
      ((0.7 + 0.98) / 2 - expected) / (1 - expected),
      12,
    );
  });
});

describe('unit by coder tables', () => {
  const cell = fc.constantFrom('a', 'b', 'c');
  const complete = (coders: number) =>
    fc.array(fc.array(cell, { minLength: coders, maxLength: coders }), { minLength: 2, maxLength: 12 });

  test('two coders, nothing missing: Conger is Cohen, Fleiss is Scott, alpha is Scott with a small-sample step', () => {
    fc.assert(
      fc.property(complete(2), (rows) => {
        const r = ratings(rows);
        fc.pre(r.categories.length > 1);
        const [cohen, scott] = [table.cohen(r), table.scott(r)];
        expect(number(table.conger(r))).toBeCloseTo(number(cohen), 10);
        expect(number(table.fleiss(r))).toBeCloseTo(number(scott), 10);
        expect(number(table.light(r))).toBe(number(cohen));
        const step = (1 - number(scott)) / (2 * rows.length);
        expect(number(table.alpha(r))).toBeCloseTo(number(scott) + step, 10);
      }),
    );
  });

  test('nobody varies: every chance-corrected coefficient says so', () => {
    const r = ratings([
      ['a', 'a', 'a'],
      ['a', 'a', null],
    ]);
    for (const measure of [table.fleiss, table.conger, table.light, table.alpha]) {
      expect(measure(r)).toEqual({ kind: 'undefined', reason: 'no variation' });
    }
    expect(table.gwet(r)).toEqual({ kind: 'undefined', reason: 'one category' });
    expect(number(table.gwet(ratings([['a', 'a']], ['a', 'b'])))).toBe(1);
    expect(number(table.percentAgreement(r))).toBe(1);
  });

  test('nothing to pair', () => {
    const r = ratings([
      ['a', null],
      [null, 'b'],
    ]);
    expect(table.alpha(r)).toEqual({ kind: 'undefined', reason: 'no shared document' });
    expect(table.cohen(r)).toEqual({ kind: 'undefined', reason: 'no shared document' });
  });
});

describe('sets and segments', () => {
  test('distances between sets', () => {
    expect([nominalSets([1], [1, 2]), nominalSets([], [])]).toEqual([1, 0]);
    expect([jaccardSets([1], [1, 2]), jaccardSets([], []), jaccardSets([], [1])]).toEqual([0.5, 0, 1]);
    expect(masiSets()([1], [1, 2])).toBeCloseTo(1 - (1 / 2) * (2 / 3), 12);
    expect(masiSets()([1, 3], [1, 2])).toBeCloseTo(1 - (1 / 3) * (1 / 3), 12);
    expect(masiSets()([1], [2])).toBe(1);
  });

  test('F1 of segments by three ways of matching', () => {
    const a = [
      { source: 1, code: 1, start: 0, end: 10 },
      { source: 1, code: 1, start: 20, end: 30 },
    ];
    const b = [
      { source: 1, code: 1, start: 0, end: 10 },
      { source: 1, code: 1, start: 25, end: 40 },
      { source: 2, code: 1, start: 20, end: 30 },
    ];
    expect(number(segmentF1(a, b, exactMatch))).toBeCloseTo(0.4, 12);
    expect(number(segmentF1(a, b, overlapMatch))).toBeCloseTo(0.8, 12);
    expect(number(segmentF1(a, b, unionMatch(1, 2)))).toBeCloseTo(0.4, 12);
    expect(segmentF1([], [], exactMatch).kind).toBe('undefined');
  });

  test('the unitising family refuses overlapping units of one coder', () => {
    const units = [
      [
        { start: 0, end: 5, code: 1 },
        { start: 3, end: 8, code: 2 },
      ],
      [{ start: 0, end: 5, code: 1 }],
    ];
    expect(unitizingAlphas(units, 10).u).toEqual({ kind: 'undefined', reason: 'overlapping units' });
  });
});

describe('intervals', () => {
  const documents = Array.from({ length: 12 }, (_, i) => ({
    both: 10 + i,
    onlyA: i % 3,
    onlyB: 2,
    neither: 80,
    n: 92 + i + (i % 3),
  }));
  const kappa = (drawn: readonly pair.PairTable[]): Coefficient =>
    pair.cohenKappa(drawn.reduce(pair.addPairTables, pair.EMPTY_PAIR_TABLE));

  test('holds the estimate and repeats for a seed', () => {
    const one = clusterInterval(documents, kappa, { seed: 7, draws: 500 });
    expect(clusterInterval(documents, kappa, { seed: 7, draws: 500 })).toEqual(one);
    if (one.kind !== 'interval') throw new Error(one.reason);
    const estimate = number(kappa(documents));
    expect(one.low).toBeLessThan(estimate);
    expect(one.high).toBeGreaterThan(estimate);
  });

  test('is not given for few documents', () => {
    expect(clusterInterval(documents.slice(0, 9), kappa, { seed: 1 })).toEqual({
      kind: 'no interval',
      reason: 'too few documents',
    });
  });
});

describe('fixture files', () => {
  test('an unknown kind or measure is said, another file refused', () => {
    const answers = answerCases({ cases: [{ id: 'x', kind: 'new', expected: [{ measure: 'percent' }] }] });
    expect(answers).toEqual({
      ok: true,
      value: [{ case: 'x', measure: 'percent', status: 'not implemented', value: null }],
    });
    expect(answerCases([])).toMatchObject({ ok: false });
    const headless = answerCases({ cases: [{}] });
    expect(headless.ok ? '' : headless.error.message).toMatch(/^Case 1 needs "id" and "expected"/);
  });

  test('a case of ratings is answered in the order asked, whatever values stand there', () => {
    const answers = answerCases({
      cases: [
        {
          id: 'm',
          kind: 'matrix',
          coders: ['x', 'y'],
          categories: [1, 2],
          categories_declared: false,
          ratings: [
            [1, 1],
            [2, 2],
            [1, 2],
            [2, 2],
          ],
          expected: [{ measure: 'percent', value: 99 }, { measure: 'cohen' }, { measure: 'unheard' }],
        },
      ],
    });
    expect(answers.ok ? answers.value.map((a) => [a.measure, a.status, a.value]) : []).toEqual([
      ['percent', 'value', 0.75],
      ['cohen', 'value', 0.5],
      ['unheard', 'not implemented', null],
    ]);
  });
});
