/** The records of a table of others: comma, semicolon or tab, quoted or not, with or without a byte order mark. */
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { done, type Result, refuse } from '../../shared/result.ts';

/** A record and the line on which it begins, from 1. */
export type Record = { record: string[]; line: number };

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/** All records of a text, the header line first; empty lines are left out. `file` is named in the refusal. */
export function recordsOf(file: string, text: string): Result<Record[]> {
  const plain = text.replace(/^\ufeff/, '');
  try {
    const records = parse(plain, {
      delimiter: delimiterOf(plain),
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
      relax_quotes: true,
    });
    // A record is counted by its last line.
    return done(
      parsed.parse(records).map(({ record, info }) => ({ record, line: info.lines - breaksIn(record) })),
    );
  } catch {
    return refuse('invalid', `“${file}” is not a table that can be read. Save it as CSV with a header line.`);
  }
}

/** The one of comma, semicolon and tab that the header line holds most of, outside quotes. */
function delimiterOf(text: string): string {
  const line = (/^(?:"(?:[^"]|"")*"|[^"\r\n])*/.exec(text)?.[0] ?? '').replace(/"(?:[^"]|"")*"/g, '');
  const counts = [',', ';', '\t'].map((delimiter) => ({ delimiter, n: line.split(delimiter).length }));
  return counts.sort((a, b) => b.n - a.n)[0]?.delimiter ?? ',';
}

function breaksIn(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split('\n').length - 1, 0);
}
