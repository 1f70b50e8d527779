/**
 * A column of canvases of one section's height. Only those near the window hold a picture; one that
 * changes is drawn anew alone.
 */
import type { Extent } from './stripe-lanes.ts';

/** Height of a canvas in CSS pixels: little to draw anew, and far under the limit of 16,384 at any zoom. */
const TILE = 1_024;

export type Tiles = {
  readonly element: HTMLElement;
  readonly width: number;
  /** Told by an observer: a canvas has come near or gone away. Others’ canvases are passed over. */
  near(target: Element, isNear: boolean): void;
  /** Draws again what lies between two heights; nothing where they are upside down. */
  redraw(changed: Extent): void;
  dispose(): void;
};

type Draw = (context: CanvasRenderingContext2D, width: number, seen: Extent) => void;

/** `draw` draws the column; it is given a context shifted and cut to the heights that are `seen` of it. */
export function createTiles(
  parent: HTMLElement,
  height: number,
  nearness: IntersectionObserver,
  draw: Draw,
): Tiles {
  const owner = parent.ownerDocument;
  const width = parent.clientWidth;
  const element = owner.createElement('div');
  element.className = 'reader-tiles';
  const tops = new Map<Element, number>();
  const near = new Set<HTMLCanvasElement>();

  for (let top = 0; top < height; top += TILE) {
    const canvas = owner.createElement('canvas');
    canvas.width = 0;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${Math.min(TILE, height - top)}px`;
    tops.set(canvas, top);
    element.append(canvas);
    nearness.observe(canvas);
  }
  parent.append(element);

  function paint(canvas: HTMLCanvasElement): void {
    const top = tops.get(canvas) ?? 0;
    const scale = window.devicePixelRatio;
    // Setting the size also empties it.
    canvas.width = Math.ceil(width * scale);
    canvas.height = Math.ceil(Math.min(TILE, height - top) * scale);
    const context = canvas.getContext('2d');
    if (context === null) return;
    context.scale(scale, scale);
    context.translate(0, -top);
    draw(context, width, { top, bottom: top + TILE });
  }

  /** Draws a part of a canvas anew; what is around it stays. */
  function repaint(canvas: HTMLCanvasElement, changed: Extent): void {
    const context = canvas.getContext('2d');
    if (context === null) return;
    const tile = tops.get(canvas) ?? 0;
    const scale = context.getTransform().d;
    // At whole pixels, or the border of the part would show.
    const top = tile + Math.floor(Math.max(0, changed.top - tile) * scale) / scale;
    const bottom = tile + Math.ceil(Math.min(TILE, changed.bottom - tile) * scale) / scale;
    context.save();
    context.beginPath();
    context.rect(0, top, width, bottom - top);
    context.clip();
    context.clearRect(0, top, width, bottom - top);
    draw(context, width, { top, bottom });
    context.restore();
  }

  return {
    element,
    width,
    near(target, isNear) {
      if (!(target instanceof HTMLCanvasElement) || !tops.has(target) || near.has(target) === isNear) return;
      if (isNear) {
        near.add(target);
        paint(target);
      } else {
        near.delete(target);
        target.width = 0;
      }
    },
    redraw(changed) {
      if (changed.bottom <= changed.top) return;
      for (const canvas of near) {
        const from = tops.get(canvas) ?? 0;
        if (from < changed.bottom && from + TILE > changed.top) repaint(canvas, changed);
      }
    },
    dispose() {
      for (const canvas of tops.keys()) nearness.unobserve(canvas);
      element.remove();
    },
  };
}
