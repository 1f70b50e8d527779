/** The task on the whole project that was asked for, above the view: one at a time, closed by Esc. */
import { useWindowStore } from '../state/context.ts';
import { CoderCopy } from './CoderCopy.tsx';
import { EraseDocument } from './EraseDocument.tsx';
import { MergeReport } from './MergeReport.tsx';

export function ProjectTask() {
  const task = useWindowStore((state) => state.task);
  const set = useWindowStore((state) => state.set);
  const close = (): void => set({ task: null });
  if (task === null) return null;
  if (task.kind === 'erase') return <EraseDocument key={task.source} source={task.source} onClose={close} />;
  if (task.kind === 'copy') return <CoderCopy onClose={close} />;
  return <MergeReport name={task.name} report={task.report} onClose={close} />;
}
