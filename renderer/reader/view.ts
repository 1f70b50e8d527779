/**
 * The working reader over plain DOM: text, caret, selection, marks, stripes, keys and mouse, made for one
 * revision of one document and told of everything else by `update`.
 *
 * React makes the empty elements and the boxes that ask for a code or a name; what is inside the
 * elements belongs to this view, so ten thousand paragraphs never pass through React.
 *
 * Long because it is where the parts of the reader meet: each line wires one to another.
 */

import type { Id } from '../../shared/ids.ts';
import { createKeymap } from '../../shared/keymap.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { hearActs } from './act.ts';
import { createCaret } from './caret.ts';
import { type CodingIndex, indexCodings } from './coding-index.ts';
import { createCommands } from './commands.ts';
import { segmentName } from './describe.ts';
import { createFind, type Find } from './find.ts';
import { commandFor, commandOf } from './keys.ts';
import { createMarkBoxes } from './mark-boxes.ts';
import { createMarkSheet } from './mark-sheet.ts';
import { createMarks } from './marks.ts';
import { createMoreNotes } from './more-notes.ts';
import { createMovement } from './movement.ts';
import { paragraphsFrom } from './paragraphs.ts';
import { listenToPointer } from './pointer.ts';
import { createSegmentList } from './segment-list.ts';
import { createSelection } from './selection.ts';
import { createStripeColumn } from './stripe-column.ts';
import { createStripeLayouts } from './stripe-layout.ts';
import { shownCodings } from './stripe-modes.ts';
import { listenToSurroundings } from './surroundings.ts';
import { buildTextDom } from './text-dom.ts';
import type { Asked, ReaderProps } from './types.ts';
import { unitBounds } from './unit-selection.ts';
import { unlockSections } from './unlock.ts';
import { createViewport } from './viewport.ts';
import { writingOf } from './writing.ts';

export type ReaderElements = {
  scroller: HTMLElement;
  page: HTMLElement;
  text: HTMLElement;
  margin: HTMLElement;
  gutter: HTMLElement;
  caret: HTMLElement;
  list: HTMLElement;
};

export type ReaderView = {
  update(props: ReaderProps): void;
  /** Gives the keyboard back to the text, caret and selection as they were. */
  focus(): void;
  /** Carries out an answer to what the view asked. */
  readonly commands: ReturnType<typeof createCommands>;
  readonly find: Find;
  dispose(): void;
};

/** Time after the last change of width before stripes are measured again. */
const SETTLED = 100;
const LIST_DELAY = 250;
const PULSE = 120;
const PLACE_DELAY = 300;

