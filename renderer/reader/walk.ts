/**
 * Where the hand goes in the text: by units, from segment to segment, to what nobody coded, and what is selected
 * on the way. Holds what was selected before growing.
 */
import type { CodingRow } from '../../shared/queries/source.ts';
import type { CodingIndex } from './coding-index.ts';
import { overlapSentence } from './describe.ts';
import type { ReaderCommand } from './keys.ts';
import { type Direction, type Movement, opposite } from './movement.ts';
import type { Paragraphs } from './paragraphs.ts';
import type { Selection } from './selection.ts';
import type { TextDom } from './text-dom.ts';
import type { ReaderProps, ReaderSelection } from './types.ts';
import { growSpan, shrinkSpan, takeUnit, type UnitBounds } from './unit-selection.ts';

/** What walking needs of the reader; its other commands need more. */
export type WalkParts = {
  props(): ReaderProps;
  /** Every coding of the document, and those that are shown. */
  index(): CodingIndex;
  shown(): CodingIndex;
  text: string;
  paragraphs: Paragraphs;
  dom: TextDom;
  units: UnitBounds;
  selection: Selection;
  movement: Movement;
};

export function createWalk(parts: WalkParts) {
  const { props, index, shown, text, paragraphs, dom, units, selection, movement } = parts;
  let grown: ReaderSelection[] = [];

  const say = (sentence: string): void => props().actions.say(sentence);
  const caret = (): number => selection.ends().focus;
  const focused = (): CodingRow | undefined => index().all.find(({ id }) => id === props().focusedCoding);

  function select({ start, end }: ReaderSelection): void {
    movement.select(start, end);
  }

  function goTo(coding: CodingRow): void {
    movement.select(coding.start, coding.start);
    movement.jump(coding.start, coding.start);
    props().actions.focusCoding(coding.id);
    say(overlapSentence(coding, index().at(coding.start), props(), props().document));
  }

  function nextSegment(direction: Direction): void {
    const { all } = shown();
    const at = all.findIndex(({ id }) => id === props().focusedCoding);
    const found =
      at === -1
        ? direction === 'forward'
          ? shown().after(caret() - 1)
          : shown().before(caret())
        : all[at + (direction === 'forward' ? 1 : -1)];
    if (found !== undefined) goTo(found);
    else say(direction === 'forward' ? 'No segment follows.' : 'No segment comes before.');
  }

  function nextUncoded(direction: Direction): void {
    const step = direction === 'forward' ? 1 : -1;
    for (let at = paragraphs.at(caret()) + step; at >= 0 && at < paragraphs.count; at += step) {
      const body = paragraphs.body(at);
      const end = paragraphs.end(at);
      if (text.slice(body, end).trim() === '' || index().overlapping(body, end).length > 0) continue;
      movement.select(body, body);
      return;
    }
    say(direction === 'forward' ? 'No uncoded paragraph follows.' : 'No uncoded paragraph comes before.');
  }

  function choose(codings: readonly CodingRow[]): void {
    const at = codings.findIndex(({ id }) => id === props().focusedCoding);
    const next = codings[(at + 1) % codings.length];
    if (next === undefined) {
      say('No codes here.');
      return;
    }
    props().actions.focusCoding(next.id);
    say(overlapSentence(next, codings, props(), props().document));
  }

  /** Moving the caret out of the focused segment lets go of it. */
  function letGo(): void {
    const coding = focused();
    if (coding !== undefined && (caret() < coding.start || caret() > coding.end)) {
      props().actions.focusCoding(null);
    }
  }

  function isRightToLeft(): boolean {
    const paragraph = dom.paragraph(paragraphs.at(caret()));
    return paragraph !== undefined && getComputedStyle(paragraph).direction === 'rtl';
  }

  function move(command: Extract<ReaderCommand, { kind: 'move' }>): void {
    const isTurned = command.isVisual !== undefined && isRightToLeft();
    const direction = isTurned ? opposite(command.direction) : command.direction;
    movement.move(command.unit, direction, command.extend);
    letGo();
  }

  function grow(): void {
    const span = selection.span();
    grown.push(span);
    select(growSpan(units, span, text.length));
  }

  function shrink(): void {
    const span = selection.span();
    const last = grown.pop();
    const isInside = last !== undefined && last.start >= span.start && last.end <= span.end;
    select(isInside ? last : shrinkSpan(units, span));
  }

  function goToEdge(direction: Direction, extend: boolean): void {
    const limit = direction === 'forward' ? text.length : 0;
    movement.select(extend ? selection.ends().anchor : limit, limit);
    letGo();
  }

  /** The unit at the caret, or the next one where it is selected already. */
  function take({ unit, direction }: Extract<ReaderCommand, { kind: 'take' }>): void {
    const span = selection.span();
    select(takeUnit(units.around(unit, span), span, direction));
  }

  /** Everything is selected without scrolling to the end. */
  function selectAll(): void {
    selection.set(0, text.length);
  }

  return {
    caret,
    focused,
    select,
    selectAll,
    goTo,
    nextSegment,
    nextUncoded,
    choose,
    letGo,
    move,
    goToEdge,
    take,
    grow,
    shrink,
    isRightToLeft,
    /** Another act than growing and shrinking: what was selected before no longer counts. */
    forgetGrowing(): void {
      grown = [];
    },
  };
}
