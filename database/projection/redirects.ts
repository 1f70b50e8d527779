/**
 * Redirects: codes merged into codes, coder profiles merged into one person. Resolution is total and
 * the same in every copy: each row gets an answer; a circle, made by two people who merged the same
 * two in opposite directions, ends at its member that came first; a removed end is 0 for a code. A
 * coder who was taken back still stands for himself, because his work is still there.
 */
import { Buffer } from 'node:buffer';
import type { Connection } from '../connection.ts';

type Row = { k: number; into: number | null; deleted: number; id: Uint8Array };
type Rows = ReadonlyMap<number, Row>;

/** For every row of a table with `into`: the key it stands for now, or 0 where that is gone. */
export function resolveRedirects(db: Connection, table: 'codes' | 'coders'): Map<number, number> {
  const deleted = table === 'codes' ? 'coalesce(t.deleted, 0)' : '0';
  const rows = db
    .prepare<[], Row>(
      `select t.k, t."into", ${deleted} as deleted, o.id from ${table} t join object o on o.k = t.k order by t.k`,
    )
    .all();
  const byKey = new Map(rows.map((row) => [row.k, row]));
  return new Map(rows.map((row) => [row.k, endOf(row, byKey)]));
}

function endOf(start: Row, rows: Rows): number {
  const path = new Set<number>();
  for (let row = start; ; ) {
    const next = row.into === null ? undefined : rows.get(row.into);
    if (next === undefined) return row.deleted === 1 ? 0 : row.k;
    path.add(row.k);
    if (path.has(next.k)) return firstOfCircle(next, rows);
    row = next;
  }
}

/** Ids begin with the time they were made. Members that were removed do not count. */
function firstOfCircle(member: Row, rows: Rows): number {
  const circle = [member];
  for (let row = rows.get(member.into ?? 0); row && row.k !== member.k; row = rows.get(row.into ?? 0))
    circle.push(row);
  const first = circle.filter((row) => row.deleted === 0).sort((a, b) => Buffer.compare(a.id, b.id))[0];
  return first?.k ?? 0;
}
