/**
 * A tree whose nodes are the same objects as before wherever they say the same. A list that draws from it
 * then draws only what changed: a coding more changes two numbers, not four hundred rows.
 */
import { useRef } from 'react';

type Node<N> = { readonly id: string; readonly row: object; readonly children: N[] };

/** The nodes of `after`, those of `before` in place of any that say the same all the way down. */
export function keptNodes<N extends Node<N>>(before: readonly N[], after: readonly N[]): readonly N[] {
  const known = new Map(before.map((node) => [node.id, node]));
  const kept = after.map((node) => {
    const last = known.get(node.id);
    if (last === undefined) return node;
    const children = keptNodes(last.children, node.children);
    if (children === last.children && isSame(last, node)) return last;
    return { ...node, children };
  });
  const isAll = kept.length === before.length && kept.every((node, at) => node === before[at]);
  return isAll ? before : kept;
}

/** The tree as keptNodes gives it, from one drawing to the next. */
export function useKeptNodes<N extends Node<N>>(nodes: readonly N[]): readonly N[] {
  const last = useRef<readonly N[]>([]);
  last.current = keptNodes(last.current, nodes);
  return last.current;
}

/** Whether two nodes say the same of themselves; what lies below them is not looked at. */
function isSame<N extends Node<N>>(one: N, other: N): boolean {
  const { row, children: _, ...rest } = one;
  const { row: otherRow, children: __, ...otherRest } = other;
  return isAlike(row, otherRow) && isAlike(rest, otherRest);
}

function isAlike(one: object, other: object): boolean {
  if (one === other) return true;
  const values = new Map(Object.entries(other));
  const mine = Object.entries(one);
  return mine.length === values.size && mine.every(([key, value]) => Object.is(values.get(key), value));
}
