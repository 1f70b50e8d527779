/** What can be done with a code in the tree: use, rename, move, add below, merge, remove. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { newId, useCommand } from '../api.ts';
import { counted } from '../design/format.ts';
import { type Move, type Step, stepOf } from '../design/outline.ts';
import { useWindowStoreApi } from '../state/context.ts';

export interface CodeActs {
  /** What a key or the menu of a row asks for. */
  act: (action: string, id: Id) => void;
  /** Enter on a row: codes the selection, or without one shows what the code has. */
  use: (id: Id) => void;
  move: (id: Id, to: Move) => Promise<void>;
  /** The code that is to be merged into another one. */
  merging: Id | null;
  endMerge: () => void;
}

const steps: readonly Step[] = ['move.up', 'move.down', 'move.in', 'move.out'];

export function useCodeActs(rows: readonly CodeRow[]): CodeActs {
  const store = useWindowStoreApi();
  const moveCode = useCommand('code.move');
  const removeCode = useCommand('code.remove');
  const addCodings = useCommand('coding.add');
  const [merging, setMerging] = useState<Id | null>(null);
  const nameOf = (id: Id): string => rows.find((row) => row.id === id)?.name ?? 'The code';

  async function move(id: Id, to: Move): Promise<void> {
    const result = await moveCode({ ids: [id], ...to });
    if (result?.entry != null) store.getState().say(`${nameOf(id)} moved`);
  }

  async function remove(id: Id): Promise<void> {
    const row = rows.find((one) => one.id === id);
    const result = await removeCode({ ids: [id] });
    if (result === null || row === undefined) return;
    const lost = row.codings === 0 ? '' : ` with ${counted(row.codings, 'coding')}`;
    store.getState().tell({ tone: 'done', text: `Code ${row.name} removed${lost}`, undo: true });
  }

  async function use(id: Id): Promise<void> {
    const { selection, used, inspectCode, show, tell } = store.getState();
    inspectCode(id);
    if (selection === null) {
      show('segments');
      return;
    }
    const { source, start, end } = selection;
    const result = await addCodings({ codings: [{ id: newId(), source, start, end, code: id }] });
    if (result === null) return;
    used(id);
    tell({ tone: 'done', text: `${nameOf(id)} added to ${counted(end - start, 'character')}`, undo: true });
  }

  return {
    move,
    merging,
    use: (id) => void use(id),
    endMerge: () => setMerging(null),
    act(action, id) {
      const { set, inspectCode, show } = store.getState();
      const step = steps.find((one) => one === action);
      if (action === 'rename') set({ renaming: id });
      else if (action === 'add') set({ adding: { parent: id } });
      else if (action === 'merge') setMerging(id);
      else if (action === 'remove') void remove(id);
      else if (action === 'segments') {
        inspectCode(id);
        show('segments');
      } else if (action === 'memo') set({ memo: { kind: 'code', id } });
      else if (step !== undefined) {
        const to = stepOf(rows, id, step);
        if (to !== null) void move(id, to);
      }
    },
  };
}
