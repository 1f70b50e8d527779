/**
 * The two verbs on an open project: execute a command, answer a query. Input is parsed against the
 * tables, the handler runs, what the disk says becomes a sentence, and every change is announced.
 * Writers wait for each other; nothing else does.
 */
import type { z } from 'zod';
import type { Change, Data } from '../shared/changes.ts';
import {
  type CommandInput,
  type CommandName,
  type CommandOutput,
  commands,
  type ParsedInput,
} from '../shared/commands.ts';
import type { Hash, Id } from '../shared/ids.ts';
import {
  type ParsedQuery,
  type QueryInput,
  type QueryName,
  type QueryOutput,
  queries,
} from '../shared/queries.ts';
import { recordOf } from '../shared/records.ts';
import { type Result, refuse } from '../shared/result.ts';
import { answers } from './answers.ts';
import { type Answered, askFor, type CallOptions } from './asking.ts';
import { BackupStopped } from './file/backup.ts';
import { storageFailure } from './file/storage-errors.ts';
import { handlers } from './handlers.ts';
import type { Host, Kit, Written } from './kit.ts';
import { openPastAnswers } from './past-answers.ts';
import { planted } from './planted.ts';
import type { Project } from './project.ts';
import { openPlans, recording } from './queries/tables-read.ts';
import { openRead } from './read.ts';
import type { Appended, Draft } from './store.ts';

/** What changed, for everybody who looks: tables, and the ids in them; no ids where everything may have. */
export type News = { head: Hash; tables: string[]; ids: Id[]; at: number };

/** A question may be about the project as it stood at a head. */
export type AskOptions = CallOptions & { at?: Hash | undefined };

export type Session = ReturnType<typeof openSession>;

/** A session over an open project. `announce` is called after every change that is on disk. */
export function openSession(project: Project, host: Host, announce: (news: News) => void = () => undefined) {
  const read = openRead(project);
  const plans = openPlans(project.store.db);
  const past = openPastAnswers(project, host);
  let writing: Promise<unknown> = Promise.resolve();

  function tell(tables: string[], ids: Id[]): void {
    announce({ head: project.store.head(), tables, ids, at: project.savedAt() });
  }

  function tellAppended(appended: Appended): void {
    const tables = [...appended.touched.keys()].map((entity) => recordOf(entity).table);
    const ids = [...appended.touched.values()].flatMap((set) => [...set]);
    tell([...tables, 'history'], ids.length > 1_000 ? [] : ids);
  }

  function kitFor(command: CommandName, author: Id | null, options: CallOptions): Kit {
    const append = (drafts: readonly Draft[], group: Id | null): Written => {
      const appended = project.write(drafts, { author }, group);
      tellAppended(appended);
      return { head: appended.head, entry: appended.entries.at(-1)?.hash ?? null };
    };
    return {
      project,
      read,
      host,
      author,
      mint: project.around.mint,
      now: () => project.around.clock().ms,
      progress: options.progress ?? (() => undefined),
      signal: options.signal ?? new AbortController().signal,
      write: (changes: readonly Change[], args: Data = null) =>
        changes.length === 0
          ? { head: project.store.head(), entry: null }
          : append([{ command, changes, args }], null),
      writeGroup: (drafts) =>
        drafts.length === 0
          ? { head: project.store.head(), entry: null }
          : append(drafts, drafts.length > 1 ? project.around.mint() : null),
      ask: async () => {
        await project.live.ready();
        return askFor(project, read, host, options);
      },
      announce: () => {
        plans.forget();
        tell(['everything'], []);
      },
    };
  }

  async function run<N extends CommandName>(
    name: N,
    input: ParsedInput<N>,
    author: Id | null,
    options: CallOptions,
  ): Promise<Result<CommandOutput<N>>> {
    if (!project.store.db.open) return CLOSED;
    if (project.readOnly && name !== 'project.export') {
      return refuse(
        'read-only',
        `“${project.name}” is open for reading only, so nothing can be changed. Work on a copy elsewhere.`,
      );
    }
    if (author !== null && name !== 'coder.add' && read.coder(author) === null) {
      return refuse('not-found', 'The coder who acts is not in this project. Choose a coder first.');
    }
    try {
      return await handlers[name](kitFor(name, author, options), input);
    } catch (error) {
      project.forget();
      if (error instanceof BackupStopped) return CLOSED;
      if (planted('swallow-errors')) return { ok: true, value: anything({ head: '', entry: '' }) };
      const failure = storageFailure(error, `“${commands[name].label}”`);
      if (failure === null) throw error;
      return { ok: false, error: failure };
    }
  }

  async function answer<N extends QueryName>(
    name: N,
    input: QueryInput<N>,
    options: AskOptions = {},
  ): Promise<Answered<N>> {
    const parsed = parse<ParsedQuery<N>>(queries[name].input, input);
    if (!parsed.ok) return { result: parsed, tables: [] };
    if (options.at !== undefined && options.at !== project.store.head()) {
      return past.answer(options.at, name, parsed.value, options);
    }
    const recorded = recording(askFor(project, read, host, options), plans);
    try {
      await project.live.ready();
      const result = await answers[name](recorded.ask, parsed.value);
      return { result, tables: [...recorded.tables] };
    } catch (error) {
      const failure = storageFailure(error, `reading “${name}”`);
      if (failure === null) throw error;
      return { result: { ok: false, error: failure }, tables: [] };
    }
  }

  return {
    project,
    host,
    /** Carries out a command as a coder. */
    async execute<N extends CommandName>(
      name: N,
      input: CommandInput<N>,
      author: Id | null,
      options: CallOptions = {},
    ): Promise<Result<CommandOutput<N>>> {
      const parsed = parse<ParsedInput<N>>(commands[name].input, input);
      if (!parsed.ok) return parsed;
      const turn = writing.then(() => run(name, parsed.value, author, options));
      writing = turn.catch(() => undefined);
      return turn;
    },
    /** Answers a query. */
    async query<N extends QueryName>(
      name: N,
      input: QueryInput<N>,
      options: AskOptions = {},
    ): Promise<Result<QueryOutput<N>>> {
      return (await answer(name, input, options)).result;
    },
    /** Answers a query, and says which tables it read. */
    answer,
    close() {
      past.close();
      project.close();
    },
  };
}

/** To an act that waited for others, or for the backup before it, when the project was closed. */
const CLOSED = refuse('cancelled', 'The project was closed meanwhile. Nothing was changed.');

/** Parses an input; the refusal names the first thing that is wrong. */
function parse<T>(schema: z.ZodType, input: unknown): Result<T> {
  if (planted('skip-parse')) return { ok: true, value: anything(input) };
  const parsed = schema.safeParse(input);
  if (parsed.success) return { ok: true, value: anything(parsed.data) };
  const issue = parsed.error.issues[0];
  const where = issue && issue.path.length > 0 ? `“${issue.path.join('.')}”: ` : '';
  const what = (issue?.message ?? 'it has the wrong shape').replace(/\.$/, '');
  return refuse('invalid', `The request is not right: ${where}${what}. Nothing was changed.`);
}

/** What a schema has checked is of the type that the tables say. */
function anything<T>(value: unknown): T {
  return value as T;
}
