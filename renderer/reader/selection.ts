/**
 * The selection: two offsets, which are the truth, mirrored into the page's selection while the reader
 * has the keyboard and the stretch is short enough.
 *
 * Chromium lays out everything between the ends of its selection, a second for three million
 * characters, so a longer one is only painted (selection-paint.ts) and copied from the stored text.
 */
import type { TextDom } from './text-dom.ts';
import type { ReaderSelection } from './types.ts';

/** The longest selection handed to the browser, in UTF-16 units. */
const MIRRORED = 100_000;

export type Ends = { anchor: number; focus: number };

export type Selection = {
  ends(): Ends;
  /** In order of the text. */
  span(): ReaderSelection;
  isEmpty(): boolean;
  set(anchor: number, focus: number): void;
  /** True when the browser's selection is ours, end by end. */
  isMirrored(): boolean;
  /** Puts the browser's selection where ours is; the focus end alone when ours is too long. */
  mirror(): void;
  /** What the browser's selection says; null when it lies outside the text. */
  read(): Ends | null;
  /** Takes the browser's selection over, after a move it made. */
  adopt(): void;
  dispose(): void;
};

/** `onChange` is called after every change of the two offsets. */
export function createSelection(dom: TextDom, length: number, onChange: () => void): Selection {
  const owner = dom.root.ownerDocument;
  let anchor = 0;
  let focus = 0;

  const native = () => owner.getSelection();
  const holdsKeyboard = (): boolean => owner.activeElement === dom.root;
  const isMirrored = (): boolean => Math.abs(anchor - focus) <= MIRRORED;

  function store(nextAnchor: number, nextFocus: number): void {
    const isSame = nextAnchor === anchor && nextFocus === focus;
    anchor = nextAnchor;
    focus = nextFocus;
    if (!isSame) onChange();
  }

  function mirror(): void {
    const to = dom.toDom(focus);
    const from = isMirrored() ? dom.toDom(anchor) : to;
    native()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  function read(): Ends | null {
    const selection = native();
    if (selection === null || selection.anchorNode === null || selection.focusNode === null) return null;
    const start = dom.toOffset(selection.anchorNode, selection.anchorOffset);
    const end = dom.toOffset(selection.focusNode, selection.focusOffset);
    return start === null || end === null ? null : { anchor: start, focus: end };
  }

  function adopt(): void {
    const ends = read();
    if (ends !== null) store(ends.anchor, ends.focus);
  }

  /** Somebody else moved the browser's selection: assistive technology, or the browser itself. */
  function follow(): void {
    if (!holdsKeyboard()) return;
    const ends = read();
    if (ends === null) return;
    const isExpected = isMirrored()
      ? isShown(ends)
      : ends.anchor === ends.focus && ends.focus === shownAt(focus);
    if (!isExpected) store(ends.anchor, ends.focus);
  }

  function isShown(ends: Ends): boolean {
    return ends.anchor === shownAt(anchor) && ends.focus === shownAt(focus);
  }

  /** An offset inside a speaker's label comes back as the start of what he says. */
  function shownAt(offset: number): number {
    const { node, offset: at } = dom.toDom(offset);
    return dom.toOffset(node, at) ?? offset;
  }

  owner.addEventListener('selectionchange', follow);
  return {
    ends: () => ({ anchor, focus }),
    span: () => ({ start: Math.min(anchor, focus), end: Math.max(anchor, focus) }),
    isEmpty: () => anchor === focus,
    set(nextAnchor, nextFocus) {
      store(inside(nextAnchor, length), inside(nextFocus, length));
      if (holdsKeyboard()) mirror();
    },
    isMirrored,
    mirror,
    read,
    adopt,
    dispose: () => owner.removeEventListener('selectionchange', follow),
  };
}

function inside(offset: number, length: number): number {
  return Math.min(Math.max(0, offset), length);
}
