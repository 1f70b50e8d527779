/**
 * Find in the document: searches in slices between frames, so that the window never stands still, keeps
 * where the caret was, and tells the bar what was found.
 */
import { type Folded, type Found, findPattern, findWords, foldDocument, hitFrom } from './find-text.ts';
import type { Direction } from './movement.ts';
import type { ReaderSelection } from './types.ts';

/** What the bar shows: which hit of how many, or what is wrong with the pattern. */
export type FindNews = { at: number; count: number; isCut: boolean; problem: string | null };

export type Find = {
  /** Keeps the place to return to; words that are selected are looked for. */
  open(): void;
  /** What was looked for last. */
  readonly query: string;
  readonly isPattern: boolean;
  /** The text that was searched: the hits are places in it. */
  readonly searched: string;
  search(query: string, isPattern: boolean): void;
  /** Searches again in a text that has changed; the hit looked at is the next from here. Goes there where asked to. */
  again(from: number, goes: boolean): Promise<void>;
  step(direction: Direction): void;
  /** Ends: back to where the caret was, or staying at the hit. */
  close(stays: boolean): void;
  readonly hits: Int32Array;
  /** The hit looked at; null when there is none. */
  current(): ReaderSelection | null;
  /** Calls with every news until the returned function is called. */
  listen(listener: (news: FindNews) => void): () => void;
};

type Parts = {
  /** The text as it is now; of a reader always the same. */
  text(): string;
  ends(): { anchor: number; focus: number };
  select(anchor: number, focus: number): void;
  jump(anchor: number, focus: number): void;
  paint(): void;
};

/** Work between two rests, in milliseconds. */
const BUDGET = 12;
/** At most so much of a selection is looked for. */
const SEED = 100;

export function createFind(parts: Parts): Find {
  const listeners = new Set<(news: FindNews) => void>();
  let folded: { of: string; made: Folded } | null = null;
  let searched = '';
  let hits = new Int32Array();
  let isCut = false;
  let at = -1;
  let origin = { anchor: 0, focus: 0 };
  let turn = 0;
  let query = '';
  let isPattern = false;

  function tell(problem: string | null): void {
    for (const one of listeners) one({ at: at + 1, count: hits.length / 2, isCut, problem });
  }

  function show(): void {
    const start = hits[at * 2];
    if (start !== undefined) parts.jump(start, hits[at * 2 + 1] ?? start);
    parts.paint();
  }

  async function found(text: string, isStale: () => boolean): Promise<Found | null> {
    if (isPattern) return inSlices(findPattern(text, query), isStale);
    if (folded?.of !== text) {
      const made = await inSlices(foldDocument(text), () => false);
      if (made === null) return null;
      folded = { of: text, made };
    }
    return isStale() ? null : inSlices(findWords(folded.made, query), isStale);
  }

  async function run(from: number, goes: boolean): Promise<void> {
    turn += 1;
    const mine = turn;
    const text = parts.text();
    const result = await found(text, () => mine !== turn);
    if (result === null || mine !== turn) return;
    searched = text;
    hits = 'problem' in result ? new Int32Array() : new Int32Array(result.hits);
    isCut = !('problem' in result) && result.isCut;
    at = hits.length === 0 ? -1 : hitFrom(hits, from);
    tell('problem' in result ? result.problem : null);
    if (goes) show();
    else parts.paint();
  }

  return {
    get hits() {
      return hits;
    },
    current: () => (at < 0 ? null : { start: hits[at * 2] ?? 0, end: hits[at * 2 + 1] ?? 0 }),
    get query() {
      return query;
    },
    get isPattern() {
      return isPattern;
    },
    get searched() {
      return searched;
    },
    open() {
      origin = parts.ends();
      const { anchor, focus } = origin;
      const start = Math.min(anchor, focus);
      const marked = parts.text().slice(start, Math.min(Math.max(anchor, focus), start + SEED));
      if (marked !== '' && !marked.includes('\n')) {
        query = marked;
        isPattern = false;
      }
    },
    search(wanted, asPattern) {
      query = wanted;
      isPattern = asPattern;
      void run(Math.min(origin.anchor, origin.focus), true);
    },
    again: run,
    step(direction) {
      const count = hits.length / 2;
      if (count === 0) return;
      at = (at + (direction === 'forward' ? 1 : -1) + count) % count;
      tell(null);
      show();
    },
    close(stays) {
      turn += 1;
      const start = stays ? hits[at * 2] : undefined;
      if (start === undefined) parts.select(origin.anchor, origin.focus);
      else parts.select(start, hits[at * 2 + 1] ?? start);
      hits = new Int32Array();
      at = -1;
      parts.paint();
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** Runs to the end with rests; null when it became stale. */
async function inSlices<T>(work: Generator<null, T>, isStale: () => boolean): Promise<T | null> {
  let began = performance.now();
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (performance.now() - began < BUDGET) continue;
    await new Promise((resolve) => setTimeout(resolve));
    if (isStale()) return null;
    began = performance.now();
  }
}
