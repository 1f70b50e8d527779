/** What a question to a project needs and gives, now or in the past. */
import type { QueryName, QueryOutput } from '../shared/queries.ts';
import type { Result } from '../shared/result.ts';
import type { Host } from './kit.ts';
import type { Project } from './project.ts';
import type { Ask } from './queries/ask.ts';

export type CallOptions = {
  signal?: AbortSignal;
  progress?: (done: number, total: number, what: string) => void;
};

/** What a query answers, and the tables it read. */
export type Answered<N extends QueryName> = { result: Result<QueryOutput<N>>; tables: string[] };

/** Everything an answer may look at. */
export function askFor(project: Project, read: Ask['read'], host: Host, options: CallOptions): Ask {
  const { objects, origins } = project.store;
  return {
    project,
    read,
    live: project.live,
    objects,
    host,
    indexNow: project.live.now,
    idOf: read.idOf,
    originOf: origins.of,
    progress: options.progress ?? (() => undefined),
    signal: options.signal ?? new AbortController().signal,
  };
}
