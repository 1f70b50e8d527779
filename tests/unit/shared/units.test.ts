import { describe, expect, test } from 'vitest';
import type { Block } from '../../../shared/blocks.ts';
import {
  packBoundaries,
  paragraphsOf,
  sentencesOf,
  turnsOf,
  unpackBoundaries,
  wordsIn,
} from '../../../shared/units.ts';

/** One paragraph block a line; "Name: " at the start of a line is its speaker. */
function lines(text: string): Block[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const label = /^(\p{Lu}\p{L}*): /u.exec(line)?.[1];
    const one: Block = { start, end: start + line.length, kind: 'paragraph', body: start };
    start += line.length + 1;
    if (label === undefined) return one;
    const speaker = { start: one.start, end: one.start + label.length };
    return { ...one, speaker, body: speaker.end + 2 };
  });
}

function cut(text: string, pairs: Int32Array): string[] {
  const found: string[] = [];
  for (let at = 0; at < pairs.length; at += 2) found.push(text.slice(pairs[at], pairs[at + 1]));
  return found;
}

const sentences = (text: string, language?: string) => cut(text, sentencesOf(text, lines(text), language));

describe('sentences', () => {
  test.each([
    ['en', 'Dr. Smith met Mrs. Jones. They talked.', ['Dr. Smith met Mrs. Jones.', 'They talked.']],
    [
      'en',
      'Some, e.g. Anna, left. See No. 5 and pp. 3-4. No. We stayed.',
      ['Some, e.g. Anna, left.', 'See No. 5 and pp. 3-4.', 'No.', 'We stayed.'],
    ],
    [
      'en',
      'J. R. Tolkien wrote it. It was I. Then he left the U.S. The U.S. Congress met.',
      ['J. R. Tolkien wrote it.', 'It was I.', 'Then he left the U.S.', 'The U.S. Congress met.'],
    ],
    [
      'en',
      'It was called B. That was it. We did I/O. J. Smith came. “What?” he said. “No!” He left. Was it B.  Ken knew.',
      [
        'It was called B.',
        'That was it.',
        'We did I/O.',
        'J. Smith came.',
        '“What?” he said.',
        '“No!”',
        'He left.',
        'Was it B.',
        'Ken knew.',
      ],
    ],
    [
      'de',
      'Es gibt z. B. Busse. Am 3. Oktober kam Dr. Meier, d. h. Abends. Gut.',
      ['Es gibt z. B. Busse.', 'Am 3. Oktober kam Dr. Meier, d. h. Abends.', 'Gut.'],
    ],
    [
      'fr',
      'M. Dupont et Mme. Roux sont là. Ils parlent.',
      ['M. Dupont et Mme. Roux sont là.', 'Ils parlent.'],
    ],
    ['es', 'El Sr. García llegó. ¿Y Ud. Ana? Sí.', ['El Sr. García llegó.', '¿Y Ud. Ana?', 'Sí.']],
    ['ja', '私は行った。彼は「来た。」と言った。', ['私は行った。', '彼は「来た。」と言った。']],
    ['zh', '世界人权宣言。人人生而自由！', ['世界人权宣言。', '人人生而自由！']],
    ['hi', 'यह पहला वाक्य है। यह दूसरा है।', ['यह पहला वाक्य है।', 'यह दूसरा है।']],
    ['ar', 'هذه جملة. هل هذه أخرى؟ نعم.', ['هذه جملة.', 'هل هذه أخرى؟', 'نعم.']],
    [
      undefined,
      'Dr. Smith said "Go." Then he went. 👍 Fine!',
      ['Dr. Smith said "Go."', 'Then he went.', '👍 Fine!'],
    ],
    ['not a tag', '1. First point. 2. Second point.', ['1. First point.', '2. Second point.']],
  ])('%s: %s', (language, text, expected) => {
    expect(sentences(text, language)).toEqual(expected);
  });

  test('never cross a block, skip the label and white space, and leave empty blocks out', () => {
    const text = '  One \t\n\nAnna: well, two. Three\nand four';
    expect(sentences(text)).toEqual(['One', 'well, two.', 'Three', 'and four']);
  });

  test('read wrapped lines of one block as running text', () => {
    const text = 'The first\nsentence. The\nsecond.';
    const wrapped: Block[] = [{ start: 0, end: text.length, kind: 'paragraph', body: 0 }];
    expect(cut(text, sentencesOf(text, wrapped))).toEqual(['The first\nsentence.', 'The\nsecond.']);
  });

  test('end wherever Unicode lets them end, whatever the character', () => {
    const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });
    const wrong: string[] = [];
    for (let point = 1; point < 0x20000; point += 1) {
      if (point === 10 || point === 13 || (point >= 0xd800 && point < 0xe000)) continue;
      const text = `aaa${String.fromCodePoint(point)} Bbb`;
      const expected = [...segmenter.segment(text)].length;
      if (sentencesOf(text, lines(text)).length !== 2 * expected) wrong.push(point.toString(16));
    }
    expect(wrong).toEqual([]);
  });

  test('of a block longer than the window are those of the block in one piece', () => {
    const text = `${'Dr. Ada saw 3 buses go. '.repeat(9_000)}Then ${'word '.repeat(40_000)}end.`;
    const found = sentences(text, 'en');
    expect(found.length).toBe(9_001);
    expect(new Set(found.slice(0, 9_000))).toEqual(new Set(['Dr. Ada saw 3 buses go.']));
  });
});

test('paragraphs are block bodies with visible text', () => {
  const text = 'Anna: yes \n \nno';
  expect(cut(text, paragraphsOf(text, lines(text)))).toEqual(['yes', 'no']);
});

test('turns join the blocks of one speaker and end at another, at headings and at notes', () => {
  const text = 'Title\nAnna: a\nmore\n\nAnna: b\nBen: c\nNote';
  const blocks = lines(text).map((one, index) => (index === 6 ? { ...one, kind: 'note' as const } : one));
  const turns = turnsOf(text, blocks).map((turn) => [
    turn.speaker,
    text.slice(turn.start, turn.end),
    turn.firstBlock,
    turn.pastBlock,
  ]);
  expect(turns).toEqual([
    ['Anna', 'a\nmore\n\nAnna: b', 1, 5],
    ['Ben', 'c', 5, 6],
  ]);
});

test('words leave punctuation out and know dictionaries', () => {
  expect(cut("Don't go — 3 times!", wordsIn("Don't go — 3 times!", 0, 19))).toEqual([
    "Don't",
    'go',
    '3',
    'times',
  ]);
  expect(cut('x 私は学生です', wordsIn('x 私は学生です', 2, 8, 'ja'))).toEqual(['私', 'は', '学生', 'です']);
});

test('packed boundaries come back and broken ones are refused', () => {
  const pairs = Int32Array.from([0, 5, 6, 200, 200, 70_000, 2_000_000_000, 2_147_483_647]);
  expect(unpackBoundaries(packBoundaries(pairs))).toEqual(pairs);
  expect(unpackBoundaries(packBoundaries(new Int32Array()))).toEqual(new Int32Array());
  expect(() => packBoundaries(Int32Array.from([5, 3]))).toThrow(RangeError);
  expect(() => unpackBoundaries(Uint8Array.from([1]))).toThrow(RangeError);
  expect(() => unpackBoundaries(Uint8Array.from([0x80]))).toThrow(RangeError);
  expect(() => unpackBoundaries(Uint8Array.from([0xff, 0xff, 0xff, 0xff, 0xff, 0x7f]))).toThrow(RangeError);
});
