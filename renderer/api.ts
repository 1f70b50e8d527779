/**
 * The project, as components see it: typed queries and commands from the two tables of shared/.
 *
 * `useQuery('code.tree', { coder })` gives the answer and keeps it fresh; `useCommand('code.add')` gives a
 * function that does it as the coder of this window, tells failures in a toast and returns whether it
 * was done. A wrong name or shape does not compile.
 */
import {
  hashKey,
  keepPreviousData,
  notifyManager,
  QueryClient,
  type QueryKey,
  useQuery as useCached,
  useQueryClient,
} from '@tanstack/react-query';
import { createContext, useCallback, useContext } from 'react';
import type { CommandInput, CommandName, CommandOutput } from '../shared/commands.ts';
import type { Failure } from '../shared/errors.ts';
import { type Hash, type Id, mintId } from '../shared/ids.ts';
import type { QueryInput, QueryName, QueryOutput } from '../shared/queries.ts';
import type { DatabaseClient } from './api/client.ts';
import { drawTogether, windowClock } from './api/draw-together.ts';
import type { Expect } from './api/expected-codings.ts';
import type { Freshness } from './api/freshness.ts';
import { useWindowStore } from './state/context.ts';

/** What the hooks need; made once in main.tsx. */
export interface Api {
  client: DatabaseClient;
  freshness: Freshness;
  /** Shows codings as an act will leave them, before the answer. */
  expect: Expect;
}

/** Inside of it everything is asked about the project as it stood at this head; null is now. */
export const AtContext = createContext<Hash | null>(null);

export const ApiContext = createContext<Api | null>(null);

/** The connection behind the hooks. */
export function useApi(): Api {
  const api = useContext(ApiContext);
  if (api === null) throw new Error('This component must be inside ApiContext.');
  return api;
}

/** A cache for answers that stay true until a change says otherwise. */
export function createCache(): QueryClient {
  notifyManager.setScheduler(drawTogether(windowClock));
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        retry: false,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
      },
    },
  });
}

/** A failure as something that can be thrown inside the cache and read back out of it. */
class QueryFailure extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

export interface Asked<T> {
  /** The answer; while a new one is fetched, the one before. Undefined until the first. */
  data: T | undefined;
  failure: Failure | null;
  isPending: boolean;
}

/** How a question is kept and asked. Rows of codings keep what they are by id when they are patched; compared
 * by place, all behind a new one would differ. */
function asking<N extends QueryName>(
  { client, freshness }: Api,
  name: N,
  input: QueryInput<N>,
  at: Hash | null,
): {
  queryKey: QueryKey;
  structuralSharing: boolean;
  queryFn: () => Promise<QueryOutput<N>>;
} {
  const queryKey = at === null ? ['query', name, input] : ['query', name, input, at];
  return {
    queryKey,
    structuralSharing: name !== 'source.codings',
    queryFn: async () => {
      const answer = await client.query(name, input, at ?? undefined);
      if (!answer.ok) throw new QueryFailure(answer.error);
      freshness.remember(hashKey(queryKey), answer.value.tables);
      return answer.value.value;
    },
  };
}

/** Asks the project. `enabled: false` waits; `keep` shows the answer to the last input meanwhile. */
export function useQuery<N extends QueryName>(
  name: N,
  input: QueryInput<N>,
  options: { enabled?: boolean; keep?: boolean } = {},
): Asked<QueryOutput<N>> {
  const { data, error, isPending } = useCached<QueryOutput<N>>({
    ...asking(useApi(), name, input, useContext(AtContext)),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
  return { data, failure: error instanceof QueryFailure ? error.failure : null, isPending };
}

/** Asks what will probably be wanted soon, unless it is known; nobody waits for the answer. */
export function useAskingAhead(): <N extends QueryName>(name: N, input: QueryInput<N>) => void {
  const api = useApi();
  const cache = useQueryClient();
  return useCallback((name, input) => void cache.prefetchQuery(asking(api, name, input, null)), [api, cache]);
}

/** A function that does `name` as this window's coder; null when it was refused, which is told. */
export function useCommand<N extends CommandName>(
  name: N,
): (input: CommandInput<N>) => Promise<CommandOutput<N> | null> {
  const { client } = useApi();
  const coder = useWindowStore((state) => state.coder);
  const tell = useWindowStore((state) => state.tell);
  const complain = useWindowStore((state) => state.complain);
  return useCallback(
    async (input) => {
      const result = await client.execute(name, input, coder);
      if (result.ok) return result.value;
      if (result.error.kind === 'cancelled') tell({ text: result.error.message });
      else complain(result.error);
      return null;
    },
    [client, name, coder, tell, complain],
  );
}

/** Asks a query again whose answer changed without an entry in the ledger, such as the drafts. */
export function useAskAgain(name: QueryName): () => void {
  const cache = useQueryClient();
  return useCallback(() => void cache.invalidateQueries({ queryKey: ['query', name] }), [cache, name]);
}

/** A new id for something this window makes. */
export function newId(): Id {
  return mintId(Date.now(), crypto.getRandomValues(new Uint8Array(10)));
}
