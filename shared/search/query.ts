/**
 * What can be searched for in texts, and how a question becomes a matcher. Pure: the same in the
 * database, in the find of one document and on the command line. Offsets are UTF-16 units, half-open.
 *
 *   words    bus | "on the moon" | transport*    any of these, as whole words; * stands for any ending
 *   phrase   the characters as they are, also inside words
 *   regex    a regular expression of JavaScript (flags u, m), for each paragraph ^ and $
 *
 * Case and accents do not matter unless `exact`. Scripts written without spaces have no whole words.
 */
import { z } from 'zod';
import { done, type Result, refuse } from '../result.ts';
import { escaped, type Folding, foldText } from './fold.ts';

export const searchMode = z.enum(['words', 'phrase', 'regex']);

export const textQuery = z.strictObject({
  text: z.string().max(1_000, 'A search may have at most 1,000 characters.'),
  mode: searchMode.default('words'),
  exact: z.boolean().default(false),
});
export type TextQuery = z.output<typeof textQuery>;

export type Matcher = {
  pattern: RegExp;
  /** Whether a match must stand as a whole word: checked on its neighbours. */
  isWhole(text: string, start: number, end: number): boolean;
  /**
   * Folded texts of which a matching document holds at least one; null where nothing narrows the
   * search, as with regular expressions.
   */
  needed: readonly string[] | null;
  /** Regular expressions of strangers may take for ever and are run under a time limit. */
  isRisky: boolean;
};

/** The matcher for a question, or one sentence about what is wrong with it. */
export function compileQuery(query: TextQuery, folding: Folding): Result<Matcher> {
  if (query.text.trim() === '') return refuse('invalid', 'Type what to look for.');
  if (query.mode === 'regex') return compileRegex(query);
  const terms = query.mode === 'words' ? termsOf(query.text) : [plainTerm(query.text)];
  const usable = terms.filter(({ text }) => text !== '');
  if (usable.length === 0) return refuse('invalid', 'Type a word to look for; * alone matches everything.');
  // Longer terms first: of two that begin alike the longer is found.
  const sources = usable
    .toSorted((one, other) => other.text.length - one.text.length)
    .map((term) => sourceOf(term, query.exact ? exactPattern(term.text) : folding.pattern(term.text)));
  return done({
    pattern: new RegExp(sources.join('|'), 'gu'),
    isWhole: query.mode === 'words' ? standsAlone : () => true,
    needed: usable.map(({ text }) => foldText(text).trim()),
    isRisky: false,
  });
}

type Term = { text: string; openStart: boolean; openEnd: boolean };

/** Quoted texts and words, with | or space between them. */
function termsOf(text: string): Term[] {
  const found: Term[] = [];
  for (const [, quoted, word] of text.matchAll(/["“”„]([^"“”„]*)["“”„]|([^\s|"“”„]+)/gu)) {
    if (quoted !== undefined) found.push(plainTerm(quoted));
    else if (word !== undefined) found.push(openTerm(word));
  }
  return found;
}

function plainTerm(text: string): Term {
  return { text: text.trim().replace(/\s+/gu, ' '), openStart: false, openEnd: false };
}

function openTerm(word: string): Term {
  return {
    text: word.replace(/^\*+|\*+$/g, ''),
    openStart: word.startsWith('*'),
    openEnd: word.endsWith('*'),
  };
}

const ANY_LETTERS = "[\\p{L}\\p{M}\\p{N}’']*";

function sourceOf({ openStart, openEnd }: Term, source: string): string {
  return `(?:${openStart ? ANY_LETTERS : ''}${source}${openEnd ? ANY_LETTERS : ''})`;
}

/** Composed or not: the same letters were typed. */
function exactPattern(text: string): string {
  const forms = new Set([text, text.normalize('NFC'), text.normalize('NFD')]);
  const sources = [...forms].map((form) => escaped(form).replaceAll(' ', '\\s+'));
  return sources.length === 1 ? (sources[0] ?? '') : `(?:${sources.join('|')})`;
}

function compileRegex(query: TextQuery): Result<Matcher> {
  try {
    const pattern = new RegExp(query.text, query.exact ? 'gum' : 'gium');
    return done({ pattern, isWhole: () => true, needed: null, isRisky: true });
  } catch (error) {
    const said = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : '';
    return refuse('invalid', `The regular expression cannot be read: ${said.replace(/^\/.*\/\w*: /su, '')}.`);
  }
}

const LETTER = /[\p{L}\p{M}\p{N}_]/u;
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Whether no letter touches a match from outside. Scripts without spaces have no such edge. */
function standsAlone(text: string, start: number, end: number): boolean {
  const isFree = (inside: string, outside: string): boolean =>
    outside === '' || !LETTER.test(outside) || UNSPACED.test(inside) || UNSPACED.test(outside);
  return (
    isFree(characterAt(text, start), characterBefore(text, start)) &&
    isFree(characterBefore(text, end), characterAt(text, end))
  );
}

function characterAt(text: string, at: number): string {
  const point = text.codePointAt(at);
  return point === undefined ? '' : String.fromCodePoint(point);
}

function characterBefore(text: string, at: number): string {
  if (at <= 0) return '';
  const unit = text.charCodeAt(at - 1);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff && at > 1;
  return isLow ? characterAt(text, at - 2) : characterAt(text, at - 1);
}

/** All matches of one text as flat pairs, in order, not overlapping; matches of nothing are left out. */
export function matchesIn(text: string, matcher: Matcher, limit = Number.POSITIVE_INFINITY): number[] {
  const found: number[] = [];
  const { pattern } = matcher;
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const end = match.index + match[0].length;
    if (end > match.index && matcher.isWhole(text, match.index, end)) {
      found.push(match.index, end);
      if (found.length >= limit * 2) break;
    } else pattern.lastIndex = match.index + Math.max(1, characterAt(text, match.index).length);
  }
  return found;
}
