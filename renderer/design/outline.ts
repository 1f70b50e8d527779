/**
 * Moving in an ordered outline, as steps of a key: up and down among siblings, in under the one above,
 * out after the parent. The result is what the commands take: a parent and the sibling to stand before.
 */
import type { Id } from '../../shared/ids.ts';

export interface Placed {
  id: Id;
  parent: Id | null;
}

export interface Move {
  parent: Id | null;
  before: Id | null;
}

export type Step = 'move.up' | 'move.down' | 'move.in' | 'move.out';

/** Where `id` goes by one step; null when it cannot.
 * @param rows all things that can be siblings, siblings in their order */
export function stepOf(rows: readonly Placed[], id: Id, step: Step): Move | null {
  const own = rows.find((row) => row.id === id);
  if (own === undefined) return null;
  const siblings = childrenOf(rows, own.parent);
  const at = siblings.findIndex((row) => row.id === id);
  const above = siblings[at - 1];
  if (step === 'move.up') return above === undefined ? null : { parent: own.parent, before: above.id };
  if (step === 'move.down') {
    return at === siblings.length - 1 ? null : { parent: own.parent, before: siblings[at + 2]?.id ?? null };
  }
  if (step === 'move.in') return above === undefined ? null : { parent: above.id, before: null };
  const parent = rows.find((row) => row.id === own.parent);
  return parent === undefined ? null : { parent: parent.parent, before: siblingAfter(rows, parent.id) };
}

/** Where a thing dropped at `target` goes. */
export function dropOf(
  rows: readonly Placed[],
  target: Id,
  position: 'before' | 'after' | 'on',
): Move | null {
  const aim = rows.find((row) => row.id === target);
  if (aim === undefined) return null;
  if (position === 'on') return { parent: target, before: null };
  return { parent: aim.parent, before: position === 'before' ? target : siblingAfter(rows, target) };
}

function childrenOf(rows: readonly Placed[], parent: Id | null): Placed[] {
  return rows.filter((row) => row.parent === parent);
}

function siblingAfter(rows: readonly Placed[], id: Id): Id | null {
  const own = rows.find((row) => row.id === id);
  const siblings = own === undefined ? [] : childrenOf(rows, own.parent);
  return siblings[siblings.findIndex((row) => row.id === id) + 1]?.id ?? null;
}
