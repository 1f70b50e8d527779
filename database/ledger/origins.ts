/**
 * Who made an object, and when. Mostly that is the entry which wrote it first; in a copy that entry
 * is the snapshot it begins with, and the snapshot says who really made it.
 */
import { compareHlc, type Hlc } from '../../shared/clock.ts';
import type { Id } from '../../shared/ids.ts';
import { BRANCH } from './branch.ts';
import type { Entries } from './entries.ts';

export type Origin = { author: Id | null; at: number };

/** Snapshots kept in memory, each of at most 1,000 changes. */
const KEPT = 64;

/** The origins of one database's objects. */
export function openOrigins(entries: Entries) {
  const plain = new Map<number, { command: string } & Origin>();
  const snapshots = new Map<number, ReadonlyMap<Id, Origin>>();

  function entryAt(seq: number) {
    const known = plain.get(seq);
    if (known) return known;
    const { command, author, at } = entries.envelope(seq);
    const found = { command, author, at: at.ms };
    plain.set(seq, found);
    return found;
  }

  function snapshotAt(seq: number): ReadonlyMap<Id, Origin> {
    const known = snapshots.get(seq);
    if (known) return known;
    const earliest = new Map<Id, Origin & { stamp: Hlc }>();
    for (const { id, stamp } of entries.read(seq).payload?.changes ?? []) {
      const before = earliest.get(id);
      if (stamp === undefined || (before && compareHlc(before.stamp, stamp) <= 0)) continue;
      earliest.set(id, { stamp, author: stamp.author, at: stamp.at });
    }
    if (snapshots.size >= KEPT) snapshots.clear();
    snapshots.set(seq, earliest);
    return earliest;
  }

  return {
    /** The origin of the object that the entry at `seq` wrote first. */
    of(seq: number, id: Id): Origin {
      const { command, author, at } = entryAt(seq);
      const copied = command === BRANCH ? snapshotAt(seq).get(id) : undefined;
      return copied ? { author: copied.author, at: copied.at } : { author, at };
    },
    forget(): void {
      plain.clear();
      snapshots.clear();
    },
  };
}
