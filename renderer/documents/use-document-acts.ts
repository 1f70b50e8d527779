/** Renaming, moving and removing folders and documents. */
import type { Id } from '../../shared/ids.ts';
import { useCommand } from '../api.ts';
import { type Move, type Placed, type Step, stepOf } from '../design/outline.ts';
import { useWindowStore } from '../state/context.ts';
import type { DocumentNode } from './document-tree.ts';

type Row = Placed & { kind: DocumentNode['kind'] };

export interface DocumentActs {
  /** What a key or the menu of a row asks for. */
  act: (action: string, id: Id) => void;
  move: (id: Id, to: Move) => Promise<void>;
}

const steps: readonly Step[] = ['move.up', 'move.down', 'move.in', 'move.out'];

export function useDocumentActs(rows: readonly Row[]): DocumentActs {
  const moveSource = useCommand('source.move');
  const moveFolder = useCommand('folder.move');
  const removeSource = useCommand('source.remove');
  const removeFolder = useCommand('folder.remove');
  const set = useWindowStore((state) => state.set);
  const say = useWindowStore((state) => state.say);
  const show = useWindowStore((state) => state.show);
  const tell = useWindowStore((state) => state.tell);
  const closeTab = useWindowStore((state) => state.closeTab);

  async function move(id: Id, { parent, before }: Move): Promise<void> {
    const kind = rows.find((row) => row.id === id)?.kind;
    // Folders stand before documents: a neighbour of the other kind means the end of one's own.
    const isSameKind = rows.some((row) => row.id === before && row.kind === kind);
    const place = isSameKind ? before : null;
    if (kind === 'document') await moveSource({ id, folder: parent, before: place });
    if (kind === 'folder') await moveFolder({ id, parent, before: place });
  }

  async function remove(id: Id): Promise<void> {
    const kind = rows.find((row) => row.id === id)?.kind;
    const result = kind === 'folder' ? await removeFolder({ id }) : await removeSource({ id });
    if (result === null) return;
    closeTab(id);
    tell({
      text: kind === 'folder' ? 'Folder removed' : 'Document removed with its codings',
      undo: true,
    });
  }

  /** Into the nearest folder above among the siblings. */
  function intoFolderAbove(row: Row): Move | null {
    const folders = rows.filter(
      (one) => one.kind === 'folder' && one.parent === row.parent && one.id !== row.id,
    );
    const above = folders[folders.length - 1];
    return above === undefined ? null : { parent: above.id, before: null };
  }

  function intoCases(action: 'case' | 'speakers', id: Id): void {
    const sources = documentsIn(rows, id);
    if (sources.length === 0) say('There is no document in this folder.');
    else if (action === 'case') set({ puttingIntoCase: sources });
    else {
      set({ cases: { kind: 'speakers', sources } });
      show('cases');
    }
  }

  return {
    move,
    act(action, id) {
      const row = rows.find((one) => one.id === id);
      const step = steps.find((one) => one === action);
      if (action === 'rename') set({ renaming: id });
      else if (action === 'remove') void remove(id);
      else if (action === 'erase') set({ task: { kind: 'erase', source: id } });
      else if (action === 'case' || action === 'speakers') intoCases(action, id);
      else if (step !== undefined && row !== undefined) {
        const ownKind = rows.filter((one) => one.kind === row.kind || step === 'move.out');
        const to = step === 'move.in' ? intoFolderAbove(row) : stepOf(ownKind, id, step);
        if (to !== null) void move(id, to);
      }
    },
  };
}

/** A document, or all documents in a folder and below it. */
function documentsIn(rows: readonly Row[], id: Id): Id[] {
  const row = rows.find((one) => one.id === id);
  if (row?.kind === 'document') return [id];
  return rows.filter(({ parent }) => parent === id).flatMap((child) => documentsIn(rows, child.id));
}
