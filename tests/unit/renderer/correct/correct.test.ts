import fc from 'fast-check';
import { createEditor } from 'lexical';
import { expect, test } from 'vitest';
import { blocksNow } from '../../../../renderer/correct/blocks-now.ts';
import { carriedOver, draftOf, readDraft, textOfDraft } from '../../../../renderer/correct/draft.ts';
import { correctionKey, correctionOf } from '../../../../renderer/correct/draft-key.ts';
import { $readText, $showText, textNodes } from '../../../../renderer/correct/lexical-text.ts';
import { movedSentence, outlookOf, outlookSentence } from '../../../../renderer/correct/outlook.ts';
import { MOST_AT_ONCE, stretchAround, stretchBeside } from '../../../../renderer/correct/stretch.ts';
import { type Block, checkBlocks } from '../../../../shared/blocks.ts';
import { mintId } from '../../../../shared/ids.ts';
import type { CodingRow } from '../../../../shared/queries/source.ts';
import { diffTexts } from '../../../../shared/revision.ts';

const base = mintId(1, new Uint8Array(10));

/** One block a line; "INT: " is a label. */
function blocksOf(text: string): Block[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const label = /^([A-Z][a-zA-Z]+): /.exec(line);
    const block: Block = {
      start,
      end: start + line.length,
      kind: 'paragraph',
      body: start + (label?.[0].length ?? 0),
      ...(label?.[1] === undefined ? {} : { speaker: { start, end: start + label[1].length } }),
    };
    start += line.length + 1;
    return block;
  });
}

function throughTheEditor(text: string, blocks: readonly Block[]): string {
  const editor = createEditor({
    nodes: textNodes,
    onError(error) {
      throw error;
    },
  });
  editor.update(() => $showText(text, blocks, null), { discrete: true });
  return editor.getEditorState().read($readText);
}

function coding(start: number, end: number): CodingRow {
  return {
    id: base,
    start,
    end,
    code: base,
    coder: base,
    layer: 'coder',
    at: 0,
    memo: null,
    doubt: null,
  };
}

const words = fc
  .array(fc.constantFrom('INT: ', 'bus', ' ', '\n', '\t', 'يوم', '👩‍👩‍👧', ':', '  '), { maxLength: 40 })
  .map((parts) => parts.join(''));

test('a text comes out of the editor as it went in, unit by unit', () => {
  fc.assert(
    fc.property(words, (text) => {
      expect(throughTheEditor(text, blocksOf(text))).toBe(text);
    }),
  );
});

test('a block of several lines and a label on a line of its own come out as they went in', () => {
  const text = 'Mara:\nThe bus\ncomes.';
  const blocks: Block[] = [
    { start: 0, end: text.length, kind: 'paragraph', speaker: { start: 0, end: 4 }, body: 6 },
  ];
  expect(throughTheEditor(text, blocks)).toBe(text);
});

test('blocks follow their words; what is typed anew is a paragraph', () => {
  const before = 'Title\nINT: How so?\nMara: The bus.';
  const blocks = blocksOf(before).map(
    (block, at): Block => (at === 0 ? { ...block, kind: 'heading', level: 1 } : block),
  );
  const after = 'Title\nNew line\nINT: How so?\nMara: The buss came.';
  const now = blocksNow(before, blocks, diffTexts(before, after), after);
  expect(now.map(({ kind, start, body }) => [kind, body - start])).toEqual([
    ['heading', 0],
    ['paragraph', 0],
    ['paragraph', 5],
    ['paragraph', 6],
  ]);
  expect(checkBlocks(after, now)).toBeUndefined();
});

test('the blocks of a corrected text always cover it', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const now = blocksNow(before, blocksOf(before), diffTexts(before, after), after);
      expect(checkBlocks(after, now)).toBeUndefined();
    }),
  );
});

