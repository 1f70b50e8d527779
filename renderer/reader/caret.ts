/**
 * The caret: a bar of our own over the text, placed from the rectangles of an empty range.
 *
 * Where a line wraps, one offset has two places; `affinity` says which. Where the direction of the
 * writing turns, both places are marked: the main one in full, the other at half height. y and x are
 * CSS pixels from the top left corner of the page element the caret lies in.
 */
import { createBlinking } from './blinking.ts';
import type { TextDom } from './text-dom.ts';

/** `up`: the end of the wrapped line above, after the key End; `down`: the start of the line below. */
export type Affinity = 'up' | 'down';
export type CaretRect = { x: number; y: number; height: number };

export type Caret = {
  place(): void;
  setAffinity(affinity: Affinity): void;
  /** Of the two places at a wrap, takes the one nearest to this height in the window. */
  settle(nearY: number): void;
  /** Where the caret of an offset is, in the window; the first is the main one. */
  rects(offset: number): CaretRect[];
  dispose(): void;
};

const EMPTY_PARAGRAPH = 20;

export function createCaret(dom: TextDom, page: HTMLElement, bar: HTMLElement, focus: () => number): Caret {
  const owner = dom.root.ownerDocument;
  let affinity: Affinity = 'down';
  const blinking = createBlinking(bar);
  const second = owner.createElement('div');
  second.className = 'reader-caret-second';

  function rects(offset: number): CaretRect[] {
    const found = collapsedRects(dom, owner, offset);
    const [first, last] = found;
    if (first === undefined || last === undefined) return found;
    if (Math.abs(first.y - last.y) < 2) return [last, first];
    return [affinity === 'up' ? first : last];
  }

  function place(): void {
    const [main, other] = rects(focus());
    if (main === undefined) return;
    const origin = page.getBoundingClientRect();
    setBox(bar, main, origin, 1);
    if (other === undefined) second.remove();
    else {
      setBox(second, other, origin, 0.5);
      if (!second.isConnected) bar.after(second);
    }
    blinking.restart();
  }

  return {
    place,
    setAffinity(next) {
      affinity = next;
    },
    settle(nearY) {
      const [first, last] = collapsedRects(dom, owner, focus());
      affinity = 'down';
      if (first === undefined || last === undefined) return;
      if (Math.abs(first.y - nearY) < Math.abs(last.y - nearY)) affinity = 'up';
    },
    rects,
    dispose() {
      blinking.dispose();
      second.remove();
    },
  };
}

/** One rectangle, or two at a wrap (end of line first) and at a turn of direction. */
function collapsedRects(dom: TextDom, owner: Document, offset: number): CaretRect[] {
  const { node, offset: at } = dom.toDom(offset);
  if (!(node instanceof Text)) return node instanceof HTMLElement ? [emptyParagraph(node)] : [];
  const range = owner.createRange();
  range.setStart(node, at);
  range.collapse(true);
  const found = [...range.getClientRects()].map(({ x, y, height }) => ({ x, y, height }));
  if (found.length > 0) return found.length > 2 ? [...found.slice(0, 1), ...found.slice(-1)] : found;
  return node.parentElement === null ? [] : [emptyParagraph(node.parentElement)];
}

function emptyParagraph(paragraph: HTMLElement): CaretRect {
  const { left, right, top } = paragraph.getBoundingClientRect();
  const isRightToLeft = getComputedStyle(paragraph).direction === 'rtl';
  return { x: isRightToLeft ? right : left, y: top, height: EMPTY_PARAGRAPH };
}

function setBox(element: HTMLElement, rect: CaretRect, origin: DOMRect, part: number): void {
  element.style.transform = `translate(${Math.round(rect.x - origin.x)}px, ${rect.y - origin.y}px)`;
  element.style.height = `${rect.height * part}px`;
}
