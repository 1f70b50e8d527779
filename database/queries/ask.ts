/** What a query gets to work with. Queries read; they never write. */
import type { Failure } from '../../shared/errors.ts';
import type { Id } from '../../shared/ids.ts';
import type { ParsedQuery, QueryName, QueryOutput } from '../../shared/queries.ts';
import type { CodingIndex } from '../index/codings.ts';
import type { Host } from '../kit.ts';
import type { Origin } from '../ledger/origins.ts';
import type { Live } from '../live.ts';
import type { Project } from '../project.ts';
import type { Objects } from '../projection/objects.ts';
import type { Read } from '../read.ts';

export type Ask = {
  project: Project;
  read: Read;
  live: Live;
  objects: Objects;
  host: Host;
  /** The coding index, which must be filled: await live.ready() first. */
  indexNow(): CodingIndex;
  idOf(k: number | null): Id | null;
  /** Who made an object and when (wall time in milliseconds), by the entry that wrote it first in this file. */
  originOf(seq: number, id: Id): Origin;
  progress(done: number, total: number, what: string): void;
  signal: AbortSignal;
};

type Outcome<T> = { ok: true; value: T } | { ok: false; error: Failure };

/** A query's answer. */
export type Answer<N extends QueryName> = (
  ask: Ask,
  input: ParsedQuery<N>,
) => Outcome<QueryOutput<N>> | Promise<Outcome<QueryOutput<N>>>;
