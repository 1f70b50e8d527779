/**
 * The envelopes of all entries as columns in memory, so that the timeline filters, counts and pages
 * 200,000 entries at once. Filled in slices when first asked for, kept current by every write.
 */
import { type EventKind, eventKinds, kindOf } from '../../shared/commands/kind.ts';
import type { Envelope } from '../../shared/entry.ts';
import type { Id } from '../../shared/ids.ts';
import type { Entries } from './entries.ts';

/** Which entries; what is left out does not limit. `from` and `to` are milliseconds, `to` excluded. */
export type EventFilter = {
  coder?: Id | null | undefined;
  kinds?: readonly EventKind[] | undefined;
  from?: number | undefined;
  to?: number | undefined;
  /** Only entries with a smaller place in the file. */
  before?: number | undefined;
  /** Only these places in the file: those that wrote one object. */
  only?: ReadonlySet<number> | undefined;
};

type Row = { seq: number; at: number; offset: number; author: number; kind: number };

/** How many envelopes are read before other work is let in. */
const SLICE = 5_000;

/** The events of one database. Nothing is read before it is asked for. */
export function openEvents(entries: Entries) {
  let rows: Row[] = [];
  let filling: Promise<void> | null = null;
  let authors = new Map<Id | null, number>();
  let isFull = false;

  function note({ seq, at, author, command }: Pick<Envelope, 'at' | 'author' | 'command'> & { seq: number }) {
    const known = authors.get(author);
    const number = known ?? authors.size;
    if (known === undefined) authors.set(author, number);
    rows.push({
      seq,
      at: at.ms,
      offset: at.offset,
      author: number,
      kind: eventKinds.indexOf(kindOf(command)),
    });
  }

  async function fill(): Promise<void> {
    let count = 0;
    for (const envelope of entries.envelopes()) {
      if (envelope.seq > (rows.at(-1)?.seq ?? 0)) note(envelope);
      count += 1;
      if (count % SLICE === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    isFull = true;
  }

  return {
    /** Reads the envelopes once; the same promise for all who wait. */
    ready: (): Promise<void> => (filling ??= fill()),
    /** Takes in an entry just written. */
    add(entry: Envelope & { seq: number }): void {
      if (isFull && entry.seq > (rows.at(-1)?.seq ?? 0)) note(entry);
    },
    /** Reads everything again when next asked: after a merge, an erasure or a rolled back write. */
    forget(): void {
      rows = [];
      authors = new Map();
      filling = null;
      isFull = false;
    },
    /** The entries that a filter lets through, latest first. Ready must have been awaited. */
    matching(filter: EventFilter): readonly Pick<Row, 'seq' | 'at' | 'offset'>[] {
      const author = filter.coder === undefined ? null : (authors.get(filter.coder) ?? -1);
      const kinds = filter.kinds?.map((kind) => eventKinds.indexOf(kind));
      const found = rows.filter(
        (row) =>
          (author === null || row.author === author) &&
          (kinds === undefined || kinds.includes(row.kind)) &&
          (filter.from === undefined || row.at >= filter.from) &&
          (filter.to === undefined || row.at < filter.to) &&
          (filter.before === undefined || row.seq < filter.before) &&
          (filter.only === undefined || filter.only.has(row.seq)),
      );
      return found.sort((a, b) => b.at - a.at || b.seq - a.seq);
    },
  };
}

const DAY = 86_400_000;

/** How many entries each day has, as its writers' clocks said; earliest first. Days are counted from 1970. */
export function countsByDay(
  rows: readonly { at: number; offset: number }[],
): { day: number; count: number }[] {
  const counts = new Map<number, number>();
  for (const { at, offset } of rows) {
    const day = Math.floor((at + offset * 60_000) / DAY);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return [...counts].map(([day, count]) => ({ day, count })).sort((a, b) => a.day - b.day);
}
