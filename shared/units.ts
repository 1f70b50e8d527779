/**
 * Units of coding over blocks: sentence, paragraph, turn and word. Offsets are UTF-16 units of the
 * whole text, ranges half-open, and lists of ranges are flat: [start, end, start, end, ...].
 *
 * Sentences are computed once, at import, and stored, because another version of ICU would move them;
 * SENTENCE_RULE names the rule that made them. A sentence never crosses a block, begins at the body
 * (after a speaker label) and holds no white space at its edges. Words are computed on demand.
 */
import { type Abbreviations, abbreviationsFor } from './abbreviations.ts';
import type { Block } from './blocks.ts';
import { packNumbers, unpackNumbers } from './packed.ts';

/** Stored with the boundaries; another rule gets another name. */
export const SENTENCE_RULE = 'sentence-1';

/** Segmented at a time: one call over many megabytes would hold the thread and the memory. */
const WINDOW = 65_536;
/** Recognised where no language is known; the host's own language must not decide. */
const NEUTRAL = 'en';

/** One speaker's turn: the text range, the label, and the blocks it spans as [first, past the last). */
export type Turn = { start: number; end: number; speaker: string; firstBlock: number; pastBlock: number };

/**
 * Sentence boundaries of a document. `language` is a BCP 47 tag; an unknown or malformed one is read
 * with neutral rules. Blocks without visible text have no sentence.
 */
export function sentencesOf(text: string, blocks: readonly Block[], language?: string): Int32Array {
  const segmenter = new Intl.Segmenter(knownTag(language), { granularity: 'sentence' });
  const abbreviations = abbreviationsFor(language);
  const found: number[] = [];
  for (const { body, end } of blocks) addSentences(found, text, body, end, segmenter, abbreviations);
  return Int32Array.from(found);
}

/** Paragraphs: the body of every block with visible text, without white space at its edges. */
export function paragraphsOf(text: string, blocks: readonly Block[]): Int32Array {
  const found: number[] = [];
  for (const { body, end } of blocks) addTrimmed(found, text, body, end);
  return Int32Array.from(found);
}

/**
 * Turns: a block with a speaker and the blocks after it up to another speaker, a heading or a note.
 * Blocks of one speaker that follow each other are one turn. Text before the first speaker has none.
 */
export function turnsOf(text: string, blocks: readonly Block[]): Turn[] {
  const turns: Turn[] = [];
  let open: Turn | undefined;
  for (const [index, one] of blocks.entries()) {
    // The same name may be typed in two normal forms; that is still one speaker.
    const label = one.speaker && text.slice(one.speaker.start, one.speaker.end).normalize('NFC');
    if (one.kind === 'heading' || one.kind === 'note') open = undefined;
    else if (label !== undefined && label !== open?.speaker) {
      open = { start: one.body, end: one.body, speaker: label, firstBlock: index, pastBlock: index + 1 };
      turns.push(open);
    }
    if (open !== undefined) extendTurn(open, text, one, index);
  }
  return turns.filter(({ start, end }) => end > start);
}

/** Words (Unicode's notion, with dictionaries for Chinese, Japanese and Thai) of one range. */
export function wordsIn(text: string, start: number, end: number, language?: string): Int32Array {
  const segmenter = new Intl.Segmenter(knownTag(language), { granularity: 'word' });
  const found: number[] = [];
  for (const { segment, index, isWordLike } of segmenter.segment(text.slice(start, end))) {
    if (isWordLike === true) found.push(start + index, start + index + segment.length);
  }
  return Int32Array.from(found);
}

/**
 * Packs ordered, non-overlapping ranges: for each the gap since the last end and the length, both as
 * unsigned LEB128. About two bytes a sentence. Throws a RangeError on disorder.
 */
export function packBoundaries(pairs: Int32Array): Uint8Array<ArrayBuffer> {
  return packNumbers(gapsOf(pairs));
}

function* gapsOf(pairs: Int32Array): Generator<number> {
  let last = 0;
  for (const offset of pairs) {
    if (offset < last) throw new RangeError('Boundaries must be in order.');
    yield offset - last;
    last = offset;
  }
}

/** The reverse of packBoundaries; throws a RangeError on bytes that it cannot have made. */
export function unpackBoundaries(bytes: Uint8Array): Int32Array {
  const pairs = unpackNumbers(bytes);
  let last = 0;
  for (let i = 0; i < pairs.length; i++) {
    last += pairs[i] ?? 0;
    pairs[i] = last;
  }
  if (last > 0x7fffffff) throw new RangeError('Packed boundaries hold a number too large.');
  if (pairs.length % 2 !== 0) throw new RangeError('Packed boundaries end in the middle.');
  return Int32Array.from(pairs);
}

function extendTurn(turn: Turn, text: string, one: Block, index: number): void {
  const end = trimEnd(text, one.body, one.end);
  if (end === one.body) return;
  // A label on a line of its own: the turn's text begins in a later block.
  if (turn.end === turn.start) turn.start = trimStart(text, one.body, one.end);
  turn.end = end;
  turn.pastBlock = index + 1;
}

