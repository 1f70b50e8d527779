/**
 * What a coding of a hit would cover: the hit itself, or the sentence, paragraph, turn or words around it,
 * by stored boundaries. Offsets are UTF-16 units, half-open.
 */
import type { CodingUnit } from '../../shared/search/scope.ts';
import { paragraphsOf, turnsOf, unpackBoundaries } from '../../shared/units.ts';
import type { RevisionText, Texts } from '../texts.ts';

export type Span = { start: number; end: number };

/** Spans for hits of one revision. A hit outside any unit, such as a speaker's label, stays as it is. */
export function unitSpans(texts: Texts, revision: number, unit: CodingUnit): (hit: Span) => Span {
  if (unit.kind === 'hit') return (hit) => hit;
  const whole = texts.whole(revision);
  if (whole === null) return (hit) => hit;
  const paragraphs = paragraphsOf(whole.text, whole.blocks);
  if (unit.kind === 'words') {
    const words = unpackBoundaries(texts.words(revision).packed);
    return (hit) => widened(words, around(paragraphs, hit), hit, unit.around);
  }
  const pairs = {
    sentence: () => whole.sentences,
    paragraph: () => paragraphs,
    turn: () => turnBounds(whole),
  }[unit.kind]();
  return (hit) => around(pairs, hit);
}

function turnBounds({ text, blocks }: RevisionText): Int32Array {
  return Int32Array.from(turnsOf(text, blocks).flatMap(({ start, end }) => [start, end]));
}

/** From the start of the first unit that a hit touches to the end of the last. */
function around(pairs: Int32Array, hit: Span): Span {
  const first = firstEndingAfter(pairs, hit.start);
  let last = first;
  while ((pairs[last * 2 + 2] ?? Number.POSITIVE_INFINITY) < hit.end) last++;
  const start = pairs[first * 2];
  const end = pairs[last * 2 + 1];
  if (start === undefined || end === undefined || start >= hit.end) return hit;
  return { start: Math.min(start, hit.start), end: Math.max(end, hit.end) };
}

function widened(words: Int32Array, limit: Span, hit: Span, by: number): Span {
  const first = firstEndingAfter(words, hit.start);
  const past = firstEndingAfter(words, hit.end - 1) + 1;
  const start = words[Math.max(0, first - by) * 2] ?? hit.start;
  const end = words[Math.min(words.length / 2 - 1, past - 1 + by) * 2 + 1] ?? hit.end;
  return {
    start: Math.min(hit.start, Math.max(start, limit.start)),
    end: Math.max(hit.end, Math.min(end, limit.end)),
  };
}

/** The number of the first unit that ends behind an offset. */
export function firstEndingAfter(pairs: Int32Array, offset: number): number {
  let low = 0;
  let high = pairs.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pairs[middle * 2 + 1] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
