/** The codebook as a tree, and as what is left of it under a filter. */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { matchScore } from '../palette/ranking.ts';

export interface CodeNode {
  id: Id;
  row: CodeRow;
  children: CodeNode[];
}

/** The tree of codes. @param rows parents before children, siblings in order */
export function codeTree(rows: readonly CodeRow[]): CodeNode[] {
  const nodes = new Map<Id, CodeNode>();
  const roots: CodeNode[] = [];
  for (const row of rows) {
    const node: CodeNode = { id: row.id, row, children: [] };
    nodes.set(row.id, node);
    const parent = row.parent === null ? undefined : nodes.get(row.parent);
    (parent?.children ?? roots).push(node);
  }
  return roots;
}

/** The rows whose name or tag fits, with all rows above them. */
export function filteredCodes(rows: readonly CodeRow[], filter: string): readonly CodeRow[] {
  if (filter.trim() === '') return rows;
  const parents = new Map(rows.map((row) => [row.id, row.parent]));
  const kept = new Set<Id>();
  for (const row of rows) {
    if (matchScore(filter, row.name) < 40 && matchScore(filter, row.tag) < 100) continue;
    for (let id: Id | null = row.id; id !== null && !kept.has(id); id = parents.get(id) ?? null) kept.add(id);
  }
  return rows.filter((row) => kept.has(row.id));
}

/** "Access › Transport": a code with what is above it. */
export function codePath(byId: ReadonlyMap<Id, CodeRow>, id: Id): string {
  const names: string[] = [];
  for (
    let row = byId.get(id);
    row !== undefined;
    row = row.parent === null ? undefined : byId.get(row.parent)
  ) {
    names.unshift(row.name);
  }
  return names.join(' › ');
}
