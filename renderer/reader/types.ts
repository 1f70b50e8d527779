/**
 * What the reader is given and what it asks for. The reader holds no data of its own: it draws a
 * document and its codings and reports every wish through `actions`; the window answers with new props.
 *
 * All offsets are UTF-16 units of the stored text, ranges are half-open.
 */
import type { Block } from '../../shared/blocks.ts';
import type { Id } from '../../shared/ids.ts';
import type { Keymap } from '../../shared/keymap.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { CoderRow } from '../../shared/queries/project.ts';
import type { CodingRow } from '../../shared/queries/source.ts';

export type ReaderDocument = {
  id: Id;
  revision: Id;
  name: string;
  text: string;
  blocks: readonly Block[];
  direction: 'ltr' | 'rtl' | 'auto';
  language: string | null;
};

/** Stored units as flat pairs start, end. Paragraphs follow from the blocks, words are found on demand. */
export type ReaderUnits = { sentences: readonly number[]; turns: readonly number[] };

/** A caret is an empty selection. `start` is never behind `end`. */
export type ReaderSelection = { start: number; end: number };

export type Marks = 'all' | 'stripes' | 'off';

export type ReaderActions = {
  apply(codes: readonly Id[], spans: readonly ReaderSelection[]): void;
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
  focusedCoding: Id | null;
  /** Codes on the digits 1 to 9. */
  slots: readonly Id[];
  /** A place to jump to and select, whenever `turn` changes. */
  goto: { start: number; end: number; turn: number } | null;
  actions: ReaderActions;
  /** The person's keys; without it the default ones. */
  keymap?: Keymap;
  /**
   * True when assistive technology reads the window: every section is laid out, bit by bit, because
   * Chromium leaves out the text of skipped sections.
   */
  assistive?: boolean;
};

/** Dragged codes (a JSON list of ids) and the dragged selection (JSON start and end). */
export const CODES_TYPE = 'application/x-concord-codes';
export const SELECTION_TYPE = 'application/x-concord-selection';
