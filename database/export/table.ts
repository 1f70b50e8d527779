/**
 * A table to be exported: its columns with what each means, and its rows one by one. The data
 * dictionary of an export is made from the same columns, so it cannot say anything else.
 */
import type { CsvCell } from './csv.ts';

export type ColumnType = 'id' | 'text' | 'integer' | 'number' | 'true/false' | 'time' | 'hash' | 'word';

export type ColumnNote = {
  name: string;
  type: ColumnType;
  meaning: string;
  /** When the cell is empty. */
  empty: string;
};

export type Column<R> = ColumnNote & { cell(record: R): CsvCell };

export type Table = {
  name: string;
  /** The columns that together name a row. */
  key: readonly string[];
  columns: readonly ColumnNote[];
  rows(): Iterable<readonly CsvCell[]>;
};

/** A table whose rows are made of records. */
export function tableOf<R>(
  name: string,
  key: readonly string[],
  columns: readonly Column<R>[],
  records: () => Iterable<R>,
): Table {
  return {
    name,
    key,
    columns,
    *rows() {
      for (const record of records()) yield columns.map((column) => column.cell(record));
    },
  };
}

/** A column; `empty` is "never" where the cell always has a value. */
export function column<R>(
  name: string,
  type: ColumnType,
  meaning: string,
  cell: (record: R) => CsvCell,
  empty = 'never',
): Column<R> {
  return { name, type, meaning, empty, cell };
}

/** Yes and no as R and Python read them. */
export function flag(value: boolean): string {
  return value ? 'true' : 'false';
}

/** The table that explains the columns of other tables. */
export function dictionaryOf(tables: readonly Table[]): Table {
  const notes = tables.flatMap((table) => table.columns.map((note) => ({ file: table.name, note })));
  type Entry = (typeof notes)[number];
  return tableOf<Entry>(
    'data-dictionary.csv',
    ['file', 'column'],
    [
      column('file', 'text', 'The file of this export that the column stands in.', ({ file }) => file),
      column('column', 'text', 'The name of the column.', ({ note }) => note.name),
      column('type', 'word', 'What kind of value the column holds.', ({ note }) => note.type),
      column('meaning', 'text', 'What the value says.', ({ note }) => note.meaning),
      column('empty', 'text', 'When the cell is empty.', ({ note }) => note.empty),
    ],
    () => notes,
  );
}
