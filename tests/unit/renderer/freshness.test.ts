import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import type { ClientEvent } from '../../../renderer/api/client.ts';
import { keepFresh } from '../../../renderer/api/freshness.ts';
import { hash } from '../../../shared/ids.ts';

const head = hash.parse('0'.repeat(64));

function changed(...tables: string[]): ClientEvent {
  return { kind: 'changed', message: { kind: 'changed', head, tables, ids: [], at: 0 } };
}

/** A cache with one query that counts its fetches, and a way to tell it of changes. */
async function watched(tables: readonly string[] | null) {
  let tell: (event: ClientEvent) => void = () => undefined;
  const frames: (() => void)[] = [];
  const cache = new QueryClient({ defaultOptions: { queries: { staleTime: Number.POSITIVE_INFINITY } } });
  const freshness = keepFresh(
    {
      subscribe(listener) {
        tell = listener;
        return () => undefined;
      },
    },
    cache,
    () => false,
    (act) => frames.push(act),
  );
  let fetches = 0;
  const observer = new QueryObserver(cache, { queryKey: ['q'], queryFn: async () => ++fetches });
  const stop = observer.subscribe(() => undefined);
  await expect.poll(() => observer.getCurrentResult().data).toBe(1);
  freshness.remember('["q"]', tables);
  return {
    tell: (...names: string[]) => tell(changed(...names)),
    frames,
    fetches: () => fetches,
    async runFrames() {
      for (const frame of frames.splice(0)) frame();
      await new Promise((resolve) => setTimeout(resolve, 5));
    },
    stop,
  };
}

test('a change in a table that was read fetches again, once a frame', async () => {
  const one = await watched(['codes']);
  one.tell('codes');
  one.tell('codes', 'codings');
  expect(one.frames).toHaveLength(1);
  await one.runFrames();
  expect(one.fetches()).toBe(2);
  one.stop();
});

test('a change elsewhere leaves the answer alone', async () => {
  const one = await watched(['codes']);
  one.tell('sources');
  await one.runFrames();
  expect(one.fetches()).toBe(1);
  one.stop();
});

test('a change in everything reaches every answer', async () => {
  const one = await watched(['codes']);
  one.tell('everything');
  await one.runFrames();
  expect(one.fetches()).toBe(2);
  one.stop();
});

test('an answer that does not say what it read is fetched again on every change', async () => {
  const one = await watched(null);
  one.tell('sources');
  await one.runFrames();
  expect(one.fetches()).toBe(2);
  one.stop();
});
