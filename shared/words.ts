/**
 * Words of a document, found once, at import, and stored, because another version of ICU would move
 * them. Offsets are UTF-16 units of the whole text, ranges half-open, lists flat:
 * [start, end, start, end, ...]. A word never crosses a block and lies behind a speaker's label.
 */
import type { Block } from './blocks.ts';
import { wordsIn } from './units.ts';

/** Stored with the boundaries; another rule gets another name. */
export const WORD_RULE = 'word-1';

/** Segmented at a time: one call over many megabytes would hold the thread and the memory. */
const WINDOW = 65_536;

/** Letters and digits for which the rule below says what Intl.Segmenter says, in a tenth of the time. */
const LETTER = 'A-Za-z\\u00c0-\\u00d6\\u00d8-\\u00f6\\u00f8-\\u017f';
/** Texts of these letters, digits and common marks alone. No underscore, soft hyphen or middle dot. */
const PLAIN = new RegExp(
  `^[\\t\\n\\x20-\\x5e\\x60-\\x7e\\u00a0-\\u00a9\\u00ab\\u00ac\\u00ae-\\u00b4\\u00b6\\u00b8\\u00b9\\u00bb-\\u017f` +
    `\\u2010-\\u2016\\u2018-\\u2023\\u2026\\u2030\\u2039\\u203a\\u20ac]*$`,
);
/** Versions of Unicode differ about a colon inside a word. */
const DOUBTFUL = new RegExp(`[${LETTER}]:[${LETTER}]`);
const PLAIN_WORD = new RegExp(
  `[${LETTER}\\d]+(?:(?:(?<=[${LETTER}])['.\\u2018\\u2019](?=[${LETTER}])|(?<=\\d)['.,;\\u2018\\u2019](?=\\d))[${LETTER}\\d]+)*`,
  'g',
);

/**
 * Word boundaries of a document as Unicode defines words, with dictionaries for Chinese, Japanese, Thai
 * and their like. `language` is a BCP 47 tag; an unknown one is read with neutral rules.
 */
export function wordsOf(text: string, blocks: readonly Block[], language?: string): Int32Array {
  const found: number[] = [];
  for (const { body, end } of blocks) {
    const piece = text.slice(body, end);
    if (PLAIN.test(piece) && !DOUBTFUL.test(piece)) addPlain(found, piece, body);
    else addSegmented(found, text, body, end, language);
  }
  return Int32Array.from(found);
}

function addPlain(found: number[], piece: string, offset: number): void {
  for (const { 0: word, index } of piece.matchAll(PLAIN_WORD)) {
    found.push(offset + index, offset + index + word.length);
  }
}

/** In windows that end between words, so that a line of megabytes costs no more than many short ones. */
function addSegmented(found: number[], text: string, start: number, end: number, language?: string): void {
  let width = WINDOW;
  for (let at = start; at < end; ) {
    const stop = Math.min(end, at + width);
    const words = wordsIn(text, at, stop, language);
    const whole = stop === end ? words : words.subarray(0, -4);
    for (const offset of whole) found.push(offset);
    const next = stop === end ? end : (whole.at(-1) ?? afterBlank(text, at, stop));
    width = next === at ? width * 2 : WINDOW;
    at = next;
  }
}

/** A window without two words: behind its last white space, or its start where there is none. */
function afterBlank(text: string, start: number, stop: number): number {
  for (let at = stop; at > start; at--) if (/\s/.test(text[at - 1] ?? '')) return at;
  return start;
}
