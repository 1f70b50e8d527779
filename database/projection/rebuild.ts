/**
 * Folds a whole ledger again: into the project's own tables after an upgrade or a merge, or into a
 * database beside them to prove that the tables say what the ledger says.
 */
import { compareStamps, type Stamp } from '../../shared/clock.ts';
import type { Id } from '../../shared/ids.ts';
import type { Connection } from '../connection.ts';
import { toId } from '../ledger/bytes.ts';
import type { Entries } from '../ledger/entries.ts';
import { stampOf } from '../ledger/history.ts';
import type { Fold, Stamped } from './fold.ts';

/** Called between entries with how many are done; may throw to stop. */
export type Progress = (done: number, total: number) => void;

/** Folds every entry into empty projection tables. `only` limits it to some entries (the ancestors of a head). */
export function foldAll(
  entries: Entries,
  target: { db: Connection; fold: Fold },
  progress?: Progress,
  only?: ReadonlySet<number>,
): void {
  for (const { done, total } of foldSteps(entries, target, only)) progress?.(done, total);
}

/** The same in steps of some entries each, so that other work can run between them. */
export function* foldSteps(
  entries: Entries,
  target: { db: Connection; fold: Fold },
  only?: ReadonlySet<number>,
): Generator<{ done: number; total: number }> {
  const order = inStampOrder(entries, only);
  const late = new Set<number>();
  for (const [i, seq] of order.entries()) {
    const entry = entries.read(seq);
    for (const change of entry.payload?.changes ?? []) {
      if (change.stamp === undefined) target.fold.append(seq, change);
      else late.add(target.fold.note(seq, change));
    }
    if (i % 200 === 0) yield { done: i, total: order.length };
  }
  refoldAll(entries, target, late);
}

function inStampOrder(entries: Entries, only?: ReadonlySet<number>): number[] {
  const list: { seq: number; stamp: Stamp }[] = [];
  for (const entry of entries.envelopes()) {
    if (only && !only.has(entry.seq)) continue;
    list.push({ seq: entry.seq, stamp: { ...entry.hlc, replica: entry.replica, hash: entry.hash } });
  }
  return list.sort((a, b) => compareStamps(a.stamp, b.stamp)).map((item) => item.seq);
}

/** Folds some objects again from all entries noted for them. Each entry is read once. */
export function refoldAll(
  entries: Entries,
  target: { db: Connection; fold: Fold },
  keys: ReadonlySet<number>,
): void {
  if (keys.size === 0) return;
  const { db, fold } = target;
  const selectBorn = db.prepare<[number], { id: Uint8Array; born: number }>(
    'select id, born from object where k = ?',
  );
  const selectTouch = db.prepare<[number], { seq: number }>('select seq from touch where k = ?');
  const changes = new Map<Id, { k: number; list: Stamped[] }>();
  const seqs = new Set<number>();
  for (const k of keys) {
    const object = selectBorn.get(k);
    if (object === undefined) continue;
    changes.set(toId(object.id), { k, list: [] });
    seqs.add(object.born);
    for (const { seq } of selectTouch.all(k)) seqs.add(seq);
  }
  for (const seq of seqs) {
    const entry = entries.read(seq);
    for (const change of entry.payload?.changes ?? []) {
      changes.get(change.id)?.list.push({ change, stamp: stampOf(entry.envelope, entry.hash, change) });
    }
  }
  for (const { k, list } of changes.values()) fold.refold(k, list);
}

/** The places in the file of a head and all its ancestors. */
export function ancestorsOf(entries: Entries, head: string): Set<number> | null {
  const byHash = new Map<string, { seq: number; parents: readonly string[] }>();
  for (const entry of entries.envelopes()) {
    byHash.set(entry.hash, { seq: entry.seq, parents: entry.parents });
  }
  const found = new Set<number>();
  const open = [head];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entry = byHash.get(next);
    if (entry === undefined) return null;
    if (found.has(entry.seq)) continue;
    found.add(entry.seq);
    open.push(...entry.parents);
  }
  return found;
}
