/**
 * What the keys of the reader do. Holds only what belongs to the hand: the boundary being moved and which
 * codes were applied last.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { createBoundaryMode } from './boundary-mode.ts';
import { codeName, codesHere, lengthOf } from './describe.ts';
import type { Find } from './find.ts';
import type { PlainCommand, ReaderCommand } from './keys.ts';
import { createSegmentActs } from './segment-acts.ts';
import type { Asked, Doubt, ReaderSelection } from './types.ts';
import { takeUnit, unitSpan } from './unit-selection.ts';
import { createWalk, type WalkParts } from './walk.ts';

export type Commands = {
  run(command: ReaderCommand): void;
  /** Boundary mode is on: its keys come before those of the reader. */
  isMovingEdge(): boolean;
  /** A plain click on text: focuses the shortest segment there. */
  click(offset: number): void;
  /** Focuses one of some segments at one place; the next one each time. */
  choose(codings: readonly CodingRow[]): void;
  goTo(coding: CodingRow): void;
  /** Adds segments at one place to those picked. */
  pick(codings: readonly CodingRow[], how: 'one' | 'range'): void;
  /** A list of segments to choose from. */
  list(codings: readonly CodingRow[]): void;
  flag(codings: readonly Id[], doubt: Doubt | null): void;
  /** Codes the selection, or a stretch named. Codes already there are taken away. */
  apply(codes: readonly Id[], span?: ReaderSelection): void;
  recode(code: Id): void;
  createCode(name: string, parent: Id | null, span: ReaderSelection, method: 'manual' | 'in vivo'): void;
  /** Codes of the acting coder that lie on exactly this stretch. */
  applied(span: ReaderSelection): Set<Id>;
};

type Parts = WalkParts & {
  find: Find;
  scroller: HTMLElement;
  ask(question: Asked | null): void;
  /** Hides or shows the marks; true when they are hidden now. */
  toggleMarks(): boolean;
};

/** A name from a quotation is at most so long; the quotation itself stays with the coding. */
const NAME_LENGTH = 60;

