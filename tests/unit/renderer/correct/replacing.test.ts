/** Words put in the place of hits, and where everything stands then. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replacedAll, replacementFor } from '../../../../renderer/correct/replacing.ts';
import { findPattern, findWords, foldDocument } from '../../../../renderer/reader/find-text.ts';
import { runs } from '../../../support/runs.ts';

function ended<T>(work: Generator<null, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

function hitsOf(text: string, query: string, isPattern: boolean): Int32Array {
  const found = ended(isPattern ? findPattern(text, query) : findWords(ended(foldDocument(text)), query));
  return 'problem' in found ? new Int32Array() : found.hits;
}

function all(text: string, query: string, words: string, isPattern = false): string {
  return replacedAll(text, hitsOf(text, query, isPattern), { query, isPattern, words }).text;
}

test('words are put in as they are typed, whatever was found', () => {
  expect(all('The bus. A BUS, no Büs', 'bus', 'tram $1')).toBe('The tram $1. A tram $1, no tram $1');
  expect(all('a a', 'a', '')).toBe(' ');
  expect(all('a', 'b', 'c')).toBe('a');
});

test('a pattern can put back what it found, with its neighbours looked at', () => {
  expect(all('10:30 and 8:05', String.raw`(\d+):(\d+)`, '$1.$2 h', true)).toBe('10.30 h and 8.05 h');
  expect(all('10:30', String.raw`(?<hour>\d+):\d+`, '$<hour> o’clock, $$, $&, $7', true)).toBe(
    '10 o’clock, $, 10:30, $7',
  );
  expect(all('INT: so\nINT: no INT: here', '^INT(?=:)', 'Interviewer', true)).toBe(
    'Interviewer: so\nInterviewer: no INT: here',
  );
  expect(all('not 5, but €5', String.raw`(?<=€)\d`, '[$&]', true)).toBe('not 5, but €[5]');
});

test('places move with the words: before, inside and behind', () => {
  const text = 'one bus, two bus.';
  const hits = hitsOf(text, 'bus', false);
  const { text: after, moved } = replacedAll(text, hits, {
    query: 'bus',
    isPattern: false,
    words: 'tramway',
  });
  expect(after).toBe('one tramway, two tramway.');
  expect([0, 4, 5, 7, 9, 13, 14, 16, 17].map(moved)).toEqual([0, 4, 11, 11, 13, 17, 24, 24, 25]);
});

test('replacing all is replacing one by one from the end', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '\n', 'é', '🚌'), maxLength: 30 });
  fc.assert(
    fc.property(letters, letters, fc.constantFrom('a', 'ab', 'a+', 'b$', '(a)(b)?'), (text, words, query) => {
      const isPattern = query.length > 2 || query.endsWith('+') || query.endsWith('$');
      const hits = hitsOf(text, query, isPattern);
      const replacing = { query, isPattern, words };
      const { text: after, moved } = replacedAll(text, hits, replacing);
      let expected = text;
      for (let i = hits.length - 2; i >= 0; i -= 2) {
        const hit = { start: hits[i] ?? 0, end: hits[i + 1] ?? 0 };
        expected =
          expected.slice(0, hit.start) + replacementFor(text, hit, replacing) + expected.slice(hit.end);
      }
      expect(after).toBe(expected);
      expect(moved(text.length)).toBe(after.length);
      let last = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        expect(moved(offset)).toBeGreaterThanOrEqual(last);
        last = moved(offset);
      }
    }),
    runs('replacing all'),
  );
});
