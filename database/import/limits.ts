/**
 * Every limit of importing documents, in one place, with the sentence a person reads when it is met.
 * Sizes are bytes unless a name says units (UTF-16 units of the text).
 */
import { type ImportError, refusal } from './import-error.ts';

const MEGABYTE = 1_000_000;

export const IMPORT_LIMITS = {
  /** Any file, before anything looks at it. */
  fileBytes: 500 * MEGABYTE,
  /** A text or Markdown file. */
  textBytes: 100 * MEGABYTE,
  /** The text of one document. */
  textUnits: 20_000_000,
  /** One line or paragraph: a million characters is a book without a line end. */
  lineUnits: 1_000_000,
  /** Lines or paragraphs of one document. */
  blocks: 1_000_000,
  zipEntries: 10_000,
  /** One part of a zip, unpacked. */
  zipPartBytes: 100 * MEGABYTE,
  /** All parts of a zip, unpacked, as declared. */
  zipTotalBytes: 2_000 * MEGABYTE,
  /** Unpacked to packed, for parts above zipRatioFrom. */
  zipRatio: 200,
  zipRatioFrom: MEGABYTE,
  xmlDepth: 256,
  xmlAttributes: 256,
  /** The import process. */
  memoryMegabytes: 768,
  wallSeconds: 60,
  wallSecondsPerMegabyte: 1,
} as const;

type Refusal = { ok: false; error: ImportError };

const millions = (count: number): string => `${(count / MEGABYTE).toLocaleString('en')} million`;

/** Refusals of size. `shown` is the file's name as shownName gives it. */
export const tooLarge = {
  file: (shown: string, limit: number): Refusal =>
    refusal(
      'too-large',
      `${shown} is larger than ${limit / MEGABYTE} MB, the most this kind of document may have; split it and import the parts.`,
    ),
  text: (shown: string): Refusal =>
    refusal(
      'too-large',
      `${shown} holds more than ${millions(IMPORT_LIMITS.textUnits)} characters; split it and import the parts.`,
    ),
  blocks: (shown: string): Refusal =>
    refusal(
      'too-large',
      `${shown} holds more than ${millions(IMPORT_LIMITS.blocks)} lines; split it and import the parts.`,
    ),
  line: (shown: string, line: number): Refusal =>
    refusal(
      'line-too-long',
      `${shown} has a line of more than ${millions(IMPORT_LIMITS.lineUnits)} characters (line ${line}); put line breaks between its paragraphs and import it again.`,
    ),
};

/** What about a text is larger than a document may be; null where nothing is. Lines are counted from 1. */
export function excessOf(text: string): { what: 'text' | 'blocks' } | { what: 'line'; line: number } | null {
  if (text.length > IMPORT_LIMITS.textUnits) return { what: 'text' };
  let lines = 0;
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    const stop = end === -1 ? text.length : end;
    lines += 1;
    if (stop - start > IMPORT_LIMITS.lineUnits) return { what: 'line', line: lines };
    if (lines > IMPORT_LIMITS.blocks) return { what: 'blocks' };
    start = stop + 1;
  }
  return null;
}

/** How long the import of a file may take, in milliseconds. */
export function wallMilliseconds(bytes: number): number {
  return (
    1_000 * (IMPORT_LIMITS.wallSeconds + Math.ceil(bytes / MEGABYTE) * IMPORT_LIMITS.wallSecondsPerMegabyte)
  );
}
