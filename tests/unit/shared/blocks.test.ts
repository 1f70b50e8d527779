import { expect, test } from 'vitest';
import { type Block, checkBlocks, checkText } from '../../../shared/blocks.ts';

const p = (start: number, end: number, more: Partial<Block> = {}): Block => ({
  start,
  end,
  kind: 'paragraph',
  body: start,
  ...more,
});

test('blocks that cover the text are sound, empty lines included', () => {
  expect(checkBlocks('a\n\nb', [p(0, 1), p(2, 2), p(3, 4)])).toBeUndefined();
  expect(checkBlocks('', [p(0, 0)])).toBeUndefined();
  expect(checkBlocks('A: b', [p(0, 4, { speaker: { start: 0, end: 1 }, body: 3 })])).toBeUndefined();
});

test.each<[string, string, Block[]]>([
  ['at least one block', '', []],
  ['starts at', 'a\nb', [p(0, 1), p(1, 3)]],
  ['The last block ends', 'a\nb', [p(0, 1)]],
  ['no line feed', 'ab', [p(0, 1), p(2, 2)]],
  ['outside the text', 'a', [p(0, 4)]],
  ['body begins outside', 'a', [p(0, 1, { body: 2 })]],
  ['no speaker', 'ab', [p(0, 2, { body: 1 })]],
  ['misplaced', 'A: b', [p(0, 4, { speaker: { start: 0, end: 3 }, body: 1 })]],
])('refuses: %s', (sentence, text, blocks) => {
  expect(checkBlocks(text, blocks)).toContain(sentence);
});

test('a text is well-formed, LF-only and without mark or NUL', () => {
  expect(checkText('fine\n👍')).toBeUndefined();
  for (const wrong of ['a\uD83D', 'a\r\n', '\uFEFFa', 'a\u0000']) expect(checkText(wrong)).toBeDefined();
});
