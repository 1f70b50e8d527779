/** The codebook's own rules: differences between texts, ways to look at the tree, scales of weights. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { colourNames } from '../../../../renderer/codebook/colour-names.ts';
import { parseScale } from '../../../../renderer/codebook/ScaleField.tsx';
import { inOrder, withAbove, withBelow } from '../../../../renderer/codebook/tree-view.ts';
import { wordDiff } from '../../../../renderer/codebook/word-diff.ts';
import { mintId } from '../../../../shared/ids.ts';
import type { CodeRow } from '../../../../shared/queries/code.ts';

test('a difference shows the words that came and went, and loses none', () => {
  expect(wordDiff('use Going.', 'use Resignation.')).toEqual([
    { kind: 'same', text: 'use ' },
    { kind: 'removed', text: 'Going' },
    { kind: 'added', text: 'Resignation' },
    { kind: 'same', text: '.' },
  ]);
  const text = fc
    .array(fc.constantFrom('a', 'bus', ' ', '\n', 'é', '🚌', '.'), { maxLength: 30 })
    .map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const pieces = wordDiff(before, after);
      const without = (kind: string) =>
        pieces.filter((piece) => piece.kind !== kind).map((piece) => piece.text);
      expect(without('added').join('')).toBe(before);
      expect(without('removed').join('')).toBe(after);
    }),
  );
});

const idOf = (n: number) => mintId(n, new Uint8Array(10));
const row = (n: number, name: string, parent: number | null, codings: number, latest = 0): CodeRow => ({
  id: idOf(n),
  name,
  parent: parent === null ? null : idOf(parent),
  order: '',
  kind: 'code',
  status: 'stable',
  colour: '1',
  texture: 'solid',
  tag: '',
  brief: '',
  definition: null,
  codings,
  mine: 0,
  latest,
});
const rows = [row(1, 'B', null, 1), row(2, 'Z', 1, 2), row(3, 'Y', 1, 5, 9), row(4, 'A', null, 3)];

test('the tree is looked at in other orders, and counts what lies below, without changing the codebook', () => {
  const names = (list: readonly CodeRow[]) => list.map(({ name }) => name).join('');
  expect(names(inOrder(rows, 'codebook'))).toBe('BZYA');
  expect(names(inOrder(rows, 'name'))).toBe('ABYZ');
  expect(names(inOrder(rows, 'used'))).toBe('ABYZ');
  expect(names(inOrder(rows, 'recent'))).toBe('BYZA');
  expect(withBelow(rows).map(({ codings }) => codings)).toEqual([8, 2, 5, 3]);
  expect(names(withAbove(rows, ({ name }) => name === 'Y'))).toBe('BY');
  expect(rows[0]?.codings).toBe(1);
});

test('a scale of weights is written as people write it', () => {
  expect(parseScale('1–5')).toEqual({ min: 1, max: 5, step: 1 });
  expect(parseScale(' 0 - 1 by 0.25 ')).toEqual({ min: 0, max: 1, step: 0.25 });
  expect(parseScale('')).toBe(null);
  expect(parseScale('5–1')).toBe(undefined);
  expect(parseScale('low')).toBe(undefined);
});

test('every colour of the palette has a name of its own', () => {
  expect(new Set(colourNames).size).toBe(24);
});
