/**
 * The one inverse. Taking back an entry sets every cell it still holds to what stood there before,
 * as a new entry; cells that somebody set later stay. What an entry created is marked deleted, so
 * nothing is ever removed from the ledger. Taking back such an entry again is redo.
 */
import type { AnyCell, Change } from '../../shared/changes.ts';
import type { Store } from '../store.ts';
import type { HistoryItem } from './history.ts';

export type Inverse = { changes: Change[]; restored: number; skipped: number };

/** The changes that take back the entry at `seq`, and how many cells are restored or left. */
export function invert(store: Store, seq: number): Inverse {
  const inverse: Inverse = { changes: [], restored: 0, skipped: 0 };
  for (const change of store.entries.read(seq).payload?.changes ?? []) {
    const history = store.history.of(change.id);
    if (history[0]?.seq === seq) takeBackCreation(change, history, inverse);
    else takeBackCells(change, history, seq, inverse);
  }
  return inverse;
}

function takeBackCreation(change: Change, history: readonly HistoryItem[], inverse: Inverse): void {
  const deletion = setterOf(history, 'deleted');
  if (deletion?.change.cells.deleted === true) {
    inverse.skipped++;
    return;
  }
  inverse.changes.push({ entity: change.entity, id: change.id, cells: { deleted: true } });
  inverse.restored++;
}

function takeBackCells(change: Change, history: readonly HistoryItem[], seq: number, inverse: Inverse): void {
  const cells: Record<string, AnyCell> = {};
  for (const cell of Object.keys(change.cells)) {
    const setter = setterOf(history, cell);
    if (setter === undefined || setter.seq !== seq) {
      inverse.skipped++;
      continue;
    }
    const before = setterOf(history.slice(0, history.indexOf(setter)), cell);
    cells[cell] = before?.change.cells[cell] ?? null;
    inverse.restored++;
  }
  if (Object.keys(cells).length > 0) inverse.changes.push({ entity: change.entity, id: change.id, cells });
}

/** The change whose value of a cell stands: the latest that set it. */
function setterOf(history: readonly HistoryItem[], cell: string): HistoryItem | undefined {
  return history.findLast((item) => cell in item.change.cells);
}
