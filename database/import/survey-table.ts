/** A survey as a table: a header line of questions, then a line for each person. What is too large is refused. */
import { basename } from 'node:path';
import { fittingValue } from '../../shared/attribute-value.ts';
import { type AttributeType, attributeType } from '../../shared/commands/case.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import { LIMITS } from '../../shared/text.ts';
import { unguardCell } from '../export/csv.ts';
import { decodeText } from './charset.ts';
import { readInputFile } from './read-input.ts';
import { recordsOf } from './records.ts';

const MOST_BYTES = 64_000_000;
const MOST_COLUMNS = 2_000;
const MOST_LINES = 50_000;
/** Open answers are long on average, in UTF-16 units, or have several lines. */
const LONG = 40;

export type Survey = { headers: string[]; rows: { cells: string[]; line: number }[] };

/** Reads the file at a path. */
export async function readSurvey(path: string): Promise<Result<Survey>> {
  const file = await readInputFile(path, MOST_BYTES);
  if (!file.ok) return refuse('invalid', file.error.message);
  const decoded = decodeText(file.value.name, file.value.bytes);
  if (!decoded.ok) return refuse('invalid', decoded.error.message);
  return surveyOf(basename(path), decoded.value.text);
}

/** The survey in a text. */
export function surveyOf(file: string, text: string): Result<Survey> {
  const records = recordsOf(file, text);
  if (!records.ok) return records;
  const [header, ...rest] = records.value;
  if (header === undefined || rest.length === 0)
    return refuse('invalid', `“${file}” needs a line of questions and at least one line of answers.`);
  if (header.record.length > MOST_COLUMNS)
    return refuse(
      'refused',
      `“${file}” has ${header.record.length} columns; a survey may have ${MOST_COLUMNS}. Leave out what you do not need.`,
    );
  if (rest.length > MOST_LINES)
    return refuse(
      'refused',
      `“${file}” has ${rest.length} lines; a survey may have ${MOST_LINES}. Split it.`,
    );
  const width = header.record.length;
  const headers = header.record.map((cell, at) => headerOf(cell, at));
  const rows = rest.map(({ record, line }) => ({
    line,
    cells: Array.from({ length: width }, (_, at) => cleaned(record[at] ?? '')),
  }));
  const wide = rest.find(({ record }) => record.length > width);
  if (wide !== undefined)
    return refuse(
      'invalid',
      `Line ${wide.line} of “${file}” has ${wide.record.length} cells, the header ${width}. Mend that line.`,
    );
  const long = rows.find(({ cells }) => cells.some((cell) => cell.length > LIMITS.prose));
  return long === undefined
    ? done({ headers, rows })
    : refuse('refused', `Line ${long.line} of “${file}” holds an answer over ${LIMITS.prose} characters.`);
}

function headerOf(cell: string, at: number): string {
  const text = cleaned(cell).replace(/\s+/g, ' ').slice(0, LIMITS.name);
  return text === '' ? `Column ${at + 1}` : text;
}

/** Without guards against formulas, carriage returns and characters that are no text. */
function cleaned(cell: string): string {
  return unguardCell(cell)
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/gu, '')
    .toWellFormed()
    .trim();
}

export type Guess = { as: 'name' | 'attribute' | 'document'; type: AttributeType };

/** What a column is probably for: long or many-lined answers are documents, the rest attributes. */
export function guessColumn(survey: Survey, column: number): Guess {
  const filled = survey.rows.map(({ cells }) => cells[column] ?? '').filter((cell) => cell !== '');
  const total = filled.reduce((sum, cell) => sum + cell.length, 0);
  const distinct = new Set(filled).size;
  const isOpen =
    filled.length > 0 &&
    (total / filled.length > LONG || filled.some((cell) => cell.includes('\n'))) &&
    distinct * 2 > filled.length;
  if (isOpen) return { as: 'document', type: 'text' };
  const isName = /^(?:id|name|respondent|participant|case|respondentid|nr|no\.?)$/i.test(
    (survey.headers[column] ?? '').replace(/[\s_-]/g, ''),
  );
  if (isName && distinct === survey.rows.length) return { as: 'name', type: 'text' };
  const fits = (type: AttributeType): boolean => filled.every((cell) => fittingValue(type, [], cell).ok);
  const type = filled.length === 0 ? 'text' : (guessed.find(fits) ?? 'text');
  return { as: 'attribute', type };
}

const guessed = attributeType.options.filter(
  (type) => type === 'yes-no' || type === 'number' || type === 'date',
);