function addSentences(
  found: number[],
  text: string,
  start: number,
  end: number,
  segmenter: Intl.Segmenter,
  abbreviations: Abbreviations,
): void {
  if (end - start <= WINDOW && !MAY_END.test(text.slice(start, end))) {
    addTrimmed(found, text, start, end);
    return;
  }
  let sentence = start;
  let at = start;
  let width = WINDOW;
  while (at < end) {
    const stop = Math.min(end, at + width);
    let settled = at;
    for (const { segment, index } of segmenter.segment(withoutLineFeeds(text.slice(at, stop)))) {
      const past = at + index + segment.length;
      // The last segment of a window may go on behind it, unless the block ends there.
      if (past === stop && stop < end) break;
      settled = past;
      if (past < end && isFalseBreak(text, sentence, past, end, abbreviations)) continue;
      addTrimmed(found, text, sentence, past);
      sentence = past;
    }
    width = settled === at ? width * 2 : WINDOW;
    at = settled;
  }
  addTrimmed(found, text, sentence, end);
}

/** Line feeds inside a block are wrapping, not ends; a space in their place keeps every offset. */
function withoutLineFeeds(piece: string): string {
  return piece.includes('\n') ? piece.replaceAll('\n', ' ') : piece;
}

/** Everything a sentence can end at (UAX 29); a block without any is one sentence, told ten times sooner. */
const MAY_END = /[\p{Sentence_Terminal}\u2024\uFE52\uFF0E\u0085\u2028\u2029]/u;
const INITIAL = /^\p{Lu}\p{M}*$/u;
const DOTTED = /^(?:\p{L}\.)+\p{L}$/u;
const ENUMERATOR = /^[([]?(?:\d{1,3}|\p{L})\.$/u;
const SHORT_NUMBER = /^\d{1,2}$/;
const DIGIT = /^\p{Nd}/u;
const QUOTE_END = /[?!…]["'“”’»›)\]]+$/;
const JAPANESE_QUOTE_END = /[」』）]$/;
const JAPANESE_QUOTATIVE = /^(?:と|って)/;
/** Words that begin a sentence far more often than they follow initials. */
const OPENERS = new Set(
  (
    'The He She It We They You I A An But And So This That These There Then What Who How Why Where When ' +
    'In On At For From To With As If One Not No Yes My Our Was Is Did Do'
  ).split(' '),
);

/** True when the sentence goes on behind `past`: an abbreviation, an initial, an enumerator, a quotation. */
function isFalseBreak(text: string, start: number, past: number, end: number, known: Abbreviations): boolean {
  const stop = trimEnd(text, start, past) - 1;
  if (stop <= start) return false;
  const next = text.slice(past, Math.min(end, past + 24)).trimStart();
  if (text[stop] !== '.') return isQuotationInside(text.slice(Math.max(start, stop - 3), stop + 1), next);
  const from = tokenStart(text, start, stop);
  const token = text.slice(from, stop);
  if (from === trimStart(text, start, past) && ENUMERATOR.test(`${token}.`)) return true;
  if (known.always.has(token)) return true;
  if (DIGIT.test(next) && known.number.has(token)) return true;
  if (known.ordinal && SHORT_NUMBER.test(token)) return true;
  // "the U.S. Congress", but "it was called B. That was ..." and, as typists do, two spaces at an end.
  const isLetters = INITIAL.test(token) ? token !== 'I' : DOTTED.test(token) && /^\p{Lu}/u.test(token);
  return isLetters && past - stop <= 2 && !OPENERS.has(/^[\p{L}']+/u.exec(next)?.[0] ?? '');
}

/** “What?” he said. and 「来た。」と言った。 are one sentence each: the quotation ends, the sentence goes on. */
function isQuotationInside(last: string, next: string): boolean {
  return (
    (JAPANESE_QUOTE_END.test(last) && JAPANESE_QUOTATIVE.test(next)) ||
    (QUOTE_END.test(last) && /^\p{Ll}/u.test(next))
  );
}

/** Start of the word that ends at `stop`, behind white space, brackets and quotation marks. */
function tokenStart(text: string, start: number, stop: number): number {
  let at = stop;
  while (at > start && stop - at < 24 && !/[\s([{"'“”‘’«»„‚—–]/u.test(text[at - 1] ?? ' ')) at -= 1;
  return at;
}

function addTrimmed(found: number[], text: string, start: number, end: number): void {
  const first = trimStart(text, start, end);
  const last = trimEnd(text, first, end);
  if (last > first) found.push(first, last);
}

function trimStart(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isSpace(text.charCodeAt(at))) at += 1;
  return at;
}

function trimEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && isSpace(text.charCodeAt(at - 1))) at -= 1;
  return at;
}

/** Unicode white space in the basic plane, and the zero-width no-break space. */
function isSpace(code: number): boolean {
  if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) return true;
  if (code < 0x85) return false;
  return (
    code === 0x85 ||
    code === 0xa0 ||
    code === 0x1680 ||
    (code >= 0x2000 && code <= 0x200a) ||
    code === 0x2028 ||
    code === 0x2029 ||
    code === 0x202f ||
    code === 0x205f ||
    code === 0x3000 ||
    code === 0xfeff
  );
}

function knownTag(language: string | undefined): string {
  if (language === undefined) return NEUTRAL;
  try {
    return Intl.Segmenter.supportedLocalesOf(language)[0] ?? NEUTRAL;
  } catch {
    return NEUTRAL;
  }
}
