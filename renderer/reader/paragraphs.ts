/**
 * The document cut for the screen: one paragraph for every block, sections of at most 50 paragraphs.
 *
 * A paragraph shows a block from its body on; a speaker's label stands in a column of its own, so an
 * offset inside a label is shown at the body. Offsets are UTF-16 units of the whole text.
 */
import type { Block } from '../../shared/blocks.ts';

const SECTION_PARAGRAPHS = 50;
/** A section also ends here, so that documents of few, endless paragraphs stay quick. */
const SECTION_CHARACTERS = 30_000;

/** Paragraphs `first` up to, not including, `past`; `start` and `end` are offsets of their text. */
export type Section = { first: number; past: number; start: number; end: number };

export type Paragraphs = {
  readonly count: number;
  readonly sections: readonly Section[];
  /** Where the shown text of a paragraph begins and ends. */
  body(paragraph: number): number;
  end(paragraph: number): number;
  /** Where its block begins, with the speaker's label. */
  start(paragraph: number): number;
  sectionOf(paragraph: number): number;
  /** The paragraph an offset lies in; an offset on a line feed belongs to the paragraph before it. */
  at(offset: number): number;
  /** The nearest offset that is shown: inside the text, and behind a speaker's label. */
  shown(offset: number): number;
};

/** Cuts the blocks of a document; there is at least one block. */
export function paragraphsFrom(blocks: readonly Block[]): Paragraphs {
  const starts = Int32Array.from(blocks, (one) => one.start);
  const bodies = Int32Array.from(blocks, (one) => one.body);
  const ends = Int32Array.from(blocks, (one) => one.end);
  const sections = cutSections(blocks);
  const sectionOf = new Int32Array(blocks.length);
  for (const [index, { first, past }] of sections.entries()) sectionOf.fill(index, first, past);
  const at = (offset: number): number => lastAtMost(starts, offset);
  return {
    count: blocks.length,
    sections,
    body: (paragraph) => bodies[paragraph] ?? 0,
    end: (paragraph) => ends[paragraph] ?? 0,
    start: (paragraph) => starts[paragraph] ?? 0,
    sectionOf: (paragraph) => sectionOf[paragraph] ?? 0,
    at,
    shown(offset) {
      const paragraph = at(offset);
      return Math.min(Math.max(offset, bodies[paragraph] ?? 0), ends[paragraph] ?? 0);
    },
  };
}

function cutSections(blocks: readonly Block[]): Section[] {
  const sections: Section[] = [];
  let open: Section | undefined;
  for (const [index, { start, end }] of blocks.entries()) {
    const isFull =
      open !== undefined &&
      (index - open.first >= SECTION_PARAGRAPHS || end - open.start > SECTION_CHARACTERS);
    if (open === undefined || isFull) {
      open = { first: index, past: index, start, end };
      sections.push(open);
    }
    open.past = index + 1;
    open.end = end;
  }
  return sections;
}

/** Index of the last value at most `wanted`, 0 when there is none (binary search over ascending values). */
export function lastAtMost(values: ArrayLike<number>, wanted: number): number {
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((values[middle] ?? 0) <= wanted) low = middle;
    else high = middle - 1;
  }
  return low;
}
