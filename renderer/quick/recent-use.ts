/** When each code was last used by a coder in this document, for the order of the quick code box. */
import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';

/**
 * Larger is later. Codes on digits count as used long ago in their order, so that a document without
 * codings begins with them.
 */
export function recentUse(
  codings: readonly CodingRow[],
  coder: Id,
  slots: readonly Id[],
): ReadonlyMap<Id, number> {
  const used = new Map(slots.map((code, place) => [code, slots.length - place]));
  for (const { code, coder: by, at } of codings) {
    if (by === coder && at > (used.get(code) ?? 0)) used.set(code, at);
  }
  return used;
}
