/**
 * Serves windows: parses each message, runs it on the open project, answers, and tells everybody what
 * changed. Nothing is thrown across: what was expected is a failure with its sentence, what was not
 * is caught here, once, and answered with a sentence that holds nothing of the project.
 */
import {
  MAX_REQUEST,
  type PushedMessage,
  type RequestMessage,
  requestMessage,
  type SampleOpened,
  type StateMessage,
} from '../shared/api.ts';
import type { ProjectFacts } from '../shared/bridge.ts';
import { isCommand } from '../shared/commands.ts';
import type { Failure } from '../shared/errors.ts';
import { isQuery } from '../shared/queries.ts';
import { done, type Result, refuse } from '../shared/result.ts';
import { type AutomaticBackups, automaticBackups, LOOK_EVERY_MS } from './automatic-backups.ts';
import type { Host } from './kit.ts';
import { makeSample } from './load/sample.ts';
import { createProject, openProject, type Surroundings } from './project.ts';
import { type News, openSession, type Session } from './session.ts';
import { createTurns } from './turns.ts';

/** The search index catches up after the first screen, in milliseconds. */
const INDEX_AFTER_MS = 3_000;

/** A window's end of the line. */
export type WindowPort = { send(message: PushedMessage): void };

export type Log = (code: string, fields?: Record<string, string | number>) => void;

export type ServerOptions = {
  around: Surroundings;
  host: Host;
  log: Log;
  /** Holds the sample studies, a folder each; ends with a slash. */
  samples: string;
  /** A project is open now. */
  onOpened(path: string, title: string): void;
  /** What the open project holds, for the list of recent ones; at open and before it is closed. */
  onAbout(path: string, about: ProjectFacts): void;
};

/** A result, and for a query the tables it read. */
type Reply = Result<unknown> & { tables?: string[] };

const PROGRESS_EVERY_MS = 100;
/** The most coded documents, whose coverage the list of recent projects shows. */
const SHOWN_DOCUMENTS = 12;
/** How long closing waits for it, in milliseconds. */
const LAST_WORDS_MS = 500;

