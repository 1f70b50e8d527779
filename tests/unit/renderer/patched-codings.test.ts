/** One coding more does not ask for all of a document again: against a real project. */
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ClientEvent } from '../../../renderer/api/client.ts';
import { keepFresh } from '../../../renderer/api/freshness.ts';
import { openPatches } from '../../../renderer/api/patched-codings.ts';
import type { CodingRow } from '../../../shared/queries/source.ts';
import type { QueryInput, QueryName, QueryOutput } from '../../../shared/queries.ts';
import { done } from '../../../shared/result.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { addCoder, codedStudy, type Study } from '../../support/study.ts';

let bench: Bench;
let on: Study;
beforeEach(async () => {
  bench = workbench();
  on = await codedStudy(bench);
});
afterEach(() => bench.end());

/** The codings of the study's document as a window keeps them, and what was asked to keep them. */
async function kept() {
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
  keepFresh(client, cache, openPatches(client, cache), (act) => waiting.push(act));
  const input = { id: on.source, coders: [] };
  const observer = new QueryObserver<CodingRow[]>(cache, {
    queryKey: ['query', 'source.codings', input],
    queryFn: async () => must(await client.query('source.codings', input)).value,
  });
  const stop = observer.subscribe(() => undefined);
  await expect.poll(() => observer.getCurrentResult().data?.length).toBe(1);
  return {
    session,
    asked,
    stop,
    shown: () => observer.getCurrentResult().data,
    truth: async () => must(await session.query('source.codings', input)),
    /** Tells the window what was announced since the last time. */
    async follow() {
      for (const item of news.splice(0)) tell({ kind: 'changed', message: { kind: 'changed', ...item } });
      for (const act of waiting.splice(0)) act();
      await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}

test('codings added, moved, removed and brought back are asked for by themselves', async () => {
  const one = await kept();
  const { session, asked } = one;
  asked.length = 0;
  const moved = newId();
  const ids = [newId(), newId(), moved];
  const codings = ids.map((id, at) => ({
    id,
    source: on.source,
    start: 5 + at * 9,
    end: 20 + at * 9,
    code: on.code,
  }));
  must(await session.execute('coding.add', { codings }, on.coder));
  await one.follow();
  expect(one.shown()).toEqual(await one.truth());
  expect(one.shown()).toHaveLength(4);
  must(await session.execute('coding.adjust', { id: moved, start: 0, end: 30 }, on.coder));
  await one.follow();
  expect(one.shown()).toEqual(await one.truth());
  must(await session.execute('coding.remove', { ids: ids.slice(0, 2) }, on.coder));
  await one.follow();
  expect(one.shown()).toEqual(await one.truth());
  must(await session.execute('history.undo', {}, on.coder));
  await one.follow();
  expect(one.shown()).toEqual(await one.truth());
  expect(asked).toHaveLength(4);
  expect(asked.every((input) => input instanceof Object && 'only' in input)).toBe(true);
  one.stop();
});

test('a change that may show in any coding asks for all', async () => {
  const one = await kept();
  one.asked.length = 0;
  must(await one.session.execute('code.remove', { ids: [on.code] }, on.coder));
  await one.follow();
  expect(one.shown()).toEqual([]);
  expect(one.asked).toEqual([{ id: on.source, coders: [] }]);
  one.stop();
});

test('codings of another document or coder are not taken in', async () => {
  const one = await kept();
  const ben = await addCoder({ ...on, session: one.session }, 'Ben');
  await one.follow();
  const elsewhere = must(
    await one.session.query('source.codings', { id: on.source, coders: [ben], only: [on.coding] }),
  );
  expect(elsewhere).toEqual([]);
  one.stop();
});
