/** Co-occurrence, code by source counts and coverage on cases worked out by hand, and on the benchmark folders. */

import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type CodingTuple, codingIndex } from '../../../database/index/codings.ts';
import { coverageRuns, coverageShare, coveredLength } from '../../../database/index/coverage.ts';
import { cooccurrence, countByCodeAndSource, subsetLengths } from '../../../database/index/sweep.ts';

const same = (code: number): number => code;

function indexOf(...spans: [source: number, start: number, end: number, code: number, coder?: number][]) {
  const index = codingIndex();
  index.fill(
    spans.map(([source, start, end, code, coder], i) => [i + 1, source, start, end, code, coder ?? 1, 0, 0]),
  );
  return index;
}

describe('subset lengths', () => {
  test('unions own overlaps and duplicates, ignores empty spans', () => {
    const spans = [
      { coder: 0, start: 0, end: 10 },
      { coder: 0, start: 5, end: 12 },
      { coder: 0, start: 5, end: 12 },
      { coder: 1, start: 8, end: 20 },
      { coder: 1, start: 3, end: 3 },
    ];
    expect(subsetLengths(spans, 2)).toEqual({ masks: [1, 2, 3], lengths: [8, 8, 4] });
  });

  test('touching spans equal one span', () => {
    const parts = [
      { coder: 29, start: 10, end: 20 },
      { coder: 29, start: 20, end: 30 },
    ];
    expect(subsetLengths(parts, 30)).toEqual({ masks: [2 ** 29], lengths: [20] });
  });

  test('refuses more coders than a mask holds', () => {
    expect(() => subsetLengths([], 31)).toThrow('At most 30');
  });
});

describe('co-occurrence', () => {
  test('counts pairs of codings of different codes that share a unit', () => {
    const index = indexOf(
      [1, 0, 10, 1],
      [1, 5, 6, 2],
      [1, 5, 15, 2, 2],
      [1, 10, 20, 3],
      [1, 7, 7, 3],
      [2, 0, 10, 3],
    );
    const result = cooccurrence(index, { resolveCode: same });
    expect(result.cells()).toEqual([
      [1, 2, 2],
      [2, 3, 1],
    ]);
    expect(result.pairs).toBe(3);
    expect(result.count(3, 2)).toBe(1);
    expect(result.count(1, 99)).toBe(0);
  });

  test('follows merged codes, leaves out what the scope leaves out', () => {
    const index = indexOf([1, 0, 10, 1], [1, 5, 6, 2], [1, 5, 15, 3], [1, 5, 15, 4, 2]);
    const merged = cooccurrence(index, { resolveCode: (code) => (code === 2 ? 1 : code === 4 ? 0 : code) });
    expect(merged.cells()).toEqual([[1, 3, 2]]);
    const { coder } = index.columns();
    const first = cooccurrence(index, { resolveCode: same, include: (at) => coder[at] === 2 });
    expect(first.pairs).toBe(0);
  });

  test('counts codings per code and source', () => {
    const index = indexOf([2, 0, 1, 5], [1, 0, 1, 5], [1, 3, 4, 5], [1, 0, 9, 4]);
    expect(countByCodeAndSource(index, { resolveCode: same })).toEqual([
      { code: 4, source: 1, count: 1 },
      { code: 5, source: 1, count: 2 },
      { code: 5, source: 2, count: 1 },
    ]);
  });
});

describe('coverage', () => {
  const index = indexOf(
    [1, 0, 10, 1],
    [1, 5, 15, 2, 2],
    [1, 6, 8, 3],
    [1, 6, 7, 3],
    [1, 20, 30, 1],
    [1, 25, 25, 1],
  );

  test('share of the text coded by anyone or by one coder', () => {
    const { coder } = index.columns();
    expect(coveredLength(index, 1)).toBe(25);
    expect(coverageShare(index, 1, 50)).toBe(0.5);
    expect(coverageShare(index, 1, 50, (at) => coder[at] === 2)).toBe(0.2);
    expect(coverageShare(index, 2, 0)).toBe(0);
  });

  test('runs of levels for the gutter', () => {
    expect(coverageRuns(index, 1)).toEqual([
      { start: 0, end: 5, level: 1 },
      { start: 5, end: 6, level: 2 },
      { start: 6, end: 8, level: 3 },
      { start: 8, end: 10, level: 2 },
      { start: 10, end: 15, level: 1 },
      { start: 20, end: 30, level: 1 },
    ]);
  });
});

const bench = process.env.CONCORD_BENCH;
const codingLine = z.object({
  id: z.number(),
  document: z.number(),
  start: z.number(),
  end: z.number(),
  code: z.number(),
  coder: z.number(),
});
const answersFile = z.object({
  codeDocumentNonZeroCells: z.number(),
  cooccurrence: z.object({ pairs: z.number(), nonZeroCells: z.number(), sha256: z.string() }),
});

describe.each(['S', 'M', 'L', 'X'])('benchmark folder %s', (size) => {
  const folder = join(bench ?? '', size);
  const here = bench !== undefined && existsSync(folder);
  test.skipIf(!here)(
    'gives the reference co-occurrence (needs CONCORD_BENCH with the generated folder)',
    () => {
      const rows: CodingTuple[] = readFileSync(join(folder, 'codings.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => codingLine.parse(JSON.parse(line)))
        .map((c) => [c.id, c.document, c.start, c.end, c.code, c.coder, 0, 0]);
      const answers = answersFile.parse(JSON.parse(readFileSync(join(folder, 'answers.json'), 'utf8')));
      const index = codingIndex();
      const began = performance.now();
      index.fill(rows);
      for (const source of index.sources()) index.bySource(source);
      const filled = performance.now();
      const result = cooccurrence(index, { resolveCode: same });
      const cells = result.cells();
      const swept = performance.now();
      console.info(
        `${size}: ${rows.length} codings, fill and order ${(filled - began).toFixed(0)} ms, co-occurrence ${(swept - filled).toFixed(0)} ms`,
      );
      expect(result.pairs).toBe(answers.cooccurrence.pairs);
      expect(cells.length).toBe(answers.cooccurrence.nonZeroCells);
      const digest = createHash('sha256').update(cells.map((c) => `${c.join(',')}\n`).join(''));
      expect(digest.digest('hex')).toBe(answers.cooccurrence.sha256);
      expect(countByCodeAndSource(index, { resolveCode: same }).length).toBe(
        answers.codeDocumentNonZeroCells,
      );
    },
  );
});
