/**
 * Redirects: codes merged into codes, coder profiles merged into one person. Resolution is total:
 * every row gets an answer, a cycle ends at the member with the lowest key, a deleted end is 0.
 */
import type { Connection } from '../connection.ts';

type Row = { k: number; into: number | null; deleted: number };

/** For every row of a table with `into`: the key it stands for now, or 0 where that is deleted. */
export function resolveRedirects(db: Connection, table: 'codes' | 'coders'): Map<number, number> {
  const rows = db.prepare<[], Row>(`select k, "into", coalesce(deleted, 0) as deleted from ${table}`).all();
  const byKey = new Map(rows.map((row) => [row.k, row]));
  const resolved = new Map<number, number>();
  for (const row of rows) resolved.set(row.k, endOf(row, byKey));
  return resolved;
}

function endOf(start: Row, byKey: ReadonlyMap<number, Row>): number {
  const path = new Set<number>();
  let row = start;
  for (;;) {
    if (row.deleted === 1 && row.into === null) return 0;
    if (row.into === null) return row.k;
    path.add(row.k);
    const next = byKey.get(row.into);
    if (next === undefined) return row.k;
    if (path.has(next.k)) return lowestOfCycle(next, byKey);
    row = next;
  }
}

function lowestOfCycle(member: Row, byKey: ReadonlyMap<number, Row>): number {
  let lowest = member.k;
  for (let row = byKey.get(member.into ?? 0); row && row.k !== member.k; row = byKey.get(row.into ?? 0)) {
    lowest = Math.min(lowest, row.k);
  }
  return lowest;
}
