/** Where passages stand after a correction, small or large. */
import { expect, test } from 'vitest';
import { packNumbers, unpackNumbers } from '../../../shared/packed.ts';
import {
  diffTexts,
  inverseRuns,
  lengthsOf,
  mapSpan,
  type Run,
  spanMapper,
  unpackRuns,
} from '../../../shared/revision.ts';

/** The words of a passage after a correction; null where they are lost. */
function after(before: string, now: string, words: string): string | null {
  const start = before.indexOf(words);
  if (start < 0) throw new Error(`“${words}” is not in the text.`);
  const span = mapSpan(diffTexts(before, now), { start, end: start + words.length });
  return span === null ? null : now.slice(span.start, span.end);
}

const OLD = 'Mara: The buss comes once an hour.\nINT: And then?\nMara: I walk home.\n';

test('words before and behind a correction keep theirs', () => {
  const now = OLD.replace('buss', 'bus');
  expect(after(OLD, now, 'once an hour')).toBe('once an hour');
  expect(after(OLD, now, 'I walk home')).toBe('I walk home');
  expect(after(OLD, now, 'Mara')).toBe('Mara');
});

test('words that took the place of words belong to the passage, words beside it do not', () => {
  expect(after(OLD, OLD.replace('buss', 'bus'), 'buss')).toBe('bus');
  expect(after(OLD, OLD.replace('buss', 'bus'), 'The buss comes')).toBe('The bus comes');
  expect(after(OLD, OLD.replace('once', 'only once'), 'once an hour')).toBe('once an hour');
  expect(after(OLD, OLD.replace('hour.', 'hour, never two.'), 'once an hour')).toBe('once an hour');
  expect(after(OLD, OLD.replace('once an', 'once in an'), 'once an hour')).toBe('once in an hour');
  expect(after(OLD, OLD.replace('I walk', 'We walked all the way'), 'I walk')).toBe('We walked all the way');
});

test('a passage whose words are gone is lost; one of which a part is left is that part', () => {
  expect(after(OLD, OLD.replace('INT: And then?\n', ''), 'And then?')).toBeNull();
  expect(after(OLD, OLD.replace(' once an hour', ''), 'once an hour')).toBeNull();
  expect(after(OLD, OLD.replace(' once', ''), 'comes once')).toBe('comes ');
  expect(after(OLD, OLD.replace('comes once', 'once'), 'comes once an')).toBe('once an');
});

test('a letter of a script without spaces is corrected alone', () => {
  expect(after('我坐公交年去市场。', '我坐公交车去市场。', '去市场')).toBe('去市场');
  expect(after('我坐公交年去市场。', '我坐公交车去市场。', '公交年')).toBe('公交车');
});

test('a correction taken back puts passages back', () => {
  const now = OLD.replace('buss comes', 'bus came');
  const runs = diffTexts(OLD, now);
  const there = mapSpan(runs, { start: 10, end: 20 });
  expect(mapSpan(inverseRuns(runs), there ?? { start: 0, end: 0 })).toEqual({ start: 10, end: 20 });
});

test('spans that were never in the text are nowhere', () => {
  const map = spanMapper(diffTexts(OLD, OLD.replace('buss', 'bus')));
  for (const [start, end] of [
    [-3, 4],
    [4, 4],
    [9, 4],
    [0, OLD.length + 1],
    [2 ** 51, 2 ** 52],
  ] as const)
    expect(map({ start, end })).toBeNull();
});

test('packed numbers come back, and bytes that are none are refused', () => {
  const numbers = [0, 1, 127, 128, 300, 2 ** 31 - 1];
  expect(unpackNumbers(packNumbers(numbers))).toEqual(numbers);
  for (const wrong of [-1, 0.5, 2 ** 31, Number.NaN]) expect(() => packNumbers([wrong])).toThrow(RangeError);
  for (const wrong of [[0x80], [0xff, 0xff, 0xff, 0xff, 0xff], [0xff, 0xff, 0xff, 0xff, 0x7f]])
    expect(() => unpackNumbers(Uint8Array.from(wrong))).toThrow(RangeError);
  expect(() => unpackRuns(Uint8Array.from([1, 2]))).toThrow(RangeError);
});

/** A text of so many lines in which hardly two are the same. */
function long(count: number, end = '\n'): string {
  return Array.from(
    { length: count },
    (_, i) =>
      `Line ${i}: the bus number ${(i * 7919) % 997} was late again, so I walked ${i % 13} miles.${end}`,
  ).join('');
}

const kept = (runs: readonly Run[]): number => runs.reduce((sum, { keep }) => sum + keep, 0);

test('3 MB with a thousand corrections, and with one in every line', { timeout: 60_000 }, () => {
  const before = long(45_000);
  for (const each of [45, 1]) {
    let n = 0;
    const now = before.replace(/was late/g, (words) => (n++ % each === 0 ? 'came too late' : words));
    const begun = performance.now();
    const runs = diffTexts(before, now);
    const corrected = Math.ceil(n / each);
    console.info(`3 MB, ${corrected} corrections: ${(performance.now() - begun).toFixed(0)} ms`);
    expect(lengthsOf(runs)).toEqual({ before: before.length, after: now.length });
    expect(before.length - kept(runs)).toBeLessThanOrEqual(corrected * 'was'.length);
  }
});

test('10 MB in one line, and texts without anything in common, do not freeze', { timeout: 120_000 }, () => {
  const before = long(150_000, ' ');
  const now = `First ${before.slice(0, 5_000_000)} and ${before.slice(5_000_004)}, last.`;
  const same = 'a '.repeat(200_000);
  for (const [one, other, least] of [
    [before, now, before.length - 100],
    [long(20_000), long(20_000).replace(/[a-z]/g, 'x'), 0],
    [same, 'b a a '.repeat(90_000), 0],
    [same, '', 0],
  ] as const) {
    const begun = performance.now();
    const runs = diffTexts(one, other);
    console.info(`${one.length} and ${other.length} units: ${(performance.now() - begun).toFixed(0)} ms`);
    expect(lengthsOf(runs)).toEqual({ before: one.length, after: other.length });
    expect(kept(runs)).toBeGreaterThanOrEqual(least);
  }
});

test('lines that are broken anew keep every word', { timeout: 60_000 }, () => {
  const before = long(3_000);
  const now = before.replaceAll('\n', ' ').replaceAll(', so', ',\nso');
  const runs = diffTexts(before, now);
  expect(before.length - kept(runs)).toBeLessThanOrEqual(12_000);
});

test('where too little is in common, what is new takes the place of nothing', { timeout: 60_000 }, () => {
  const words = (letter: string) => `${letter} `.repeat(5_000);
  const [before, now] = [`Start. ${words('a')}End.`, `Start. ${words('b')}End.`];
  expect(after(before, now, 'a a a')).toBeNull();
  expect(after(before, now, 'Start')).toBe('Start');
  expect(after(before, now, 'End')).toBe('End');
});
