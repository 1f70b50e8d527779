import { expect, test } from 'vitest';
import { levelsOf } from '../../../renderer/documents/coverage-levels.ts';

test('a bar is the mean level of its part', () => {
  expect(levelsOf([0, 0, 50, 2], 100, 2)).toEqual([0, 2]);
  expect(levelsOf([0, 1, 25, 0], 100, 2)).toEqual([0.5, 0]);
});

test('an empty document has bars of nothing', () => {
  expect(levelsOf([0, 0], 0, 3)).toEqual([0, 0, 0]);
});
