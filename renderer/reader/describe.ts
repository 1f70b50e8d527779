/** What the reader says: sentences for the status line and the live region, names for stripes. Pure. */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { CoderRow } from '../../shared/queries/project.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { wordsIn } from '../../shared/units.ts';
import type { Paragraphs } from './paragraphs.ts';
import type { ReaderProps, ReaderSelection } from './types.ts';

/** Longer stretches are counted in characters: finding their words would take too long. */
const COUNTED = 50_000;

export type Names = {
  codes: ReadonlyMap<Id, CodeRow>;
  coders: ReadonlyMap<Id, CoderRow>;
};

/** "18 words"; "120,000 characters" for what is too long to count. */
export function lengthOf(
  document: Pick<ReaderProps['document'], 'text' | 'language'>,
  span: ReaderSelection,
): string {
  if (span.end - span.start > COUNTED) return `${(span.end - span.start).toLocaleString('en')} characters`;
  const words = wordsIn(document.text, span.start, span.end, document.language ?? undefined).length / 2;
  return words === 1 ? '1 word' : `${words.toLocaleString('en')} words`;
}

export function codeName(coding: CodingRow, { codes }: Names): string {
  return codes.get(coding.code)?.name ?? 'Unknown code';
}

export function coderName({ coder, layer }: CodingRow, { coders }: Names): string {
  return layer === 'consensus' ? 'consensus' : (coders.get(coder)?.name ?? 'unknown coder');
}

/** "Transport, Ana, 18 words, paragraph 14". */
export function segmentName(
  coding: CodingRow,
  names: Names,
  document: Pick<ReaderProps['document'], 'text' | 'language'>,
  paragraphs: Paragraphs,
): string {
  return [
    codeName(coding, names),
    coderName(coding, names),
    lengthOf(document, coding),
    `paragraph ${paragraphs.at(coding.start) + 1}`,
  ].join(', ');
}

/** "Transport, Ana": a segment in as few words as will do. */
export function segmentWords(coding: CodingRow, names: Names): string {
  return `${codeName(coding, names)}, ${coderName(coding, names)}`;
}

/** "2 of 3: Distance, Ana, 12 words". */
export function overlapSentence(
  coding: CodingRow,
  all: readonly CodingRow[],
  names: Names,
  document: Pick<ReaderProps['document'], 'text' | 'language'>,
): string {
  const place = `${all.findIndex((one) => one.id === coding.id) + 1} of ${all.length}`;
  return `${place}: ${codeName(coding, names)}, ${coderName(coding, names)}, ${lengthOf(document, coding)}`;
}

/** "Transport (Ana), Distance (Ana)", or that nothing lies here. */
export function codesHere(codings: readonly CodingRow[], names: Names): string {
  if (codings.length === 0) return 'No codes here.';
  return codings.map((coding) => `${codeName(coding, names)} (${coderName(coding, names)})`).join(', ');
}
