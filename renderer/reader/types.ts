/**
 * What the reader is given and what it asks for. The reader holds no data of its own: it draws a
 * document and its codings and reports every wish through `actions`; the window answers with new props.
 *
 * All offsets are UTF-16 units of the stored text, ranges are half-open.
 */
import type { ReactNode } from 'react';
import type { Block } from '../../shared/blocks.ts';
import type { ReadingPlace } from '../../shared/desk.ts';
import type { Id } from '../../shared/ids.ts';
import type { Keymap } from '../../shared/keymap.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { CoderRow } from '../../shared/queries/project.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import type { StripeMode } from './stripe-modes.ts';

export type ReaderDocument = {
  id: Id;
  revision: Id;
  name: string;
  text: string;
  blocks: readonly Block[];
  direction: 'ltr' | 'rtl' | 'auto';
  language: string | null;
};

/** Stored units as flat pairs start, end. Paragraphs follow from the blocks. */
export type ReaderUnits = {
  sentences: readonly number[];
  turns: readonly number[];
  /** Null for a document imported before words were stored: they are then found on demand. */
  words: Int32Array | null;
};

/** A caret is an empty selection. `start` is never behind `end`. */
export type ReaderSelection = { start: number; end: number };

export type Marks = 'all' | 'stripes' | 'off';

/** What happens when a code is put over part of a segment that carries it. */
export type OverlapHabit = 'ask' | 'extend' | 'keep';

/** A segment to be made. */
export type NewSegment = ReaderSelection & { code: Id };

/** A flag on a segment; see `doubt` of the query source.codings. */
export type Doubt = NonNullable<CodingRow['doubt']>;

/** A box the reader wants opened beside a stretch of text. */
export type Asked = {
  span: ReaderSelection;
  about: string;
} /** `isPicked`: the code goes on every segment picked. */ & (
  | { kind: 'quick'; mode: 'apply' | 'recode'; isPicked: boolean }
  | { kind: 'name'; method: 'manual' | 'in vivo'; name: string }
  /** A question answered by one key; Escape answers nothing. */
  | { kind: 'choice'; sentence: string; quote: string; choices: readonly Choice[] }
  | { kind: 'flag'; codings: readonly Id[]; doubt: Doubt | null }
  | { kind: 'definition'; code: Id }
  | { kind: 'find' }
  | { kind: 'list'; codings: readonly CodingRow[] }
);
export type Choice = { key: string; label: string; act(): void };

export type ReaderActions = {
  apply(segments: readonly NewSegment[]): void;
  /** Cuts a coding at an offset inside it. */
  split(coding: Id, at: number): void;
  /** Makes one coding of several, over a passage as well. */
  join(codings: readonly Id[], over?: ReaderSelection): void;
  /** Flags codings; null takes the flag away. */
  flag(codings: readonly Id[], doubt: Doubt | null): void;
  /** Several codings for the next act, and which of them is looked at. */
  pick(codings: readonly Id[], focused: Id): void;
  /** Told when caret or scroll came to rest. */
  place?(place: ReadingPlace): void;
  /** The keyboard has left the reader. */
  rested?(): void;
  pin(code: Id, digit: number): void;
  /** The next choice of what is shown in the margin. */
  nextStripes(): void;
  setOverlap(habit: 'extend' | 'keep'): void;
  createCode(
    name: string,
    parent: Id | null,
    spans: readonly ReaderSelection[],
    method: 'manual' | 'in vivo',
  ): void;
  remove(codings: readonly Id[]): void;
  adjust(coding: Id, start: number, end: number): void;
  recode(codings: readonly Id[], code: Id): void;
  focusCoding(id: Id | null): void;
  /** Told at most once a frame. */
  select(selection: ReaderSelection): void;
  memo(coding: Id): void;
  retrieve(code: Id): void;
  /** Looks for words in all documents. */
  findAll(words: string): void;
  /** One sentence for the status line and the live region. */
  say(sentence: string): void;
  undo(): void;
  redo(): void;
  dropFiles?(files: File[]): void;
};

export type ReaderProps = {
  document: ReaderDocument;
  units: ReaderUnits;
  /** Those to show, ascending by start, then end descending, as `source.codings` answers. */
  codings: readonly CodingRow[];
  codes: ReadonlyMap<Id, CodeRow>;
  coders: ReadonlyMap<Id, CoderRow>;
  /** Who acts now. */
  coder: Id;
  marks: Marks;
  stripes: StripeMode;
  /** The codes of the modes “selected” and “spotlight”. */
  selectedCodes: ReadonlySet<Id>;
  focusedCoding: Id | null;
  /** Codings the next act is for, when there are several. */
  picked: readonly Id[];
  overlap: OverlapHabit;
  /** Dragging takes whole words unless Alt is held; with false it is the other way round. */
  snapsToWords?: boolean;
  /** Codes on the digits 1 to 9. */
  slots: readonly Id[];
  /** Where the document was left, for the first drawing. */
  place?: ReadingPlace | undefined;
  /** A place to jump to and select, whenever `turn` changes. */
  goto: { start: number; end: number; turn: number } | null;
  actions: ReaderActions;
  /** The person's keys; without it the default ones. */
  keymap?: Keymap;
  /** The definition of a code, drawn by who has it. */
  definition?: (code: Id) => ReactNode;
  /**
   * True when assistive technology reads the window: every section is laid out, bit by bit, because
   * Chromium leaves out the text of skipped sections.
   */
  assistive?: boolean;
};

/** Dragged codes (a JSON list of ids) and the dragged selection (JSON start and end). */
export const CODES_TYPE = 'application/x-concord-codes';
export const SELECTION_TYPE = 'application/x-concord-selection';

/** The empty elements that a view fills. */
export type ReaderElements = {
  scroller: HTMLElement;
  page: HTMLElement;
  text: HTMLElement;
  margin: HTMLElement;
  gutter: HTMLElement;
  caret: HTMLElement;
  list: HTMLElement;
};
