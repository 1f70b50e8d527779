/**
 * The present state as changes that carry their original stamps: what a branch (a blind copy, a part
 * of a project) begins with. Merged back, such a change equals what stands there, so it changes
 * nothing. Each entry is read once.
 */
import type { AnyCell, Change } from '../../shared/changes.ts';
import { compareStamps } from '../../shared/clock.ts';
import type { Id } from '../../shared/ids.ts';
import type { EntityName } from '../../shared/records.ts';
import type { Store } from '../store.ts';
import { stampOf } from './history.ts';

type Winner = { stamp: NonNullable<Change['stamp']>; value: AnyCell };
type Winners = { entity: EntityName; cells: Map<string, Winner> };

/** The winning cells of every object that `keep` lets through, one change for each stamp. */
export function snapshot(store: Store, keep: (entity: EntityName, id: Id) => boolean): Change[] {
  const objects = new Map<Id, Winners>();
  for (const { seq } of store.entries.envelopes()) {
    const entry = store.entries.read(seq);
    for (const change of entry.payload?.changes ?? []) {
      if (!keep(change.entity, change.id)) continue;
      const stamp = change.stamp ?? {
        ...stampOf(entry.envelope, entry.hash, change),
        author: entry.envelope.author,
        at: entry.envelope.at.ms,
      };
      take(objects, change, stamp);
    }
  }
  return [...objects].flatMap(([id, winners]) => changesOf(id, winners));
}

function take(objects: Map<Id, Winners>, change: Change, stamp: Winner['stamp']): void {
  let winners = objects.get(change.id);
  if (winners === undefined) {
    winners = { entity: change.entity, cells: new Map() };
    objects.set(change.id, winners);
  }
  if (winners.entity !== change.entity) return;
  for (const [cell, value] of Object.entries(change.cells)) {
    const standing = winners.cells.get(cell);
    if (standing === undefined || compareStamps(standing.stamp, stamp) < 0)
      winners.cells.set(cell, { stamp, value });
  }
}

function changesOf(id: Id, { entity, cells }: Winners): Change[] {
  const byStamp = new Map<string, { stamp: Winner['stamp']; cells: Record<string, AnyCell> }>();
  for (const [cell, { stamp, value }] of cells) {
    const group = byStamp.get(stamp.hash) ?? { stamp, cells: {} };
    group.cells[cell] = value;
    byStamp.set(stamp.hash, group);
  }
  return [...byStamp.values()].map((group) => ({ entity, id, cells: group.cells, stamp: group.stamp }));
}
