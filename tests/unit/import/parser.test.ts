/**
 * The import process, really forked: an endless loop, a memory hog, a sudden end, a lie and an abort
 * each become a refusal, and the next document is read as if nothing had happened.
 */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MessageChannel } from 'node:worker_threads';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { type ChildParserOptions, childParser } from '../../../database/import/child-parser.ts';
import type { ImportInput } from '../../../database/import/parse.ts';
import type { Parser } from '../../../database/import/parser.ts';
import { messageOf, portIn } from '../../../database/import/port.ts';
import { portParser } from '../../../database/import/port-parser.ts';
import { serveImports } from '../../../database/import/serve.ts';

const workerPath = fileURLToPath(new URL('../../../database/import/worker.ts', import.meta.url));
const document = (name: string): ImportInput => ({
  name,
  bytes: new TextEncoder().encode('Anna: yes.\nBen: no.\nAnna: well.\nBen: hm.'),
});

const open: Parser[] = [];
function parser(options: Partial<ChildParserOptions> = {}): Parser {
  const one = childParser({ workerPath, ...options });
  open.push(one);
  return one;
}
afterEach(() => {
  for (const one of open.splice(0)) one.close();
});

/** The fault is in the file's name: loop.txt, hog.txt, exit.txt, lie.txt. */
const plant: ChildParserOptions['plant'] = ({ name }) => {
  const fault = name.split('.')[0];
  return fault === 'loop' || fault === 'hog' || fault === 'exit' || fault === 'lie' ? fault : undefined;
};

test.each([
  ['loop', 'timeout', { wall: () => 1_000 }],
  ['hog', 'memory', { memoryMegabytes: 64 }],
  ['exit', 'crashed', {}],
  ['lie', 'crashed', {}],
])('%s becomes %s and the next document is read', async (fault, kind, options) => {
  const one = parser({ plant, ...options });
  const [bad, good] = await Promise.all([
    one.parse(document(`${fault}.txt`)),
    one.parse(document('good.txt')),
  ]);
  expect(bad).toMatchObject({ ok: false, error: { kind } });
  if (!bad.ok) expect(bad.error.message).toMatch(new RegExp(`^${fault}\\.txt .*\\.$`));
  expect(good).toMatchObject({ ok: true, value: { importer: { name: 'text' } } });
});

test('a fault is not honoured by a process that was not started for faults', async () => {
  const seen: unknown[] = [];
  const receive = serveImports((reply) => seen.push(reply), false);
  receive({ id: 1, input: document('a.txt'), fault: 'exit' });
  await expect.poll(() => seen.length).toBe(1);
  expect(seen[0]).toMatchObject({ id: 1, result: { ok: true } });
});

test('an abort kills the work, and an aborted call never starts', async () => {
  const one = parser({ plant });
  const control = new AbortController();
  const loop = one.parse(document('loop.txt'), control.signal);
  setTimeout(() => control.abort(), 300);
  expect(await loop).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  expect(await one.parse(document('good.txt'), control.signal)).toMatchObject({
    ok: false,
    error: { kind: 'cancelled' },
  });
  expect(await one.parse(document('good.txt'))).toMatchObject({ ok: true });
});

test('closing cancels what is under way and what waits, and leaves no folder', async () => {
  // A folder of its own: other tests start parsers meanwhile.
  const within = mkdtempSync(join(tmpdir(), 'concord-parsers-'));
  const one = parser({ plant, within });
  expect(readdirSync(within)).toHaveLength(1);
  const both = Promise.all([one.parse(document('loop.txt')), one.parse(document('good.txt'))]);
  setTimeout(() => one.close(), 300);
  for (const result of await both) expect(result).toMatchObject({ ok: false, error: { kind: 'cancelled' } });
  expect(readdirSync(within)).toEqual([]);
  rmSync(within, { recursive: true });
});

test('the process has an empty environment and stands in an empty folder of its own', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'concord-worker-'));
  const spy = join(folder, 'spy.mjs');
  writeFileSync(
    spy,
    `import { readdirSync } from 'node:fs';
     process.on('message', ({ id }) => {
       const message = JSON.stringify({ env: Object.keys(process.env), cwd: process.cwd(), files: readdirSync('.'), argv: process.execArgv });
       process.send({ id, result: { ok: false, error: { kind: 'crashed', message } } });
     });`,
  );
  const result = await parser({ workerPath: spy }).parse(document('a.txt'));
  rmSync(folder, { recursive: true });
  const seen = z
    .object({
      env: z.array(z.string()),
      cwd: z.string(),
      files: z.array(z.string()),
      argv: z.array(z.string()),
    })
    .parse(JSON.parse(result.ok ? '' : result.error.message));
  expect(seen.env.filter((name) => name !== 'SystemRoot')).toEqual([]);
  expect(seen.files).toEqual([]);
  expect(seen.cwd).toContain('concord-import-');
  expect(seen.argv).toEqual(['--max-old-space-size=768']);
});

test('ports are recognised in the shapes of Node and of Electron', () => {
  const { port1, port2 } = new MessageChannel();
  expect(messageOf({ data: 7, ports: [] })).toBe(7);
  expect(messageOf({ id: 1, result: {} })).toEqual({ id: 1, result: {} });
  expect(portIn({ data: null, ports: [port1] })).toBe(port1);
  for (const other of [undefined, {}, { ports: [] }, { ports: [{}] }]) expect(portIn(other)).toBeUndefined();
  port2.close();
});

test('a worker that does not exist is a crash, not a hang', async () => {
  const one = parser({ workerPath: `${workerPath}.missing` });
  expect(await one.parse(document('good.txt'))).toMatchObject({ ok: false, error: { kind: 'crashed' } });
});

test('the same parser works over a message port, and a closed port is a crash', async () => {
  const ends: MessageChannel[] = [];
  const one = portParser({
    async request() {
      const channel = new MessageChannel();
      ends.push(channel);
      const receive = serveImports((reply) => channel.port2.postMessage(reply), false);
      channel.port2.on('message', (raw) => (ends.length === 1 ? channel.port2.close() : receive(raw)));
      return channel.port1;
    },
    kill: () => undefined,
  });
  expect(await one.parse(document('good.txt'))).toMatchObject({ ok: false, error: { kind: 'crashed' } });
  expect(await one.parse(document('good.txt'))).toMatchObject({
    ok: true,
    value: { text: expect.stringContaining('Ben') },
  });
  one.close();
});
