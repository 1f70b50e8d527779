/** Where the paragraphs of a section carry codings: in which lane, where there are too many, and the grey grounds. */

import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { clusterEnd, clusterStart } from './graphemes.ts';
import { assignLanes, type Laned } from './lanes.ts';
import type { Whose } from './mark-styles.ts';
import type { Paragraphs } from './paragraphs.ts';
import { coverRuns } from './stripe-lanes.ts';
import type { ReaderSelection } from './types.ts';

export type ParagraphMarks = {
  paragraph: number;
  laned: Laned<{ start: number; end: number; coding: CodingRow }>[];
  more: { start: number; end: number }[];
};

/** The lanes of every paragraph of a section that has any. `codings` overlap the section, in order. */
export function sectionMarks(
  text: string,
  paragraphs: Paragraphs,
  section: number,
  codings: readonly CodingRow[],
): ParagraphMarks[] {
  const bounds = paragraphs.sections[section];
  if (bounds === undefined || codings.length === 0) return [];
  const found: ParagraphMarks[] = [];
  for (let at = bounds.first; at < bounds.past; at += 1) {
    const rows = codings.flatMap((coding) => clip(text, coding, paragraphs.body(at), paragraphs.end(at)));
    // Clipping makes codings from paragraphs above start together; the longest goes first again.
    rows.sort((one, other) => one.start - other.start || other.end - one.end);
    if (rows.length > 0) found.push({ paragraph: at, ...assignLanes(rows) });
  }
  return found;
}

/** Where the text of a section carries any of the codings, paragraph by paragraph, each place once. */
export function groundsIn(
  text: string,
  paragraphs: Paragraphs,
  section: number,
  codings: readonly CodingRow[],
): ReaderSelection[] {
  const bounds = paragraphs.sections[section];
  if (bounds === undefined || codings.length === 0) return [];
  const found: ReaderSelection[] = [];
  for (let at = bounds.first; at < bounds.past; at += 1) {
    const spans = codings.flatMap((coding) => clip(text, coding, paragraphs.body(at), paragraphs.end(at)));
    for (const { start, end } of coverRuns(spans, paragraphs.body(at), paragraphs.end(at))) {
      const last = found.at(-1);
      if (last?.end === start) last.end = end;
      else found.push({ start, end });
    }
  }
  return found;
}

export function whoseIs({ coder, layer }: CodingRow, me: Id): Whose {
  return layer === 'consensus' ? 'consensus' : coder === me ? 'mine' : 'other';
}

function clip(text: string, coding: CodingRow, body: number, end: number) {
  const start = Math.max(coding.start, body);
  const stop = Math.min(coding.end, end);
  if (start >= stop) return [];
  return [{ start: clusterStart(text, start), end: clusterEnd(text, stop), coding }];
}
