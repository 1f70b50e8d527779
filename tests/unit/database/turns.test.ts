/** An act does not wait for the questions before it; questions are answered in order, and by the project they were asked of. */
import { MessageChannel } from 'node:worker_threads';
import { afterAll, expect, test } from 'vitest';
import { createTurns } from '../../../database/turns.ts';
import { begin } from '../../support/moves.ts';
import { newId, workbench } from '../../support/project.ts';
import { serveOn } from '../../support/serve.ts';

const bench = workbench();
afterAll(() => bench.end());

async function serve(name: string) {
  const coder = await begin(bench, name);
  const { server, line, replies } = serveOn(bench, () => undefined);
  await server.open(bench.path(name));
  // As between processes: what is done for one message is done before the next one comes.
  const { port1, port2 } = new MessageChannel();
  port2.on('message', line.receive);
  const close = (): void => {
    port1.close();
    server.close();
  };
  const send = (message: unknown): void => port1.postMessage(message);
  return { server, coder, replies, close, send, receive: line.receive };
}

test('an act is acknowledged before the questions that were asked before it', async () => {
  const { coder, replies, send, close } = await serve('busy');
  for (let id = 1; id <= 6; id++) send({ verb: 'query', id, name: 'code.tree', input: {} });
  send({ verb: 'execute', id: 7, name: 'code.add', input: { id: newId(), name: 'Between' }, coder });
  await expect.poll(() => replies.length).toBe(7);
  expect(replies.every(({ result }) => result.ok)).toBe(true);
  const order = replies.map(({ id }) => id);
  expect(order.indexOf(7)).toBeLessThan(order.indexOf(6));
  expect(order.filter((id) => id !== 7)).toEqual([1, 2, 3, 4, 5, 6]);
  close();
});

test('a question is not answered by the project that is opened after it', async () => {
  const { server, replies, receive, close } = await serve('first');
  await begin(bench, 'second');
  for (let id = 1; id <= 3; id++) receive({ verb: 'query', id, name: 'project.summary', input: {} });
  await server.open(bench.path('second'));
  await expect.poll(() => replies.length).toBe(3);
  for (const { result } of replies) {
    if (result.ok) expect(result.value).toMatchObject({ title: 'first' });
    else expect(result.error.message).toBe('The project was closed meanwhile.');
  }
  close();
});

test('turns come one by one, in order, also for those who wait while others have theirs', async () => {
  const turns = createTurns();
  const had: string[] = [];
  const take = async (name: string): Promise<void> => {
    await turns.wait();
    had.push(name);
  };
  const all = [take('a'), take('b')];
  await all[0];
  expect(had).toEqual(['a']);
  all.push(take('c'));
  await Promise.all(all);
  await take('d');
  expect(had).toEqual(['a', 'b', 'c', 'd']);
});
