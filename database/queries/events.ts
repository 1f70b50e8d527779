/** What the history and the timeline share: a row of an entry, and a filter as the events know it. */
import type { Envelope } from '../../shared/entry.ts';
import type { Hash } from '../../shared/ids.ts';
import type { HistoryRow } from '../../shared/queries/project.ts';
import type { EventFilterInput } from '../../shared/queries/timeline.ts';
import type { EventFilter } from '../ledger/events.ts';
import type { Ask } from './ask.ts';

/** An entry as the history lists it. */
export function historyRow(
  ask: Ask,
  seq: number,
  hash: Hash,
  envelope: Envelope,
  sentence: string,
): HistoryRow {
  const { at, author, command, undoes, group } = envelope;
  const coderName = author === null ? null : ask.read.nameOf(author);
  return {
    seq,
    hash,
    at: at.ms,
    offset: at.offset,
    coder: author,
    coderName,
    command,
    sentence,
    undoes,
    group,
  };
}

/** A filter with the object turned into the entries that wrote it. */
export function filterOf(ask: Ask, { of, ...rest }: EventFilterInput): EventFilter {
  return of === undefined ? rest : { ...rest, only: new Set(ask.project.store.history.seqsOf(of)) };
}
