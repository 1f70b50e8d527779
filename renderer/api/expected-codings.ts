/**
 * Shows what an act will do to the codings of a document before the database has answered, so that a line is
 * drawn in the frame after the key. The answer puts it right: what the database announces replaces what was
 * expected, and what it refused is asked for again.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { patched, patchedInput } from './patched-codings.ts';
import type { Patch } from './patches.ts';

/** Asks for the codings as they are in truth. */
export type Recall = () => void;

/**
 * Gets the codings that will change as they are shown, and all of the document, and says what will stand in
 * their place; asked once for every list of the document's codings on the screen.
 */
export type ExpectedRows = (known: readonly CodingRow[], all: readonly CodingRow[]) => readonly CodingRow[];

/** Shows what an act will leave of the codings with these ids. */
export type Expect = (source: Id, ids: readonly Id[], now: ExpectedRows) => Recall;

export function openExpectations(cache: QueryClient, patch: Patch): Expect {
  return (source, ids, now) => {
    const named = new Set(ids);
    // One that is not on the screen may be stale; given new rows it would pass for fresh.
    const shown = cache.getQueryCache().findAll({ queryKey: ['query', 'source.codings'], type: 'active' });
    const keys = shown.flatMap(({ queryKey }) => {
      const input = patchedInput(queryKey);
      if (input?.id !== source) return [];
      const { coders = [] } = input;
      cache.setQueryData<readonly CodingRow[]>(queryKey, (before) => {
        if (before === undefined) return undefined;
        const known = before.filter(({ id }) => named.has(id));
        const rows = now(known, before).filter(({ coder }) => coders.length === 0 || coders.includes(coder));
        return known.length === 0 && rows.length === 0 ? before : patched(before, ids, rows);
      });
      return [queryKey];
    });
    return () => {
      for (const key of keys) patch(key, ids);
    };
  };
}
