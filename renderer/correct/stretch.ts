/**
 * How much of a text is in the editor at once. The editor lays out every paragraph it holds, so of a long
 * document it holds a stretch, and the rest of the text stays as it is until its stretch is opened.
 *
 * Offsets are UTF-16 units of the text as it is being corrected, ranges are half-open.
 */
import type { Block } from '../../shared/blocks.ts';

/**
 * The one limit, in UTF-16 units: about twenty pages. Measured in a text of 3 MB with 20,000 codings on two busy
 * cores, from key to picture: 16 to 40 ms with 60,000, 60 to 230 with 240,000, 1 to 8 seconds with the whole.
 */
export const MOST_AT_ONCE = 60_000;

export interface Stretch {
  start: number;
  end: number;
  /** Its blocks; one that is longer than a stretch comes in parts. */
  blocks: readonly Block[];
  /** Numbers of its first and last paragraph, from 1, and how many there are. */
  first: number;
  last: number;
  total: number;
}

interface Part {
  block: Block;
  /** The paragraph's number, from 1. */
  number: number;
}

/** The stretch with an offset in its middle; the whole text where it is short enough. */
export function stretchAround(text: string, blocks: readonly Block[], offset: number): Stretch {
  const parts = partsOf(text, blocks);
  const here = Math.max(
    0,
    parts.findLastIndex(({ block }) => block.start <= offset),
  );
  let [first, last] = [here, here];
  const length = (from: number, to: number): number =>
    (parts[to]?.block.end ?? 0) - (parts[from]?.block.start ?? 0);
  for (;;) {
    const isRoomAbove = first > 0 && length(first - 1, last) <= MOST_AT_ONCE;
    const isRoomBelow = last < parts.length - 1 && length(first, last + 1) <= MOST_AT_ONCE;
    const isLessAbove = length(first, here) <= length(here, last);
    if (isRoomAbove && (isLessAbove || !isRoomBelow)) first -= 1;
    else if (isRoomBelow) last += 1;
    else break;
  }
  return stretchOf(parts, first, last, blocks.length);
}

/** The stretch that begins where another ends, or (-1) ends where it begins; null where there is none. */
export function stretchBeside(
  text: string,
  blocks: readonly Block[],
  from: Stretch,
  step: 1 | -1,
): Stretch | null {
  const parts = partsOf(text, blocks);
  const edge = step === 1 ? from.end : from.start;
  const nearest =
    step === 1
      ? parts.findIndex(({ block }) => block.start >= edge && block.end > from.start)
      : parts.findLastIndex(({ block }) => block.end <= edge && block.start < from.start);
  if (nearest === -1) return null;
  let [first, last] = [nearest, nearest];
  const fits = (one: number, other: number): boolean =>
    (parts[other]?.block.end ?? 0) - (parts[one]?.block.start ?? 0) <= MOST_AT_ONCE;
  if (step === 1) while (last < parts.length - 1 && fits(first, last + 1)) last += 1;
  else while (first > 0 && fits(first - 1, last)) first -= 1;
  return stretchOf(parts, first, last, blocks.length);
}

function stretchOf(parts: readonly Part[], first: number, last: number, total: number): Stretch {
  const own = parts.slice(first, last + 1);
  return {
    start: own[0]?.block.start ?? 0,
    end: own.at(-1)?.block.end ?? 0,
    blocks: own.map(({ block }) => block),
    first: own[0]?.number ?? 1,
    last: own.at(-1)?.number ?? 1,
    total,
  };
}

/** The blocks, endless ones cut where words end. */
function partsOf(text: string, blocks: readonly Block[]): Part[] {
  return blocks.flatMap((block, at) => {
    const number = at + 1;
    if (block.end - block.start <= MOST_AT_ONCE) return [{ block, number }];
    const parts: Part[] = [];
    for (let start = block.start; start < block.end; ) {
      const end = cutBefore(text, start, Math.min(block.end, start + MOST_AT_ONCE), block.end);
      const part = start === block.start ? { ...block, end } : { start, end, kind: block.kind, body: start };
      parts.push({ block: part, number });
      start = end;
    }
    return parts;
  });
}

/** The last place behind a space up to `most`; never inside a surrogate pair. */
function cutBefore(text: string, start: number, most: number, end: number): number {
  if (most === end) return end;
  const space = text.lastIndexOf(' ', most - 1);
  if (space > start) return space + 1;
  const isPair = text.codePointAt(most - 1) !== text.charCodeAt(most - 1);
  return isPair ? most - 1 : most;
}
