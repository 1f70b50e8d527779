/**
 * Boundary mode: moving one edge of a segment by character, word or sentence until it is kept or given
 * up. Pure; the span never becomes empty, and edges stay on whole characters.
 */
import { nextCluster, previousCluster } from './graphemes.ts';
import type { Direction } from './movement.ts';
import type { ReaderSelection } from './types.ts';
import { nextEdge, type UnitBounds } from './unit-selection.ts';

export type BoundaryUnit = 'character' | 'word' | 'sentence';
export type Boundary = { span: ReaderSelection; edge: 'start' | 'end' };

/** The boundary after one press; the same one when there is no room to move. */
export function moveBoundary(
  text: string,
  units: UnitBounds,
  { span, edge }: Boundary,
  unit: BoundaryUnit,
  direction: Direction,
): Boundary {
  const from = span[edge];
  const to =
    unit === 'character'
      ? direction === 'forward'
        ? nextCluster(text, from)
        : previousCluster(text, from)
      : nextEdge(units.around(unit, around(from, text.length)), from, direction, edge);
  const moved = edge === 'start' ? { start: to, end: span.end } : { start: span.start, end: to };
  return moved.start < moved.end ? { span: moved, edge } : { span, edge };
}

/** The other edge becomes the one that moves. */
export function swapEdge({ span, edge }: Boundary): Boundary {
  return { span, edge: edge === 'start' ? 'end' : 'start' };
}

/** Wide enough to hold the paragraph before, whose last word may be the next edge. */
function around(offset: number, length: number): ReaderSelection {
  return { start: Math.max(0, offset - 2), end: Math.min(length, offset) };
}
