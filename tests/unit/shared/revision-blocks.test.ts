/** What blocks a corrected text is divided into, and who speaks in them. */
import { expect, test } from 'vitest';
import { type Block, checkBlocks } from '../../../shared/blocks.ts';
import { diffTexts } from '../../../shared/revision.ts';
import { dividedAnew } from '../../../shared/revision-blocks.ts';
import { sentencesOf, turnsOf } from '../../../shared/units.ts';
import { wordsOf } from '../../../shared/words.ts';

/** Lines as blocks: "# " begins a heading, "- " an item; `speaker: ` a turn. */
function linesOf(text: string): Block[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const label = /^(?:\[\d\d:\d\d\] )?(?<name>[A-Z]\w*): /.exec(line);
    const from = start + line.indexOf(label?.groups?.name ?? '');
    const block: Block = {
      start,
      end: start + line.length,
      body: start + (label?.[0].length ?? 0),
      ...(line.startsWith('# ')
        ? { kind: 'heading', level: 1 }
        : line.startsWith('- ')
          ? { kind: 'item', level: 2 }
          : { kind: 'paragraph' }),
      ...(label ? { speaker: { start: from, end: from + (label.groups?.name?.length ?? 0) } } : {}),
    };
    start = block.end + 1;
    return block;
  });
}

function correct(before: string, after: string, blocks = linesOf(before)) {
  const old = {
    text: before,
    blocks,
    sentences: sentencesOf(before, blocks),
    words: wordsOf(before, blocks),
  };
  const made = dividedAnew(old, after, diffTexts(before, after));
  expect(checkBlocks(after, made.blocks)).toBeUndefined();
  return {
    ...made,
    told: made.blocks.map(({ kind, start, end }) => `${kind}: ${after.slice(start, end)}`),
    spoken: turnsOf(after, made.blocks).map(
      ({ speaker, start, end }) => `${speaker} | ${after.slice(start, end)}`,
    ),
  };
}

const TALK = '# Visit\nINT: How do you get there?\nMara: By buss. It is late.\nI walk.\n- Bread\n- Milk\n';

test('a corrected word changes nothing of the blocks', () => {
  const { told, spoken } = correct(TALK, TALK.replace('buss', 'bus'));
  expect(told).toEqual([
    'heading: # Visit',
    'paragraph: INT: How do you get there?',
    'paragraph: Mara: By bus. It is late.',
    'paragraph: I walk.',
    'item: - Bread',
    'item: - Milk',
    'paragraph: ',
  ]);
  expect(spoken).toEqual([
    'INT | How do you get there?',
    'Mara | By bus. It is late.\nI walk.\n- Bread\n- Milk',
  ]);
});

test('lines put in are divided; a known speaker is known in them, and an item among items is one', () => {
  const now = TALK.replace('I walk.\n', 'I walk.\nINT: Far?\nMara: Yes.\n').replace(
    '- Bread\n',
    '- Bread\n- Eggs\n',
  );
  const { told, spoken } = correct(TALK, now);
  expect(told).toContain('item: - Eggs');
  expect(spoken.map((turn) => turn.split('\n')[0])).toEqual([
    'INT | How do you get there?',
    'Mara | By buss. It is late.',
    'INT | Far?',
    'Mara | Yes.',
  ]);
});

test('a corrected label is a label, and one taken away is none', () => {
  expect(correct(TALK, TALK.replace('Mara:', 'Maria Lund:')).spoken[1]).toMatch(/^Maria Lund \| By buss/);
  expect(correct(TALK, TALK.replace('Mara: ', '')).spoken).toHaveLength(1);
  expect(correct(TALK, TALK.replace('Mara: By', 'Mara: So by')).spoken[1]).toMatch(/^Mara \| So by/);
  const timed = 'Ana: So?\n[00:12] Ben: By bus.\n[00:15] Ana: Ah.';
  expect(correct(timed, timed.replace('Ben:', 'Bea:')).spoken).toEqual([
    'Ana | So?',
    'Bea | By bus.',
    'Ana | Ah.',
  ]);
  expect(correct(timed, `${timed}\n[00:20] Ben: Yes.`).spoken.at(-1)).toBe('Ben | Yes.');
});

test('a line cut in two and two lines made one', () => {
  const cut = correct(TALK, TALK.replace('late.\nI', 'late. I').replace('By buss. It', 'By buss.\nIt'));
  expect(cut.told.slice(2, 5)).toEqual([
    'paragraph: Mara: By buss.',
    'paragraph: It is late. I walk.',
    'item: - Bread',
  ]);
  expect(correct(TALK, TALK.replace('# Visit', '# A\nvisit')).told.slice(0, 2)).toEqual([
    'heading: # A',
    'paragraph: visit',
  ]);
  expect(correct(TALK, TALK.replace('# Visit', 'Visit')).told[0]).toBe('heading: Visit');
});

test('wrapped lines stay in their paragraph, and an empty line parts them', () => {
  const text = 'One two three\nfour five six\nseven.\n\nEight.';
  const blocks: Block[] = [
    { start: 0, end: 34, body: 0, kind: 'paragraph' },
    { start: 35, end: 35, body: 35, kind: 'paragraph' },
    { start: 36, end: 42, body: 36, kind: 'paragraph' },
  ];
  expect(checkBlocks(text, blocks)).toBeUndefined();
  expect(correct(text, text.replace('five', 'fife\nand'), blocks).blocks).toHaveLength(3);
  expect(correct(text, text.replace('six\nseven', 'six\n\nseven'), blocks).told).toEqual([
    'paragraph: One two three\nfour five six',
    'paragraph: ',
    'paragraph: seven.',
    'paragraph: ',
    'paragraph: Eight.',
  ]);
});

test('stored units of untouched blocks are carried over as they are, others found anew', () => {
  const blocks = linesOf('One two.\nThree. Four.');
  const old = {
    text: 'One two.\nThree. Four.',
    blocks,
    // Bounds that no rule would set: they can only have been carried over.
    sentences: Int32Array.of(0, 3, 9, 21),
    words: Int32Array.of(0, 1, 9, 11),
  };
  const now = 'One two.\nSo:\nThree. Four.';
  const made = dividedAnew(old, now, diffTexts(old.text, now));
  expect([...made.sentences]).toEqual([0, 3, 9, 12, 13, 25]);
  expect([...made.words]).toEqual([0, 1, 9, 11, 13, 15]);
  const none = dividedAnew({ ...old, words: null }, now, diffTexts(old.text, now));
  expect(none.words).toEqual(wordsOf(now, none.blocks));
});

test('a text of which no blocks are stored is divided into lines', () => {
  const old = { text: 'a\nb', blocks: [], sentences: new Int32Array(), words: null };
  const { blocks } = dividedAnew(old, 'a\nc\nb', diffTexts('a\nb', 'a\nc\nb'));
  expect(checkBlocks('a\nc\nb', blocks)).toBeUndefined();
  expect(blocks).toHaveLength(3);
});
