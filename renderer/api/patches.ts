/**
 * Brings cached answers up to date by asking only for what changed, where a change names the codings it
 * changed: the codings of a document, and the numbers of the documents they stand in.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { Id } from '../../shared/ids.ts';
import type { CodingRow, SourceRow } from '../../shared/queries/source.ts';
import type { QueryOutput } from '../../shared/queries.ts';
import type { DatabaseClient } from './client.ts';
import { patched, patchedInput } from './patched-codings.ts';

/** Brings the answer under a key up to date; false where it must be asked for as a whole. */
export type Patch = (key: readonly unknown[], ids: readonly Id[]) => boolean;

export function openPatches(client: Pick<DatabaseClient, 'query'>, cache: QueryClient): Patch {
  const askForAll = (key: readonly unknown[]): Promise<void> =>
    cache.invalidateQueries({ queryKey: key, exact: true });

  async function patchCodings(
    key: readonly unknown[],
    input: NonNullable<ReturnType<typeof patchedInput>>,
    ids: readonly Id[],
  ): Promise<void> {
    const answer = await client.query('source.codings', { ...input, only: [...ids] });
    if (!answer.ok) return askForAll(key);
    const now = answer.value.value;
    cache.setQueryData<CodingRow[]>(key, (before) => before && patched(before, ids, now));
  }

  async function patchSources(key: readonly unknown[], ids: readonly Id[]): Promise<void> {
    const answer = await client.query('source.list', { holding: [...ids] });
    if (!answer.ok) return askForAll(key);
    const now = answer.value.value.sources;
    cache.setQueryData<QueryOutput<'source.list'>>(
      key,
      (before) => before && { ...before, sources: withRows(before.sources, now) },
    );
  }

  return (key, ids) => {
    if (cache.getQueryData(key) === undefined) return false;
    const input = patchedInput(key);
    if (input !== null) void patchCodings(key, input, ids);
    else if (isSourceList(key)) void patchSources(key, ids);
    else return false;
    return true;
  };
}

/** The whole list of documents as it is now; a fourth part of a key would stand for the past. */
function isSourceList(key: readonly unknown[]): boolean {
  const [, name, input] = key;
  const isWhole = typeof input === 'object' && input !== null && Object.keys(input).length === 0;
  return name === 'source.list' && key.length === 3 && isWhole;
}

/** The rows with those named anew in their places; others stay the objects they were. */
function withRows(before: readonly SourceRow[], now: readonly SourceRow[]): SourceRow[] {
  const changed = new Map(now.map((row) => [row.id, row]));
  return before.map((row) => changed.get(row.id) ?? row);
}
