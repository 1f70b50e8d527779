import { expect, test } from 'vitest';
import { counted, dayName, initials, percent } from '../../../renderer/design/format.ts';

test('a share is never shown as nothing or all unless it is', () => {
  expect([0, 0.001, 0.614, 0.999, 1].map(percent)).toEqual(['0%', '<1%', '61%', '99%', '100%']);
});

test('days are named as people say them', () => {
  const now = new Date(2026, 10, 22, 9).getTime();
  expect(dayName(new Date(2026, 10, 22, 1).getTime(), now)).toBe('today');
  expect(dayName(new Date(2026, 10, 21, 23).getTime(), now)).toBe('yesterday');
  expect(dayName(new Date(2026, 10, 11).getTime(), now)).toBe('11 Nov');
  expect(dayName(new Date(2025, 10, 11).getTime(), now)).toBe('11 Nov 2025');
});

test('names have at most two initials', () => {
  expect(['Ana R.', 'ben', 'Maria del Carmen'].map(initials)).toEqual(['AR', 'B', 'MC']);
});

test('one thing and many', () => {
  expect([counted(1, 'word'), counted(1204, 'word')]).toEqual(['1 word', '1,204 words']);
});
