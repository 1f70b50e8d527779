/**
 * Where a box stands that asks about a stretch of text: under it, at the edge of the text, never on it.
 * When there is no room below, the text is scrolled up as far as the stretch stays in view; when that is
 * not enough, the box stands above.
 */
import type { ReaderDocument, ReaderElements, ReaderSelection } from './types.ts';

/** `top` is of the box, or, when it stands above, of the line it ends over. CSS pixels in the page. */
export type BoxPlace = { top: number; left: number; width: number; isAbove: boolean };

const WIDTH = 440;
const NEEDED = 300;
const GAP = 8;

export function placeBox(
  { scroller, page, text }: ReaderElements,
  { start, end }: ReaderSelection,
  document: ReaderDocument,
): BoxPlace {
  const box = (): { top: number; bottom: number } => extent(text, document, start, end);
  const window = scroller.getBoundingClientRect();
  const missing = box().bottom + NEEDED - window.bottom;
  if (missing > 0) scroller.scrollTop += Math.max(0, Math.min(missing, box().top - window.top - 24));
  const { top, bottom } = box();
  const origin = page.getBoundingClientRect();
  const isAbove = bottom + NEEDED > window.bottom && top - window.top > NEEDED;
  const { left, right } = text.querySelector('p')?.getBoundingClientRect() ?? text.getBoundingClientRect();
  const isMirrored = getComputedStyle(page).direction === 'rtl';
  const width = Math.min(WIDTH, origin.width - 16);
  const wanted = isMirrored ? right - origin.left - width + GAP : left - origin.left - GAP;
  return {
    top: (isAbove ? top - GAP : Math.min(bottom + GAP, window.bottom - 60)) - origin.top,
    left: Math.max(8, Math.min(wanted, origin.width - width - 8)),
    width,
    isAbove,
  };
}

/** Height of a stretch in the window, from the rectangles of its first and last character. */
function extent(
  text: HTMLElement,
  document: ReaderDocument,
  start: number,
  end: number,
): { top: number; bottom: number } {
  const first = characterRect(text, document, start);
  const last = characterRect(text, document, Math.max(start, end - 1));
  return { top: first?.top ?? 0, bottom: last?.bottom ?? first?.bottom ?? 0 };
}

function characterRect(text: HTMLElement, { blocks }: ReaderDocument, offset: number): DOMRect | undefined {
  const at = blocks.findIndex((block) => offset <= block.end);
  const body = blocks[at]?.body ?? 0;
  const paragraph = text.querySelectorAll('p')[at];
  const node = paragraph?.firstChild;
  if (!(node instanceof Text)) return paragraph?.getBoundingClientRect();
  const range = text.ownerDocument.createRange();
  const from = Math.max(0, Math.min(offset - body, node.length - 1));
  range.setStart(node, from);
  range.setEnd(node, Math.min(node.length, from + 1));
  return range.getClientRects()[0] ?? paragraph?.getBoundingClientRect();
}
