/**
 * The working reader over plain DOM: text, caret, selection, marks, stripes, keys and mouse, made for one
 * revision of one document and told of everything else by `update`.
 *
 * React makes the empty elements and the boxes that ask for a code or a name; what is inside the
 * elements belongs to this view, so ten thousand paragraphs never pass through React. Here the parts of
 * the reader meet: each line wires one to another.
 */

import { createKeymap } from '../../shared/keymap.ts';
import { hearActs } from './act.ts';
import { createCaret } from './caret.ts';
import { createCommands } from './commands.ts';
import { segmentName } from './describe.ts';
import { createFind, type Find } from './find.ts';
import { commandFor, commandOf } from './keys.ts';
import { createMovement } from './movement.ts';
import { createPainting } from './painting.ts';
import { paragraphsFrom } from './paragraphs.ts';
import { listenToPointer } from './pointer.ts';
import { createSelection } from './selection.ts';
import { listenToSurroundings } from './surroundings.ts';
import { buildTextDom } from './text-dom.ts';
import type { Asked, ReaderElements, ReaderProps } from './types.ts';
import { unitBounds } from './unit-selection.ts';
import { unlockSections } from './unlock.ts';
import { createViewport } from './viewport.ts';
import { writingOf } from './writing.ts';

export type ReaderView = {
  update(props: ReaderProps): void;
  /** Gives the keyboard back to the text, caret and selection as they were. */
  focus(): void;
  /** Carries out an answer to what the view asked. */
  readonly commands: ReturnType<typeof createCommands>;
  readonly find: Find;
  dispose(): void;
};

/** Rest of caret and scroll before where they stand is told. */
const PLACE_DELAY = 300;

/** `ask` opens the box for a code or a name, or closes it with null. */
export function createReaderView(
  elements: ReaderElements,
  first: ReaderProps,
  ask: (question: Asked | null) => void,
): ReaderView {
  let props = first;
  let turn = first.goto === null ? null : Number.NaN;
  const { document: source } = first;
  const { text } = source;
  const paragraphs = paragraphsFrom(source.blocks);
  const dom = buildTextDom(elements.text, source, paragraphs);
  const units = unitBounds(source, () => props.units, paragraphs);
  const ownKeymap = createKeymap(/mac/i.test(navigator.platform) ? 'mac' : 'linux');
  let frame = 0;
  let resting: ReturnType<typeof setTimeout> | undefined;
  let held: ReturnType<typeof viewport.held> = null;
  const takeKeyboard = (): void => elements.text.focus({ preventScroll: true });

  const painting = createPainting({
    elements,
    dom,
    paragraphs,
    isMirrored: writingOf(source).direction === 'rtl',
    props: () => props,
    live: () => viewport.live,
    selection: () => selection,
    found: () => find,
    onNote(offset) {
      takeKeyboard();
      movement.select(offset, offset);
      commands.list(painting.index().at(offset));
    },
    onSegment(coding) {
      takeKeyboard();
      commands.goTo(coding);
    },
    onMeasured: () => caret.place(),
  });
  const selection = createSelection(dom, text.length, onSelection);
  const caret = createCaret(dom, elements.page, elements.caret, () => selection.ends().focus);
  const viewport = createViewport(
    { scroller: elements.scroller, page: elements.page, dom, paragraphs, caret },
    {
      onLive: painting.paint,
      onGone: painting.clear,
      onBand: painting.near,
      onResize(isWide) {
        caret.place();
        painting.resized(isWide);
      },
      onSettle: tellPlace,
    },
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
    text: () => text,
    ends: selection.ends,
    select: movement.select,
    jump: movement.jump,
    paint: painting.paintFound,
  });
  const commands = createCommands({
    find,
    props: () => props,
    index: painting.index,
    shown: painting.shown,
    text,
    paragraphs,
    dom,
    units,
    selection,
    movement,
    scroller: elements.scroller,
    ask,
    toggleMarks: painting.toggleMarks,
  });

  /** Where caret and page stand, soon after the last of several moves. */
  function tellPlace(): void {
    clearTimeout(resting);
    resting = setTimeout(place, PLACE_DELAY);
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
    painting.paintSelection();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const command = commandFor(event, props.keymap ?? ownKeymap, commands.isMovingEdge());
    if (command === null) return;
    event.preventDefault();
    commands.run(command);
  }

  function jump(): void {
    if (props.goto === null || props.goto.turn === turn) return;
    turn = props.goto.turn;
    movement.jump(props.goto.start, props.goto.end);
  }

  function update(next: ReaderProps): void {
    const last = props;
    props = next;
    painting.update(last);
    jump();
  }

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
      column: painting.column,
      caret,
      commands,
      props: () => props,
      onKey,
      onFocusChange: painting.paintSelection,
      onTheme() {
        painting.column.recolour();
        painting.repaint();
      },
      describe: (coding) => segmentName(coding, props, source, paragraphs),
    }),
    hearActs(elements.text, (action) => {
      const command = commandOf(action);
      if (command !== null) commands.run(command);
    }),
    first.assistive === true ? unlockSections(dom, paragraphs, () => selection.ends().focus) : () => {},
  ];
  painting.repaint();
  restore();
  caret.place();
  jump();

  return {
    update,
    commands,
    find,
    focus: takeKeyboard,
    dispose() {
      cancelAnimationFrame(frame);
      clearTimeout(resting);
      for (const stop of stops) stop();
      viewport.dispose();
      caret.dispose();
      selection.dispose();
      painting.dispose();
      elements.text.replaceChildren();
    },
  };
}
