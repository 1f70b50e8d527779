/** The filters of the timeline as the window holds them, and what they ask the project for. */
import { type EventKind, eventKinds } from '../../shared/commands/kind.ts';
import type { Id } from '../../shared/ids.ts';
import type { EventFilterInput } from '../../shared/queries/timeline.ts';

export interface Filters {
  coder: Id | null;
  kind: EventKind | null;
  of: { id: Id; name: string } | null;
  /** Days as a date field writes them, "2026-11-20"; empty for no limit. */
  from: string;
  to: string;
}

export const noFilters: Filters = { coder: null, kind: null, of: null, from: '', to: '' };

const kindNames: Record<EventKind, string> = {
  codings: 'Codings',
  codes: 'Codes',
  memos: 'Memos',
  documents: 'Documents',
  cases: 'Cases',
  merges: 'Copies and merges',
  exports: 'Exports',
  undo: 'Undo and redo',
  project: 'The project',
};

export const kindChoices = [
  { id: 'all', label: 'Everything' },
  ...eventKinds.map((id) => ({ id, label: kindNames[id] })),
];

/** The question these filters stand for; days are whole local days. */
export function askedFor({ coder, kind, of, from, to }: Filters): EventFilterInput {
  const start = startOf(from);
  const end = startOf(to);
  return {
    ...(coder === null ? {} : { coder }),
    ...(kind === null ? {} : { kinds: [kind] }),
    ...(of === null ? {} : { of: of.id }),
    ...(start === null ? {} : { from: start.getTime() }),
    ...(end === null ? {} : { to: new Date(end).setDate(end.getDate() + 1) }),
  };
}

function startOf(day: string): Date | null {
  const date = new Date(`${day}T00:00`);
  return day === '' || Number.isNaN(date.getTime()) ? null : date;
}

const DAY = 86_400_000;

/** A day counted from 1 January 1970, as a date field writes it. */
export function dateOfDay(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export interface Bar {
  first: number;
  last: number;
  count: number;
}

/** The days as at most `most` bars of equal length in days, those without events included. */
export function barsOf(days: readonly { day: number; count: number }[], most: number): Bar[] {
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return [];
  const length = Math.ceil((last.day - first.day + 1) / most);
  const size = Math.ceil((last.day - first.day + 1) / length);
  const bars = Array.from({ length: size }, (_, at) => ({
    first: first.day + at * length,
    last: first.day + (at + 1) * length - 1,
    count: 0,
  }));
  for (const { day, count } of days) {
    const bar = bars[Math.floor((day - first.day) / length)];
    if (bar !== undefined) bar.count += count;
  }
  return bars;
}
