/**
 * Reads back what the CSV writer wrote, strictly: for checking an export, not for foreign tables. Knows for every
 * record its row number (1 for the first after the header) and the line of the file it begins on, and refuses with one
 * sentence that names both.
 */

import { type CsvForm, unguardCell } from './csv.ts';

export type CsvRecord = {
  /** 1 for the first record after the header. */
  readonly row: number;
  /** Line of the file, from 1; differs from `row` as soon as a cell holds a line break. */
  readonly line: number;
  readonly cells: readonly string[];
};

export type CsvTable = { readonly header: readonly string[]; readonly records: readonly CsvRecord[] };

export type CsvError = { readonly message: string; readonly row: number; readonly line: number };

/** A record of a table, the header being row 0; or what is wrong, after which nothing follows. */
export type CsvRead = { ok: true; value: CsvRecord } | { ok: false; error: CsvError };

/** Parses a whole table. Accepts CRLF or LF between records and a byte order mark; takes the guard off in that form. */
export function readCsv(
  text: string,
  form: CsvForm,
): { ok: true; value: CsvTable } | { ok: false; error: CsvError } {
  const records: CsvRecord[] = [];
  let header: readonly string[] | undefined;
  for (const read of csvRecords([text], form)) {
    if (!read.ok) return read;
    if (header === undefined) header = read.value.cells;
    else records.push(read.value);
  }
  if (header === undefined) return { ok: false, error: { message: 'The file is empty.', row: 0, line: 1 } };
  return { ok: true, value: { header, records } };
}

/** The records of a table that comes in pieces cut anywhere, so that a large file is never in memory whole. */
export function* csvRecords(pieces: Iterable<string>, form: CsvForm): Generator<CsvRead> {
  const restored = form === 'spreadsheet-safe' ? unguardCell : (cell: string): string => cell;
  let width: number | undefined;
  let row = 0;
  let line = 1;
  for (const text of wholeRecords(pieces)) {
    for (let at = 0; at < text.length; ) {
      const begun = line;
      const refuse = (what: string): CsvRead => ({
        ok: false,
        error: { message: `Row ${row} (line ${begun}): ${what}`, row, line: begun },
      });
      const record = readRecord(text, at);
      if (record.problem !== undefined) return yield refuse(record.problem);
      at = record.next;
      line += record.breaks;
      const cells = record.cells.map(restored);
      width ??= cells.length;
      if (cells.length !== width)
        return yield refuse(`it has ${cells.length} cells, the header has ${width}.`);
      yield { ok: true, value: { row, line: begun, cells } };
      row++;
    }
  }
}

/** The same text cut where a record ends: after a line feed with an even number of quotes before it. */
function* wholeRecords(pieces: Iterable<string>): Generator<string> {
  let waiting = '';
  let isFirst = true;
  let isQuoted = false;
  for (const piece of pieces) {
    const text = isFirst && piece.startsWith('\ufeff') ? piece.slice(1) : piece;
    isFirst = false;
    let cut = 0;
    for (let at = 0; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      if (unit === QUOTE) isQuoted = !isQuoted;
      else if (unit === LINE_FEED && !isQuoted) cut = at + 1;
    }
    if (cut > 0) yield waiting + text.slice(0, cut);
    waiting = cut > 0 ? text.slice(cut) : waiting + text;
  }
  if (waiting !== '') yield waiting;
}

const QUOTE = 0x22;
const LINE_FEED = 0x0a;

type Read = { cells: string[]; next: number; breaks: number; problem?: string };

/** One record from `at`; `breaks` counts the lines it spans. */
function readRecord(text: string, at: number): Read {
  const cells: string[] = [];
  let breaks = 0;
  for (let from = at; ; ) {
    const cell = text[from] === '"' ? quotedCell(text, from) : plainCell(text, from);
    if (cell.problem !== undefined) return { cells, next: from, breaks, problem: cell.problem };
    cells.push(cell.content);
    breaks += cell.breaks;
    const end = cell.next;
    if (text[end] === ',') {
      from = end + 1;
      continue;
    }
    if (end >= text.length) return { cells, next: end, breaks };
    const wide = text.startsWith('\r\n', end) ? 2 : text[end] === '\n' ? 1 : 0;
    if (wide > 0) return { cells, next: end + wide, breaks: breaks + 1 };
    return {
      cells,
      next: end,
      breaks,
      problem: 'a closing quote is followed by something else than a comma.',
    };
  }
}

type Cell = { content: string; next: number; breaks: number; problem?: string };

function plainCell(text: string, from: number): Cell {
  let end = from;
  while (end < text.length && !',\r\n'.includes(text.charAt(end))) end++;
  const content = text.slice(from, end);
  const problem = content.includes('"')
    ? 'a quote stands inside a cell that is not quoted.'
    : text[end] === '\r' && text[end + 1] !== '\n'
      ? 'a carriage return stands alone outside quotes.'
      : undefined;
  return { content, next: end, breaks: 0, ...(problem === undefined ? {} : { problem }) };
}

function quotedCell(text: string, from: number): Cell {
  let content = '';
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0)
      return { content: '', next: text.length, breaks: 0, problem: 'a quoted cell is never closed.' };
    content += text.slice(at, quote);
    if (text[quote + 1] !== '"') {
      return { content, next: quote + 1, breaks: content.split('\n').length - 1 };
    }
    content += '"';
    at = quote + 2;
  }
}
