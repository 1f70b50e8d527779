/**
 * All changes of an object, in the one order of all changes: what set each of its cells, and who.
 * Read from the ledger by the entries noted for it (object.born and touch), so the projection keeps
 * no copy of old values.
 */
import type { Change } from '../../shared/changes.ts';
import type { Stamp } from '../../shared/clock.ts';
import type { Entry, Envelope } from '../../shared/entry.ts';
import type { Hash, Id } from '../../shared/ids.ts';
import type { Connection } from '../connection.ts';
import { compareStamped, type Stamped } from '../projection/fold.ts';
import type { Objects } from '../projection/objects.ts';
import type { Entries } from './entries.ts';

/** A change of an object with the entry that carries it. */
export type HistoryItem = Stamped & { seq: number; hash: Hash; undoes: Hash | null };

/** Entries already read, by their place in the file. */
type Kept = Map<number, Entry>;

/** The histories of the objects of one database. */
export function openHistory(db: Connection, entries: Entries, objects: Objects) {
  const touched = db.prepare<[number], { seq: number }>('select seq from touch where k = ? order by seq');

  /** The entries that wrote an object, by their place in the file. */
  function seqsOf(id: Id): number[] {
    const row = objects.row(id);
    if (row === null || row.born === null) return [];
    return [row.born, ...touched.all(row.k).map((touch) => touch.seq)];
  }

  /**
   * The changes of an object, earliest first. Whoever asks for many objects of the same entries brings
   * `kept`, so that each entry is read once.
   */
  function of(id: Id, kept: Kept = new Map()): HistoryItem[] {
    const items: HistoryItem[] = [];
    for (const seq of seqsOf(id)) {
      const entry = kept.get(seq) ?? entries.read(seq);
      kept.set(seq, entry);
      for (const change of entry.payload?.changes ?? []) {
        if (change.id !== id) continue;
        const stamp = stampOf(entry.envelope, entry.hash, change);
        items.push({ seq, hash: entry.hash, undoes: entry.envelope.undoes, change, stamp });
      }
    }
    return withoutRepeats(items).sort(compareStamped);
  }

  return { of, seqsOf };
}

/** A copy's snapshot repeats changes that stand here themselves; each happened once. */
function withoutRepeats(items: readonly HistoryItem[]): HistoryItem[] {
  const happened = new Set<string>(items.flatMap((item) => (item.change.stamp ? [] : [item.hash])));
  const repeated = new Map<string, HistoryItem>();
  const kept: HistoryItem[] = [];
  for (const item of items) {
    const { hash } = item.stamp;
    const known = repeated.get(hash);
    if (item.change.stamp === undefined) kept.push(item);
    else if (known)
      known.change = { ...known.change, cells: { ...item.change.cells, ...known.change.cells } };
    else if (!happened.has(hash)) {
      repeated.set(hash, item);
      kept.push(item);
    }
  }
  return kept;
}

/** The stamp that decides for a change: its entry's, or the original one in the snapshot of a branch. */
export function stampOf(envelope: Envelope, hash: Hash, change: Change): Stamp {
  if (change.stamp) return change.stamp;
  return { ...envelope.hlc, replica: envelope.replica, hash };
}
