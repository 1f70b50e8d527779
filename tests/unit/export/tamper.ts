/** Changes a finished export the way somebody who wants not to be noticed would: every digest is made right again. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvWriter } from '../../../database/export/csv.ts';
import { readCsv } from '../../../database/export/csv-reader.ts';

const FORM = 'spreadsheet-safe';

/** SHA-256 in hexadecimal. */
export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

export type Row = Record<string, string>;

/** The rows of a table of an export. */
export function rowsOf(folder: string, name = 'coding-table.csv', form: 'exact' | typeof FORM = FORM): Row[] {
  const read = readCsv(readFileSync(join(folder, name), 'utf8'), form);
  if (!read.ok) throw new Error(read.error.message);
  const { header, records } = read.value;
  return records.map(({ cells }) => Object.fromEntries(header.map((column, i) => [column, cells[i] ?? ''])));
}

/** Writes a table's rows back. */
export function writeRows(folder: string, rows: readonly Row[], name = 'coding-table.csv'): void {
  const header = Object.keys(rows[0] ?? {});
  let text = '';
  const writer = csvWriter(header, FORM, (piece) => {
    text += piece;
  });
  // Every cell is written as text, so numbers that begin with a minus would be guarded; there are none here.
  for (const row of rows) writer.row(header.map((column) => row[column] ?? ''));
  writer.end();
  writeFileSync(join(folder, name), text);
}

type Manifest = {
  files: { name: string; bytes: number; sha256: string; rows: number | null }[];
  sources: { id: string; sha256: string; name: string; textFile?: string }[];
  options: Record<string, unknown>;
};

/** Makes the manifest fit the files again. */
export function correct(folder: string, also: (manifest: Manifest) => void = () => undefined): void {
  const path = join(folder, 'manifest.json');
  const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
  for (const file of manifest.files) {
    const bytes = readFileSync(join(folder, file.name));
    file.bytes = bytes.length;
    file.sha256 = sha256(bytes);
    if (file.name.endsWith('.csv')) file.rows = rowsOf(folder, file.name).length;
  }
  also(manifest);
  writeFileSync(path, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** A copy of an export beside it. */
export function copyOf(folder: string, name: string): string {
  const copy = `${folder}-${name.replaceAll(/[^a-z0-9]+/gi, '-')}`;
  cpSync(folder, copy, { recursive: true });
  return copy;
}

export const python = spawnSync('python3', ['--version']).status === 0;

/** What the export's own verify.py says. */
export function runScript(folder: string): { status: number | null; output: string } {
  const run = spawnSync('python3', ['-I', join(folder, 'verify.py'), folder], { encoding: 'utf8' });
  return { status: run.status, output: run.stdout + run.stderr };
}

/** Every file of a folder with its bytes, by name. */
export function bytesOf(folder: string): Map<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1), readFileSync(path).toString('base64'));
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}
