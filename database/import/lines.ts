/**
 * Lines of a decoded text to blocks. Every line is a block of its own, empty ones too, so nothing of
 * the text is lost and joining the blocks with line feeds gives the text back exactly.
 *
 * One exception: where a file wraps its lines at a fixed width (old mail, Project Gutenberg), a line
 * is an accident and not a paragraph; there the lines between two empty lines form one block, and
 * sentences can be whole. The wrapping is only recognised on much evidence.
 */
import type { Block, BlockKind } from '../../shared/blocks.ts';

export type LineKind = { kind: BlockKind; level?: number };

/** Evidence asked for before a file counts as wrapped. */
const WRAPPED = { innerLines: 50, leastWidth: 45, mostWidth: 120, fullShare: 0.85, openShare: 0.6 } as const;

/** One block a line, half-open ranges in UTF-16 units; `kindOf` may look at the line. */
export function lineBlocks(
  text: string,
  kindOf: (line: string, next: string | undefined) => LineKind,
): Block[] {
  const lines = text.split('\n');
  let start = 0;
  return lines.map((line, index) => {
    const one: Block = { start, end: start + line.length, body: start, ...kindOf(line, lines[index + 1]) };
    start = one.end + 1;
    return one;
  });
}

/** The width the lines are wrapped at, or undefined where every line is meant to be one. */
export function wrapWidth(text: string, blocks: readonly Block[]): number | undefined {
  const lengths = blocks.map(({ start, end }) => end - start).filter((length) => length > 0);
  const width = lengths.toSorted((a, b) => a - b)[Math.floor(lengths.length * 0.95)] ?? 0;
  if (width < WRAPPED.leastWidth || width > WRAPPED.mostWidth) return undefined;
  let inner = 0;
  let full = 0;
  let open = 0;
  for (const [index, { start, end }] of blocks.entries()) {
    const next = blocks[index + 1];
    if (end === start || next === undefined || next.end === next.start) continue;
    inner += 1;
    if (end - start >= width * 0.7) full += 1;
    if (!/[.!?:…"”»)\]*_-]\s*$/u.test(text.slice(Math.max(start, end - 4), end))) open += 1;
  }
  const isWrapped =
    inner >= WRAPPED.innerLines && full >= inner * WRAPPED.fullShare && open >= inner * WRAPPED.openShare;
  return isWrapped ? width : undefined;
}

/** Joins the lines of wrapped paragraphs; `startsAnew` says which lines begin a paragraph in any case. */
export function joinWrapped(
  text: string,
  blocks: readonly Block[],
  width: number,
  startsAnew: (line: string) => boolean,
): Block[] {
  const joined: Block[] = [];
  let lastLength = 0;
  for (const one of blocks) {
    const line = text.slice(one.start, one.end);
    const before = joined.at(-1);
    const goesOn =
      before !== undefined &&
      isProse(text, before) &&
      isProse(text, one) &&
      lastLength >= width * 0.6 &&
      !/^(?:\t| {3,})/.test(line) &&
      !startsAnew(line);
    if (goesOn) joined[joined.length - 1] = { ...before, end: one.end };
    else joined.push(one);
    lastLength = line.trimEnd().length;
  }
  return joined;
}

function isProse(text: string, { kind, start, end }: Block): boolean {
  return kind === 'paragraph' && end > start && text.slice(start, end).trim() !== '';
}
