/** Stands in for the reader until it is there. */
import type { Block } from '../../shared/blocks.ts';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { CoderRow } from '../../shared/queries/project.ts';
import type { CodingRow } from '../../shared/queries/source.ts';

export type ReaderDocument = { id: Id; revision: Id; name: string; text: string; blocks: Block[]; direction: 'ltr' | 'rtl' | 'auto'; language: string | null };
export type ReaderUnits = { sentences: readonly number[]; turns: readonly number[] };
export type ReaderSelection = { start: number; end: number };
export type ReaderActions = {
  apply(codes: readonly Id[], spans: readonly ReaderSelection[]): void;
  createCode(name: string, parent: Id | null, spans: readonly ReaderSelection[], method: 'manual' | 'in vivo'): void;
  remove(codings: readonly Id[]): void;
  adjust(coding: Id, start: number, end: number): void;
  recode(codings: readonly Id[], code: Id): void;
  focusCoding(coding: Id | null): void;
  select(selection: ReaderSelection): void;
  memo(coding: Id): void;
  retrieve(code: Id): void;
  say(sentence: string): void;
  undo(): void;
  redo(): void;
};
export type ReaderProps = {
  document: ReaderDocument;
  units: ReaderUnits;
  codings: readonly CodingRow[];
  codes: ReadonlyMap<Id, CodeRow>;
  coders: ReadonlyMap<Id, CoderRow>;
  coder: Id;
  marks: 'all' | 'stripes' | 'off';
  focusedCoding: Id | null;
  slots: readonly Id[];
  goto: { start: number; end: number; turn: number } | null;
  actions: ReaderActions;
};

export function Reader({ document }: ReaderProps) {
  return (
    <div role="textbox" aria-readonly="true" aria-multiline="true" aria-label={document.name} tabIndex={0} className="stand-in scroll">
      {document.blocks.map((block) => (
        <p key={block.start}>{document.text.slice(block.start, block.end)}</p>
      ))}
    </div>
  );
}
