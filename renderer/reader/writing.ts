/**
 * How a document's writing wants to be set: the direction of the page, the script that decides on type
 * and measure, and who among the speakers asks the questions and is set quieter.
 */
import type { ReaderDocument } from './types.ts';

/** Enough to know a script by. */
const SAMPLE = 4_000;
const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}]/gu;
const ARABIC = /[\p{Script=Arabic}]/gu;
const CHINESE_JAPANESE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu;
const LETTER = /\p{L}/gu;
const QUESTION_END = /[?؟？]\s*$/u;

export type Writing = { direction: 'ltr' | 'rtl'; script: 'arabic' | 'cjk' | 'other' };

/** Reads the first 4,000 units; more than half of the letters decide. */
export function writingOf(document: Pick<ReaderDocument, 'text' | 'direction'>): Writing {
  const sample = document.text.slice(0, SAMPLE);
  const half = count(sample, LETTER) / 2;
  const isRightToLeft = half > 0 && count(sample, RIGHT_TO_LEFT) > half;
  return {
    direction: document.direction === 'auto' ? (isRightToLeft ? 'rtl' : 'ltr') : document.direction,
    script: scriptOf(sample, half),
  };
}

function scriptOf(sample: string, half: number): Writing['script'] {
  if (half === 0) return 'other';
  if (count(sample, ARABIC) > half) return 'arabic';
  return count(sample, CHINESE_JAPANESE) > half ? 'cjk' : 'other';
}

/**
 * The label of who asks: the one of two speakers who says less, or, among more, the first to speak when
 * half of his turns are questions. Null when nobody stands out. A guess, for the look alone.
 */
export function askingSpeaker({ text, blocks }: Pick<ReaderDocument, 'text' | 'blocks'>): string | null {
  const said = new Map<string, { characters: number; turns: number; questions: number }>();
  for (const { speaker, body, end } of blocks) {
    if (speaker === undefined) continue;
    const label = text.slice(speaker.start, speaker.end);
    const sum = said.get(label) ?? { characters: 0, turns: 0, questions: 0 };
    sum.characters += end - body;
    sum.turns += 1;
    sum.questions += QUESTION_END.test(text.slice(Math.max(body, end - 40), end)) ? 1 : 0;
    said.set(label, sum);
  }
  const [first, second, ...more] = said;
  if (first === undefined || second === undefined) return null;
  if (more.length > 0) return first[1].questions * 2 >= first[1].turns ? first[0] : null;
  return first[1].characters <= second[1].characters ? first[0] : second[0];
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const LABEL_LETTER = 7;
const LABEL_MOST = 116;
const LABEL_LEAST = 44;

/** Width of the speaker column in pixels, by the longest label; 0 without speakers. */
export function speakerColumn({ text, blocks }: Pick<ReaderDocument, 'text' | 'blocks'>): number {
  const longest = blocks.reduce((most, { speaker }) => {
    return speaker === undefined ? most : Math.max(most, [...text.slice(speaker.start, speaker.end)].length);
  }, 0);
  return longest === 0 ? 0 : Math.min(LABEL_MOST, Math.max(LABEL_LEAST, longest * LABEL_LETTER + 4));
}
