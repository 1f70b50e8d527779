import { expect, test } from 'vitest';
import { offsetMap } from '../../../shared/offsets.ts';

test('a text without surrogates is its own map', () => {
  const map = offsetMap('naïve');
  expect([map.toPoints(5), map.toUnits(3), map.toBytes(3), map.toBytes(5)]).toEqual([5, 3, 4, 6]);
});

test('an astral character is two units, one point and four bytes', () => {
  const map = offsetMap('a👍b');
  expect([map.toPoints(3), map.toUnits(2), map.toBytes(3), map.points]).toEqual([2, 3, 5, 3]);
  expect(() => map.toPoints(2)).toThrow('inside a surrogate pair');
});

test('a pair across a checkpoint keeps both sides right', () => {
  const text = `${'x'.repeat(1_023)}👍👍tail`;
  const map = offsetMap(text);
  expect(map.toUnits(1_023)).toBe(1_023);
  expect(map.toUnits(1_024)).toBe(1_025);
  expect(map.toUnits(1_025)).toBe(1_027);
  expect(map.toPoints(1_027)).toBe(1_025);
});

test('half a pair in the text is refused', () => {
  expect(() => offsetMap('a\uD83D')).toThrow(RangeError);
});
