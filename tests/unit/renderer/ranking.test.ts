import { expect, test } from 'vitest';
import { matchScore, ranked } from '../../../renderer/palette/ranking.ts';

test('the beginning of the text comes before a word, initials, the middle and scattered letters', () => {
  const texts = ['Trust', 'Family trust', 'Truly useful', 'Distrust', 'Tram used Tuesday'];
  expect(ranked('tru', texts, (text) => text, 9)).toEqual([
    'Trust',
    'Truly useful',
    'Family trust',
    'Distrust',
    'Tram used Tuesday',
  ]);
});

test('accents and case make no difference', () => {
  expect(matchScore('ecole', 'École')).toBe(100);
});

test('an empty query keeps everything in its order', () => {
  expect(ranked(' ', ['b', 'a'], (text) => text, 9)).toEqual(['b', 'a']);
});

test('what has not all the letters does not fit', () => {
  expect(matchScore('xyz', 'Transport')).toBe(0);
});
