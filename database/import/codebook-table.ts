/**
 * A table of codes as rows with their place: comma, semicolon or tab, quoted or not, with or without a
 * byte order mark, the guards against formulas that our own export adds taken off. What is wrong is told
 * by line; nothing is guessed.
 */
import { basename } from 'node:path';
import { done, type Result, refuse } from '../../shared/result.ts';
import { LIMITS, name as nameRule, prose } from '../../shared/text.ts';
import { unguardCell } from '../export/csv.ts';
import { decodeText } from './charset.ts';
import { type CodebookColumn, type Recognised, recogniseColumns } from './codebook-columns.ts';
import { readInputFile } from './read-input.ts';
import { type Record, recordsOf } from './records.ts';

/** A codebook of 5,000 codes with long definitions is below this, in bytes. */
const MOST_BYTES = 32_000_000;
const MOST_CODES = 20_000;
/** Problems that are told; the rest is counted. */
const TOLD = 20;

export type TableCode = {
  /** Where it stands in the file, from 1. */
  line: number;
  name: string;
  /** Names from the outermost code to this one. */
  path: string[];
  cells: ReadonlyMap<CodebookColumn, string>;
};
export type CodebookTable = { columns: Recognised; codes: TableCode[]; problems: string[] };

/** Reads the file at a path. */
export async function readCodebookTable(path: string): Promise<Result<CodebookTable>> {
  const file = await readInputFile(path, MOST_BYTES);
  if (!file.ok) return refuse('invalid', file.error.message);
  const decoded = decodeText(file.value.name, file.value.bytes);
  return decoded.ok
    ? tableOfText(basename(path), decoded.value.text)
    : refuse('invalid', decoded.error.message);
}

/** The table in a text. */
export function tableOfText(file: string, text: string): Result<CodebookTable> {
  const records = recordsOf(file, text);
  if (!records.ok) return records;
  const [header, ...rows] = records.value;
  if (header === undefined) return refuse('invalid', `“${file}” is empty. Nothing was changed.`);
  const columns = recogniseColumns(header.record.map(unguardCell));
  if (!columns.at.has('name') && !columns.at.has('path'))
    return refuse(
      'invalid',
      `“${file}” has no column “name” or “path”. Give the columns a header line, such as: name, parent, definition.`,
    );
  if (rows.length > MOST_CODES)
    return refuse(
      'refused',
      `“${file}” has ${rows.length} rows; a codebook may have ${MOST_CODES}. Split the table.`,
    );
  return done(placed(columns, rows));
}

type Row = { line: number; cells: Map<CodebookColumn, string>; name: string };

function placed(columns: Recognised, records: readonly Record[]): CodebookTable {
  const problems: string[] = [];
  let left = 0;
  const tell = (line: number, what: string): void => {
    if (problems.length < TOLD) problems.push(`Line ${line}: ${what}`);
    else left++;
  };
  const rows: Row[] = [];
  for (const { record, line } of records) {
    const row = rowOf(columns, record, line);
    if (row.cells.get('status') === 'merged') continue;
    const wrong = wrongIn(row);
    if (wrong === null) rows.push(row);
    else tell(line, wrong);
  }
  const codes = placesOf(columns, rows, tell);
  const seen = new Map<string, number>();
  for (const { line, path } of codes) {
    const key = path.map(alike).join('\n');
    const first = seen.get(key);
    if (first === undefined) seen.set(key, line);
    else
      tell(line, `“${path.join(' › ')}” is there already in line ${first}. Give one of them another name.`);
  }
  if (left > 0) problems.push(`And ${left} more lines.`);
  return { columns, codes, problems };
}

function rowOf(columns: Recognised, record: readonly string[], line: number): Row {
  const cells = new Map<CodebookColumn, string>();
  for (const [column, at] of columns.at) {
    const text = unguardCell(record[at] ?? '')
      .replaceAll('\r\n', '\n')
      .trim();
    if (text !== '') cells.set(column, text);
  }
  const last = cells.get('path')?.split(SEPARATOR).at(-1)?.trim() ?? '';
  return { line, cells, name: cells.get('name') ?? last };
}

const SEPARATOR = /\s*(?:\/|›|»|::|\\|>)\s*/;

function wrongIn(row: Row): string | null {
  if (row.name === '') return 'the code has no name.';
  const named = nameRule.safeParse(row.name);
  if (!named.success) return named.error.issues[0]?.message ?? 'the name cannot be used.';
  for (const text of row.cells.values()) {
    const checked = prose.safeParse(text);
    if (!checked.success) return checked.error.issues[0]?.message ?? 'a text cannot be used.';
  }
  return null;
}

const alike = (name: string): string => name.normalize('NFKC').toLowerCase();
type Tell = (line: number, what: string) => void;

/** Places by the column "path": it ends with the name itself, or names what is above. */
function byPath(rows: readonly Row[], tell: Tell): TableCode[] {
  return rows.flatMap((row) => {
    const whole = row.cells.get('path') ?? '';
    const path = pathOf(whole, row.name);
    if (path.some((part) => part.length > LIMITS.name)) {
      tell(row.line, `a name in the path has more than ${LIMITS.name} characters.`);
      return [];
    }
    return [{ line: row.line, name: row.name, path, cells: row.cells }];
  });
}

/** A name may hold the sign that separates: where the path ends with the name, only what is before is cut. */
function pathOf(whole: string, name: string): string[] {
  const isOwn = alike(whole).endsWith(alike(name));
  const above = isOwn ? whole.slice(0, whole.length - name.length) : whole;
  return [...above.split(SEPARATOR).filter((part) => part !== ''), name];
}

function placesOf(columns: Recognised, rows: readonly Row[], tell: Tell): TableCode[] {
  const { at } = columns;
  // Identities are sure, also where a name holds the sign that separates a path.
  if (at.has('id') && at.has('parentId'))
    return byAbove(
      rows,
      (row) => row.cells.get('id') ?? '',
      (row) => row.cells.get('parentId'),
      tell,
    );
  if (at.has('path')) return byPath(rows, tell);
  return byAbove(
    rows,
    (row) => alike(row.name),
    (row) => row.cells.get('parent'),
    tell,
  );
}

/** Places by the code above, found by what names it; one that the table does not hold is a name. */
function byAbove(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  aboveOf: (row: Row) => string | undefined,
  tell: Tell,
): TableCode[] {
  const known = new Map<string, Row>();
  for (const row of rows) if (!known.has(keyOf(row))) known.set(keyOf(row), row);
  return rows.flatMap((row) => {
    const path = [row.name];
    const seen = new Set<Row>([row]);
    for (let above = aboveOf(row); above !== undefined; ) {
      const parent = known.get(above) ?? known.get(alike(above));
      path.unshift(parent?.name ?? above);
      if (parent === undefined) break;
      if (seen.has(parent)) {
        tell(row.line, `“${row.name}” stands under itself: ${path.join(' › ')}. Change the code above it.`);
        return [];
      }
      seen.add(parent);
      above = aboveOf(parent);
    }
    return [{ line: row.line, name: row.name, path, cells: row.cells }];
  });
}
