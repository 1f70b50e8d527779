/** Undo and redo of what this coder did, told in the sentence of what was taken back. */
import { useCallback } from 'react';
import { useCommand } from '../api.ts';
import { useWindowStore } from '../state/context.ts';

export interface Undo {
  undo: () => Promise<void>;
  redo: () => Promise<void>;
}

export function useUndo(): Undo {
  const undoCommand = useCommand('history.undo');
  const redoCommand = useCommand('history.redo');
  const tell = useWindowStore((state) => state.tell);
  const told = useCallback(
    (result: { sentence: string; skipped: number } | null) => {
      if (result === null) return;
      const left =
        result.skipped === 0
          ? ''
          : ` ${result.skipped} changes were left, because they were changed again later.`;
      tell({ text: `${result.sentence}.${left}`.replace('..', '.') });
    },
    [tell],
  );
  const undo = useCallback(async () => told(await undoCommand({})), [told, undoCommand]);
  const redo = useCallback(async () => told(await redoCommand({})), [told, redoCommand]);
  return { undo, redo };
}
