/**
 * How the tree of codes is looked at: in which order, which codes, which counts. Only the view changes; the
 * codebook keeps its order.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';

export const codeOrders = ['codebook', 'name', 'used', 'recent'] as const;
export type CodeOrder = (typeof codeOrders)[number];

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' });
const compare: { readonly [O in CodeOrder]: ((a: CodeRow, b: CodeRow) => number) | null } = {
  codebook: null,
  name: (a, b) => collator.compare(a.name, b.name),
  used: (a, b) => b.codings - a.codings,
  recent: (a, b) => b.latest - a.latest,
};

/** The rows with siblings in another order, parents before children. @param rows in codebook order */
export function inOrder(rows: readonly CodeRow[], order: CodeOrder): readonly CodeRow[] {
  const by = compare[order];
  if (by === null) return rows;
  const known = new Set(rows.map(({ id }) => id));
  const children = new Map<Id | null, CodeRow[]>();
  for (const row of rows) {
    const parent = row.parent !== null && known.has(row.parent) ? row.parent : null;
    const list = children.get(parent);
    if (list) list.push(row);
    else children.set(parent, [row]);
  }
  for (const list of children.values()) list.sort(by);
  const sorted: CodeRow[] = [];
  const open = (children.get(null) ?? []).toReversed();
  for (let row = open.pop(); row !== undefined; row = open.pop()) {
    sorted.push(row);
    open.push(...(children.get(row.id) ?? []).toReversed());
  }
  return sorted;
}

/** The rows that are kept, with all rows above them. */
export function withAbove(rows: readonly CodeRow[], isKept: (row: CodeRow) => boolean): readonly CodeRow[] {
  const parents = new Map(rows.map((row) => [row.id, row.parent]));
  const kept = new Set<Id>();
  for (const row of rows) {
    if (!isKept(row)) continue;
    for (let id: Id | null = row.id; id !== null && !kept.has(id); id = parents.get(id) ?? null) kept.add(id);
  }
  return rows.filter((row) => kept.has(row.id));
}

/** The rows with what lies below counted in. @param rows parents before children */
export function withBelow(rows: readonly CodeRow[]): readonly CodeRow[] {
  const sums = new Map(rows.map((row) => [row.id, { ...row }]));
  for (const row of rows.toReversed()) {
    const own = sums.get(row.id);
    const above = row.parent === null ? undefined : sums.get(row.parent);
    if (own === undefined || above === undefined) continue;
    above.codings += own.codings;
    above.mine += own.mine;
  }
  return rows.map((row) => sums.get(row.id) ?? row);
}
