/**
 * The one inverse. Taking back an entry sets every cell whose value still comes from it to what stood there before,
 * as a new entry; cells that somebody set later stay. What an entry created is marked deleted, so
 * nothing is ever removed from the ledger. Taking back such an entry again is redo.
 */
import type { AnyCell, Change } from '../../shared/changes.ts';
import type { Entry } from '../../shared/entry.ts';
import type { Store } from '../store.ts';
import type { HistoryItem } from './history.ts';

export type Inverse = { changes: Change[]; restored: number; skipped: number };

/** The changes that take back the entry at `seq`, and how many cells are restored or left. */
export function invert(store: Store, seq: number): Inverse {
  const inverse: Inverse = { changes: [], restored: 0, skipped: 0 };
  const kept = new Map<number, Entry>();
  for (const change of store.entries.read(seq).payload?.changes ?? []) {
    const history = store.history.of(change.id, kept);
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
    const own = history.findLast((item) => item.seq === seq && cell in item.change.cells);
    const standing = setterOf(history, cell);
    if (
      own === undefined ||
      standing === undefined ||
      sourceOf(standing, cell, history) !== sourceOf(own, cell, history)
    ) {
      inverse.skipped++;
      continue;
    }
    cells[cell] = setterBefore(own, cell, history)?.change.cells[cell] ?? null;
    inverse.restored++;
  }
  if (Object.keys(cells).length > 0) inverse.changes.push({ entity: change.entity, id: change.id, cells });
}

/**
 * Where a cell's value comes from: an undo or redo only brings back what stood before the entry it
 * takes back, so it counts as that earlier entry. Null is the default that nobody set.
 */
function sourceOf(item: HistoryItem, cell: string, history: readonly HistoryItem[]): HistoryItem | null {
  let at: HistoryItem | undefined = item;
  while (at !== undefined && at.undoes !== null) {
    const undone: HistoryItem | undefined = history.find(
      (other) => other.hash === at?.undoes && cell in other.change.cells,
    );
    if (undone === undefined) return at; // what it brought back was a creation, not this cell
    at = setterBefore(undone, cell, history);
  }
  return at ?? null;
}

/** The change whose value of a cell stands: the latest that set it. */
function setterOf(history: readonly HistoryItem[], cell: string): HistoryItem | undefined {
  return history.findLast((item) => cell in item.change.cells);
}

function setterBefore(
  item: HistoryItem,
  cell: string,
  history: readonly HistoryItem[],
): HistoryItem | undefined {
  return setterOf(history.slice(0, history.indexOf(item)), cell);
}
