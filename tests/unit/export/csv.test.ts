/** The CSV writer against its own strict reader and csv-parse, its formula guard, and its speed. */

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CsvCell,
  type CsvForm,
  csvWriter,
  guardCell,
  unguardCell,
} from '../../../database/export/csv.ts';
import { readCsv } from '../../../database/export/csv-reader.ts';

function written(header: string[], rows: CsvCell[][], form: CsvForm): string {
  let text = '';
  const writer = csvWriter(header, form, (chunk) => {
    text += chunk;
  });
  for (const row of rows) writer.row(row);
  expect(writer.end()).toBe(rows.length);
  return text;
}

/** Text with everything that matters to CSV and to the guard far more often than chance would give. */
const awkward = fc
  .array(
    fc.oneof(
      {
        weight: 3,
        arbitrary: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', '\n', '\r\n', '"', ',', ';', ' '),
      },
      {
        weight: 2,
        arbitrary: fc.constantFrom('\u00a0', '\u200b', '\ufeff', '\u202e', '＝', '＠', '﹣', 'a', '1', '😀'),
      },
      fc.string({ unit: 'grapheme', maxLength: 3 }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''));

describe('formula guard', () => {
  test.each([
    '=1+1',
    '+1',
    '-1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    ' =1',
    '\u00a0=1',
    '\u200b\ufeff@x',
    '＝1',
    '\u3000－1',
    '\u202e+x',
    '\u0000=1',
  ])('puts an apostrophe before %j', (text) => {
    expect(guardCell(text)).toBe(`'${text}`.replace(/\n=/, "\n'=").replace(/\r=/, "\r'="));
    expect(unguardCell(guardCell(text))).toBe(text);
  });

  test.each(['', 'plain', "'Cause I said so", 'a=b', '5 - 3', '“=”', 'a\nb', "don't"])(
    'leaves %j alone',
    (text) => {
      expect(guardCell(text)).toBe(text);
      expect(unguardCell(text)).toBe(text);
    },
  );

  test('guards the lines of a cell, where a spreadsheet with another separator would begin a cell', () => {
    expect(guardCell('Well.\n- No.\n=cmd()')).toBe("Well.\n'- No.\n'=cmd()");
  });

  test('an apostrophe that was there survives', () => {
    expect(guardCell("'=1")).toBe("''=1");
    expect(unguardCell("''=1")).toBe("'=1");
  });

  test('is undone exactly, and leaves no line that begins a formula', () => {
    fc.assert(
      fc.property(awkward, (text) => {
        const guarded = guardCell(text);
        expect(unguardCell(guarded)).toBe(text);
        for (const line of guarded.split(/\r\n|\r|\n/)) {
          expect(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠﹦﹢﹣﹫]/u.test(line), JSON.stringify(guarded)).toBe(
            false,
          );
        }
        expect(guarded.startsWith('\t') || guarded.startsWith('\r') || guarded.startsWith('\n')).toBe(false);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('csv', () => {
  const table = fc.integer({ min: 1, max: 4 }).chain((width) =>
    fc.array(
      fc.array(fc.oneof(awkward, fc.integer(), fc.constant(null)), { minLength: width, maxLength: width }),
      {
        maxLength: 6,
      },
    ),
  );

  test.each<CsvForm>(['exact', 'spreadsheet-safe'])(
    '%s: what is written is what is read, by two readers',
    (form) => {
      fc.assert(
        fc.property(table, (rows) => {
          const header = (rows[0] ?? ['x']).map((_, i) => `column ${i}`);
          const text = written(header, rows, form);
          const wanted = rows.map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
          const read = readCsv(text, form);
          if (!read.ok) throw new Error(read.error.message);
          expect(read.value.header).toEqual(header);
          expect(read.value.records.map((record) => record.cells)).toEqual(wanted);
          const other: string[][] = parse(text, {
            bom: true,
            record_delimiter: '\r\n',
            skip_empty_lines: false,
          });
          const restored = form === 'exact' ? other : other.map((row) => row.map(unguardCell));
          expect(restored).toEqual([header, ...wanted]);
        }),
        { numRuns: 500 },
      );
    },
  );

  test('numbers are untouched in the safe form', () => {
    expect(written(['a', 'b'], [[-5, '-5']], 'spreadsheet-safe')).toBe("\ufeffa,b\r\n-5,'-5\r\n");
  });

  test('refuses another width and numbers that are none', () => {
    const writer = csvWriter(['a', 'b'], 'exact', () => {});
    expect(() => writer.row(['x'])).toThrow('1 cells');
    expect(() => writer.row([1, Number.NaN])).toThrow('NaN');
  });

  test.each([
    ['a,b\r\n1\r\n', 'Row 1 (line 2): it has 1 cells, the header has 2.'],
    [
      'a,b\r\n"1\n\n",2\r\n"x"y,2\r\n',
      'Row 2 (line 5): a closing quote is followed by something else than a comma.',
    ],
    ['a,b\r\n"1,2\r\n', 'Row 1 (line 2): a quoted cell is never closed.'],
    ['a,b\r\n1"2,3\r\n', 'Row 1 (line 2): a quote stands inside a cell that is not quoted.'],
    ['', 'The file is empty.'],
  ])('refuses %j in one sentence', (text, message) => {
    const read = readCsv(text, 'exact');
    expect(read.ok ? '' : read.error.message).toBe(message);
  });

  test('writes 600,000 rows of 12 columns', () => {
    const quote =
      'I mean, she said “wait”, and so we waited; for the letter, mostly. Nobody came back to us about it.';
    const header = Array.from({ length: 12 }, (_, i) => `column_${i}`);
    let size = 0;
    const began = performance.now();
    const writer = csvWriter(header, 'spreadsheet-safe', (chunk) => {
      size += Buffer.byteLength(chunk);
    });
    for (let i = 0; i < 600_000; i++) {
      writer.row([
        `018f${i}`,
        'Interview 12',
        i,
        i + 90,
        i,
        i + 92,
        quote,
        'Care / Waiting',
        'Coder A',
        'active',
        null,
        '2026-01-01T00:00:00Z',
      ]);
    }
    writer.end();
    const took = performance.now() - began;
    expect(size).toBeGreaterThan(600_000 * quote.length);
    console.info(`csv: 600,000 x 12 in ${took.toFixed(0)} ms, ${(size / 1e6).toFixed(0)} MB`);
  });
});
