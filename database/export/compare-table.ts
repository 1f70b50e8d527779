/**
 * A table of an export against the rows that the project gives: which cells differ, which rows are
 * missing, which are not of the project, which stand in another place. Both sides are read once, side
 * by side; a row out of step waits until its partner comes.
 */

import { ERASED } from './codebook.ts';
import type { CsvCell, CsvForm } from './csv.ts';
import { type CsvRecord, csvRecords } from './csv-reader.ts';
import type { Table } from './table.ts';

/** What is wrong with a row (from 1), or with the table as a whole (null). */
export type Finding = { kind: 'wrong' | 'erased'; row: number | null; message: string };

/** What a comparison tells: something found, a row of the file read, or only a moment for other work. */
export type Told = Finding | 'row' | 'pause';

/**
 * Compares, telling what is found and every row read. With `erasedSince`, cells that the
 * project cannot fill any more because words were erased are found "erased", not "wrong".
 */
export function* compareTable(
  table: Table,
  pieces: Iterable<string>,
  form: CsvForm,
  erasedSince: boolean,
): Generator<Told> {
  const columns = table.columns.map(({ name }) => name);
  const keys = table.key.map((name) => columns.indexOf(name));
  const keyOf = (cells: readonly string[]): string => keys.map((at) => cells[at]).join(' ');
  const due = new Map<string, Due>();
  const early = new Map<string, CsvRecord>();
  const should = table.rows()[Symbol.iterator]();
  let place = 0;
  let reached = -1;

  function* meet(record: CsvRecord, expected: Due): Generator<Told> {
    yield* compareRow(table, record, expected.cells, erasedSince);
    if (expected.place < reached) {
      yield {
        kind: 'wrong',
        row: record.row,
        message: 'The row stands in another place than in the project.',
      };
    }
    reached = Math.max(reached, expected.place);
  }

  for (const read of csvRecords(pieces, form)) {
    if (!read.ok) return yield { kind: 'wrong', row: read.error.row, message: read.error.message };
    const record = read.value;
    if (record.row === 0) {
      if (record.cells.join('\n') === columns.join('\n')) continue;
      return yield { kind: 'wrong', row: null, message: 'The columns are not those of this kind of export.' };
    }
    const next = should.next();
    if (!next.done) {
      const cells = next.value.map(asText);
      const key = keyOf(cells);
      const waiting = early.get(key);
      if (waiting) yield* meet(waiting, { cells, place });
      else due.set(key, { cells, place });
      early.delete(key);
      place++;
    }
    const key = keyOf(record.cells);
    const expected = due.get(key);
    if (expected) yield* meet(record, expected);
    else if (early.has(key)) yield { kind: 'wrong', row: record.row, message: 'The row stands there twice.' };
    else early.set(key, record);
    due.delete(key);
    yield 'row';
  }
  for (let next = should.next(); !next.done; next = should.next()) {
    const cells = next.value.map(asText);
    const key = keyOf(cells);
    const waiting = early.get(key);
    if (waiting) yield* meet(waiting, { cells, place: place++ });
    else due.set(key, { cells, place: place++ });
    early.delete(key);
    yield 'pause';
  }
  for (const { row } of early.values()) {
    yield { kind: 'wrong', row, message: 'The project has no such row in this state.' };
  }
  for (const key of due.keys()) {
    yield {
      kind: 'wrong',
      row: null,
      message: `The row of ${key} is missing: the project has it in this state.`,
    };
  }
}

type Due = { cells: readonly string[]; place: number };

/** At most one finding for a row, naming every column that differs; words of documents are never repeated. */
function* compareRow(
  table: Table,
  record: CsvRecord,
  expected: readonly string[],
  erasedSince: boolean,
): Generator<Finding> {
  const wrong: string[] = [];
  let erased = false;
  for (const [i, column] of table.columns.entries()) {
    const should = expected[i] ?? '';
    const is = record.cells[i] ?? '';
    if (is === should) continue;
    if (erasedSince && isGone(column.name, should)) erased = true;
    else if (column.type === 'text') wrong.push(column.name);
    else wrong.push(`${column.name} (“${is}”, the project says “${should}”)`);
  }
  if (wrong.length > 0)
    yield { kind: 'wrong', row: record.row, message: `Not what the project says: ${wrong.join(', ')}.` };
  else if (erased) yield { kind: 'erased', row: record.row, message: 'Its words were erased since.' };
}

function isGone(column: string, should: string): boolean {
  return should === '' || should.includes(ERASED) || (column === 'status' && should === 'erased');
}

function asText(cell: CsvCell): string {
  return cell === null ? '' : String(cell);
}
