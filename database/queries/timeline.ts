/** Answers about what happened: events by filters, and what one of them changed, before and after. */
import type { AnyCell, Change } from '../../shared/changes.ts';
import type { Entry } from '../../shared/entry.ts';
import type { CellChange } from '../../shared/queries/timeline.ts';
import { done, refuse } from '../../shared/result.ts';
import { countsByDay } from '../ledger/events.ts';
import type { HistoryItem } from '../ledger/history.ts';
import type { Answer, Ask } from './ask.ts';
import { filterOf, historyRow } from './events.ts';
import { toldOf } from './sentence.ts';
import { toldValue } from './told-value.ts';

/** How many cells of one event are told. */
const TOLD = 200;

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

export const eventAt: Answer<'timeline.event'> = async (ask, { seq }) => {
  const { entries } = ask.project.store;
  if (seq > (entries.last()?.seq ?? 0)) return refuse('not-found', 'There is no such event in this project.');
  const entry = entries.read(seq);
  // Memos quote passages.
  if (entry.payload?.changes.some(({ entity }) => entity === 'memo') === true) await ask.live.ready();
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
    before: toldValue(ask, change.entity, cell, valueBefore(earlier, cell)),
    after: toldValue(ask, change.entity, cell, value),
  }));
}

function valueBefore(earlier: readonly HistoryItem[], cell: string): AnyCell {
  return earlier.findLast((item) => cell in item.change.cells)?.change.cells[cell];
}
