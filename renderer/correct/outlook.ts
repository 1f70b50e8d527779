/** What a correction will do to the segments of a document, worked out before it is saved. */
import type { Run } from '../../shared/diff.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { type Span, spanMapper } from '../../shared/revision.ts';
import { count, counted } from '../design/format.ts';

export interface Outlook {
  /** How many segments keep their words, get other words, have none left. */
  stay: number;
  change: number;
  lost: number;
  /** The coded words in the text as it is now, and the words put in: ascending, apart from each other. */
  coded: readonly Span[];
  added: readonly Span[];
}

/**
 * @param codings of the text before, ascending by start
 * @param runs from the text before to the text after
 */
export function outlookOf(
  codings: readonly CodingRow[],
  runs: readonly Run[],
  before: string,
  after: string,
): Outlook {
  const hull = changedIn(runs);
  const map = spanMapper(runs);
  const shift = after.length - before.length;
  const coded: Span[] = [];
  let [change, lost] = [0, 0];
  for (const { start, end } of codings) {
    let now: Span | null = { start, end };
    if (hull !== null && start > hull.end) now = { start: start + shift, end: end + shift };
    else if (hull !== null && end >= hull.start) {
      now = map({ start, end });
      if (now === null) lost += 1;
      else if (before.slice(start, end) !== after.slice(now.start, now.end)) change += 1;
    }
    if (now !== null) cover(coded, now);
  }
  return { stay: codings.length - change - lost, change, lost, coded, added: addedBy(runs) };
}

/** "12 segments stay, 2 change, 1 is lost". */
export function outlookSentence({ stay, change, lost }: Pick<Outlook, 'stay' | 'change' | 'lost'>): string {
  if (stay + change + lost === 0) return 'No segments in this document';
  if (change + lost === 0) return stay === 1 ? 'The one segment stays' : `All ${count(stay)} segments stay`;
  const parts = [
    { number: stay, one: 'stays', many: 'stay' },
    { number: change, one: 'changes', many: 'change' },
    { number: lost, one: 'is lost', many: 'are lost' },
  ].filter(({ number }) => number > 0);
  return parts
    .map(({ number, one, many }, at) => {
      const counting = at === 0 ? counted(number, 'segment') : count(number);
      return `${counting} ${number === 1 ? one : many}`;
    })
    .join(', ');
}

/** "2 segments changed and 1 was lost". */
export function movedSentence({ changed, lost }: { changed: number; lost: number }): string {
  const were = lost === 1 ? 'was' : 'were';
  if (changed === 0) return `${counted(lost, 'segment')} ${were} lost`;
  return lost === 0
    ? `${counted(changed, 'segment')} changed`
    : `${counted(changed, 'segment')} changed and ${count(lost)} ${were} lost`;
}

/** The stretch of the text before in which anything was changed; null when nothing was. */
function changedIn(runs: readonly Run[]): Span | null {
  let [at, start, end] = [0, -1, -1];
  for (const { keep, remove, insert } of runs) {
    at += keep;
    if (remove + insert > 0) [start, end] = [start === -1 ? at : start, at + remove];
    at += remove;
  }
  return start === -1 ? null : { start, end };
}

function addedBy(runs: readonly Run[]): Span[] {
  let at = 0;
  const added: Span[] = [];
  for (const { keep, insert } of runs) {
    at += keep;
    if (insert > 0) added.push({ start: at, end: at + insert });
    at += insert;
  }
  return added;
}

/** Adds a span to spans that do not overlap; starts ascend. */
function cover(spans: Span[], { start, end }: Span): void {
  const last = spans.at(-1);
  if (last === undefined || start > last.end) spans.push({ start, end });
  else if (end > last.end) spans[spans.length - 1] = { start: last.start, end };
}
