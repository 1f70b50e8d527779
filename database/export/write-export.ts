/**
 * Writes a planned export into a folder, file by file and in slices, and puts it in its place. The
 * caller records it in the ledger and then keeps or takes back what stands.
 */
import { createHash } from 'node:crypto';
import { type CsvForm, csvWriter } from './csv.ts';
import type { FolderWriter, Placed } from './folder.ts';
import { MANIFEST, manifestText, type WrittenFile } from './manifest.ts';
import type { OtherFile, Plan } from './plan.ts';
import { inSlices, type Pace } from './slices.ts';
import type { Table } from './table.ts';

export type WrittenExport = {
  files: WrittenFile[];
  /** SHA-256 of the manifest, in hexadecimal: what the ledger records. */
  digest: string;
  placed: Placed;
};

/** Writes every file of a plan and the manifest, and puts the folder in its place. */
export async function writeExport(
  plan: Plan,
  folder: FolderWriter,
  program: { name: string; version: string },
  pace: Pace,
): Promise<WrittenExport> {
  const files: WrittenFile[] = [];
  const total = plan.tables.length + plan.others.length;
  const tell = (name: string) => pace.progress(files.length, total, `Writing ${name}`);
  for (const table of plan.tables) {
    tell(table.name);
    files.push(await writeTable(folder, table, plan.options.form, pace.signal));
  }
  for (const other of plan.others) {
    tell(other.name);
    files.push(await writeOther(folder, other, pace.signal));
  }
  const text = manifestText(plan, files, program);
  const last = folder.file(MANIFEST);
  last.write(text);
  files.push({ name: MANIFEST, ...last.end(), rows: null });
  pace.signal.throwIfAborted();
  const digest = createHash('sha256').update(text).digest('hex');
  return { files, digest, placed: folder.place() };
}

async function writeTable(
  folder: FolderWriter,
  table: Table,
  form: CsvForm,
  signal: AbortSignal,
): Promise<WrittenFile> {
  const file = folder.file(table.name);
  const header = table.columns.map(({ name }) => name);
  const writer = csvWriter(header, form, (piece) => file.write(piece));
  await inSlices(table.rows(), signal, (row) => writer.row(row));
  const rows = writer.end();
  return { name: table.name, ...file.end(), rows };
}

async function writeOther(folder: FolderWriter, other: OtherFile, signal: AbortSignal): Promise<WrittenFile> {
  const file = folder.file(other.name);
  await inSlices(other.pieces(), signal, (piece) => {
    if (piece.length > 0) file.write(piece);
  });
  return { name: other.name, ...file.end(), rows: other.rows };
}
