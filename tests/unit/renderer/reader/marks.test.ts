import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readable } from '../../../../renderer/reader/code-colour.ts';
import { indexCodings } from '../../../../renderer/reader/coding-index.ts';
import {
  clusterEnd,
  clusterStart,
  nextCluster,
  previousCluster,
} from '../../../../renderer/reader/graphemes.ts';
import { assignLanes, LANES } from '../../../../renderer/reader/lanes.ts';
import { focusName, laneName, markRule } from '../../../../renderer/reader/mark-styles.ts';
import {
  coverLevels,
  coverRuns,
  packStripes,
  placeLabels,
  STRIPE_LANES,
} from '../../../../renderer/reader/stripe-lanes.ts';
import { coding } from '../../../browser/harness/documents.ts';

const spans = fc
  .array(fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 30 })), { maxLength: 25 })
  .map((list) =>
    list
      .map(([start, length]) => ({ start, end: start + length }))
      .sort((one, other) => one.start - other.start || other.end - one.end),
  );

describe('index', () => {
  test('finds exactly the codings that overlap, in order', () => {
    fc.assert(
      fc.property(spans, fc.nat(70), fc.nat(20), (list, start, length) => {
        const rows = list.map((span, at) => coding(at, 'TR', span.start, span.end));
        const end = start + length;
        const expected = rows.filter((one) => one.start < end && one.end > start);
        expect(indexCodings(rows).overlapping(start, end)).toEqual(
          length === 0 ? expected.filter((one) => one.start < start) : expected,
        );
      }),
    );
  });

  test('a coding belongs to the caret at both of its edges', () => {
    const index = indexCodings([coding(1, 'TR', 5, 9)]);
    expect([4, 5, 9, 10].map((offset) => index.at(offset).length)).toEqual([0, 1, 1, 0]);
    expect(index.after(4)?.start).toBe(5);
    expect(index.after(5)).toBeUndefined();
    expect(index.before(5)).toBeUndefined();
  });
});

describe('lanes', () => {
  test('no two codings share a lane where they overlap or touch, and none is lost', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const { laned, more } = assignLanes(list);
        for (const [at, one] of laned.entries()) {
          expect(one.lane).toBeLessThan(LANES);
          for (const other of laned.slice(at + 1)) {
            if (other.lane !== one.lane || other.row === one.row) continue;
            expect(other.start > one.end || other.end < one.start || one.lane === LANES - 1).toBe(true);
          }
        }
        for (const span of list) {
          const isDrawn =
            laned.some(({ row }) => row === span) ||
            more.some((one) => one.start <= span.start && one.end >= span.end);
          expect(isDrawn).toBe(true);
        }
      }),
    );
  });

  test('a fourth coding becomes more, and the third lane makes room for it', () => {
    const row = (start: number, end: number) => ({ start, end });
    const { laned, more } = assignLanes([row(0, 20), row(0, 20), row(0, 20), row(5, 9)]);
    expect(more).toEqual([{ start: 5, end: 9 }]);
    expect(laned.filter(({ lane }) => lane === 2).map(({ start, end }) => [start, end])).toEqual([
      [0, 5],
      [9, 20],
    ]);
  });
});

describe('stripes', () => {
  test('stripes that share a lane do not meet; what has no lane is counted', () => {
    const many = Array.from({ length: 15 }, () => ({ top: 0, bottom: 40 }));
    const { lanes, chips } = packStripes([...many, { top: 50, bottom: 60 }]);
    expect(lanes.filter((lane) => lane === -1)).toHaveLength(15 - STRIPE_LANES);
    expect(chips).toEqual([{ top: 0, bottom: 40, count: 3 }]);
    expect(lanes.at(-1)).toBe(0);
  });

  test('labels stand below each other, never far from their stripe', () => {
    const extents = [
      { top: 0, bottom: 60 },
      { top: 0, bottom: 90 },
      { top: 5, bottom: 20 },
    ];
    const labels = placeLabels(extents, [0, 1, 2], []);
    expect(labels.map((label) => label?.top ?? null)).toEqual([2, 20, null]);
  });

  test('coverage counts codings, and the deepest run of a line wins', () => {
    const runs = coverRuns(
      [
        { start: 0, end: 10 },
        { start: 5, end: 8 },
      ],
      2,
      20,
    );
    expect(runs).toEqual([
      { start: 2, end: 5, level: 1 },
      { start: 5, end: 8, level: 2 },
      { start: 8, end: 10, level: 1 },
    ]);
    expect([
      ...coverLevels(4, [
        { top: 0, bottom: 2, level: 5 },
        { top: 1, bottom: 4, level: 1 },
      ]),
    ]).toEqual([3, 3, 1, 1]);
  });
});

describe('clusters', () => {
  const family = '👩‍👩‍👧';
  const text = `ab${family}e\u0301d`;

  test('an edge inside a cluster moves to its border', () => {
    expect(clusterStart(text, 4)).toBe(2);
    expect(clusterEnd(text, 4)).toBe(2 + family.length);
    expect(clusterEnd(text, 2)).toBe(2);
    expect(clusterStart(text, 1)).toBe(1);
  });

  test('steps go from cluster to cluster', () => {
    const stops = [0];
    for (let at = 0; at < text.length; stops.push(at)) at = nextCluster(text, at);
    expect(stops).toEqual([0, 1, 2, 2 + family.length, 4 + family.length, text.length]);
    expect(previousCluster(text, text.length)).toBe(text.length - 1);
    expect(previousCluster(text, 0)).toBe(0);
  });
});

describe('colours', () => {
  test('a colour that cannot be told from the paper is moved in lightness, another is kept', () => {
    expect(readable('#ffffe0', '#faf9f6')).not.toBe('#ffffe0');
    expect(readable('#6a0300', '#faf9f6')).toBe('#6a0300');
    expect(readable('#101010', '#1a1d23')).not.toBe('#101010');
  });

  test('every look has a rule for every lane', () => {
    const look = { colour: '#f3c4d0', texture: 'double' } as const;
    for (let lane = 0; lane < LANES; lane += 1) {
      const name = laneName(look, lane, 'mine');
      expect(markRule(name)).toMatch(
        new RegExp(`^\\.${name}::highlight\\(${name}\\)\\{text-decoration:underline double .*light-dark\\(#`),
      );
    }
    expect(markRule(focusName('7'))).toContain('var(--code-7)');
  });
});
