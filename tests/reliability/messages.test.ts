/**
 * Messages over the port: random ones and near misses of every command and query. What does not fit
 * the tables is refused with "invalid" and changes nothing; the server stays alive. Twin: a session
 * that skips the parse must be caught.
 */
import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import { openProject } from '../../database/project.ts';
import { stateDigest } from '../../database/projection/dump.ts';
import { commands, isCommand } from '../../shared/commands.ts';
import { queries } from '../../shared/queries.ts';
import { begin } from '../support/moves.ts';
import { workbench } from '../support/project.ts';
import { isLong, runs } from '../support/runs.ts';
import { type Reply, serveOn } from '../support/serve.ts';

const COUNT = isLong ? 20_000 : 5_000;
const bench = workbench();
afterAll(() => bench.end());

async function serve(name: string) {
  const coder = await begin(bench, name);
  let waiting: (() => void) | null = null;
  let logged = 0;
  const { server, line, replies } = serveOn(bench, () => waiting?.(), {
    host: {
      ...bench.host,
      pathOf: () => ({ ok: false, error: { kind: 'refused', message: 'No such grant.' } }),
    },
    log: () => logged++,
  });
  await server.open(bench.path(name));
  return {
    server,
    coder,
    logged: () => logged,
    /** Sends a message and waits for its reply, or a moment where there is none. */
    async ask(message: unknown): Promise<Reply | null> {
      const before = replies.length;
      line.receive(message);
      for (let i = 0; i < 200 && replies.length === before; i++) {
        await new Promise<void>((resolve) => {
          waiting = resolve;
          setTimeout(resolve, 5);
        });
        if (i > 1 && !hasId(message)) break;
      }
      return replies[before] ?? null;
    },
  };
}

function hasId(message: unknown): boolean {
  return (
    typeof message === 'object' &&
    message !== null &&
    'id' in message &&
    Number.isSafeInteger(message.id) &&
    Number(message.id) >= 0
  );
}

const names = [
  ...Object.keys(commands),
  ...Object.keys(queries),
  'project.destroy',
  '__proto__',
  'constructor',
  '',
];
const leaf = fc.oneof(
  fc.constantFrom(null, undefined, -1, 1e308, Number.NaN, '', '__proto__', true, [], {}, '0'.repeat(36)),
  fc.string({ maxLength: 30 }),
  fc.uuid(),
  fc.integer(),
);
const field = fc.constantFrom(
  'id',
  'ids',
  'codings',
  'name',
  'source',
  'start',
  'end',
  'code',
  'coder',
  'from',
  'to',
  'options',
  'targets',
  'body',
  'key',
  'constructor',
  '__proto__',
  'a',
  'b',
  'limit',
);
const near = fc.dictionary(
  field,
  fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(field, leaf, { maxKeys: 3 })),
  { maxKeys: 6 },
);
const input = fc.oneof(
  { weight: 4, arbitrary: near },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 3 }) },
);
const message = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      verb: fc.constantFrom('execute', 'query'),
      id: fc.nat(),
      name: fc.constantFrom(...names),
      input,
      coder: fc.constantFrom(null),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record(
      { verb: leaf, id: leaf, name: leaf, input: leaf, extra: leaf },
      { requiredKeys: [] },
    ),
  },
  { weight: 1, arbitrary: fc.anything({ maxDepth: 2 }) },
);

/** Whether the tables accept the message's input. */
function fits(given: { verb: string; name: string; input: unknown }): boolean {
  const table: Record<string, { input: { safeParse(value: unknown): { success: boolean } } }> =
    given.verb === 'execute' ? commands : queries;
  return (
    Object.hasOwn(table, given.name) && (table[given.name]?.input.safeParse(given.input).success ?? false)
  );
}

test('messages that do not fit are refused and change nothing', { timeout: 900_000 }, async () => {
  const on = await serve('fuzz.concord');
  const outcomes = { refused: 0, accepted: 0, silent: 0 };
  const opened = openProject(bench.path('fuzz.concord'), bench.around, { readOnly: true });
  if (!opened.ok) throw new Error(opened.error.message);
  const { db } = opened.value.store;
  const before = stateDigest(db);
  const { numRuns, seed } = runs('messages', COUNT / (isLong ? 5 : 1));
  for (const given of fc.sample(message, { numRuns, seed })) {
    const reply = await on.ask(given);
    if (reply === null) outcomes.silent++;
    else if (reply.result.ok) outcomes.accepted++;
    else {
      outcomes.refused++;
      expect(reply.result.error.kind).not.toBe('unexpected');
    }
    if (isMessage(given) && !fits(given)) expect(reply?.result.ok ?? false).toBe(false);
    if (isMessage(given) && given.verb === 'execute' && isCommand(given.name) && reply?.result.ok)
      expect(given.name).toMatch(/^(draft|history|project)\./);
  }
  expect(stateDigest(db)).toBe(before);
  opened.value.close();
  const huge = await on.ask({
    verb: 'execute',
    id: 1,
    name: 'draft.save',
    input: { key: 'k', body: 'x'.repeat(9_000_000) },
    coder: null,
  });
  expect(huge?.result.ok).toBe(false);
  const alive = await on.ask({ verb: 'query', id: 2, name: 'project.summary', input: {} });
  expect(alive?.result.ok).toBe(true);
  console.info(`messages: ${JSON.stringify(outcomes)}, ${on.logged()} logged`);
  on.server.close();
});

function isMessage(given: unknown): given is { verb: string; name: string; input: unknown } {
  return (
    typeof given === 'object' &&
    given !== null &&
    'verb' in given &&
    (given.verb === 'execute' || given.verb === 'query') &&
    'name' in given &&
    typeof given.name === 'string' &&
    'input' in given
  );
}

test('twin: a session that does not parse is caught', { timeout: 120_000 }, async () => {
  const on = await serve('fuzz-twin.concord');
  vi.stubEnv('CONCORD_PLANT', 'skip-parse');
  let caught = 0;
  for (const given of fc.sample(message, { numRuns: 400, seed: 7 })) {
    if (!isMessage(given) || fits(given)) continue;
    const reply = await on.ask({ ...given, coder: on.coder });
    if (reply?.result.ok || (reply && !reply.result.ok && reply.result.error.kind === 'unexpected')) caught++;
  }
  vi.unstubAllEnvs();
  console.info(`messages twin: ${caught} of 400 taken that do not fit`);
  expect(caught).toBeGreaterThan(0);
  on.server.close();
});
