/** The coding index against a plain Map under random edits; its memory and fill time at 600,000 codings. */

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CodingRow, type CodingTuple, codingIndex } from '../../../database/index/codings.ts';

const row = (key: number, source: number, start: number, end: number, code = 1, coder = 1): CodingRow => ({
  key,
  source,
  start,
  end,
  code,
  coder,
  round: 0,
  layer: 0,
});

const tuple = (r: CodingRow): CodingTuple => [
  r.key,
  r.source,
  r.start,
  r.end,
  r.code,
  r.coder,
  r.round,
  r.layer,
];

describe('coding index', () => {
  test('lists a source by start, longest first, then key', () => {
    const index = codingIndex();
    index.fill(
      [row(1, 7, 5, 9), row(4, 7, 0, 3), row(3, 7, 0, 3), row(2, 7, 0, 8), row(9, 8, 0, 1)].map(tuple),
    );
    const { key } = index.columns();
    expect([...index.bySource(7)].map((at) => key[at])).toEqual([2, 3, 4, 1]);
    expect(index.sources()).toEqual([7, 8]);
    expect([...index.bySource(99)]).toEqual([]);
  });

  test('refuses a key that is not positive', () => {
    expect(() => codingIndex().upsert(row(0, 1, 0, 1))).toThrow('positive 32-bit integer');
    expect(() => codingIndex().upsert(row(2 ** 31, 1, 0, 1))).toThrow('positive 32-bit integer');
  });

  test('agrees with a plain map under any sequence of edits', () => {
    const edit = fc.record({
      remove: fc.boolean(),
      key: fc.integer({ min: 1, max: 12 }),
      source: fc.integer({ min: 1, max: 3 }),
      start: fc.integer({ min: 0, max: 6 }),
      length: fc.integer({ min: 0, max: 6 }),
      read: fc.integer({ min: 0, max: 3 }),
    });
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 120 }), (edits) => {
        const index = codingIndex(1);
        const model = new Map<number, CodingRow>();
        for (const e of edits) {
          if (e.remove) expect(index.remove(e.key)).toBe(model.delete(e.key));
          else {
            const next = row(e.key, e.source, e.start, e.start + e.length, e.length);
            index.upsert(next);
            model.set(e.key, next);
          }
          expect(index.size()).toBe(model.size);
          if (e.read > 0) expect(listed(index, e.read)).toEqual(expected(model, e.read));
        }
        for (const source of [1, 2, 3]) expect(listed(index, source)).toEqual(expected(model, source));
        expect(index.sources()).toEqual([...new Set([...model.values()].map((r) => r.source))].sort());
        for (const r of model.values()) expect(index.get(r.key)).toEqual(r);
      }),
      { numRuns: 300 },
    );
  });

  test('holds 600,000 codings in under 25 MB', () => {
    const rows: CodingTuple[] = [];
    for (let i = 0; i < 600_000; i++) {
      const start = (i * 7919) % 60_000;
      rows.push([i + 1, 1 + (i % 2000), start, start + 80, 1 + (i % 1000), 1 + (i % 8), 0, 0]);
    }
    const index = codingIndex();
    const began = performance.now();
    index.fill(rows);
    const filled = performance.now();
    for (const source of index.sources()) index.bySource(source);
    const sorted = performance.now();
    console.info(
      `coding index: fill ${(filled - began).toFixed(0)} ms, order all ${(sorted - filled).toFixed(0)} ms, ${(index.bytes() / 1e6).toFixed(1)} MB`,
    );
    expect(index.size()).toBe(600_000);
    expect(index.bytes()).toBeLessThan(25e6);
  });
});

function listed(index: ReturnType<typeof codingIndex>, source: number): (CodingRow | undefined)[] {
  const { key } = index.columns();
  return [...index.bySource(source)].map((at) => index.get(key[at] ?? 0));
}

function expected(model: Map<number, CodingRow>, source: number): CodingRow[] {
  return [...model.values()]
    .filter((r) => r.source === source)
    .sort((a, b) => a.start - b.start || b.end - a.end || a.key - b.key);
}
