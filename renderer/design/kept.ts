/**
 * Rows and trees that are the same objects as before wherever they say the same, so that what draws from
 * them is drawn again only where something changed: a coding more changes two numbers, not four hundred rows.
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

/** `before` where every row says the same but for some fields (numbers that are drawn apart), `after` otherwise. */
export function keptRows<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  apart: readonly (keyof Row)[],
): readonly Row[] {
  const isSame =
    before.length === after.length &&
    after.every((row, at) => {
      const last = before[at];
      return last !== undefined && (last === row || isAlike(last, row, apart));
    });
  return isSame ? before : after;
}

/** The rows as keptRows gives them, from one drawing to the next. */
export function useKeptRows<Row extends object>(
  rows: readonly Row[],
  apart: readonly (keyof Row)[],
): readonly Row[] {
  const last = useRef<readonly Row[]>([]);
  last.current = keptRows(last.current, rows, apart);
  return last.current;
}

/** Whether two nodes say the same of themselves; what lies below them is not looked at. */
function isSame<N extends Node<N>>(one: N, other: N): boolean {
  const { row, children: _, ...rest } = one;
  const { row: otherRow, children: __, ...otherRest } = other;
  return isAlike(row, otherRow) && isAlike(rest, otherRest);
}

function isAlike<T extends object>(one: T, other: T, apart: readonly (keyof T)[] = []): boolean {
  if (one === other) return true;
  const [mine, others] = [new Map(Object.entries(one)), Object.entries(other)];
  const isApart = (key: string): boolean => apart.some((field) => field === key);
  return (
    mine.size === others.length &&
    others.every(([key, value]) => isApart(key) || Object.is(mine.get(key), value))
  );
}
