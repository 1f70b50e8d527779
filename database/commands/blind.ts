/**
 * What a blind copy leaves out: everything that belongs to other coders, and every trace of it in what
 * stays. A link that begins or ends at something left out is left out with it, and a list (the examples of
 * a definition) goes without it: an id alone tells that a passage was coded, and by its time when.
 */
import type { AnyCell, Change } from '../../shared/changes.ts';
import { type Id, id } from '../../shared/ids.ts';
import { cellOf, type EntityName, entityNumbered } from '../../shared/records.ts';
import type { Kit } from '../kit.ts';
import { partOf } from '../ledger/changes.ts';

/** What belongs to a coder and is left out of another's blind copy. */
export const OWNED: readonly EntityName[] = [
  'coding',
  'memo',
  'assignment',
  'seen',
  'item',
  'decision',
  'coder',
  'key',
  'run',
  'checkpoint',
  'rule',
];

/** Whether a blind copy for this coder is without this object. */
export function isWithheld(kit: Kit, entity: EntityName, id: Id, coder: Id): boolean {
  if (!OWNED.includes(entity)) return false;
  if (entity === 'coder') return id !== coder;
  if (entity === 'coding') return kit.read.coding(id)?.coder !== coder;
  return true;
}

/** The changes of a blind copy without the traces of what it leaves out. */
export function withoutTraces(kit: Kit, changes: readonly Change[], coder: Id): Change[] {
  const { objects } = kit.project.store;
  const isGone = (value: unknown): boolean => {
    const known = id.safeParse(value);
    if (!known.success) return false;
    const entity = entityNumbered(objects.row(known.data)?.entity ?? null);
    return entity !== undefined && isWithheld(kit, entity, known.data, coder);
  };
  const broken = new Set(
    changes
      .filter(
        ({ entity, cells }) =>
          entity === 'link' && Object.values(cells).some((end) => isGone(partOf(end, 'id'))),
      )
      .map((change) => change.id),
  );
  return changes.filter((change) => !broken.has(change.id)).map((change) => withoutGone(change, isGone));
}

/** A change whose lists of ids name only what is in the copy. */
function withoutGone(change: Change, isGone: (value: unknown) => boolean): Change {
  const cells: Record<string, AnyCell> = {};
  for (const [name, value] of Object.entries(change.cells)) {
    const isList = cellOf(change.entity, name)?.parts[''] === 'ids' && Array.isArray(value);
    cells[name] = isList ? value.filter((one) => !isGone(one)) : value;
  }
  return { ...change, cells };
}
