/**
 * Boundary mode at the keyboard: B takes a segment's end, arrows move it, B again takes the other edge,
 * Enter keeps, Escape gives back. While it lasts the selection shows the segment as it would be.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { type Boundary, type BoundaryUnit, moveBoundary, swapEdge } from './boundary.ts';
import { lengthOf } from './describe.ts';
import type { ReaderCommand } from './keys.ts';
import { type Direction, type Movement, opposite } from './movement.ts';
import type { Selection } from './selection.ts';
import type { ReaderProps, ReaderSelection } from './types.ts';
import type { UnitBounds } from './unit-selection.ts';

export type BoundaryMode = {
  start(coding: CodingRow | undefined): void;
  /** True when the command belonged to the mode; any other command ends it. */
  takes(command: ReaderCommand): boolean;
  leave(): void;
  isOpen(): boolean;
};

type Parts = {
  props(): ReaderProps;
  text: string;
  units: UnitBounds;
  selection: Selection;
  movement: Movement;
  isRightToLeft(): boolean;
};

export function createBoundaryMode(parts: Parts): BoundaryMode {
  const { props, text, units, selection, movement, isRightToLeft } = parts;
  let open: (Boundary & { coding: Id | null; before: ReaderSelection }) | null = null;

  const say = (sentence: string): void => props().actions.say(sentence);

  function show(sentence?: string): void {
    if (open === null) return;
    const { span, edge } = open;
    movement.select(edge === 'end' ? span.start : span.end, span[edge]);
    say(sentence ?? `${edge === 'end' ? 'End' : 'Start'} edge, ${lengthOf(props().document, span)}`);
  }

  function end(isKept: boolean): void {
    if (open === null) return;
    const { span, coding, before } = open;
    open = null;
    const shown = isKept ? span : before;
    if (coding === null) movement.select(shown.start, shown.end);
    else movement.select(shown.start, shown.start);
    if (isKept && coding !== null) props().actions.adjust(coding, span.start, span.end);
    say(isKept ? `Kept, ${lengthOf(props().document, span)}.` : 'Edges as before.');
  }

  return {
    start(coding) {
      const span = coding ?? (selection.isEmpty() ? null : selection.span());
      if (span === null) {
        say('Focus a segment or select text first, then B moves its edges.');
        return;
      }
      const { start, end: stop } = span;
      const before = { start, end: stop };
      open = { span: before, edge: 'end', coding: coding?.id ?? null, before };
      show('End edge. Arrows move, B takes the other edge, Enter keeps, Escape goes back.');
    },
    takes(command) {
      if (open === null) return false;
      const move = moveOf(command, isRightToLeft());
      if (move !== null) open = { ...open, ...moveBoundary(text, units, open, move.unit, move.direction) };
      else if (command.kind === 'boundary') open = { ...open, ...swapEdge(open) };
      else if (command.kind === 'quick' || command.kind === 'escape') end(command.kind === 'quick');
      else {
        open = null;
        return false;
      }
      show();
      return true;
    },
    leave() {
      open = null;
    },
    isOpen: () => open !== null,
  };
}

/** What an arrow means here: sideways by character or word, up and down by sentence. */
function moveOf(
  command: ReaderCommand,
  isRightToLeft: boolean,
): { unit: BoundaryUnit; direction: Direction } | null {
  if (command.kind !== 'move') return null;
  if (command.unit === 'line') return { unit: 'sentence', direction: command.direction };
  if (command.unit !== 'character' && command.unit !== 'word') return null;
  return { unit: command.unit, direction: isRightToLeft ? opposite(command.direction) : command.direction };
}