/** `ask` opens the box for a code or a name, or closes it with null. */
export function createReaderView(
  elements: ReaderElements,
  first: ReaderProps,
  ask: (question: Asked | null) => void,
): ReaderView {
  let props = first;
  let index: CodingIndex = indexCodings(first.codings);
  let shown: CodingIndex = shownIndex();
  let areMarksHidden = false;
  let turn = first.goto === null ? null : Number.NaN;
  const { document: source } = first;
  const { text } = source;
  const paragraphs = paragraphsFrom(source.blocks);
  const dom = buildTextDom(elements.text, source, paragraphs);
  const writing = writingOf(source);
  const units = unitBounds(source, () => props.units, paragraphs);
  const sheet = createMarkSheet(elements.page.ownerDocument);
  const marks = createMarks(text, paragraphs, dom, sheet.need);
  const boxes = createMarkBoxes(text, paragraphs, dom);
  const layouts = createStripeLayouts(dom, paragraphs);
  const column = createStripeColumn(elements.margin, elements.gutter, dom);
  const painted = new Map<number, readonly CodingRow[]>();
  /** What is grey coverage alone, by section. */
  const unlit = new Map<number, readonly CodingRow[]>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  const ownKeymap = createKeymap(/mac/i.test(navigator.platform) ? 'mac' : 'linux');
  let frame = 0;
  let held: ReturnType<typeof viewport.held> = null;

  const selection = createSelection(dom, text.length, onSelection);
  const caret = createCaret(dom, elements.page, elements.caret, () => selection.ends().focus);
  const viewport = createViewport(
    { scroller: elements.scroller, page: elements.page, dom, paragraphs, caret },
    { onLive: paint, onGone: unpaint, onResize, onSettle: tellPlace },
  );
  const movement = createMovement({
    scroller: elements.scroller,
    dom,
    selection,
    caret,
    viewport,
    length: text.length,
  });
  const find = createFind({
    text,
    ends: selection.ends,
    select: movement.select,
    jump: movement.jump,
    paint: paintFound,
  });
  const commands = createCommands({
    find,
    props: () => props,
    index: () => index,
    shown: () => shown,
    text,
    paragraphs,
    dom,
    units,
    selection,
    movement,
    scroller: elements.scroller,
    ask,
    toggleMarks() {
      areMarksHidden = !areMarksHidden;
      repaint();
      return areMarksHidden;
    },
  });
  const notes = createMoreNotes(elements.page, dom, (offset) => {
    elements.text.focus({ preventScroll: true });
    movement.select(offset, offset);
    commands.list(index.at(offset));
  });
  const list = createSegmentList(elements.list, dom, paragraphs, `segment-${source.revision}`, (coding) => {
    elements.text.focus({ preventScroll: true });
    commands.goTo(coding);
  });

  const shownMarks = () => (areMarksHidden ? 'off' : props.marks);
  const isForced = (): boolean => matchMedia('(forced-colors: active)').matches;

  function paint(section: number): void {
    const bounds = paragraphs.sections[section];
    if (bounds === undefined) return;
    const rows = shownMarks() === 'off' ? [] : shown.overlapping(bounds.start, bounds.end);
    painted.set(section, rows);
    unlit.set(section, unlitIn(section));
    const lines = shownMarks() === 'all' ? rows : [];
    const [drawn, other] = isForced() ? [boxes, marks] : [marks, boxes];
    other.clear(section);
    const grounds = shownMarks() === 'all' ? (unlit.get(section) ?? []) : [];
    const more = drawn.paint(section, lines, props.codes, props.coder, grounds);
    drawStripes(section, rows);
    notes.show(section, more, lines);
    paintFound();
    later('list', LIST_DELAY, listSegments);
  }

  function drawStripes(section: number, rows: readonly CodingRow[]): void {
    const isByCoder = props.stripes === 'coder';
    const grey = unlit.get(section) ?? [];
    const covering = grey.length === 0 ? rows : [...rows, ...grey];
    column.draw(section, layouts.layout(section, rows, isByCoder, column.lanes(), covering), {
      names: props,
      coder: props.coder,
      focused: props.focusedCoding,
      picked: new Set(props.picked),
      isMirrored: writing.direction === 'rtl',
    });
  }

  /** What the mode of the stripes leaves. */
  function shownIndex(): CodingIndex {
    const rows = shownCodings(index.all, props.stripes, props.selectedCodes);
    return rows === index.all ? index : indexCodings(rows);
  }

  /** Under the spotlight: the codings of a section whose codes are not lit. */
  function unlitIn(section: number): readonly CodingRow[] {
    const bounds = paragraphs.sections[section];
    if (props.stripes !== 'spotlight' || shownMarks() === 'off' || bounds === undefined) return [];
    return index.overlapping(bounds.start, bounds.end).filter(({ code }) => !props.selectedCodes.has(code));
  }

  function unpaint(section: number): void {
    marks.clear(section);
    boxes.clear(section);
    notes.clear(section);
    column.clear(section);
    painted.delete(section);
    unlit.delete(section);
  }

  function repaint(): void {
    for (const section of viewport.live) paint(section);
    paintFocus();
  }

  function paintFocus(): void {
    const coding = index.all.find(({ id }) => id === props.focusedCoding) ?? null;
    const isShown = coding !== null && shownMarks() === 'all' && !isForced();
    marks.focus(isShown ? coding : null, props.codes.get(coding?.code ?? first.coder)?.colour ?? '1');
  }

  /** A selection is painted by us when it is too long for the browser, or the keyboard is elsewhere. */
  function paintSelection(): void {
    // The hit looked at is selected; painted twice it would be neither colour.
    if (find.current() !== null) {
      marks.select(null, viewport.live);
      return;
    }
    const isNative = selection.isMirrored() && elements.text.ownerDocument.activeElement === elements.text;
    marks.select(isNative || selection.isEmpty() ? null : selection.span(), viewport.live);
  }

  /** Hits near the window, and the one looked at. */
  function paintFound(): void {
    marks.find(find.hits, find.current(), viewport.live);
    paintSelection();
  }

  /** Where caret and page stand, soon after the last of several moves. */
  function tellPlace(): void {
    later('place', PLACE_DELAY, place);
  }

  function place(): void {
    held = viewport.held();
    tell();
  }

  function tell(): void {
    const { anchor, focus } = selection.ends();
    props.actions.place?.({ anchor, focus, seen: held?.offset ?? focus, y: held?.y ?? 0 });
  }

  /** Goes to where the document was left. */
  function restore(): void {
    const { place } = first;
    if (place === undefined || first.goto !== null) return;
    held = { offset: place.seen, y: place.y };
    viewport.restore(Math.min(place.seen, text.length), place.y);
    selection.set(place.anchor, place.focus);
  }

  function onSelection(): void {
    tellPlace();
    // At once: the next key may split the view, and the second begins where this one stands. What is in view may follow.
    tell();
    frame ||= requestAnimationFrame(() => {
      frame = 0;
      props.actions.select(selection.span());
      place();
    });
    caret.place();
    paintSelection();
  }

  function onResize(isWide: boolean): void {
    caret.place();
    if (!isWide) {
      column.place();
      notes.place();
      return;
    }
    for (const section of painted.keys()) {
      column.clear(section);
      notes.clear(section);
    }
    later('measure', SETTLED, () => {
      layouts.forget();
      repaint();
      caret.place();
    });
  }

  function listSegments(): void {
    const rows = [...viewport.live].sort((a, b) => a - b).flatMap((section) => painted.get(section) ?? []);
    list.show([...new Set(rows)], (coding) => segmentName(coding, props, source, paragraphs));
  }

  function later(name: string, delay: number, act: () => void): void {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(act, delay));
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const command = commandFor(event, props.keymap ?? ownKeymap, commands.isMovingEdge());
    if (command === null) return;
    event.preventDefault();
    commands.run(command);
  }

  /** New codings of one's own light up for a moment. */
  function pulse(before: CodingIndex): void {
    const fresh = index.all.length - before.all.length;
    const isStill =
      matchMedia('(prefers-reduced-motion: reduce)').matches ||
      elements.text.ownerDocument.documentElement.classList.contains('still');
    if (fresh <= 0 || fresh > 20 || isStill) return;
    const known = new Set(
      [...viewport.live].flatMap((section) => painted.get(section) ?? []).map(({ id }) => id),
    );
    const spans = nearby().filter(({ id, coder }) => !known.has(id) && coder === props.coder);
    if (spans.length === 0 || spans.length > 20) return;
    marks.pulse(spans, true);
    later('pulse', PULSE, () => marks.pulse([], false));
  }

  function nearby(): CodingRow[] {
    return [...viewport.live].flatMap((section) => {
      const bounds = paragraphs.sections[section];
      return bounds === undefined ? [] : index.overlapping(bounds.start, bounds.end);
    });
  }

  /** Paints the sections whose codings differ from what is there, or are drawn otherwise. */
  function paintChanged(otherLooks: ReadonlySet<Id>): void {
    for (const section of viewport.live) {
      const bounds = paragraphs.sections[section];
      if (bounds === undefined) continue;
      const rows = shownMarks() === 'off' ? [] : shown.overlapping(bounds.start, bounds.end);
      const isPainted =
        isSame(painted.get(section) ?? [], rows) && isSame(unlit.get(section) ?? [], unlitIn(section));
      if (!isPainted || rows.some(({ code }) => otherLooks.has(code))) paint(section);
    }
  }

  function jump(): void {
    if (props.goto === null || props.goto.turn === turn) return;
    turn = props.goto.turn;
    movement.jump(props.goto.start, props.goto.end);
  }

  function update(next: ReaderProps): void {
    const last = props;
    const before = index;
    props = next;
    if (next.codings !== last.codings) index = indexCodings(next.codings);
    const isOtherMode = next.stripes !== last.stripes || next.selectedCodes !== last.selectedCodes;
    if (next.codings !== last.codings || isOtherMode) shown = shownIndex();
    const otherLooks = sheet.set(next.codes);
    if (next.stripes !== last.stripes || next.marks !== last.marks || next.coder !== last.coder) repaint();
    else if (next.codings !== last.codings || isOtherMode || otherLooks.size > 0) {
      pulse(before);
      paintChanged(otherLooks);
    }
    const isOtherFocus = next.focusedCoding !== last.focusedCoding || next.picked !== last.picked;
    if (isOtherFocus || next.codings !== last.codings || otherLooks.size > 0) {
      paintFocus();
      if (isOtherFocus) redrawFocused(last);
    }
    jump();
  }

  /** The frames around the focused stripe and those picked move. */
  function redrawFocused(last: ReaderProps): void {
    const framed = new Set([last.focusedCoding, props.focusedCoding, ...last.picked, ...props.picked]);
    for (const [section, rows] of painted) {
      if (rows.some(({ id }) => framed.has(id))) drawStripes(section, rows);
    }
  }

  sheet.set(first.codes);
  const stops = [
    listenToPointer(
      {
        scroller: elements.scroller,
        dom,
        text,
        selection,
        movement,
        units,
        snaps: () => props.snapsToWords !== false,
      },
      (offset) => commands.click(offset),
    ),
    listenToSurroundings(elements, {
      text,
      selection,
      column,
      caret,
      commands,
      props: () => props,
      onKey,
      onFocusChange: paintSelection,
      onTheme() {
        column.recolour();
        repaint();
      },
      describe: (coding) => segmentName(coding, props, source, paragraphs),
    }),
    hearActs(elements.text, (action) => {
      const command = commandOf(action);
      if (command !== null) commands.run(command);
    }),
    first.assistive === true ? unlockSections(dom, paragraphs, () => selection.ends().focus) : () => {},
  ];
  paintFocus();
  restore();
  caret.place();
  jump();

  return {
    update,
    commands,
    find,
    focus: () => elements.text.focus({ preventScroll: true }),
    dispose() {
      cancelAnimationFrame(frame);
      for (const timer of timers.values()) clearTimeout(timer);
      for (const stop of stops) stop();
      list.dispose();
      viewport.dispose();
      caret.dispose();
      selection.dispose();
      marks.dispose();
      column.dispose();
      notes.dispose();
      sheet.dispose();
      elements.text.replaceChildren();
    },
  };
}

function isSame(some: readonly CodingRow[], others: readonly CodingRow[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, at) => {
      const other = others[at];
      return (
        other !== undefined &&
        one.id === other.id &&
        one.start === other.start &&
        one.end === other.end &&
        one.code === other.code &&
        one.memo === other.memo &&
        one.doubt?.level === other.doubt?.level
      );
    })
  );
}
