/**
 * Which cached answers a change makes stale.
 *
 * Every answer says which tables it was read from. Changes that arrive together are gathered, then every cached
 * query that read one of the tables (or did not say) is fetched again if it is on the screen, and marked
 * stale if not.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { DatabaseClient } from './client.ts';

/** Asked before all others: what the hand that codes is waiting to see. */
const FIRST: ReadonlySet<unknown> = new Set(['source.codings']);

/** Stands for all tables, after acts that change too much to name: a merge, an erasure. */
const EVERYTHING = 'everything';

export interface Freshness {
  /** Remembers what the answer under this key was read from. */
  remember(queryHash: string, tables: readonly string[] | null): void;
}

/** Listens to the client's changes and keeps the cache fresh.
 * @param soon calls back once, after what is waiting already */
export function keepFresh(
  client: Pick<DatabaseClient, 'subscribe'>,
  cache: QueryClient,
  soon: (act: () => void) => void,
): Freshness {
  const readFrom = new Map<string, readonly string[] | null>();
  let changed = new Set<string>();

  client.subscribe((event) => {
    if (event.kind !== 'changed') return;
    if (changed.size === 0) soon(refresh);
    for (const table of event.message.tables) changed.add(table);
    changed.add('');
  });

  function refresh(): void {
    const tables = changed;
    changed = new Set();
    const isStale = (hash: string): boolean =>
      tables.has(EVERYTHING) || (readFrom.get(hash)?.some((table) => tables.has(table)) ?? true);
    for (const isFirst of [true, false]) {
      void cache.invalidateQueries({
        predicate: ({ queryHash, queryKey }) => FIRST.has(queryKey[1]) === isFirst && isStale(queryHash),
      });
    }
  }

  return {
    remember(queryHash, tables) {
      readFrom.set(queryHash, tables);
    },
  };
}
