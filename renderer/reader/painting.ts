/**
 * What is drawn over the text of one document: lines under coded words, stripes, notes, selection, hits. Only
 * sections near the window are painted, and of them only what differs from what is there.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import type { Band } from './band.ts';
import { wantsStillness } from './blinking.ts';
import { type CodingIndex, indexCodings } from './coding-index.ts';
import { segmentName } from './describe.ts';
import type { Find } from './find.ts';
import { createMarkBoxes } from './mark-boxes.ts';
import { createMarkSheet } from './mark-sheet.ts';
import { createMarks } from './marks.ts';
import { createMoreNotes } from './more-notes.ts';
import type { Paragraphs } from './paragraphs.ts';
import { createSegmentList } from './segment-list.ts';
import type { Selection } from './selection.ts';
import { createStripeColumn, type StripeColumn } from './stripe-column.ts';
import { createStripeLayouts } from './stripe-layout.ts';
import { shownCodings } from './stripe-modes.ts';
import type { TextDom } from './text-dom.ts';
import type { ReaderElements, ReaderProps } from './types.ts';

/** Time after the last change of width before stripes are measured again. */
const SETTLED = 100;
const LIST_DELAY = 250;
const PULSE = 120;

type Parts = {
  elements: ReaderElements;
  dom: TextDom;
  paragraphs: Paragraphs;
  isMirrored: boolean;
  /** What the reader is told now. */
  props(): ReaderProps;
  /** The sections near the window. */
  live(): ReadonlySet<number>;
  selection(): Pick<Selection, 'isMirrored' | 'isEmpty' | 'span'>;
  found(): Pick<Find, 'hits' | 'current'>;
  /** A note at this place, or a segment of the list, was chosen. */
  onNote(offset: number): void;
  onSegment(coding: CodingRow): void;
  /** The text has been measured anew after a change of width. */
  onMeasured(): void;
};

export type Painting = {
  readonly column: StripeColumn;
  /** Every coding of the document, and those that the mode of the stripes leaves. */
  index(): CodingIndex;
  shown(): CodingIndex;
  paint(section: number): void;
  /** Takes away what a section carries. */
  clear(section: number): void;
  repaint(): void;
  /** Draws marks in these paragraphs alone from now on. */
  near(band: Band): void;
  paintSelection(): void;
  paintFound(): void;
  /** Hides every mark, or shows them again; true when they are hidden now. */
  toggleMarks(): boolean;
  /** Something changed size; `isWide` when the width or the zoom did. */
  resized(isWide: boolean): void;
  /** Paints what differs from what the reader was told before. */
  update(last: ReaderProps): void;
  dispose(): void;
};

