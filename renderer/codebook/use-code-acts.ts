/** What can be done with codes in the tree: use, rename, move, add below, merge, split, retire, remove. */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { useCommand } from '../api.ts';
import { counted } from '../design/format.ts';
import { type Move, type Step, stepOf } from '../design/outline.ts';
import { useWindowStoreApi } from '../state/context.ts';
import { useAddCodings } from '../workbench/use-add-codings.ts';

export interface CodeActs {
  /** What a key or the menu of a row asks for; several selected rows are meant together. */
  act: (action: string, id: Id) => void;
  /** Enter on a row: codes the selection, or without one shows what the code has. */
  use: (id: Id) => void;
  move: (ids: readonly Id[], to: Move) => Promise<void>;
}

const steps: readonly Step[] = ['move.up', 'move.down', 'move.in', 'move.out'];

/**
 * @param rows as the tree shows them
 * @param now a row with its present numbers
 */
export function useCodeActs(rows: readonly CodeRow[], now: (id: Id) => CodeRow | undefined): CodeActs {
  const store = useWindowStoreApi();
  const moveCode = useCommand('code.move');
  const removeCode = useCommand('code.remove');
  const setStatus = useCommand('code.status');
  const addCodings = useAddCodings();
  const nameOf = (id: Id): string => rows.find((row) => row.id === id)?.name ?? 'The code';
  const told = (ids: readonly Id[]): string =>
    ids.length > 1 ? counted(ids.length, 'code') : ids.map(nameOf).join();

  async function move(ids: readonly Id[], to: Move): Promise<void> {
    const { codeOrder, tell, say } = store.getState();
    if (codeOrder !== 'codebook') {
      tell({
        text: 'Codes are moved in the order of the codebook; choose it in the menu above the tree.',
      });
      return;
    }
    const result = await moveCode({ ids: [...ids], ...to });
    if (result?.entry != null) say(`${told(ids)} moved`);
  }

  async function remove(ids: readonly Id[]): Promise<void> {
    const going = ids.flatMap((id) => now(id) ?? []);
    const result = await removeCode({ ids: [...ids] });
    if (result === null) return;
    const codings = going.reduce((sum, row) => sum + row.codings, 0);
    const lost = codings === 0 ? '' : ` with ${counted(codings, 'coding')}`;
    const what = going.length === 1 ? `Code ${going[0]?.name}` : counted(going.length, 'code');
    store.getState().tell({ text: `${what} removed${lost}`, undo: true });
  }

  async function retire(id: Id): Promise<void> {
    const isRetired = rows.find((row) => row.id === id)?.status === 'retired';
    if ((await setStatus({ id, status: isRetired ? 'stable' : 'retired' })) === null) return;
    const text = `${nameOf(id)} ${isRetired ? 'restored' : 'retired: the box for coding does not offer it'}`;
    store.getState().tell({ text, undo: true });
  }

  async function use(id: Id): Promise<void> {
    const { selection, inspectCode, show, view } = store.getState();
    inspectCode(id);
    if (view === 'codebook') return;
    if (selection === null) {
      show('segments');
      return;
    }
    const { source, start, end } = selection;
    await addCodings(source, [{ start, end, code: id }], 'manual', nameOf(id));
    inspectCode(id);
  }

  return {
    move,
    use: (id) => void use(id),
    act(action, id) {
      const { set, inspectCode, show, codesChosen } = store.getState();
      const ids = codesChosen.includes(id)
        ? rows.map((row) => row.id).filter((one) => codesChosen.includes(one))
        : [id];
      const step = steps.find((one) => one === action);
      if (action === 'rename') set({ renaming: id });
      else if (action === 'add') set({ adding: { parent: id } });
      else if (action === 'merge') set({ codebookAct: { kind: 'merge', from: ids } });
      else if (action === 'remove') void remove(ids);
      else if (action === 'retire') void retire(id);
      else if (action === 'memo') set({ memo: { kind: 'code', id } });
      else if (action === 'segments' || action === 'entry' || action === 'split') {
        inspectCode(id);
        show(action === 'segments' ? 'segments' : 'codebook');
        if (action !== 'segments') set({ codebookAct: action === 'split' ? { kind: 'split' } : null });
      } else if (step !== undefined) {
        const to = stepOf(rows, (step === 'move.down' ? ids.at(-1) : ids[0]) ?? id, step);
        if (to !== null) void move(ids, to);
      }
    },
  };
}
