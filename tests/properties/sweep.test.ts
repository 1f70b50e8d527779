/** Subset lengths, co-occurrence and coverage against a brute force that expands every character. */

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codingIndex } from '../../database/index/codings.ts';
import { coverageRuns, coveredLength } from '../../database/index/coverage.ts';
import { cooccurrence, subsetLengths } from '../../database/index/sweep.ts';

const LENGTH = 30;
const seed = Number(process.env.CONCORD_SEED ?? Date.now() % 2 ** 31);
console.info(`sweep properties: CONCORD_SEED=${seed}`);

const spans = fc.array(
  fc
    .record({
      source: fc.integer({ min: 1, max: 2 }),
      coder: fc.integer({ min: 0, max: 3 }),
      code: fc.integer({ min: 1, max: 4 }),
      start: fc.integer({ min: 0, max: LENGTH }),
      length: fc.integer({ min: 0, max: 12 }),
    })
    .map(({ length, ...rest }) => ({ ...rest, end: Math.min(LENGTH, rest.start + length) })),
  { maxLength: 40 },
);

const on = (s: { start: number; end: number }, at: number): boolean => s.start <= at && at < s.end;

test('subset lengths equal counting characters', () => {
  fc.assert(
    fc.property(spans, (rows) => {
      const byMask = new Map<number, number>();
      for (let at = 0; at < LENGTH; at++) {
        let mask = 0;
        for (const s of rows) if (on(s, at)) mask |= 1 << s.coder;
        if (mask !== 0) byMask.set(mask, (byMask.get(mask) ?? 0) + 1);
      }
      const masks = [...byMask.keys()].sort((a, b) => a - b);
      expect(subsetLengths(rows, 4)).toEqual({ masks, lengths: masks.map((m) => byMask.get(m)) });
    }),
    { numRuns: 1000, seed },
  );
});

test('co-occurrence and coverage equal comparing every pair and every character', () => {
  fc.assert(
    fc.property(spans, (rows) => {
      const index = codingIndex();
      index.fill(rows.map((s, i) => [i + 1, s.source, s.start, s.end, s.code, s.coder, 0, 0]));
      const counts = new Map<string, number>();
      for (const [i, a] of rows.entries()) {
        for (const b of rows.slice(i + 1)) {
          const meet = Array.from({ length: LENGTH }, (_, at) => on(a, at) && on(b, at)).includes(true);
          if (!meet || a.source !== b.source || a.code === b.code) continue;
          const cell = [a.code, b.code].sort((x, y) => x - y).join(',');
          counts.set(cell, (counts.get(cell) ?? 0) + 1);
        }
      }
      const result = cooccurrence(index, { resolveCode: (code) => code });
      expect(new Map(result.cells().map(([a, b, n]) => [`${a},${b}`, n]))).toEqual(counts);
      const depths = Array.from(
        { length: LENGTH },
        (_, at) => rows.filter((s) => s.source === 1 && on(s, at)).length,
      );
      const levels = new Array<number>(LENGTH).fill(0);
      for (const run of coverageRuns(index, 1)) levels.fill(run.level, run.start, run.end);
      expect(levels).toEqual(depths.map((depth) => Math.min(3, depth)));
      expect(coveredLength(index, 1)).toBe(depths.filter((depth) => depth > 0).length);
    }),
    { numRuns: 500, seed },
  );
});
