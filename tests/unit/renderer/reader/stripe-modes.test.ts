/** What the margin shows in each mode, and the lanes of several coders side by side. */
import { expect, test } from 'vitest';
import { packStripes } from '../../../../renderer/reader/stripe-lanes.ts';
import { shownCodings, stripeModes } from '../../../../renderer/reader/stripe-modes.ts';
import { type Id, mintId } from '../../../../shared/ids.ts';
import type { CodingRow } from '../../../../shared/queries/source.ts';

const id = (n: number): Id => mintId(n, new Uint8Array(10));
const row = (n: number, code: number, at: number, layer: CodingRow['layer'] = 'coder'): CodingRow => ({
  id: id(n),
  start: n,
  end: n + 5,
  code: id(code),
  coder: id(900),
  layer,
  at,
  memo: null,
  doubt: null,
});

test('each mode shows its part, in the order of the text', () => {
  // Codes 100 to 119, once each, the first used last; code 119 three times.
  const rows = Array.from({ length: 20 }, (_, at) => row(at, 100 + at, 1_000 - at));
  rows.push(row(20, 119, 1), row(21, 119, 2), row(22, 100, 3, 'consensus'));
  const shown = (mode: (typeof stripeModes)[number]['id'], selected: Id[] = []) =>
    shownCodings(rows, mode, new Set(selected)).map(({ start }) => start);
  expect(shown('all')).toEqual(rows.map(({ start }) => start));
  expect(shownCodings(rows, 'coder', new Set())).toBe(rows);
  expect(shown('recent')).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 22]);
  expect(shown('most')).toContain(21);
  expect(new Set(shownCodings(rows, 'most', new Set()).map(({ code }) => code)).size).toBe(12);
  expect(shown('selected', [id(119)])).toEqual([19, 20, 21]);
  expect(shown('consensus')).toEqual([22]);
  expect(shown('spotlight', [id(119)])).toEqual([19, 20, 21]);
  expect(stripeModes).toHaveLength(7);
});

test('lanes of a group lie side by side, and what finds no lane is counted', () => {
  const over = { top: 0, bottom: 10 };
  expect(packStripes([over, over, over, over], ['b', 'a', 'b', 'a']).lanes).toEqual([2, 0, 3, 1]);
  expect(packStripes([over, { top: 20, bottom: 30 }], ['a', 'b']).lanes).toEqual([0, 1]);
  const many = packStripes(Array.from({ length: 17 }, () => over));
  expect(many.lanes.filter((lane) => lane === -1)).toHaveLength(5);
  expect(many.chips).toEqual([{ ...over, count: 5 }]);
});
