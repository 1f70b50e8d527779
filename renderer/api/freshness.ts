/**
 * Which cached answers a change makes stale.
 *
 * Every answer says which tables it was read from. Changes are gathered for one frame, then every cached
 * query that read one of the tables (or did not say) is fetched again if it is on the screen, and marked
 * stale if not.
 */
import type { QueryClient } from '@tanstack/react-query';
import type { DatabaseClient } from './client.ts';

/** Stands for all tables, after acts that change too much to name: a merge, an erasure. */
const EVERYTHING = 'everything';

export interface Freshness {
  /** Remembers what the answer under this key was read from. */
  remember(queryHash: string, tables: readonly string[] | null): void;
}

/** Listens to the client's changes and keeps the cache fresh.
 * @param nextFrame calls back once, soon: requestAnimationFrame in a window */
export function keepFresh(
  client: Pick<DatabaseClient, 'subscribe'>,
  cache: QueryClient,
  nextFrame: (act: () => void) => void,
): Freshness {
  const readFrom = new Map<string, readonly string[] | null>();
  let changed = new Set<string>();

  client.subscribe((event) => {
    if (event.kind !== 'changed') return;
    if (changed.size === 0) nextFrame(refresh);
    for (const table of event.message.tables) changed.add(table);
    changed.add('');
  });

  function refresh(): void {
    const tables = changed;
    changed = new Set();
    void cache.invalidateQueries({
      predicate: ({ queryHash }) =>
        tables.has(EVERYTHING) || (readFrom.get(queryHash)?.some((table) => tables.has(table)) ?? true),
    });
  }

  return {
    remember(queryHash, tables) {
      readFrom.set(queryHash, tables);
    },
  };
}
