/** What Undo would take back, newest first; choosing a step takes back everything down to it. */
import { useState } from 'react';
import { useCommand, useQuery } from '../api.ts';
import { Dialog } from '../design/Dialog.tsx';
import { counted } from '../design/format.ts';
import { FilterList } from '../palette/FilterList.tsx';
import { matchScore } from '../palette/ranking.ts';
import { useWindowStore } from '../state/context.ts';

export function UndoHistory({ onClose }: { onClose: () => void }) {
  const coder = useWindowStore((state) => state.coder);
  const tell = useWindowStore((state) => state.tell);
  const steps = useQuery('history.stack', { coder }, { keep: true }).data ?? [];
  const undo = useCommand('history.undo');
  const [done, setDone] = useState<number | null>(null);
  // One step after the other: each undo looks at what the one before it left, and each is its own redo.
  const undoDownTo = async (index: number): Promise<void> => {
    let undone = 0;
    while (undone <= index && (await undo({})) !== null) {
      undone += 1;
      if (undone % 10 === 0) setDone(undone);
    }
    onClose();
    tell({ text: `${counted(undone, 'step')} undone. Redo brings them back one by one.` });
  };
  return (
    <Dialog title="Undo history" help="timeline" onClose={onClose}>
      <p className="sm t2">
        {done === null
          ? 'Choosing a step takes back everything from the newest down to it. Redo brings it back.'
          : `Taking back: ${counted(done, 'step')} done`}
      </p>
      <FilterList
        label="Steps to undo"
        placeholder="Find a step"
        nothing={
          steps.length === 0 ? 'You have done nothing yet that could be undone.' : 'No step is called so.'
        }
        optionsFor={(query) =>
          steps.flatMap((sentence, index) =>
            matchScore(query, sentence) === 0
              ? []
              : [
                  {
                    id: String(index),
                    content: (
                      <>
                        <span className="num t3 step-number">{index + 1}</span>
                        <span className="grow cut">{sentence}</span>
                      </>
                    ),
                  },
                ],
          )
        }
        onChoose={(id) => {
          if (done === null) void undoDownTo(Number(id));
        }}
      />
    </Dialog>
  );
}
