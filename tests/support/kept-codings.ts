/** An answer as a window keeps it fresh, against a real project. */
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect } from 'vitest';
import type { ClientEvent } from '../../renderer/api/client.ts';
import { openExpectations } from '../../renderer/api/expected-codings.ts';
import { keepFresh } from '../../renderer/api/freshness.ts';
import { openPatches } from '../../renderer/api/patches.ts';
import type { Id } from '../../shared/ids.ts';
import type { QueryInput, QueryName, QueryOutput } from '../../shared/queries.ts';
import { done } from '../../shared/result.ts';
import { type Bench, must } from './project.ts';
import type { Study } from './study.ts';

/** The codings of the study's document as a window keeps them, and what was asked to keep them. */
export function keptCodings(bench: Bench, on: Study, coders: Id[] = []) {
  return keptAnswer(bench, on, 'source.codings', { id: on.source, coders });
}

/** The answer to a question as a window keeps it, and what was asked to keep it. */
export async function keptAnswer<K extends QueryName>(
  bench: Bench,
  on: Study,
  asking: K,
  input: QueryInput<K>,
) {
  bench.close(on.session);
  const asked: unknown[] = [];
  let tell: (event: ClientEvent) => void = () => undefined;
  const { session, news } = bench.open();
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const client = {
    async query<N extends QueryName>(name: N, input: QueryInput<N>) {
      asked.push(input);
      const answer = await session.query(name, input);
      return answer.ok
        ? done<{ value: QueryOutput<N>; tables: null }>({ value: answer.value, tables: null })
        : answer;
    },
    subscribe(listener: (event: ClientEvent) => void) {
      tell = listener;
      return () => undefined;
    },
  };
  const waiting: (() => void)[] = [];
  const patch = openPatches(client, cache);
  keepFresh(client, cache, patch, (act) => waiting.push(act));
  const observer = new QueryObserver<QueryOutput<K>>(cache, {
    queryKey: ['query', asking, input],
    queryFn: async () => must(await client.query(asking, input)).value,
  });
  const stop = observer.subscribe(() => undefined);
  await expect.poll(() => observer.getCurrentResult().data !== undefined).toBe(true);
  const shown = () => observer.getCurrentResult().data;
  const truth = async () => must(await session.query(asking, input));
  async function follow(): Promise<void> {
    for (const item of news.splice(0)) tell({ kind: 'changed', message: { kind: 'changed', ...item } });
    for (const act of waiting.splice(0)) act();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    session,
    asked,
    stop,
    expect: openExpectations(cache, patch),
    shown,
    truth,
    /** Tells the window what was announced since the last time. */
    follow,
    /** The same, and expects that it shows then what is asked for anew. */
    async followTruly() {
      await follow();
      expect(shown()).toEqual(await truth());
    },
  };
}
