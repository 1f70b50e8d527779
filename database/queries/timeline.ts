/** Answers about what happened: events by filters, and what one of them changed, before and after. */
import type { AnyCell, AnyPart, Change, SealedRef } from '../../shared/changes.ts';
import type { Entry } from '../../shared/entry.ts';
import type { Id } from '../../shared/ids.ts';
import type { CellChange } from '../../shared/queries/timeline.ts';
import { done, refuse } from '../../shared/result.ts';
import { countsByDay } from '../ledger/events.ts';
import type { HistoryItem } from '../ledger/history.ts';
import type { Answer, Ask } from './ask.ts';
import { filterOf, historyRow } from './events.ts';
import { toldOf } from './sentence.ts';

/** How many cells of one event are told. */
const TOLD = 200;
/** Longer texts are cut, in UTF-16 units. */
const TEXT = 600;

export const summaryOfEvents: Answer<'timeline.summary'> = async (ask, input) => {
  await ask.project.events.ready();
  const rows = ask.project.events.matching(filterOf(ask, input));
  return done({ total: rows.length, days: countsByDay(rows) });
};

export const pageOfEvents: Answer<'timeline.page'> = async (ask, { skip, limit, ...filter }) => {
  await ask.project.events.ready();
  const found = ask.project.events.matching(filterOf(ask, filter)).slice(skip, skip + limit);
  return done(found.map(({ seq }) => rowAt(ask, ask.project.store.entries.read(seq))));
};

export const eventAt: Answer<'timeline.event'> = (ask, { seq }) => {
  const { entries } = ask.project.store;
  if (seq > (entries.last()?.seq ?? 0)) return refuse('not-found', 'There is no such event in this project.');
  const entry = entries.read(seq);
  const told = (entry.payload?.changes ?? []).slice(0, TOLD).flatMap((change) => cellsOf(ask, change, seq));
  return done({
    event: rowAt(ask, entry),
    parents: entry.envelope.parents,
    isErased: entry.payload === null,
    changes: told.slice(0, TOLD),
    more: Math.max(0, (entry.payload?.changes.length ?? 0) - TOLD),
  });
};

function rowAt(ask: Ask, entry: Entry) {
  return historyRow(ask, entry.seq, entry.hash, entry.envelope, toldOf(ask.read, entry));
}

/** The cells an event set in one object, with what stood there before it. */
function cellsOf(ask: Ask, change: Change, seq: number): CellChange[] {
  const history = ask.project.store.history.of(change.id);
  const at = history.findIndex((item) => item.seq === seq);
  const earlier = at === -1 ? [] : history.slice(0, at);
  return Object.entries(change.cells).map(([cell, value]) => ({
    object: change.id,
    entity: change.entity,
    name: ask.read.nameOf(change.id),
    cell,
    before: told(ask, valueBefore(earlier, cell)),
    after: told(ask, value),
  }));
}

function valueBefore(earlier: readonly HistoryItem[], cell: string): AnyCell {
  return earlier.findLast((item) => cell in item.change.cells)?.change.cells[cell];
}

/** A value as a person reads it; null for nothing. */
function told(ask: Ask, value: AnyCell): string | null {
  if (value === null || value === undefined) return null;
  if (isSealed(value)) return cut(ask.project.store.contents.text(value) ?? '(erased)');
  if (Array.isArray(value)) return cut(value.map((one) => part(ask, one)).join(', '));
  if (typeof value === 'object') {
    const parts = Object.entries(value).flatMap(([name, one]) => {
      const text = isSealed(one) ? told(ask, one) : one === null || one === undefined ? null : part(ask, one);
      return text === null ? [] : [`${name} ${text}`];
    });
    return cut(parts.join(', '));
  }
  return cut(part(ask, value));
}

function part(ask: Ask, value: AnyPart): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : JSON.stringify(value);
  return nameIn(ask, value) ?? value;
}

/** The name of the thing an id stands for. */
function nameIn(ask: Ask, value: string): string | null {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) ? ask.read.nameOf(value as Id) : null;
}

function isSealed(value: unknown): value is SealedRef {
  return Array.isArray(value) && value.length === 3 && value[0] === '@';
}

function cut(text: string): string {
  return text.length > TEXT ? `${text.slice(0, TEXT)}…` : text;
}
