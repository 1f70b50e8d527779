/** Where a thing goes among its siblings, and whether it may go there at all. */
import type { Id } from '../shared/ids.ts';
import { keyAfter, keyBetween } from '../shared/order.ts';
import type { Read } from './read.ts';

type Table = 'sources' | 'folders' | 'codes';

/** The sort key for a place before a sibling, or last when `before` is null. */
export function orderFor(
  read: Read,
  table: Table,
  place: Id | null,
  before: Id | null,
  moving: Id | null,
): string {
  const siblings = read.siblings(table, place, moving);
  const at = before === null ? -1 : siblings.findIndex((sibling) => sibling.id === before);
  if (at < 0) return keyAfter(siblings.at(-1)?.order ?? null);
  const previous = siblings[at - 1]?.order ?? null;
  const next = siblings[at]?.order ?? null;
  // Two siblings may share a key after a merge; then there is no room between, and the order is by age.
  return previous !== null && next !== null && previous >= next
    ? keyAfter(previous)
    : keyBetween(previous, next);
}

/** Whether `id` lies at or above `place`: moving it there would put it under itself. */
export function wouldLoop(read: Read, table: 'folders' | 'codes', id: Id, place: Id | null): boolean {
  const parents = new Map(read.tree(table).map((row) => [row.id, row.parent]));
  const seen = new Set<Id>();
  for (let at = place; at !== null && !seen.has(at); at = parents.get(at) ?? null) {
    if (at === id) return true;
    seen.add(at);
  }
  return false;
}
