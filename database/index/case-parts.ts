/**
 * Which cases a passage belongs to: every case that has the whole document, and every case with a part
 * that shares at least one character with it. The one rule for lists, counts and exports. Offsets are
 * UTF-16 units of the present text, half-open; a part of which nothing is left holds nothing.
 */
import type { Span } from '../../shared/revision.ts';
import type { Connection } from '../connection.ts';
import type { Revisions } from './revisions.ts';

type Placed = { case: number; place: number; revision: number; marked: Span | null; now: Span | null };

export type CaseParts = {
  /** Keys of the cases of a passage of a document, in the order of the list of cases, each once. */
  of(source: number, span: Span): number[];
  /** The same for a passage of which nothing is left in the present text, on the version it was marked on. */
  ofLost(source: number, revision: number, span: Span): number[];
  /** The place of a case in the list of cases, from 0. */
  placeOf(owner: number): number;
};

/** The parts of the cases of one database, read once; a document's are placed when it is asked about. */
export function openCaseParts(db: Connection, revisions: Revisions): CaseParts {
  const places = new Map(
    db
      .prepare<[], number>(
        `select c.k from cases c join object o on o.k = c.k
         where coalesce(c.deleted, 0) = 0 order by coalesce(c.place_order, ''), o.id`,
      )
      .pluck()
      .all()
      .map((k, place) => [k, place]),
  );
  const rows = db
    .prepare<[], [number | null, number | null, number | null, number | null, number | null]>(
      `select "case", source, span_revision, span_start, span_end from case_parts
       where coalesce(deleted, 0) = 0`,
    )
    .raw()
    .all();
  const bySource = new Map<number, Placed[]>();
  for (const [owner, source, revision, start, end] of rows) {
    const place = places.get(owner ?? 0);
    if (owner === null || source === null || place === undefined) continue;
    const marked = start === null || end === null ? null : { start, end };
    const now = marked === null ? null : revisions.present(source, revision ?? 0, marked);
    const part = { case: owner, place, revision: revision ?? 0, marked, now };
    const list = bySource.get(source);
    if (list) list.push(part);
    else bySource.set(source, [part]);
  }
  for (const list of bySource.values()) list.sort((a, b) => a.place - b.place);

  const found = (source: number, belongs: (part: Placed) => boolean): number[] => {
    const parts = bySource.get(source);
    if (parts === undefined) return [];
    const cases = new Set<number>();
    for (const part of parts) if (part.marked === null || belongs(part)) cases.add(part.case);
    return [...cases];
  };
  return {
    of: (source, span) => found(source, ({ now }) => now !== null && meets(now, span)),
    ofLost: (source, revision, span) =>
      found(source, (part) => part.revision === revision && part.marked !== null && meets(part.marked, span)),
    placeOf: (owner) => places.get(owner) ?? 0,
  };
}

function meets(one: Span, other: Span): boolean {
  return one.start < other.end && one.end > other.start;
}
