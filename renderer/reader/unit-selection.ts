/**
 * Taking text by its units: words, sentences, paragraphs and turns. Pure; spans are half-open UTF-16
 * ranges, lists of units are flat pairs start, end, ascending.
 */
import type { Block } from '../../shared/blocks.ts';
import { paragraphsOf, wordsIn } from '../../shared/units.ts';
import type { Paragraphs } from './paragraphs.ts';
import type { ReaderSelection, ReaderUnits } from './types.ts';

export type Unit = 'word' | 'sentence' | 'paragraph' | 'turn';

export type UnitBounds = {
  /** The units that matter around a span: all of them, or for words those of the paragraphs beside it. */
  around(unit: Unit, span: ReaderSelection): ArrayLike<number>;
};

/** Stored units may arrive after the text; paragraphs are found once, words whenever they are asked for. */
export function unitBounds(
  document: { text: string; blocks: readonly Block[]; language: string | null },
  units: () => ReaderUnits,
  paragraphs: Paragraphs,
): UnitBounds {
  let paragraphUnits: Int32Array | undefined;
  return {
    around(unit, span) {
      if (unit === 'sentence') return units().sentences;
      if (unit === 'turn') return units().turns;
      paragraphUnits ??= paragraphsOf(document.text, [...document.blocks]);
      if (unit === 'paragraph') return paragraphUnits;
      return units().words ?? wordsAround(document, paragraphs, span);
    },
  };
}

/** Words from the last paragraph with text before the span's end to the first with text behind it. */
function wordsAround(
  { text, language }: { text: string; language: string | null },
  paragraphs: Paragraphs,
  { start, end }: ReaderSelection,
): number[] {
  const found: number[] = [];
  const add = (at: number): number => {
    const words = wordsIn(text, paragraphs.body(at), paragraphs.end(at), language ?? undefined);
    found.push(...words);
    return words.length;
  };
  const last = paragraphs.at(end);
  for (let at = paragraphs.at(start); at <= last; at += 1) add(at);
  for (let at = last + 1; at < paragraphs.count && add(at) === 0; at += 1);
  return found;
}

/** Index (of pairs) of the unit at an offset: the one that holds it, else the next, else the last; -1 for none. */
export function unitAt(bounds: ArrayLike<number>, offset: number): number {
  const count = bounds.length / 2;
  if (count === 0) return -1;
  let low = 0;
  let high = count - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((bounds[middle * 2 + 1] ?? 0) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The span of the unit at an offset; null in a text without any. */
export function unitSpan(bounds: ArrayLike<number>, offset: number): ReaderSelection | null {
  const at = unitAt(bounds, offset);
  return at === -1 ? null : { start: bounds[at * 2] ?? 0, end: bounds[at * 2 + 1] ?? 0 };
}

/** A span widened to whole units at both ends. */
export function snapToUnits(bounds: ArrayLike<number>, span: ReaderSelection): ReaderSelection {
  const first = unitSpan(bounds, span.start);
  const last = unitSpan(bounds, Math.max(span.start, span.end - 1));
  if (first === null || last === null) return span;
  return { start: Math.min(first.start, span.start), end: Math.max(last.end, span.end) };
}

/**
 * One press of a unit's key. An empty or ragged selection becomes the whole units it touches; whole units
 * grow by one forward, or give the last one back; the first given back leaves a caret.
 */
export function takeUnit(
  bounds: ArrayLike<number>,
  span: ReaderSelection,
  direction: 'forward' | 'backward',
): ReaderSelection {
  const first = unitAt(bounds, span.start);
  if (first === -1) return span;
  const last = span.end > span.start ? unitAt(bounds, span.end - 1) : first;
  const whole = { start: bounds[first * 2] ?? 0, end: bounds[last * 2 + 1] ?? 0 };
  if (whole.start !== span.start || whole.end !== span.end) return whole;
  if (direction === 'forward') return { start: whole.start, end: bounds[last * 2 + 3] ?? whole.end };
  if (last === first) return { start: whole.start, end: whole.start };
  return { start: whole.start, end: bounds[last * 2 - 1] ?? whole.end };
}

const LEVELS: readonly Unit[] = ['word', 'sentence', 'paragraph', 'turn'];

/** The smallest whole unit that holds the span and more; the whole text at last. */
export function growSpan(units: UnitBounds, span: ReaderSelection, length: number): ReaderSelection {
  for (const level of LEVELS) {
    const bounds = units.around(level, span);
    const found = unitSpan(bounds, span.start);
    if (found === null || found.start > span.start || found.end < span.end) continue;
    if (found.start < span.start || found.end > span.end) return found;
  }
  return { start: 0, end: length };
}

/** The largest whole unit at the span's start that is smaller than it; a caret at last. */
export function shrinkSpan(units: UnitBounds, span: ReaderSelection): ReaderSelection {
  for (const level of LEVELS.toReversed()) {
    const found = unitSpan(units.around(level, span), span.start);
    if (found === null || found.start < span.start || found.end > span.end) continue;
    if (found.end - found.start < span.end - span.start) return found;
  }
  return { start: span.start, end: span.start };
}

/** The next edge of a unit from an offset: an end going forward, a start going backward. */
export function nextEdge(
  bounds: ArrayLike<number>,
  offset: number,
  direction: 'forward' | 'backward',
  edge: 'start' | 'end',
): number {
  const count = bounds.length / 2;
  const at = (index: number): number => bounds[index * 2 + (edge === 'end' ? 1 : 0)] ?? 0;
  // The first edge behind the offset (forward), or not before it (backward).
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (direction === 'forward' ? at(middle) <= offset : at(middle) < offset) low = middle + 1;
    else high = middle;
  }
  if (direction === 'forward') return low < count ? at(low) : offset;
  return low > 0 ? at(low - 1) : offset;
}
