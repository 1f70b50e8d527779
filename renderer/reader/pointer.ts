/**
 * Selecting with the mouse, done by ourselves: the browser's own double and triple click take a space or
 * one character too much. One click sets the caret, two take a word, three a sentence, four a paragraph;
 * dragging keeps to whole units, to words after one click, and to characters while Alt is held.
 *
 * A press inside the selection begins to drag it; released without moving, it sets the caret.
 */
import type { Movement } from './movement.ts';
import type { Selection } from './selection.ts';
import type { TextDom } from './text-dom.ts';
import { type ReaderSelection, SELECTION_TYPE } from './types.ts';
import { snapToUnits, type Unit, type UnitBounds } from './unit-selection.ts';

const UNITS: readonly (Unit | null)[] = [null, null, 'word', 'sentence', 'paragraph'];
/** A press that moves less is a click. */
const DRAG_STARTS = 4;
/** Pixels a frame for each pixel beyond the edge, and at most. */
const SCROLL_SHARE = 0.25;
const SCROLL_MOST = 24;

type Parts = {
  scroller: HTMLElement;
  dom: TextDom;
  text: string;
  selection: Selection;
  movement: Movement;
  units: UnitBounds;
  /** Whether dragging takes whole words; Alt turns it round. */
  snaps(): boolean;
};

/** Listens on the text. `onClick` tells a plain click and its offset. Returns how to stop. */
export function listenToPointer(parts: Parts, onClick: (offset: number) => void): () => void {
  const { scroller, dom, text, selection, movement, units } = parts;
  const { root } = dom;
  let press: { x: number; y: number; from: ReaderSelection; unit: Unit | null; isDragging: boolean } | null =
    null;
  let pending: number | null = null;
  let point = { x: 0, y: 0, isFree: false };
  let frame = 0;

  function offsetAt(x: number, y: number): number | null {
    const box = scroller.getBoundingClientRect();
    const inside = Math.min(Math.max(y, box.top + 2), box.bottom - 2);
    const place = root.ownerDocument.caretPositionFromPoint(x, inside);
    return place === null ? null : dom.toOffset(place.offsetNode, place.offset);
  }

  function widened(span: ReaderSelection, unit: Unit | null): ReaderSelection {
    return unit === null ? span : snapToUnits(units.around(unit, span), span);
  }

  function onDown(event: MouseEvent): void {
    if (event.button !== 0) return;
    const offset = offsetAt(event.clientX, event.clientY);
    if (offset === null) return;
    const { start, end } = selection.span();
    const isInside = event.detail === 1 && !event.shiftKey && offset > start && offset < end;
    if (isInside && selection.isMirrored()) {
      // The browser begins to drag the text, unless the button is released first.
      pending = offset;
      return;
    }
    event.preventDefault();
    root.focus({ preventScroll: true });
    if (event.shiftKey) {
      movement.select(selection.ends().anchor, offset);
      press = {
        x: event.clientX,
        y: event.clientY,
        from: { start, end: start },
        unit: null,
        isDragging: false,
      };
      return;
    }
    const unit = UNITS[Math.min(event.detail, 4)] ?? null;
    const from = widened({ start: offset, end: offset }, unit);
    movement.select(from.start, from.end);
    press = { x: event.clientX, y: event.clientY, from, unit, isDragging: false };
  }

  function onMove(event: MouseEvent): void {
    if (press === null) return;
    if (event.buttons === 0) {
      onUp();
      return;
    }
    const far = Math.hypot(event.clientX - press.x, event.clientY - press.y);
    if (!press.isDragging && far < DRAG_STARTS) return;
    press.isDragging = true;
    point = { x: event.clientX, y: event.clientY, isFree: event.altKey };
    extend();
    frame ||= requestAnimationFrame(scrollBeyond);
  }

  function extend(): void {
    if (press === null) return;
    const offset = offsetAt(point.x, point.y);
    if (offset === null) return;
    const isFree = point.isFree === parts.snaps();
    const unit = isFree ? null : (press.unit ?? 'word');
    const { from } = press;
    const reach = widened({ start: Math.min(from.start, offset), end: Math.max(from.end, offset) }, unit);
    const isBack = offset < from.start;
    selection.set(isBack ? reach.end : reach.start, isBack ? reach.start : reach.end);
  }

  /** Scrolls while the pointer is held beyond the edge. */
  function scrollBeyond(): void {
    frame = 0;
    if (press === null) return;
    const box = scroller.getBoundingClientRect();
    const beyond = point.y < box.top ? point.y - box.top : Math.max(0, point.y - box.bottom);
    if (beyond === 0) return;
    scroller.scrollTop += Math.max(-SCROLL_MOST, Math.min(SCROLL_MOST, beyond * SCROLL_SHARE));
    extend();
    frame = requestAnimationFrame(scrollBeyond);
  }

  function onUp(): void {
    if (pending !== null) {
      movement.select(pending, pending);
      onClick(pending);
    } else if (press !== null && !press.isDragging && press.unit === null && selection.isEmpty()) {
      onClick(selection.ends().focus);
    }
    pending = null;
    press = null;
  }

  function onDragStart(event: DragEvent): void {
    if (pending === null || event.dataTransfer === null) return;
    pending = null;
    const span = selection.span();
    event.dataTransfer.setData('text/plain', text.slice(span.start, span.end));
    event.dataTransfer.setData(SELECTION_TYPE, JSON.stringify(span));
    event.dataTransfer.effectAllowed = 'copy';
  }

  root.addEventListener('mousedown', onDown);
  root.addEventListener('dragstart', onDragStart);
  window.addEventListener('mousemove', onMove);
  window.addEventListener('mouseup', onUp);
  return () => {
    cancelAnimationFrame(frame);
    root.removeEventListener('mousedown', onDown);
    root.removeEventListener('dragstart', onDragStart);
    window.removeEventListener('mousemove', onMove);
    window.removeEventListener('mouseup', onUp);
  };
}
