/**
 * When an object was made and last changed, from the entries that wrote it: the first and the last in
 * the one order of all changes, with the wall time (UTC) of each. In a copy that begins with a
 * snapshot the times are the original ones that the snapshot carries.
 */
import { compareStamps, type Stamp } from '../../shared/clock.ts';
import type { Id } from '../../shared/ids.ts';
import { toId } from '../ledger/bytes.ts';
import { type ExportView, entriesOf } from './view.ts';

const SNAPSHOT = 'project.branch';

/** One change of an object: its place in the order, its wall time in milliseconds, and who made it. */
export type Moment = { stamp: Stamp; at: number; author: Id | null };
/** `changes` counts the entries that wrote the object, the first included. */
export type Life = { made: Moment; changed: Moment; changes: number };

export type Timeline = ReturnType<typeof openTimeline>;

/** Reads the times of all entries of a view once. */
export function openTimeline(view: ExportView) {
  const moments = new Map<number, Moment>();
  const snapshots = new Map<number, Map<Id, Moment[]>>();
  for (const { seq, stamp, at, author, command } of entriesOf(view)) {
    moments.set(seq, { stamp, at, author });
    if (command === SNAPSHOT) snapshots.set(seq, snapshotOf(view, seq));
  }

  /** The life of an object from the places of the entries that wrote it; null where there are none. */
  function lifeOf(id: Id, seqs: Iterable<number>): Life | null {
    let made: Moment | null = null;
    let changed: Moment | null = null;
    let changes = 0;
    for (const seq of seqs) {
      const entry = moments.get(seq);
      if (entry === undefined) continue;
      for (const moment of snapshots.get(seq)?.get(id) ?? [entry]) {
        changes++;
        if (made === null || compareStamps(moment.stamp, made.stamp) < 0) made = moment;
        if (changed === null || compareStamps(moment.stamp, changed.stamp) > 0) changed = moment;
      }
    }
    return made === null || changed === null ? null : { made, changed, changes };
  }

  /** The latest of some entries in the one order; null where there are none. */
  function latest(seqs: Iterable<number>): Moment | null {
    let last: Moment | null = null;
    for (const seq of seqs) {
      const moment = moments.get(seq);
      if (moment && (last === null || compareStamps(moment.stamp, last.stamp) > 0)) last = moment;
    }
    return last;
  }

  return { lifeOf, latest, entries: moments.size };
}

function snapshotOf(view: ExportView, seq: number): Map<Id, Moment[]> {
  const found = new Map<Id, Moment[]>();
  for (const { id, stamp } of view.entries.read(seq).payload?.changes ?? []) {
    if (stamp === undefined) continue;
    const moment = { stamp, at: stamp.at, author: stamp.author };
    const list = found.get(id);
    if (list) list.push(moment);
    else found.set(id, [moment]);
  }
  return found;
}

/** The life of every object of a table, by key. For small tables: codes, definitions, memos. */
export function livesOf(
  view: ExportView,
  timeline: Timeline,
  table: 'codes' | 'definitions' | 'memos',
): Map<number, Life> {
  const written = view.db.prepare<[], { k: number; id: Uint8Array; seq: number }>(
    `select o.k, o.id, o.born as seq from ${table} t join object o on o.k = t.k where o.born is not null
     union all select o.k, o.id, w.seq from ${table} t join object o on o.k = t.k join touch w on w.k = t.k
     order by 1`,
  );
  const seqs = new Map<number, { id: Id; list: number[] }>();
  for (const { k, id, seq } of written.all()) {
    const one = seqs.get(k);
    if (one) one.list.push(seq);
    else seqs.set(k, { id: toId(id), list: [seq] });
  }
  const lives = new Map<number, Life>();
  for (const [k, { id, list }] of seqs) {
    const life = timeline.lifeOf(id, list);
    if (life) lives.set(k, life);
  }
  return lives;
}

/** A time as every exported table writes it: UTC, ISO 8601 with milliseconds. */
export function utc(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? '' : date.toISOString();
}
