/**
 * A project's data under one roof: ledger, contents and projection over one connection, with the
 * only two ways of writing: `append` (an act of this person, one entry or a group) and the
 * transaction that merging, erasing and rebuilding use. Knows nothing of commands or windows.
 */
import type { Change, Data } from '../shared/changes.ts';
import { type Hlc, tick } from '../shared/clock.ts';
import { ENVELOPE_VERSION, type Envelope, VOCABULARY } from '../shared/entry.ts';
import type { Hash, Id, Replica } from '../shared/ids.ts';
import type { EntityName } from '../shared/records.ts';
import type { Connection } from './connection.ts';
import { openContents } from './content.ts';
import { type Entries, openEntries } from './ledger/entries.ts';
import { openHistory } from './ledger/history.ts';
import { openOrigins } from './ledger/origins.ts';
import { seal } from './ledger/seal.ts';
import { planted } from './planted.ts';
import { openFold } from './projection/fold.ts';
import { openObjects } from './projection/objects.ts';

/** One entry to be written. Texts in it are plain; they are sealed on the way. */
export type Draft = {
  command: string;
  changes: readonly Change[];
  args?: Data;
  undoes?: Hash | null;
};

export type Author = { author: Id | null };

/** What an append changed: for the people looking. */
export type Appended = { head: Hash; entries: Placed[]; touched: Touched };
/** An entry just written, with its place in the file. */
export type Placed = Envelope & { seq: number; hash: Hash };
export type Touched = Map<EntityName, Set<Id>>;

/** Wall time in milliseconds and the offset of local time in minutes east of UTC. */
export type Clock = () => { ms: number; offset: number };

export type Store = ReturnType<typeof openStore>;

/** Opens the store over a connection whose tables exist. */
export function openStore(db: Connection, identity: { project: Id; replica: Replica }, clock: Clock) {
  const contents = openContents(db);
  const entries = openEntries(db);
  const objects = openObjects(db);
  const fold = openFold(db, contents, objects);
  const history = openHistory(db, entries, objects);
  const origins = openOrigins(entries);
  const begin = db.prepare('begin immediate');
  const commit = db.prepare('commit');
  const rollback = db.prepare('rollback');
  let known: Last | null = null;
  const last = (): Last => (known ??= lastOf(entries, identity.replica));

  /** Runs `work` as one transaction: all of it is on disk when this returns, or none of it. */
  function transaction<T>(work: () => T): T {
    if (db.inTransaction && planted('ack-before-commit')) commit.run();
    begin.run();
    try {
      const value = work();
      if (planted('ack-before-commit')) setTimeout(() => db.inTransaction && commit.run(), 20);
      else commit.run();
      return value;
    } catch (error) {
      if (db.inTransaction) rollback.run();
      forget();
      throw error;
    }
  }

  function forget(): void {
    contents.forget();
    entries.forget();
    objects.forget();
    origins.forget();
    known = null;
  }

  /** Writes drafts as entries inside a transaction that is already open. */
  function appendWithin(
    drafts: readonly Draft[],
    author: Author,
    group: Id | null,
    touched: Touched,
  ): Placed[] {
    return drafts.map((draft) => {
      const sealed = seal(draft.changes, contents);
      const wall = clock();
      const hlc: Hlc = tick(last().hlc, wall.ms);
      const sequence = last().sequence + 1;
      const envelope = {
        version: ENVELOPE_VERSION,
        project: identity.project,
        parents: last().heads,
        replica: identity.replica,
        sequence,
        hlc,
        at: wall,
        author: author.author,
        command: draft.command,
        vocabulary: VOCABULARY,
        group,
        undoes: draft.undoes ?? null,
      };
      const { seq, hash } = entries.append(envelope, { args: draft.args ?? null, changes: sealed });
      for (const change of sealed) {
        fold.append(seq, change);
        touch(touched, change.entity, change.id);
      }
      known = { hlc, sequence, heads: [hash] };
      return { ...envelope, seq, hash };
    });
  }

  return {
    db,
    identity,
    contents,
    entries,
    objects,
    fold,
    history,
    origins,
    clock,
    transaction,
    appendWithin,
    forget,
    /** The entry on which the next one will stand. */
    head(): Hash {
      const [first] = last().heads;
      if (first === undefined) throw new Error('The ledger is empty.');
      return first;
    },
    /** The time that no later entry may be before. */
    lastHlc: (): Hlc => last().hlc,
    /** After entries of another file came in: the next entry stands on all of these heads. */
    advance(heads: Hash[], hlc: Hlc): void {
      known = { ...last(), heads, hlc };
    },
    /** One act: one entry, or several in a group, on disk together. */
    append(drafts: readonly Draft[], author: Author, group: Id | null = null): Appended {
      const touched: Touched = new Map();
      const written = transaction(() => appendWithin(drafts, author, group, touched));
      const head = written.at(-1)?.hash ?? last().heads[0];
      if (head === undefined) throw new Error('An act without entries on an empty ledger.');
      return { head, entries: written, touched };
    },
  };
}

/** Notes that an object of an entity changed. */
export function touch(touched: Touched, entity: EntityName, id: Id): void {
  const ids = touched.get(entity);
  if (ids) ids.add(id);
  else touched.set(entity, new Set([id]));
}

type Last = { hlc: Hlc; sequence: number; heads: Hash[] };

function lastOf(entries: Entries, replica: Replica): Last {
  const head = entries.last();
  if (head === null) return { hlc: { ms: 0, counter: 0 }, sequence: 0, heads: [] };
  const own = head.envelope.replica === replica ? head.envelope.sequence : lastSequence(entries, replica);
  return { hlc: head.envelope.hlc, sequence: own, heads: [head.hash] };
}

/** The highest sequence of a replica, looked for when the last entry is another's. */
function lastSequence(entries: Entries, replica: Replica): number {
  let highest = 0;
  for (const envelope of entries.envelopes()) {
    if (envelope.replica === replica && envelope.sequence > highest) highest = envelope.sequence;
  }
  return highest;
}
