/**
 * Which cached answers a change makes stale.
 *
 * Every answer says which tables it was read from. Changes that arrive together are gathered, then every cached
 * query that read one of the tables (or did not say) is fetched again if it is on the screen, and marked
 * stale if not.
 */
import type { Query, QueryClient } from '@tanstack/react-query';
import type { Id } from '../../shared/ids.ts';
import { LIMITS } from '../../shared/text.ts';
import type { DatabaseClient } from './client.ts';
import { namesItsCodings } from './patched-codings.ts';
import type { Patch } from './patches.ts';

/** Asked before all others: what the hand that codes is waiting to see. */
const FIRST = 'source.codings';

/** Stands for all tables, after acts that change too much to name: a merge, an erasure. */
const EVERYTHING = 'everything';

export interface Freshness {
  /** Remembers what the answer under this key was read from. */
  remember(queryHash: string, tables: readonly string[] | null): void;
}

/** Changes that wait to be followed. `ids` is null where they do not tell it all. */
type Waiting = { tables: Set<string>; ids: Id[] | null };

/** Listens to the client's changes and keeps the cache fresh.
 * @param patch brings an answer up to date where the change names all that changed
 * @param soon calls back once, after what is waiting already */
export function keepFresh(
  client: Pick<DatabaseClient, 'subscribe'>,
  cache: QueryClient,
  patch: Patch,
  soon: (act: () => void) => void,
): Freshness {
  const readFrom = new Map<string, readonly string[] | null>();
  let waiting: Waiting | null = null;

  client.subscribe((event) => {
    if (event.kind !== 'changed') return;
    const { tables, ids } = event.message;
    if (waiting === null) {
      waiting = { tables: new Set(), ids: [] };
      soon(refresh);
    }
    for (const table of tables) waiting.tables.add(table);
    const isTold = waiting.ids !== null && namesItsCodings(tables, ids);
    waiting.ids = isTold ? [...(waiting.ids ?? []), ...ids] : null;
  });

  function refresh(): void {
    const { tables, ids } = waiting ?? { tables: new Set<string>(), ids: null };
    waiting = null;
    const isStale = (hash: string): boolean =>
      tables.has(EVERYTHING) || (readFrom.get(hash)?.some((table) => tables.has(table)) ?? true);
    const told = ids !== null && ids.length <= LIMITS.changesPerEntry ? ids : null;
    const stale = cache.getQueryCache().findAll({ predicate: ({ queryHash }) => isStale(queryHash) });
    const first = stale.filter(({ queryKey }) => queryKey[1] === FIRST);
    const rest = stale.filter((query) => !first.includes(query));
    for (const queries of [first, rest]) {
      const patched = new Set(
        queries.filter((query) => told !== null && query.isActive() && patch(query.queryKey, told)),
      );
      askAgain(queries.filter((query) => !patched.has(query)));
    }
  }

  function askAgain(queries: readonly Query[]): void {
    const hashes = new Set(queries.map(({ queryHash }) => queryHash));
    void cache.invalidateQueries({ predicate: ({ queryHash }) => hashes.has(queryHash) });
  }

  return {
    remember(queryHash, tables) {
      readFrom.set(queryHash, tables);
    },
  };
}
