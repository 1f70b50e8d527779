import { describe, expect, test } from 'vitest';
import { moveBoundary, swapEdge } from '../../../../renderer/reader/boundary.ts';
import { paragraphsFrom } from '../../../../renderer/reader/paragraphs.ts';
import {
  growSpan,
  nextEdge,
  shrinkSpan,
  snapToUnits,
  takeUnit,
  unitBounds,
} from '../../../../renderer/reader/unit-selection.ts';
import { askingSpeaker, writingOf } from '../../../../renderer/reader/writing.ts';
import { arabic, interview, made } from '../../../browser/harness/documents.ts';

const { document, units } = interview();
const paragraphs = paragraphsFrom(document.blocks);
const bounds = unitBounds(document, () => units, paragraphs);
const place = (quote: string) => {
  const start = document.text.indexOf(quote);
  return { start, end: start + quote.length };
};
const text = ({ start, end }: { start: number; end: number }) => document.text.slice(start, end);

describe('paragraphs', () => {
  test('an offset inside a speaker label is shown where he begins to speak', () => {
    const at = paragraphs.at(document.text.indexOf('Mara'));
    expect(paragraphs.shown(paragraphs.start(at) + 1)).toBe(paragraphs.body(at));
    expect(paragraphs.shown(document.text.length + 9)).toBe(document.text.length);
  });

  test('sections hold at most 50 paragraphs and cover all of them once', () => {
    const { blocks, text: all } = made(60_000, 1).document;
    const { sections, count } = paragraphsFrom(blocks);
    expect(sections.at(-1)?.past).toBe(count);
    expect(sections.at(-1)?.end).toBe(all.length);
    for (const [index, { first, past }] of sections.entries()) {
      expect(past - first).toBeLessThanOrEqual(50);
      expect(first).toBe(sections[index - 1]?.past ?? 0);
    }
  });
});

describe('units', () => {
  const take = (
    unit: 'word' | 'sentence' | 'paragraph' | 'turn',
    span: { start: number; end: number },
    back = false,
  ) => takeUnit(bounds.around(unit, span), span, back ? 'backward' : 'forward');

  test('a caret takes the unit it stands in, then one more, and gives back', () => {
    const { start } = place('I manage');
    const first = take('sentence', { start: start + 3, end: start + 3 });
    expect(text(first)).toBe('I manage.');
    const second = take('sentence', first);
    expect(text(second)).toMatch(/^I manage\. I would .* own life\.$/);
    expect(take('sentence', second, true)).toEqual(first);
    expect(take('sentence', first, true)).toEqual({ start, end: start });
  });

  test('a ragged selection becomes the whole units it touches', () => {
    expect(text(take('word', place('ould rath')))).toBe('would rather');
    expect(text(snapToUnits(bounds.around('word', place('ould rath')), place('ould rath')))).toBe(
      'would rather',
    );
  });

  test('the last word of a paragraph is followed by the first of the next', () => {
    expect(text(take('word', place('moved')))).toMatch(/^moved\?\nMara: The$/);
  });

  test('growing goes through the levels, and shrinking back', () => {
    const word = place('neighbour');
    const sentence = growSpan(bounds, word, document.text.length);
    expect(text(sentence)).toBe('I ask my neighbour when I can.');
    const paragraph = growSpan(bounds, sentence, document.text.length);
    expect(text(paragraph)).toMatch(/^The bus comes .* when I can\.$/);
    expect(text(shrinkSpan(bounds, paragraph))).toMatch(/^The bus comes .* on the moon\.$/);
    const whole = growSpan(bounds, { start: 0, end: document.text.length - 1 }, document.text.length);
    expect(whole).toEqual({ start: 0, end: document.text.length });
  });

  test('edges of units follow each other in both directions', () => {
    const list = [0, 3, 4, 9, 10, 12];
    expect(nextEdge(list, 3, 'forward', 'end')).toBe(9);
    expect(nextEdge(list, 9, 'backward', 'end')).toBe(3);
    expect(nextEdge(list, 5, 'backward', 'start')).toBe(4);
    expect(nextEdge(list, 12, 'forward', 'end')).toBe(12);
    expect(nextEdge(list, 0, 'backward', 'start')).toBe(0);
    expect(nextEdge([], 5, 'forward', 'end')).toBe(5);
  });
});

describe('boundary mode', () => {
  test('an edge moves by character, word and sentence, and there and back is where it was', () => {
    const begin = { span: place('I would rather walk'), edge: 'end' as const };
    const further = moveBoundary(document.text, bounds, begin, 'word', 'forward');
    expect(text(further.span)).toBe('I would rather walk two');
    expect(moveBoundary(document.text, bounds, further, 'word', 'backward')).toEqual(begin);
    const whole = moveBoundary(document.text, bounds, begin, 'sentence', 'forward');
    expect(text(whole.span)).toMatch(/his own life\.$/);
    const other = swapEdge(begin);
    expect(text(moveBoundary(document.text, bounds, other, 'character', 'forward').span)).toBe(
      ' would rather walk',
    );
  });

  test('a segment never becomes empty', () => {
    const one = { span: { start: 10, end: 11 }, edge: 'end' as const };
    expect(moveBoundary(document.text, bounds, one, 'character', 'backward')).toEqual(one);
  });
});

describe('writing', () => {
  test('direction and script follow the letters, the document\u2019s own direction comes first', () => {
    expect(writingOf(document)).toEqual({ direction: 'ltr', script: 'other' });
    expect(writingOf(arabic().document)).toEqual({ direction: 'rtl', script: 'arabic' });
    expect(writingOf({ text: '地域の診療所が移転した', direction: 'auto' }).script).toBe('cjk');
    expect(writingOf({ text: '', direction: 'auto' })).toEqual({ direction: 'ltr', script: 'other' });
    expect(writingOf({ text: 'Bus', direction: 'rtl' }).direction).toBe('rtl');
  });

  test('who asks is the one of two who says less', () => {
    expect(askingSpeaker(document)).toBe('INT');
    expect(
      askingSpeaker({ text: 'Bus', blocks: [{ start: 0, end: 3, kind: 'paragraph', body: 0 }] }),
    ).toBeNull();
  });
});
