/** The two verbs on the command line, and the tables they read, with JSON Schema made from zod. */
import { Buffer } from 'node:buffer';
import { z } from 'zod';
import { commands, isCommand } from '../../shared/commands.ts';
import { hash } from '../../shared/ids.ts';
import { isQuery, queries } from '../../shared/queries.ts';
import { arg, text } from './files.ts';
import { actingCoder, reading, writing } from './open.ts';
import { type Spoken, UsageError, valueIn } from './terminal.ts';
import type { Call } from './verbs.ts';

export function execute(call: Call): Promise<Spoken> {
  const name = arg(call, 1);
  if (!isCommand(name)) throw new UsageError(`There is no command “${name}”. See: concord commands.`);
  const input = json<never>(arg(call, 2));
  return writing(arg(call, 0), async (session) => {
    const coder = await actingCoder(session, text(call, 'coder'));
    const value = valueIn(await session.execute(name, input, coder, { progress: call.progress }));
    return spoken(value);
  });
}

export function query(call: Call): Promise<Spoken> {
  const name = arg(call, 1);
  if (!isQuery(name)) throw new UsageError(`There is no query “${name}”. See: concord queries.`);
  const input = json<never>(call.args[2] ?? '{}');
  const wanted = text(call, 'at');
  const at = wanted === undefined ? undefined : hash.safeParse(wanted).data;
  if (wanted !== undefined && at === undefined) throw new UsageError('--at takes the 64 letters of a head.');
  return reading(arg(call, 0), async (session) =>
    spoken(valueIn(await session.query(name, input, { progress: call.progress, at }))),
  );
}

function spoken(value: unknown): Spoken {
  return { status: 0, value, lines: JSON.stringify(value, bytesAsBase64, 1).split('\n') };
}

function bytesAsBase64(_: string, value: unknown): unknown {
  return value instanceof Uint8Array ? Buffer.from(value).toString('base64') : value;
}

/** The tables check what is inside; here it only has to be JSON. */
function json<T>(given: string): T {
  try {
    return JSON.parse(given) as T;
  } catch {
    throw new UsageError('The input is not JSON. Put it in single quotes.');
  }
}

export function listCommands(): Spoken {
  const value = Object.entries(commands).map(([name, spec]) => ({
    name,
    label: spec.label,
    undoable: spec.undoable,
    input: schema(spec.input),
  }));
  return { status: 0, value, lines: value.map((item) => `${item.name}  ${item.label}`) };
}

export function listQueries(): Spoken {
  const value = Object.entries(queries).map(([name, spec]) => ({
    name,
    input: schema(spec.input),
    output: schema(spec.output),
  }));
  return { status: 0, value, lines: value.map((item) => item.name) };
}

function schema(type: z.ZodType): unknown {
  return z.toJSONSchema(type, { unrepresentable: 'any', io: 'input' });
}
