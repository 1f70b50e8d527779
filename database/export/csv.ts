/**
 * CSV as RFC 4180 describes it: UTF-8, comma, CRLF after every record, quotes only where needed. A line feed inside a
 * quotation stays a line feed. Two forms:
 *
 * - "exact": cells as they are, no byte order mark. For R, Python and every other program.
 * - "spreadsheet-safe": a text that a spreadsheet might run as a formula gets an apostrophe in front, and the file
 *   begins with a byte order mark, without which spreadsheets misread anything beyond ASCII.
 *
 * The guard is reversible. A line of a text is dangerous when it consists of any number of apostrophes, then any
 * number of spaces or invisible characters, then one of = + - @ (also full-width and small) or a tab; the beginning of
 * a text is also dangerous when a line break follows there. A dangerous line gets one apostrophe in front; taking the
 * guard off removes one apostrophe wherever the rest of the line is dangerous. A text beginning with an apostrophe and
 * a harmless word is left alone both ways. Numbers are never touched.
 */

export type CsvForm = 'spreadsheet-safe' | 'exact';

/** Text, a number (finite), or nothing. */
export type CsvCell = string | number | null;

export type CsvWriter = {
  /** Writes one record; it must have as many cells as the header. */
  readonly row: (cells: readonly CsvCell[]) => void;
  /** Flushes what is buffered; returns the number of data rows. */
  readonly end: () => number;
};

// Spaces of every width, zero-width and bidirectional marks, soft hyphen, control characters other than tab, CR, LF.
const INVISIBLE =
  '[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u0020\\u007f-\\u00a0\\u00ad\\u034f\\u061c\\u115f\\u1160\\u1680\\u17b4\\u17b5\\u180b-\\u180f\\u2000-\\u200f\\u2028-\\u202f\\u205f-\\u206f\\u2800\\u3000\\u3164\\ufe00-\\ufe0f\\ufeff\\uffa0]';
const FORMULA = '[=+\\-@\\t\\uff1d\\uff0b\\uff0d\\uff20\\ufe66\\ufe62\\ufe63\\ufe6b]';
const AT_START = `^'*${INVISIBLE}*(?:${FORMULA}|[\\r\\n])`;
const AFTER_BREAK = `(?<=[\\r\\n])'*${INVISIBLE}*${FORMULA}`;
const DANGEROUS = new RegExp(`${AT_START}|${AFTER_BREAK}`, 'g');
const GUARDED = new RegExp(
  `^'(?='*${INVISIBLE}*(?:${FORMULA}|[\\r\\n]))|(?<=[\\r\\n])'(?='*${INVISIBLE}*${FORMULA})`,
  'g',
);

/** A text as the spreadsheet-safe form writes it. */
export function guardCell(text: string): string {
  return mayNeedGuard(text) ? text.replace(DANGEROUS, "'$&") : text;
}

/** The text that `guardCell` was given. */
export function unguardCell(text: string): string {
  return text.includes("'") ? text.replace(GUARDED, '') : text;
}

/** Cheap first look: most quotations begin with a letter and hold no line break. */
function mayNeedGuard(text: string): boolean {
  const first = text.charCodeAt(0);
  const letter =
    (first >= 0x61 && first <= 0x7a) || (first >= 0x41 && first <= 0x5a) || (first >= 0x30 && first <= 0x39);
  return !letter || text.includes('\n') || text.includes('\r');
}

/**
 * A writer that hands finished pieces of text to `sink`, about 64 K characters each. Throws on a record of another
 * width and on a number that is not finite: both are mistakes of the caller.
 */
export function csvWriter(
  header: readonly string[],
  form: CsvForm,
  sink: (chunk: string) => void,
): CsvWriter {
  const safe = form === 'spreadsheet-safe';
  let buffer = safe ? '\ufeff' : '';
  let rows = -1;

  const row = (cells: readonly CsvCell[]): void => {
    if (cells.length !== header.length) {
      throw new RangeError(
        `A record of ${cells.length} cells does not fit a table of ${header.length} columns.`,
      );
    }
    let line = '';
    for (let i = 0; i < cells.length; i++) {
      const cell = cells[i];
      if (i > 0) line += ',';
      if (typeof cell === 'string') line += quoted(safe ? guardCell(cell) : cell);
      else if (typeof cell === 'number') line += numeral(cell);
    }
    // A record of one empty cell would be an empty line, which readers skip.
    buffer += `${line === '' ? '""' : line}\r\n`;
    rows += 1;
    if (buffer.length > 65_536) {
      sink(buffer);
      buffer = '';
    }
  };

  row(header);
  return {
    row,
    end: () => {
      if (buffer !== '') sink(buffer);
      buffer = '';
      return rows;
    },
  };
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function numeral(number: number): string {
  if (!Number.isFinite(number)) throw new RangeError(`${number} cannot be written into a table.`);
  return String(number);
}
