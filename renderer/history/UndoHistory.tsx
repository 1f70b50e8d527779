/** What Undo would take back, newest first; choosing a line takes back everything down to it. */
import { useCommand, useQuery } from '../api.ts';
import { Dialog } from '../design/Dialog.tsx';
import { Empty } from '../design/Empty.tsx';
import { useWindowStore } from '../state/context.ts';

export function UndoHistory({ onClose }: { onClose: () => void }) {
  const coder = useWindowStore((state) => state.coder);
  const tell = useWindowStore((state) => state.tell);
  const stack = useQuery('history.state', { coder }).data?.stack ?? [];
  const undo = useCommand('history.undo');
  const undoDownTo = async (index: number): Promise<void> => {
    onClose();
    let undone = 0;
    while (undone <= index && (await undo({})) !== null) undone += 1;
    tell({ tone: 'done', text: `${undone === 1 ? '1 step' : `${undone} steps`} undone` });
  };
  return (
    <Dialog title="Undo history" onClose={onClose}>
      {stack.length === 0 ? (
        <Empty>
          <p>You have done nothing yet that could be undone.</p>
        </Empty>
      ) : (
        <ol className="pick-list scroll">
          {stack.map((sentence, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the place in the stack is what identifies a step
            <li key={index}>
              <button type="button" className="row" onClick={() => void undoDownTo(index)}>
                <span className="num t3">{index + 1}</span>
                <span className="grow cut">{sentence}</span>
              </button>
            </li>
          ))}
        </ol>
      )}
      <p className="sm t2">
        Choosing a step takes back everything from the newest down to it. Redo brings it back.
      </p>
    </Dialog>
  );
}
