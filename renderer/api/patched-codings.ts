/**
 * Keeps the codings of a document fresh by asking only for those that changed: a document with 100,000
 * codings is not read again for one more.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { type QueryInput, queries } from '../../shared/queries.ts';

/** Changes of other tables than these may show in any coding. */
const OWN: ReadonlySet<string> = new Set(['codings', 'history']);

/** Whether a change says all there is to know of it by the codings it names. */
export function namesItsCodings(tables: readonly string[], ids: readonly Id[]): boolean {
  return ids.length > 0 && tables.every((table) => OWN.has(table));
}

/** So many are put in by search, more by sorting. */
const FEW = 32;

/** What was asked under this key, where its answer can be patched. */
export function patchedInput(key: readonly unknown[]): QueryInput<'source.codings'> | null {
  const input = queries['source.codings'].input.safeParse(key[2]);
  // A fourth part stands for the past, which is asked for as a whole.
  return input.success && key[1] === 'source.codings' && key.length === 3 ? input.data : null;
}

/** The codings with those named as they are now, in reading order: by start, the longest first. */
export function patched(
  before: readonly CodingRow[],
  ids: readonly Id[],
  now: readonly CodingRow[],
): CodingRow[] {
  const changed = new Set(ids);
  const rows = before.filter(({ id }) => !changed.has(id));
  // Put in one by one while they are few: 100,000 codings are not sorted again for one more.
  if (now.length > FEW) return [...rows, ...now].sort(inOrder);
  for (const row of now) rows.splice(placeFor(rows, row), 0, row);
  return rows;
}

/** Behind all that come before it or stand on the same span. */
function placeFor(rows: readonly CodingRow[], row: CodingRow): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = rows[middle];
    if (other !== undefined && inOrder(other, row) <= 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function inOrder(one: CodingRow, other: CodingRow): number {
  return one.start - other.start || other.end - one.end;
}
