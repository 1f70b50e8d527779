/** What a correction will do to the segments of a document, worked out before it is saved. */
import type { Run } from '../../shared/diff.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { type Span, spanMapper } from '../../shared/revision.ts';

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
export function outlookSentence({ stay, change, lost }: Omit<Outlook, 'coded' | 'added'>): string {
  if (stay + change + lost === 0) return 'No segments in this document';
  if (change + lost === 0) return stay === 1 ? 'The one segment stays' : `All ${stay} segments stay`;
  const parts = [
    ...(stay === 0 ? [] : [`${stay} ${stay === 1 ? 'segment stays' : 'segments stay'}`]),
    ...(change === 0 ? [] : [`${change} ${change === 1 ? 'changes' : 'change'}`]),
    ...(lost === 0 ? [] : [`${lost} ${lost === 1 ? 'is lost' : 'are lost'}`]),
  ];
  if (stay > 0) return parts.join(', ');
  const [first = '', ...rest] = parts;
  return [
    first.replace(/^(\d+)/, (_, n: string) => `${n} ${n === '1' ? 'segment' : 'segments'}`),
    ...rest,
  ].join(', ');
}

/** "2 segments changed and 1 was lost by the correction". */
export function movedSentence({ changed, lost }: { changed: number; lost: number }): string {
  const by = 'by corrections of the text';
  if (lost === 0) return `${changed} ${changed === 1 ? 'segment was' : 'segments were'} changed ${by}`;
  if (changed === 0) return `${lost} ${lost === 1 ? 'segment was' : 'segments were'} lost ${by}`;
  return `${changed} ${changed === 1 ? 'segment' : 'segments'} changed and ${lost} ${lost === 1 ? 'was' : 'were'} lost ${by}`;
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
