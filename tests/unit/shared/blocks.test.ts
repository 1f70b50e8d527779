import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, block, blockKind, checkBlocks, checkText, isBlock } from '../../../shared/blocks.ts';

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

test('the check by hand refuses and lets through what the schema does', () => {
  const offset = fc.oneof(
    fc.nat(),
    fc.constantFrom<unknown>(-1, 0.5, 2 ** 53, '1', null, undefined, Number.NaN),
  );
  const label = fc.oneof(
    fc.record({ start: offset, end: offset }, { requiredKeys: [] }),
    fc.record({ start: offset, end: offset, more: fc.nat() }),
    fc.constantFrom<unknown>(undefined, null, [], 1),
  );
  const kind = fc.constantFrom<unknown>(...blockKind.options, 'verse', undefined, 1);
  const level = fc.constantFrom<unknown>(0, 1, 9, 10, 1.5, '1', undefined, null);
  const value = fc.oneof(
    fc.record(
      { start: offset, end: offset, kind, level, speaker: label, body: offset },
      { requiredKeys: [] },
    ),
    fc.record(
      {
        start: fc.nat(),
        end: fc.nat(),
        kind: fc.constant('paragraph'),
        body: fc.nat(),
        level,
        speaker: label,
        more: fc.nat(),
      },
      { requiredKeys: ['start', 'end', 'kind', 'body'] },
    ),
    fc.anything(),
  );
  fc.assert(
    fc.property(value, (one) => {
      expect(isBlock(one)).toBe(block.safeParse(one).success);
    }),
    { numRuns: 5_000 },
  );
});
