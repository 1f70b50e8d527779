/**
 * The paragraphs in the window and close to it, whose marks are drawn. The browser goes through every mark of
 * the page in each frame in which anything changed, so the marks of a whole section, many windows high, would
 * make every frame slow.
 */
import type { Paragraphs } from './paragraphs.ts';
import type { TextDom } from './text-dom.ts';

/** Numbers of paragraphs, `past` not included. */
export type Band = { first: number; past: number };

export const NO_BAND: Band = { first: 0, past: 0 };
/** Paragraphs so near are drawn, in pixels. */
const MARGIN = 600;

export type BandWatch = {
  /** Measures again and tells what is near now. */
  look(): void;
  dispose(): void;
};

/** `onBand` is told the paragraphs near whenever they may be others; `live` are the sections laid out for sure. */
export function watchBand(
  scroller: HTMLElement,
  dom: TextDom,
  paragraphs: Paragraphs,
  live: ReadonlySet<number>,
  onBand: (band: Band) => void,
): BandWatch {
  let lookedAt = Number.NaN;

  function look(): void {
    lookedAt = scroller.scrollTop;
    const { top, bottom } = scroller.getBoundingClientRect();
    onBand(bandBetween(dom, paragraphs, live, top - MARGIN, bottom + MARGIN));
  }

  /** A scroll is told before its frame is drawn; the margin lasts for half of it before it is looked at again. */
  function onScroll(): void {
    if (!(Math.abs(scroller.scrollTop - lookedAt) < MARGIN / 2)) look();
  }

  scroller.addEventListener('scroll', onScroll, { passive: true });
  return { look, dispose: () => scroller.removeEventListener('scroll', onScroll) };
}

/** The paragraphs of the live sections that reach into two heights of the window. */
function bandBetween(
  dom: TextDom,
  paragraphs: Paragraphs,
  live: ReadonlySet<number>,
  top: number,
  bottom: number,
): Band {
  const near = [...live]
    .sort((a, b) => a - b)
    .filter((section) => reaches(dom.section(section), top, bottom));
  const [from, to] = [near[0], near.at(-1)];
  if (from === undefined || to === undefined) return NO_BAND;
  const box = (at: number): DOMRect | undefined => dom.paragraph(at)?.getBoundingClientRect();
  const [upper, lower] = [paragraphs.sections[from], paragraphs.sections[to]];
  if (upper === undefined || lower === undefined) return NO_BAND;
  return {
    first: firstWhere(upper.first, upper.past, (at) => (box(at)?.bottom ?? 0) > top),
    past: firstWhere(lower.first, lower.past, (at) => (box(at)?.top ?? 0) >= bottom),
  };
}

function reaches(section: HTMLElement | undefined, top: number, bottom: number): boolean {
  const box = section?.getBoundingClientRect();
  return box !== undefined && box.bottom > top && box.top < bottom;
}

/** The first number in [from, past) from which on it holds; `past` when it holds for none. */
function firstWhere(from: number, past: number, holds: (at: number) => boolean): number {
  let [low, high] = [from, past];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
