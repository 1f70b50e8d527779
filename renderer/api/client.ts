/**
 * The window's half of the protocol of shared/api.ts over one port at a time.
 *
 * Every request gets a number and a promise; replies are checked against the command and query tables
 * before anyone sees them. Nothing here throws for an expected failure: it comes back as a Result. When
 * the database process ends, what was asked and not answered fails with one sentence.
 */
import type { z } from 'zod';
import {
  type ChangedMessage,
  type ProgressMessage,
  pushedMessage,
  type RequestMessage,
  type SampleOpened,
  type SampleStudy,
  type StateMessage,
  sampleOpened,
} from '../../shared/api.ts';
import { type CommandInput, type CommandName, type CommandOutput, commands } from '../../shared/commands.ts';
import type { Failure } from '../../shared/errors.ts';
import type { Hash, Id } from '../../shared/ids.ts';
import { type QueryInput, type QueryName, type QueryOutput, queries } from '../../shared/queries.ts';
import { done, type Result, refuse } from '../../shared/result.ts';

/** An answer with the tables it was read from, so that a change in one of them makes it stale. */
export type Answer<T> = { value: T; tables: readonly string[] | null };

export type ClientEvent =
  | { kind: 'changed'; message: ChangedMessage }
  | { kind: 'state'; message: StateMessage }
  | { kind: 'progress'; message: ProgressMessage }
  | { kind: 'settled'; id: number };

/** The part of a MessagePort that is used. */
export interface ClientPort {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
  close(): void;
}

/** A verb with what it needs, without its number. */
type Asking = RequestMessage extends infer M ? (M extends { id: number } ? Omit<M, 'id'> : never) : never;

export interface DatabaseClient {
  /** Uses a port from now on; requests made before it came are sent now. */
  attach(port: ClientPort): void;
  /** The database process is gone: everything unanswered fails. */
  detach(reason: string): void;
  execute<N extends CommandName>(
    name: N,
    input: CommandInput<N>,
    coder: Id | null,
  ): Promise<Result<CommandOutput<N>>>;
  /** Asks about the project now, or as it stood at a head. */
  query<N extends QueryName>(
    name: N,
    input: QueryInput<N>,
    at?: Hash,
  ): Promise<Result<Answer<QueryOutput<N>>>>;
  /** Opens the project behind a grant. */
  open(token: string): Promise<Result<unknown>>;
  create(token: string, title: string, coder: { id: Id; name: string }): Promise<Result<unknown>>;
  /** Makes a sample study at the place behind a grant and opens it. */
  openSample(token: string, study: SampleStudy): Promise<Result<SampleOpened>>;
  closeProject(): Promise<Result<unknown>>;
  cancel(id: number): void;
  /** Calls the listener on every push until the returned function is called. */
  subscribe(listener: (event: ClientEvent) => void): () => void;
}

type Reply = { ok: true; value?: unknown; tables?: string[] | undefined } | { ok: false; error: Failure };

/** The tables once more, in the form in which a name known only as N still gives the shape for N. */
const commandShapes: { [N in CommandName]: { output: z.ZodType<CommandOutput<N>> } } = commands;
const queryShapes: { [N in QueryName]: { output: z.ZodType<QueryOutput<N>> } } = queries;

/** A client without a port yet. */
export function createClient(): DatabaseClient {
  const waiting = new Map<number, (reply: Reply) => void>();
  const listeners = new Set<(event: ClientEvent) => void>();
  let unsent: RequestMessage[] = [];
  let port: ClientPort | null = null;
  let last = 0;

  const tell = (event: ClientEvent): void => {
    for (const listener of listeners) listener(event);
  };

  function send(asking: Asking): Promise<Reply> {
    last += 1;
    const message = { ...asking, id: last };
    if (port === null) unsent.push(message);
    else port.postMessage(message);
    return new Promise((resolve) => waiting.set(message.id, resolve));
  }

  function settle(id: number, reply: Reply): void {
    const resolve = waiting.get(id);
    waiting.delete(id);
    tell({ kind: 'settled', id });
    resolve?.(reply);
  }

  function receive(data: unknown): void {
    const parsed = pushedMessage.safeParse(data);
    if (!parsed.success) {
      console.error('The database sent a message of an unknown shape:', parsed.error.message);
      return;
    }
    const message = parsed.data;
    if (message.kind === 'reply') settle(message.id, message.result);
    else if (message.kind === 'changed') tell({ kind: 'changed', message });
    else if (message.kind === 'progress') tell({ kind: 'progress', message });
    else tell({ kind: 'state', message });
  }

  return {
    attach(next) {
      port?.close();
      port = next;
      next.onmessage = (event) => receive(event.data);
      for (const message of unsent) next.postMessage(message);
      unsent = [];
    },
    detach(reason) {
      port = null;
      unsent = [];
      for (const id of [...waiting.keys()]) settle(id, refuse('unexpected', reason));
    },
    async execute(name, input, coder) {
      const reply = await send({ verb: 'execute', name, input, coder });
      return reply.ok ? checked(commandShapes[name].output, reply.value) : reply;
    },
    async query(name, input, at) {
      const reply = await send({ verb: 'query', name, input, ...(at === undefined ? {} : { at }) });
      if (!reply.ok) return reply;
      const value = checked(queryShapes[name].output, reply.value);
      return value.ok ? done({ value: value.value, tables: reply.tables ?? null }) : value;
    },
    open: async (token) => plain(await send({ verb: 'open', token })),
    create: async (token, title, coder) => plain(await send({ verb: 'create', token, title, coder })),
    async openSample(token, study) {
      const reply = await send({ verb: 'sample', token, study });
      return reply.ok ? checked(sampleOpened, reply.value) : reply;
    },
    closeProject: async () => plain(await send({ verb: 'close' })),
    cancel(id) {
      if (waiting.has(id)) port?.postMessage({ verb: 'cancel', id });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function checked<T>(schema: z.ZodType<T>, value: unknown): Result<T> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return done(parsed.data);
  return refuse('unexpected', `The database gave an answer of an unknown shape: ${parsed.error.message}`);
}

function plain(reply: Reply): Result<unknown> {
  return reply.ok ? done(reply.value) : reply;
}
