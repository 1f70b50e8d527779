/**
 * Moving the caret: the browser's own `Selection.modify` between offsets we check, because it knows
 * lines, clusters and words, and pages and jumps by offset, because it does not leave those to us.
 *
 * `modify` loses the selection at the border to a section that is not laid out, and leaves the reader at
 * its end; hence `pin` before every move and the clamp after it.
 */
import type { Caret } from './caret.ts';
import type { Selection } from './selection.ts';
import type { TextDom } from './text-dom.ts';
import type { Viewport } from './viewport.ts';

export type MoveUnit = 'character' | 'word' | 'line' | 'lineboundary' | 'paragraph' | 'sentence';
export type Direction = 'forward' | 'backward';

export function opposite(direction: Direction): Direction {
  return direction === 'forward' ? 'backward' : 'forward';
}

export type Movement = {
  move(unit: MoveUnit, direction: Direction, extend: boolean): void;
  page(direction: Direction, extend: boolean): void;
  /** Sets both ends and shows the focus. */
  select(anchor: number, focus: number): void;
  /** Sets both ends and puts the anchor into the upper middle of the window. */
  jump(anchor: number, focus: number): void;
};

/** Overlap of two pages, in pixels. */
const PAGE_OVERLAP = 60;

type Parts = {
  scroller: HTMLElement;
  dom: TextDom;
  selection: Selection;
  caret: Caret;
  viewport: Viewport;
  length: number;
};

export function createMovement({ scroller, dom, selection, caret, viewport, length }: Parts): Movement {
  const owner = dom.root.ownerDocument;

  function finish(): void {
    const { focus } = selection.ends();
    viewport.pin(focus);
    viewport.reveal(focus);
    viewport.keep(focus);
    caret.place();
  }

  function select(anchor: number, focus: number): void {
    viewport.pin(focus);
    selection.set(anchor, focus);
    caret.setAffinity('down');
    finish();
  }

  function move(unit: MoveUnit, direction: Direction, extend: boolean): void {
    const { anchor, focus } = selection.ends();
    viewport.pin(focus);
    const from = caret.rects(focus)[0];
    const wasMirrored = selection.isMirrored();
    if (!wasMirrored && !extend && unit === 'character') {
      const { start, end } = selection.span();
      select(direction === 'forward' ? end : start, direction === 'forward' ? end : start);
      return;
    }
    owner.getSelection()?.modify(wasMirrored && extend ? 'extend' : 'move', direction, unit);
    const reached = selection.read();
    const limit = direction === 'forward' ? length : 0;
    if (reached === null) selection.set(extend ? anchor : limit, limit);
    else if (wasMirrored) selection.adopt();
    else selection.set(extend ? anchor : reached.focus, reached.focus);
    if (extend && !selection.isMirrored()) selection.mirror();
    settle(unit, direction, from);
    finish();
  }

  /** At a wrapped line, which of its two places the caret is drawn at. */
  function settle(
    unit: MoveUnit,
    direction: Direction,
    from: { y: number; height: number } | undefined,
  ): void {
    if (unit === 'lineboundary') caret.setAffinity(direction === 'forward' ? 'up' : 'down');
    else if (unit === 'line' && from !== undefined) {
      caret.settle(from.y + (direction === 'forward' ? 1 : -1) * from.height * 1.3);
    } else caret.setAffinity('down');
  }

  function page(direction: Direction, extend: boolean): void {
    const { anchor, focus } = selection.ends();
    const rect = caret.rects(focus)[0];
    if (rect === undefined) return;
    const step = scroller.clientHeight - PAGE_OVERLAP;
    const before = scroller.scrollTop;
    scroller.scrollTop += direction === 'forward' ? step : -step;
    const moved = scroller.scrollTop - before;
    if (Math.abs(moved) < step / 2) {
      const limit = direction === 'forward' ? length : 0;
      select(extend ? anchor : limit, limit);
      return;
    }
    const box = scroller.getBoundingClientRect();
    const y = Math.min(Math.max(rect.y + rect.height / 2, box.top + 30), box.bottom - 30);
    const place = owner.caretPositionFromPoint(rect.x, y);
    const offset = place && dom.toOffset(place.offsetNode, place.offset);
    if (offset !== null) select(extend ? anchor : offset, offset);
  }

  return {
    move,
    page,
    select,
    jump(anchor, focus) {
      viewport.centre(Math.min(anchor, focus));
      selection.set(anchor, focus);
      caret.setAffinity('down');
      caret.place();
    },
  };
}
