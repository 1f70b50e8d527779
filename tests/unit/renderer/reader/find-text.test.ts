/** Find in the document: folded words with their places in the stored text, patterns, and their problems. */
import { expect, test } from 'vitest';
import {
  type Found,
  findPattern,
  findWords,
  foldDocument,
  hitFrom,
} from '../../../../renderer/reader/find-text.ts';

function run<T>(work: Generator<null, T>): T {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
  }
}

const quotes = (text: string, found: Found): string[] | string => {
  if ('problem' in found) return found.problem;
  return Array.from({ length: found.hits.length / 2 }, (_, at) =>
    text.slice(found.hits[at * 2], found.hits[at * 2 + 1]),
  );
};
const words = (text: string, query: string) => quotes(text, run(findWords(run(foldDocument(text)), query)));
const pattern = (text: string, query: string) => quotes(text, run(findPattern(text, query)));

test('case, accents and kinds of white space do not matter; places are those of the stored text', () => {
  expect(words('Ärzte, ÄRZTE, arzte und A\u0308rzte', 'arzte')).toEqual([
    'Ärzte',
    'ÄRZTE',
    'arzte',
    'A\u0308rzte',
  ]);
  expect(words('once\u00a0an\nhour', 'once an hour')).toEqual(['once\u00a0an\nhour']);
  expect(words('مُدَرِّس and مدرس', 'مدرس')).toEqual(['مُدَرِّس', 'مدرس']);
  expect(words('かきがぎ', 'か')).toEqual(['か']);
  expect(words('हिन्दी', 'हिन')).toEqual(['हिन']);
  expect(words('🚌 bus 🚌', '🚌')).toEqual(['🚌', '🚌']);
  expect(words('aaaa', 'aa')).toEqual(['aa', 'aa']);
  expect(words('anything', ' ')).toEqual([]);
  expect(words('İstanbul', 'istanbul')).toEqual(['İstanbul']);
});

test('a pattern is searched paragraph by paragraph, and a wrong one explained', () => {
  expect(pattern('One bus.\nTwo buses.', '^\\w+ bus')).toEqual(['One bus', 'Two bus']);
  expect(pattern('One bus.', '(bus')).toMatch(/^This is not a pattern yet: .*\.$/);
  expect(pattern('One bus.', '(a+)+b')).toMatch(/can take forever/);
  expect(pattern('One bus.', 'x*')).toEqual([]);
});

test('three million characters are folded and searched in many small slices', () => {
  const text = 'The bus comes once an hour, she said; là-bas, ÇA VA.\n'.repeat(57_000);
  const steps = (work: Generator<null, unknown>): number => {
    for (let count = 0; ; count += 1) if (work.next().done === true) return count;
  };
  expect(steps(foldDocument(text))).toBeGreaterThan(50);
  const folded = run(foldDocument(text));
  expect(steps(findWords(folded, 'ca va'))).toBeGreaterThan(50);
  expect(steps(findPattern(text, 'h\\w+r'))).toBeGreaterThan(30);
  const found = run(findWords(folded, 'la-bas'));
  expect('hits' in found && found.hits.length / 2).toBe(57_000);
});

test('the next hit from a place', () => {
  const hits = Int32Array.of(2, 4, 10, 12, 20, 22);
  expect([0, 2, 3, 10, 11, 21].map((from) => hitFrom(hits, from))).toEqual([0, 0, 1, 1, 2, 0]);
});