/** Paints nothing until it is told of a section, an update or the first focus (`update` does that). */
export function createPainting(parts: Parts): Painting {
  const { elements, dom, paragraphs, props, live } = parts;
  const first = props();
  const { document: source } = first;
  const page = elements.page.ownerDocument;
  let index = indexCodings(first.codings);
  let areMarksHidden = false;
  let shown = shownIndex();
  const sheet = createMarkSheet(page);
  const marks = createMarks(source.text, paragraphs, dom, sheet);
  const boxes = createMarkBoxes(source.text, paragraphs, dom);
  const layouts = createStripeLayouts(dom, paragraphs);
  const column = createStripeColumn(elements.margin, elements.gutter, dom);
  const notes = createMoreNotes(elements.page, dom, parts.onNote);
  const list = createSegmentList(
    elements.list,
    dom,
    paragraphs,
    `segment-${source.revision}`,
    parts.onSegment,
  );
  const painted = new Map<number, readonly CodingRow[]>();
  /** What is grey coverage alone, by section. */
  const unlit = new Map<number, readonly CodingRow[]>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();

  const shownMarks = () => (areMarksHidden ? 'off' : props().marks);
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
    const more = drawn.paint(section, lines, props().codes, props().coder, grounds);
    drawStripes(section, rows);
    notes.show(section, more, lines);
    paintFound();
    later('list', LIST_DELAY, listSegments);
  }

  function drawStripes(section: number, rows: readonly CodingRow[]): void {
    const { stripes, coder, focusedCoding, picked } = props();
    const grey = unlit.get(section) ?? [];
    const covering = grey.length === 0 ? rows : [...rows, ...grey];
    column.draw(section, layouts.layout(section, rows, stripes === 'coder', column.lanes(), covering), {
      names: props(),
      coder,
      focused: focusedCoding,
      picked: new Set(picked),
      isMirrored: parts.isMirrored,
    });
  }

  /** What the mode of the stripes leaves. */
  function shownIndex(): CodingIndex {
    const rows = shownCodings(index.all, props().stripes, props().selectedCodes);
    return rows === index.all ? index : indexCodings(rows);
  }

  /** Under the spotlight: the codings of a section whose codes are not lit. */
  function unlitIn(section: number): readonly CodingRow[] {
    const bounds = paragraphs.sections[section];
    const { stripes, selectedCodes } = props();
    if (stripes !== 'spotlight' || shownMarks() === 'off' || bounds === undefined) return [];
    return index.overlapping(bounds.start, bounds.end).filter(({ code }) => !selectedCodes.has(code));
  }

  function clear(section: number): void {
    marks.clear(section);
    boxes.clear(section);
    notes.clear(section);
    column.clear(section);
    painted.delete(section);
    unlit.delete(section);
  }

  function repaint(): void {
    for (const section of live()) paint(section);
    paintFocus();
  }

  function paintFocus(): void {
    const { focusedCoding, codes } = props();
    const coding = index.all.find(({ id }) => id === focusedCoding) ?? null;
    const isShown = coding !== null && shownMarks() === 'all' && !isForced();
    marks.focus(isShown ? coding : null, codes.get(coding?.code ?? first.coder)?.colour ?? '1');
  }

  /** A selection is painted by us when it is too long for the browser, or the keyboard is elsewhere. */
  function paintSelection(): void {
    // The hit looked at is selected; painted twice it would be neither colour.
    if (parts.found().current() !== null) {
      marks.select(null);
      return;
    }
    const selection = parts.selection();
    const isNative = selection.isMirrored() && page.activeElement === elements.text;
    marks.select(isNative || selection.isEmpty() ? null : selection.span());
  }

  /** Hits near the window, and the one looked at. */
  function paintFound(): void {
    const { hits, current } = parts.found();
    marks.find(hits, current());
    paintSelection();
  }

  function resized(isWide: boolean): void {
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
      parts.onMeasured();
    });
  }

  function listSegments(): void {
    const rows = [...live()].sort((a, b) => a - b).flatMap((section) => painted.get(section) ?? []);
    list.show([...new Set(rows)], (coding) => segmentName(coding, props(), source, paragraphs));
  }

  function later(name: string, delay: number, act: () => void): void {
    clearTimeout(timers.get(name));
    timers.set(name, setTimeout(act, delay));
  }

  /** New codings of one's own light up for a moment. */
  function pulse(before: CodingIndex): void {
    const fresh = index.all.length - before.all.length;
    if (fresh <= 0 || fresh > 20 || wantsStillness(page)) return;
    const known = new Set([...live()].flatMap((section) => painted.get(section) ?? []).map(({ id }) => id));
    const spans = nearby().filter(({ id, coder }) => !known.has(id) && coder === props().coder);
    if (spans.length === 0 || spans.length > 20) return;
    marks.pulse(spans, true);
    later('pulse', PULSE, () => marks.pulse([], false));
  }

  function nearby(): CodingRow[] {
    return [...live()].flatMap((section) => {
      const bounds = paragraphs.sections[section];
      return bounds === undefined ? [] : index.overlapping(bounds.start, bounds.end);
    });
  }

  /** Paints the sections whose codings differ from what is there, or are drawn otherwise. */
  function paintChanged(otherLooks: ReadonlySet<Id>): void {
    for (const section of live()) {
      const bounds = paragraphs.sections[section];
      if (bounds === undefined) continue;
      const rows = shownMarks() === 'off' ? [] : shown.overlapping(bounds.start, bounds.end);
      const isPainted =
        isSame(painted.get(section) ?? [], rows) && isSame(unlit.get(section) ?? [], unlitIn(section));
      if (!isPainted || rows.some(({ code }) => otherLooks.has(code))) paint(section);
    }
  }

  function update(last: ReaderProps): void {
    const next = props();
    const before = index;
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
  }

  /** The frames around the focused stripe and those picked move. */
  function redrawFocused(last: ReaderProps): void {
    const next = props();
    const framed = new Set([last.focusedCoding, next.focusedCoding, ...last.picked, ...next.picked]);
    for (const [section, rows] of painted) {
      if (rows.some(({ id }) => framed.has(id))) drawStripes(section, rows);
    }
  }

  sheet.set(first.codes);
  return {
    column,
    index: () => index,
    shown: () => shown,
    paint,
    clear,
    repaint,
    near: marks.near,
    paintSelection,
    paintFound,
    toggleMarks() {
      areMarksHidden = !areMarksHidden;
      repaint();
      return areMarksHidden;
    },
    resized,
    update,
    dispose() {
      for (const timer of timers.values()) clearTimeout(timer);
      list.dispose();
      marks.dispose();
      column.dispose();
      notes.dispose();
      sheet.dispose();
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