/** A server without a project yet. */
export function createServer({ around, host, log, samples, onOpened, onAbout }: ServerOptions) {
  const windows = new Set<WindowPort>();
  const running = new Map<string, AbortController>();
  const turns = createTurns();
  let session: Session | null = null;
  let backups: { automatic: AutomaticBackups; timer: NodeJS.Timeout } | null = null;
  let problem: Failure | null = null;

  const push = (message: PushedMessage): void => {
    for (const window of windows) window.send(message);
  };

  /** After the answer to what made it news: whoever waits for that must not wait behind the drawing of news. */
  const tellLater = (news: News): void => {
    setImmediate(() => push({ kind: 'changed', ...news }));
  };

  const state = (): StateMessage => ({
    kind: 'state',
    open: session !== null,
    readOnly: session?.project.readOnly ?? false,
    problem,
  });

  function close(): void {
    for (const controller of running.values()) controller.abort();
    if (backups) clearInterval(backups.timer);
    backups = null;
    session?.close();
    session = null;
  }

  async function open(path: string): Promise<Result<Record<string, never>>> {
    close();
    const opened = openProject(path, around);
    problem = opened.ok ? null : opened.error;
    if (opened.ok) {
      session = openSession(opened.value, host, tellLater);
      backups = { automatic: automaticBackups(opened.value, log), timer: setInterval(look, LOOK_EVERY_MS) };
      backups.timer.unref();
      const summary = await session.query('project.summary', {});
      onOpened(opened.value.path, summary.ok ? summary.value.title : '');
      setTimeout(takeInTexts, INDEX_AFTER_MS, session).unref();
    }
    push(state());
    void tellAbout();
    return opened.ok ? done({}) : opened;
  }

  /** A file made or copied elsewhere may hold texts that the search index has not taken in. */
  function takeInTexts(of: Session): void {
    const { signal } = new AbortController();
    of.project.textIndex
      .catchUp({ signal, progress: () => undefined })
      .catch((error: unknown) => unexpected(error, log));
  }

  /** Tells what the project holds; says nothing where it is busy closing. */
  async function tellAbout(): Promise<void> {
    if (session === null) return;
    const { path } = session.project;
    try {
      const [summary, list] = await Promise.all([
        session.query('project.summary', {}),
        session.query('source.list', {}),
      ]);
      if (!summary.ok || !list.ok) return;
      const { documents, coders } = summary.value;
      const most = list.value.sources.map((source) => source.coverage).sort((a, b) => b - a);
      const coverage = most.slice(0, SHOWN_DOCUMENTS);
      onAbout(path, { documents, coders, coverage });
    } catch (error) {
      // The project was closed meanwhile: the list keeps what it knew.
      if (session !== null) unexpected(error, log);
    }
  }

  /** Between requests, so that no answer waits for a backup to begin. */
  function look(): void {
    if (running.size > 0) return;
    backups?.automatic.look(around.clock().ms).catch((error: unknown) => unexpected(error, log));
  }

  async function create(
    request: Extract<RequestMessage, { verb: 'create' }>,
  ): Promise<Result<Record<string, never>>> {
    const path = await host.pathOf({ token: request.token });
    if (!path.ok) return path;
    const created = createProject(path.value, { title: request.title, coder: request.coder }, around);
    return created.ok ? open(path.value) : created;
  }

  async function openSample(
    { id, token, study }: Extract<RequestMessage, { verb: 'sample' }>,
    window: WindowPort,
  ): Promise<Result<SampleOpened>> {
    const path = await host.pathOf({ token });
    if (!path.ok) return path;
    const order = { path: path.value, folder: `${samples}${study}/`, around, host };
    const made = await makeSample({ ...order, progress: throttled(id, window) });
    if (!made.ok) return made;
    const opened = await open(path.value);
    return opened.ok ? done({ coder: made.value.coder, start: made.value.start }) : opened;
  }

  async function answer(
    request: Exclude<RequestMessage, { verb: 'cancel' }>,
    window: WindowPort,
    key: string,
  ): Promise<Reply> {
    if (request.verb === 'create') return create(request);
    if (request.verb === 'sample') return openSample(request, window);
    if (request.verb === 'open') {
      const path = await host.pathOf({ token: request.token });
      return path.ok ? open(path.value) : path;
    }
    if (request.verb === 'close') {
      await lastWords();
      close();
      push(state());
      return done({});
    }
    if (session === null) return refuse('refused', 'No project is open. Open one first.');
    const controller = new AbortController();
    running.set(key, controller);
    const options = { signal: controller.signal, progress: throttled(request.id, window) };
    if (request.verb === 'query') {
      if (!isQuery(request.name)) return refuse('invalid', `There is no query “${request.name}”.`);
      const asked = session;
      await turns.wait();
      // It must not be answered by the next project.
      if (session !== asked) return refuse('refused', 'The project was closed meanwhile.');
      const { result, tables } = await asked.answer(request.name, input(request.input), {
        ...options,
        at: request.at,
      });
      return result.ok ? { ok: true, value: result.value, tables } : result;
    }
    if (!isCommand(request.name)) return refuse('invalid', `There is no command “${request.name}”.`);
    return session.execute(request.name, input(request.input), request.coder, options);
  }

  async function receive(raw: unknown, window: WindowPort): Promise<void> {
    const parsed = isTooLarge(raw) ? null : requestMessage.safeParse(raw);
    if (parsed === null || !parsed.success) {
      const id = idOf(raw);
      log('request-refused');
      if (id !== null)
        window.send({
          kind: 'reply',
          id,
          result: refuse('invalid', 'The request has the wrong shape. Nothing was changed.'),
        });
      return;
    }
    const request = parsed.data;
    const key = `${[...windows].indexOf(window)} ${request.id}`;
    if (request.verb === 'cancel') {
      // Not answered: its number is that of the request it ends, which answers for itself.
      running.get(key)?.abort();
      return;
    }
    const result = await answer(request, window, key).catch((error: unknown) => unexpected(error, log));
    running.delete(key);
    window.send({ kind: 'reply', id: request.id, result });
  }

  return {
    /** Adds a window. The returned functions take its messages and take it away. */
    connect(window: WindowPort) {
      windows.add(window);
      window.send(state());
      return {
        receive: (raw: unknown) => void receive(raw, window),
        leave: () => void windows.delete(window),
      };
    },
    open,
    /** Closes the project after telling what it holds, which takes half a second at most. */
    async end(): Promise<void> {
      await lastWords();
      close();
    },
    close,
  };

  function lastWords(): Promise<unknown> {
    return Promise.race([tellAbout(), new Promise((resolve) => setTimeout(resolve, LAST_WORDS_MS))]);
  }
}

/** The tables parse what is inside; here it is only "something". */
function input<T>(value: unknown): T {
  return value as T;
}

function throttled(id: number, window: WindowPort) {
  let last = 0;
  return (done: number, total: number, what: string): void => {
    const now = Date.now();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    window.send({ kind: 'progress', id, done, total, what });
  };
}

function unexpected(error: unknown, log: Log): { ok: false; error: Failure } {
  const name = error instanceof Error ? error.name : 'unknown';
  log('unexpected', { name, stack: error instanceof Error ? ownFrames(error) : '' });
  return refuse(
    'unexpected',
    'Something went wrong inside Concord. Everything saved before is safe; reopen the project and try again.',
  );
}

/** The places in our code where it happened, without messages, which may hold words of a document. */
function ownFrames(error: Error): string {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 6)
    .map((line) => line.trim())
    .join(' | ');
}

function idOf(raw: unknown): number | null {
  if (typeof raw !== 'object' || raw === null || !('id' in raw)) return null;
  return typeof raw.id === 'number' && Number.isSafeInteger(raw.id) && raw.id >= 0 ? raw.id : null;
}

/** Counts strings and keys until there are too many; deep or circular messages count as too large. */
function isTooLarge(raw: unknown): boolean {
  let size = 0;
  const open: { value: unknown; depth: number }[] = [{ value: raw, depth: 0 }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { value, depth } = next;
    size += typeof value === 'string' ? value.length : 8;
    if (ArrayBuffer.isView(value)) size += value.byteLength;
    if (size > MAX_REQUEST || depth > 32) return true;
    if (typeof value === 'object' && value !== null && !ArrayBuffer.isView(value)) {
      for (const item of Object.values(value)) open.push({ value: item, depth: depth + 1 });
    }
  }
  return false;
}
