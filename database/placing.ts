/** Where a thing goes among its siblings, and whether it may go there at all. */
import type { Id } from '../shared/ids.ts';
import { keyAfter, keyBetween } from '../shared/order.ts';
import type { Read } from './read.ts';

type Table = 'sources' | 'folders' | 'codes' | 'cases' | 'attributes';

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

/** The sort keys for several things that move together to a place before a sibling, in their order. */
export function ordersFor(
  read: Read,
  table: Table,
  place: Id | null,
  before: Id | null,
  moving: readonly Id[],
): string[] {
  const gone = new Set(moving);
  const siblings = read.siblings(table, place, null).filter(({ id }) => !gone.has(id));
  // A sibling that moves itself is no place to stand before: the next one that stays is.
  const aim = before === null || !gone.has(before) ? before : stayingAfter(read, table, place, before, gone);
  const at = aim === null ? -1 : siblings.findIndex(({ id }) => id === aim);
  const next = at < 0 ? null : (siblings[at]?.order ?? null);
  let previous = (at < 0 ? siblings.at(-1) : siblings[at - 1])?.order ?? null;
  return moving.map(() => {
    previous =
      next === null || (previous !== null && previous >= next)
        ? keyAfter(previous)
        : keyBetween(previous, next);
    return previous;
  });
}

function stayingAfter(
  read: Read,
  table: Table,
  place: Id | null,
  before: Id,
  gone: ReadonlySet<Id>,
): Id | null {
  const all = read.siblings(table, place, null);
  const from = all.findIndex(({ id }) => id === before);
  return all.slice(from + 1).find(({ id }) => !gone.has(id))?.id ?? null;
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