export function createCommands(parts: Parts): Commands {
  const { props, index, text, paragraphs, units, selection, movement, ask } = parts;
  const walk = createWalk(parts);
  const { caret, focused, select, goTo, choose, letGo } = walk;
  const boundary = createBoundaryMode({ ...parts, isRightToLeft: walk.isRightToLeft });
  let lastCodes: readonly Id[] = [];

  const say = (sentence: string): void => props().actions.say(sentence);
  const segments = createSegmentActs({ ...parts, caret, about, select, goTo });

  /** What a code goes on: the selection, else the focused segment at the caret, else the sentence there. */
  function target(): ReaderSelection | null {
    if (!selection.isEmpty()) return selection.span();
    const here = focused();
    if (here !== undefined && here.start <= caret() && caret() <= here.end) {
      return { start: here.start, end: here.end };
    }
    const sentence = unitSpan(units.around('sentence', selection.span()), caret());
    if (sentence !== null) select(sentence);
    return sentence;
  }

  function about(span: ReaderSelection): string {
    return `${lengthOf(props().document, span)}, ¶ ${paragraphs.at(span.start) + 1}`;
  }

  function withTarget(act: (span: ReaderSelection) => void): void {
    const span = target();
    if (span === null) say('There is no text to code here.');
    else act(span);
  }

  function withFocused(act: (coding: CodingRow) => void): void {
    const coding = focused();
    if (coding === undefined)
      say('No segment is focused. J goes to the next one, O through those at the caret.');
    else act(coding);
  }

  function onSpan({ start, end }: ReaderSelection): CodingRow[] {
    return index()
      .overlapping(start, end)
      .filter(
        (one) =>
          one.start === start && one.end === end && one.coder === props().coder && one.layer === 'coder',
      );
  }

  function applied(span: ReaderSelection): Set<Id> {
    return new Set(onSpan(span).map(({ code }) => code));
  }

  function apply(codes: readonly Id[], wanted?: ReaderSelection): void {
    if (wanted === undefined && isForPicked()) {
      lastCodes = codes;
      segments.applyToPicked(codes);
      return;
    }
    const span = wanted ?? target();
    if (span === null || span.start === span.end || codes.length === 0) return;
    const there = onSpan(span);
    const isThere = codes.every((code) => there.some((one) => one.code === code));
    if (isThere) {
      props().actions.remove(there.filter(({ code }) => codes.includes(code)).map(({ id }) => id));
      return;
    }
    lastCodes = codes;
    const lacking = codes.filter((code) => !there.some((one) => one.code === code));
    const add = (): void => props().actions.apply(lacking.map((code) => ({ code, ...span })));
    const [only, ...more] = lacking;
    if (only !== undefined && more.length === 0) segments.overOwn(only, span, add);
    else add();
  }

  function applySlot(slot: number): void {
    const code = props().slots[slot - 1];
    if (code === undefined) say(`No code is on ${slot}.`);
    else apply([code]);
  }

  function pin(slot: number): void {
    const code = focused()?.code ?? lastCodes[0];
    if (code === undefined) say('Focus a segment first: its code is pinned to the slot.');
    else props().actions.pin(code, slot);
  }

  function repeat(): void {
    if (lastCodes.length === 0) say('No code has been applied yet.');
    else apply(lastCodes);
  }

  /** Whether an act is for the segments picked. */
  function isForPicked(): boolean {
    return selection.isEmpty() && props().picked.length > 1;
  }

  function openQuick(mode: 'apply' | 'recode', span: ReaderSelection): void {
    const isPicked = isForPicked();
    ask({
      kind: 'quick',
      mode,
      span,
      isPicked,
      about: isPicked ? `${props().picked.length} segments` : about(span),
    });
  }

  function openName(method: 'manual' | 'in vivo', span: ReaderSelection): void {
    const quote = text
      .slice(span.start, Math.min(span.end, span.start + 400))
      .replace(/\s+/g, ' ')
      .trim();
    const short =
      quote.length > NAME_LENGTH ? `${quote.slice(0, quote.lastIndexOf(' ', NAME_LENGTH))}…` : quote;
    ask({ kind: 'name', method, span, about: about(span), name: method === 'in vivo' ? short : '' });
  }

  function stepBack(): void {
    if (!selection.isEmpty()) movement.select(caret(), caret());
    else if (props().picked.length > 0 && props().focusedCoding !== null)
      props().actions.focusCoding(props().focusedCoding);
    else if (props().focusedCoding !== null) props().actions.focusCoding(null);
  }

  /** Commands that are a kind and nothing more. */
  const plain: Record<PlainCommand, () => void> = {
    'select-all': walk.selectAll,
    grow: walk.grow,
    shrink: walk.shrink,
    overlap: () => choose(index().at(caret())),
    boundary: () => boundary.start(focused()),
    repeat,
    quick: () => withTarget((span) => openQuick('apply', span)),
    'in-vivo': () => withTarget((span) => openName('in vivo', span)),
    'new-code': () => withTarget((span) => openName('manual', span)),
    remove,
    recode,
    memo: () => withFocused((coding) => props().actions.memo(coding.id)),
    retrieve,
    all: findAll,
    split: segments.split,
    merge: segments.merge,
    flag: segments.flag,
    define: segments.define,
    list: () => segments.list(),
    find: openFind,
    stripes: () => props().actions.nextStripes(),
    say: () => say(codesHere(index().at(caret()), props())),
    marks: () => say(parts.toggleMarks() ? 'Marks hidden.' : 'Marks shown.'),
    escape: stepBack,
    undo: () => props().actions.undo(),
    redo: () => props().actions.redo(),
  };

  function openFind(): void {
    parts.find.open();
    ask({ kind: 'find', span: selection.span(), about: '' });
  }

  function remove(): void {
    const own = segments.chosenOwn();
    if (own.length > 0) props().actions.remove(own.map(({ id }) => id));
  }

  function recode(): void {
    const [first] = segments.chosenOwn();
    if (first !== undefined) openQuick('recode', first);
  }

  /** All places with the selected words, else with the word at the caret. */
  function findAll(): void {
    const span = selection.isEmpty()
      ? takeUnit(units.around('word', selection.span()), selection.span(), 'forward')
      : selection.span();
    const words = text.slice(span.start, span.end).replace(/\s+/g, ' ').trim();
    if (words === '') say('Select the words to look for.');
    else props().actions.findAll(words);
  }

  function run(command: ReaderCommand): void {
    if (boundary.takes(command)) return;
    if (command.kind !== 'grow' && command.kind !== 'shrink') walk.forgetGrowing();
    switch (command.kind) {
      case 'move':
        walk.move(command);
        break;
      case 'page':
        movement.page(command.direction, command.extend);
        letGo();
        break;
      case 'edge':
        walk.goToEdge(command.direction, command.extend);
        break;
      case 'take':
        walk.take(command);
        break;
      case 'uncoded':
        walk.nextUncoded(command.direction);
        break;
      case 'segment':
        walk.nextSegment(command.direction);
        break;
      case 'pick':
        segments.pickNext(command.direction);
        break;
      case 'hit':
        if (parts.find.hits.length > 0) parts.find.step(command.direction);
        else openFind();
        break;
      case 'flagged':
        segments.nextFlagged(command.direction);
        break;
      case 'pin':
        pin(command.slot);
        break;
      case 'slot':
        applySlot(command.slot);
        break;
      default:
        plain[command.kind]();
    }
  }

  function retrieve(): void {
    const coding = focused() ?? index().at(caret())[0];
    if (coding === undefined) say('No codes here.');
    else props().actions.retrieve(coding.code);
  }

  return {
    run,
    isMovingEdge: () => boundary.isOpen(),
    apply,
    applied,
    goTo,
    choose,
    click(offset) {
      boundary.leave();
      walk.forgetGrowing();
      const here = index().at(offset);
      const shortest = here.toSorted((one, other) => one.end - one.start - (other.end - other.start))[0];
      const next = shortest?.id ?? null;
      if (next !== props().focusedCoding) props().actions.focusCoding(next);
    },
    recode(code) {
      const own = segments.chosenOwn().filter((coding) => coding.code !== code);
      const [first] = segments.chosen();
      if (own.length > 0)
        props().actions.recode(
          own.map(({ id }) => id),
          code,
        );
      else if (first !== undefined) say(`It is ${codeName(first, props())} already.`);
    },
    pick: segments.pickAt,
    list: segments.list,
    flag: (codings, doubt) => props().actions.flag(codings, doubt),
    createCode(name, parent, span, method) {
      props().actions.createCode(name, parent, [span], method);
    },
  };
}
