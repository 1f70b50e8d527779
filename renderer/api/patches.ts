/**
 * Brings cached answers up to date by asking only for what changed, where a change names the codings it
 * changed: the codings of a document, and the numbers of the documents, codes and coders they belong to.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { type QueryOutput, queries } from '../../shared/queries.ts';
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

  async function patchTree(key: readonly unknown[], coder: Id | null, ids: readonly Id[]): Promise<void> {
    const answer = await client.query('code.counts', { codings: [...ids], coder });
    const now = answer.ok ? answer.value.value : null;
    if (now === null) return askForAll(key);
    cache.setQueryData<QueryOutput<'code.tree'>>(key, (before) => before && withRows(before, now));
  }

  async function patchCoders(key: readonly unknown[], ids: readonly Id[]): Promise<void> {
    const answer = await client.query('coder.list', { holding: [...ids] });
    if (!answer.ok) return askForAll(key);
    const now = answer.value.value;
    const shown = new Set(cache.getQueryData<QueryOutput<'coder.list'>>(key)?.map(({ id }) => id));
    // Who was taken out of the study is in the list as long as work of theirs is.
    if (now.some(({ id, codings }) => codings === 0 || !shown.has(id))) return askForAll(key);
    cache.setQueryData<QueryOutput<'coder.list'>>(key, (before) => before && withRows(before, now));
  }

  return (key, ids) => {
    // A fourth part of a key stands for the past, which does not change.
    if (key.length !== 3 || cache.getQueryData(key) === undefined) return false;
    const [, name, input] = key;
    const codings = patchedInput(key);
    const tree = queries['code.tree'].input.safeParse(input);
    if (codings !== null) void patchCodings(key, codings, ids);
    else if (name === 'source.list' && isWhole(input)) void patchSources(key, ids);
    else if (name === 'coder.list' && isWhole(input)) void patchCoders(key, ids);
    else if (name === 'code.tree' && tree.success) void patchTree(key, tree.data.coder, ids);
    else return false;
    return true;
  };
}

/** Asks for a list as a whole, and not for some of it. */
function isWhole(input: unknown): boolean {
  return typeof input === 'object' && input !== null && Object.keys(input).length === 0;
}

/** The rows with what is told of some of them anew in their places; others stay the objects they were. */
function withRows<Row extends { id: Id }>(
  before: readonly Row[],
  now: readonly (Partial<Row> & { id: Id })[],
): Row[] {
  const changed = new Map(now.map((row) => [row.id, row]));
  return before.map((row) => {
    const told = changed.get(row.id);
    return told === undefined ? row : { ...row, ...told };
  });
}
