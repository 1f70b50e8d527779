/** Blocks of cells: out to a spreadsheet and back, and what of a paste does not fit. */
import { expect, test } from 'vitest';
import {
  blockText,
  cellText,
  fitting,
  parseBlock,
  typedCell,
} from '../../../../renderer/cases/grid-block.ts';
import { layBlock, mended } from '../../../../renderer/cases/pending.ts';
import { mintId } from '../../../../shared/ids.ts';

const id = (n: number) => mintId(n, new Uint8Array(10));
const age = { id: id(1), owner: 'case' as const, name: 'Age', type: 'number' as const, choices: [] };
const car = {
  id: id(2),
  owner: 'case' as const,
  name: 'Car',
  type: 'choice' as const,
  choices: ['yes', 'no'],
};

test('a block comes back from a spreadsheet as it went out', () => {
  const rows = [
    ['plain', 'with\ttab', ''],
    ['two\nlines', 'a "quoted" word', '"'],
    ['', '', 'بيت'],
  ];
  expect(parseBlock(blockText(rows))).toEqual(rows);
  expect(parseBlock('a\tb\r\nc\td\r\n')).toEqual([
    ['a', 'b'],
    ['c', 'd'],
  ]);
  expect(parseBlock('a\t')).toEqual([['a', '']]);
  expect(parseBlock('"open\tb')).toEqual([['"open', 'b']]);
  expect(parseBlock('"a" b\tc')).toEqual([['"a" b', 'c']]);
  expect(parseBlock('')).toEqual([]);
});

test('why there is no value survives the way out and back', () => {
  for (const missing of ['unknown', 'not-asked', 'refused'] as const)
    expect(typedCell(cellText({ missing }))).toEqual({ missing });
  expect(typedCell('<Not asked>')).toEqual({ missing: 'not-asked' });
  expect(typedCell('refused')).toBe('refused');
  expect(fitting(age, '⟨refused⟩')).toEqual({ value: { missing: 'refused' } });
});

test('a paste tells each cell that does not fit; mending them one by one makes it whole', () => {
  const rows = [11, 12, 13].map((n) => ({ id: id(n), name: `Case ${n}`, linked: 0, cells: [null, null] }));
  const at = { row: 1, column: 0, height: 1, width: 1 };
  const laid = layBlock([['1,5', 'YES', 'x'], ['old', 'maybe'], ['3']], rows, [age, car], at);
  expect([laid.cells, laid.rowsOver, laid.columnsOver]).toEqual([4, 1, 1]);
  expect([...laid.wrong.values()].map(({ reason }) => reason)).toEqual([
    '“old” is not a number',
    '“maybe” is not one of the choices',
  ]);
  expect(laid.byOwner.get(id(12))).toEqual(['1.5', 'yes']);
  expect(laid.byOwner.get(id(13))).toEqual([null, null]);
  const still = mended(laid, id(13), age.id, 'older');
  expect(still.wrong.size).toBe(2);
  const half = mended(still, id(13), age.id, '70');
  expect([half.wrong.size, half.byOwner.get(id(13))]).toEqual([1, ['70', null]]);
});

test('a single cell fills what is chosen; 100,000 cells are laid at once', () => {
  const rows = Array.from({ length: 5_000 }, (_, n) => ({ id: id(n + 100), name: '', linked: 0, cells: [] }));
  const one = layBlock([['5']], rows, [age], { row: 2, column: 0, height: 3, width: 1 });
  expect([one.cells, [...one.byOwner.keys()]]).toEqual([3, rows.slice(2, 5).map((row) => row.id)]);
  const attributes = Array.from({ length: 20 }, (_, n) => ({ ...age, id: id(n + 9_000) }));
  const text = blockText(rows.map((_, r) => attributes.map((_, c) => String(r * c))));
  const laid = layBlock(parseBlock(text), rows, attributes, { row: 0, column: 0, height: 1, width: 1 });
  expect([laid.cells, laid.wrong.size]).toEqual([100_000, 0]);
});
