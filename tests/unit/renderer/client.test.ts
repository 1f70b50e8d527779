import { expect, test } from 'vitest';
import { createClient } from '../../../renderer/api/client.ts';
import { mintId } from '../../../shared/ids.ts';

const id = mintId(1, new Uint8Array(10));

/** A client on one end of a real channel, and the other end. */
function connected() {
  const client = createClient();
  const { port1, port2 } = new MessageChannel();
  client.attach(port1);
  const received: unknown[] = [];
  const next = () =>
    new Promise<unknown>((resolve) => {
      port2.onmessage = (event) => {
        received.push(event.data);
        resolve(event.data);
      };
    });
  return { client, other: port2, next, end: () => port2.close() };
}

test('a query gets its answer and the tables it was read from', async () => {
  const { client, other, next, end } = connected();
  const asked = next();
  const answer = client.query('coder.list', {});
  expect(await asked).toEqual({ verb: 'query', id: 1, name: 'coder.list', input: {} });
  const row = { id, name: 'Ana', colour: null, codings: 0 };
  other.postMessage({ kind: 'reply', id: 1, result: { ok: true, value: [row], tables: ['coders'] } });
  expect(await answer).toEqual({ ok: true, value: { value: [row], tables: ['coders'] } });
  end();
});

test('an answer of another shape is a failure, not a surprise later', async () => {
  const { client, other, next, end } = connected();
  const asked = next();
  const answer = client.query('coder.list', {});
  await asked;
  other.postMessage({ kind: 'reply', id: 1, result: { ok: true, value: [{ id: 'no' }] } });
  expect(await answer).toMatchObject({ ok: false, error: { kind: 'unexpected' } });
  end();
});

test('what was asked before the port came is sent when it comes', async () => {
  const client = createClient();
  const answer = client.execute('history.undo', {}, id);
  const { port1, port2 } = new MessageChannel();
  const arrived = new Promise((resolve) => {
    port2.onmessage = (event) => resolve(event.data);
  });
  client.attach(port1);
  expect(await arrived).toEqual({ verb: 'execute', id: 1, name: 'history.undo', input: {}, coder: id });
  client.detach('It stopped.');
  expect(await answer).toEqual({ ok: false, error: { kind: 'unexpected', message: 'It stopped.' } });
  port2.close();
});

test('pushed news reach every listener until it leaves', async () => {
  const { client, other, end } = connected();
  const heard: string[] = [];
  const arrived = new Promise<void>((resolve) => {
    client.subscribe(({ kind }) => {
      heard.push(kind);
      if (heard.length === 2) resolve();
    });
  });
  other.postMessage({ kind: 'state', open: true, readOnly: false, problem: null });
  other.postMessage({ kind: 'progress', id: 4, done: 1, total: 2, what: 'Reading' });
  await arrived;
  expect(heard).toEqual(['state', 'progress']);
  end();
});
