/** Stored words: what Intl.Segmenter finds, in every language at hand, however the text is cut up. */
import fs from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseDocument } from '../../../database/import/parse.ts';
import type { Block } from '../../../shared/blocks.ts';
import { packBoundaries, unpackBoundaries, wordsIn } from '../../../shared/units.ts';
import { wordsOf } from '../../../shared/words.ts';
import { corpusPath, corpusTest, why } from '../import/corpus.ts';

const lines = (text: string): Block[] => {
  let start = 0;
  return text.split('\n').map((line) => {
    const one: Block = { start, end: start + line.length, kind: 'paragraph', body: start };
    start += line.length + 1;
    return one;
  });
};
const cut = (text: string, pairs: Int32Array): string[] =>
  Array.from({ length: pairs.length / 2 }, (_, i) => text.slice(pairs[i * 2], pairs[i * 2 + 1]));

/** Block by block with the segmenter alone. */
function segmented(text: string, blocks: readonly Block[]): number[] {
  return blocks.flatMap(({ body, end }) => [...wordsIn(text, body, end)]);
}

test.each([
  [
    "Don't you? It’s 3.14 or 1,000; well-known e.g. U.S.A.",
    ["Don't", 'you', 'It’s', '3.14', 'or', '1,000', 'well', 'known', 'e.g', 'U.S.A'],
  ],
  ['Ärzte fahren um 8:30 Uhr.', ['Ärzte', 'fahren', 'um', '8', '30', 'Uhr']],
  ['قالت: «لا».', ['قالت', 'لا']],
])('words of %s', (text, expected) => {
  expect(cut(text, wordsOf(text, lines(text)))).toEqual(expected);
});

test('the quick way says what Intl.Segmenter says, for any plain text', () => {
  const characters = fc.constantFrom(
    ..."abAZéÿŁſ019 \t\n.,;:'’‘“”-–—…!?()/&%@#*+=<>$€§©×÷¹½\u00a0".split(''),
  );
  const plain = fc.array(characters, { maxLength: 40 }).map((list) => list.join(''));
  fc.assert(
    fc.property(plain, (text) => {
      const blocks = lines(text);
      expect([...wordsOf(text, blocks)]).toEqual(segmented(text, blocks));
    }),
    { numRuns: 5_000 },
  );
});

test('a long line is cut between words, never inside one', () => {
  for (const line of ['Wörter und noch_mehr Wörter, '.repeat(9_000), '這是一句沒有空白的話'.repeat(12_000)]) {
    const found = wordsOf(line, lines(line));
    expect(cut(line, found).join('')).toBe(cut(line, wordsIn(line, 0, line.length)).join(''));
    expect(unpackBoundaries(packBoundaries(found))).toEqual(found);
  }
  const one = 'a_'.repeat(150_000);
  expect([...wordsOf(one, lines(one))]).toEqual([0, one.length]);
});

corpusTest.each(['interviews/unix-morris.md', 'speeches', 'multilingual'])(
  `every word of %s is as Intl.Segmenter has it${why}`,
  async (part) => {
    const place = corpusPath(part);
    const names = fs.statSync(place).isDirectory() ? fs.readdirSync(place) : [''];
    for (const name of names.filter((one) => one === '' || one.endsWith('.txt'))) {
      const file = path.join(place, name);
      const parsed = await parseDocument({ name: path.basename(file), bytes: fs.readFileSync(file) });
      if (!parsed.ok) throw new Error(parsed.error.message);
      const { text, blocks, words } = parsed.value;
      expect([...unpackBoundaries(words)], file).toEqual(segmented(text, blocks));
    }
  },
);