test('a short text is one stretch; a long one is walked through without leaving out a unit', () => {
  const short = 'one\ntwo';
  expect(stretchAround(short, blocksOf(short), 2)).toMatchObject({ start: 0, end: 7, first: 1, last: 2 });
  const long = Array.from({ length: 3_000 }, (_, at) => `Paragraph ${at} ${'word '.repeat(20)}`).join('\n');
  const blocks = blocksOf(long);
  const middle = stretchAround(long, blocks, long.length / 2);
  expect(middle.end - middle.start).toBeLessThanOrEqual(MOST_AT_ONCE);
  expect(middle.start).toBeLessThan(long.length / 2 - MOST_AT_ONCE / 3);
  expect(middle.end).toBeGreaterThan(long.length / 2 + MOST_AT_ONCE / 3);
  let edge = stretchAround(long, blocks, 0);
  expect(edge.start).toBe(0);
  for (
    let next = stretchBeside(long, blocks, edge, 1);
    next !== null;
    next = stretchBeside(long, blocks, edge, 1)
  ) {
    expect(next.start).toBe(edge.end + 1);
    expect(stretchBeside(long, blocks, next, -1)?.end).toBe(edge.end);
    edge = next;
  }
  expect(edge.end).toBe(long.length);
});

test('a paragraph without end is cut between words', () => {
  const endless = 'word '.repeat(MOST_AT_ONCE);
  const stretch = stretchAround(endless, blocksOf(endless), 0);
  expect(stretch.end).toBeLessThanOrEqual(MOST_AT_ONCE);
  expect(endless[stretch.end - 1]).toBe(' ');
  expect(stretchBeside(endless, blocksOf(endless), stretch, 1)?.start).toBe(stretch.end);
});

test('the outlook counts what stays, changes and is lost', () => {
  const before = 'The bus comes once an hour. I ask my neighbour. He has a life.';
  const after = 'The tram comes once an hour. He has a life.';
  const at = (quote: string) => coding(before.indexOf(quote), before.indexOf(quote) + quote.length);
  const codings = [at('The bus comes'), at('once an hour'), at('I ask my neighbour.'), at('He has a life')];
  const outlook = outlookOf(codings, diffTexts(before, after), before, after);
  expect(outlook).toMatchObject({ stay: 2, change: 1, lost: 1 });
  expect(outlook.coded.map(({ start, end }) => after.slice(start, end))).toEqual([
    'The tram comes',
    'once an hour',
    'He has a life',
  ]);
  expect(outlookSentence(outlook)).toBe('2 segments stay, 1 changes, 1 is lost');
  expect(outlookSentence({ stay: 0, change: 2, lost: 0 })).toBe('2 segments change');
  expect(outlookSentence({ stay: 0, change: 0, lost: 1 })).toBe('1 segment is lost');
  expect(outlookSentence({ stay: 1, change: 0, lost: 0 })).toBe('The one segment stays');
  expect(movedSentence({ changed: 2, lost: 1 })).toBe('2 segments changed and 1 was lost');
  expect(movedSentence({ changed: 1, lost: 0 })).toBe('1 segment changed');
  expect(movedSentence({ changed: 0, lost: 2 })).toBe('2 segments were lost');
});

test('a draft gives its text back, and only names documents', () => {
  fc.assert(
    fc.property(words, words, (before, after) => {
      const kept = readDraft(draftOf(base, diffTexts(before, after), after, 'typo', 3));
      expect(kept === null ? null : textOfDraft(before, kept)).toBe(after);
    }),
  );
  expect(readDraft('no draft')).toBeNull();
  expect(correctionOf(correctionKey(base))).toBe(base);
  expect(correctionOf(`memo source ${base}`)).toBeNull();
});

test('a draft on an earlier text is put on the present one; where both changed a place its words are told', () => {
  const before = 'The bus comes once an hour.\nI ask my neighbour.\nHe has a life.';
  const mine = 'The bus comes once an hour.\nI asked my neighbour.\nHe has his own life.';
  const present = 'Today the bus comes once an hour.\nI ask my neighbour.\nHe has no life.';
  const { text, left } = carriedOver(before, mine, present);
  expect(text).toBe('Today the bus comes once an hour.\nI asked my neighbour.\nHe has no life.');
  expect(left).toEqual(['his own']);
  expect(carriedOver(before, mine, before)).toEqual({ text: mine, left: [] });
});
