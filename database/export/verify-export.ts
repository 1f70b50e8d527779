/**
 * Proves an export against the project it came from. The state at the manifest's head is folded anew
 * from the ledger (never taken from the project's tables), the export is planned again with the
 * manifest's options, and every row and byte is compared with what stands in the folder. So a changed
 * character is found although every digest was corrected, and so is a row that was left out or added.
 * Words that were erased from the project since are told apart from what is wrong.
 */
import { createHash } from 'node:crypto';
import { closeSync, lstatSync, openSync, readFileSync, readSync, realpathSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { z } from 'zod';
import { ERASE } from '../ledger/erased.ts';
import type { Store } from '../store.ts';
import { compareTable, type Finding, type Told } from './compare-table.ts';
import { MANIFEST, manifest, manifestText } from './manifest.ts';
import { type OtherFile, type Plan, planExport } from './plan.ts';
import { inSlices, type Pace, quietPace } from './slices.ts';
import { type ExportView, viewAt } from './view.ts';

export type ExportProof = {
  path: string;
  ok: boolean;
  /** Rows of the tables that were compared. */
  rows: number;
  /** Rows and files whose words were erased from the project since: neither proven nor wrong. */
  erased: number;
  /** Whether the project's ledger records this very export. */
  recorded: boolean;
  /** `row` counts from 1 after the header, or is null for a file as a whole. */
  problems: { row: number | null; file: string; message: string }[];
};

type Manifest = z.infer<typeof manifest>;

const MAX_PROBLEMS = 200;
const MAX_MANIFEST = 64 * 1_048_576;
const BLOCK = 1_048_576;
const SCRIPT = 'verify.py';

/** Compares a folder with the project. Never throws for what is in the folder; stops when `pace.signal` says so. */
export async function verifyExport(
  path: string,
  store: Store,
  pace: Pace = quietPace(),
): Promise<ExportProof> {
  const proof: ExportProof = { path, ok: false, rows: 0, erased: 0, recorded: false, problems: [] };
  const wrong = (file: string, message: string, row: number | null = null): void => {
    if (proof.problems.length < MAX_PROBLEMS) proof.problems.push({ row, file, message });
  };
  const read = readManifest(path);
  if (typeof read === 'string') wrong(MANIFEST, read);
  else await prove(read, { path, store, pace, proof, wrong });
  return { ...proof, ok: proof.problems.length === 0 };
}

type Work = {
  path: string;
  store: Store;
  pace: Pace;
  proof: ExportProof;
  wrong(file: string, message: string, row?: number | null): void;
};

type ReadManifest = { text: string; value: Manifest };

/** The manifest of a folder, or what is wrong with it. */
function readManifest(folder: string): ReadManifest | string {
  const file = fileIn(folder, MANIFEST);
  if (file === null || file.bytes > MAX_MANIFEST)
    return 'There is no manifest, so this is no export of Concord.';
  try {
    const text = readFileSync(file.path, 'utf8');
    const parsed = manifest.safeParse(JSON.parse(text));
    return parsed.success
      ? { text, value: parsed.data }
      : 'The manifest has another shape than Concord writes.';
  } catch {
    return 'The manifest cannot be read.';
  }
}

/** A plain file inside a folder; null where there is none or the name leads elsewhere. */
function fileIn(folder: string, name: string): { path: string; bytes: number } | null {
  const path = join(folder, name);
  try {
    const there = lstatSync(path);
    if (!there.isFile() || !realpathSync(path).startsWith(realpathSync(folder) + sep)) return null;
    return { path, bytes: there.size };
  } catch {
    return null; // not there, not readable, or a name that no file can have
  }
}

async function prove({ text, value }: ReadManifest, work: Work): Promise<void> {
  const { store, pace, proof, wrong } = work;
  if (value.project.id !== store.identity.project) {
    wrong(MANIFEST, 'The export comes from another project.');
    return;
  }
  for (const file of value.files) await proveFile(file, work);
  const view = await viewAt(store, value.head, pace);
  if (view === null) {
    wrong(MANIFEST, 'The manifest names a state that this project never had.');
    return;
  }
  try {
    const erasedSince = wasErasedSince(view);
    proof.recorded = isRecorded(store, createHash('sha256').update(text).digest('hex'));
    const plan = planExport(view, value.options);
    if (!plan.ok)
      wrong(MANIFEST, 'The manifest names coders, codes or documents that the project does not have.');
    else await provePlan(plan.value, value, text, erasedSince, work);
  } finally {
    view.close();
  }
}

/** Bytes and digest of one file against the manifest. */
async function proveFile(file: Manifest['files'][number], work: Work): Promise<void> {
  const there = fileIn(work.path, file.name);
  if (there === null) {
    work.wrong(file.name, 'The file is missing.');
    return;
  }
  const digest = createHash('sha256');
  await inSlices(blocksOf(there.path), work.pace.signal, (block) => digest.update(block));
  if (there.bytes !== file.bytes)
    work.wrong(file.name, `The file has ${there.bytes} bytes, the manifest says ${file.bytes}.`);
  else if (digest.digest('hex') !== file.sha256)
    work.wrong(file.name, 'The file was changed: its digest is not the one in the manifest.');
}

function* blocksOf(path: string): Generator<Uint8Array> {
  const handle = openSync(path, 'r');
  try {
    for (;;) {
      const block = Buffer.allocUnsafe(BLOCK);
      const length = readSync(handle, block);
      if (length === 0) return;
      yield block.subarray(0, length);
    }
  } finally {
    closeSync(handle);
  }
}

function* textOf(path: string): Generator<string> {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  for (const block of blocksOf(path)) yield decoder.decode(block, { stream: true });
  yield decoder.decode();
}

/** Whether words were erased after the state of a view. */
function wasErasedSince(view: ExportView): boolean {
  for (const { seq, command } of view.entries.envelopes()) {
    if (command === ERASE && view.only !== null && !view.only.has(seq)) return true;
  }
  return false;
}

/** Whether an entry of the ledger names this manifest. */
function isRecorded(store: Store, digest: string): boolean {
  for (const { seq, command } of store.entries.envelopes()) {
    if (command !== 'project.export') continue;
    const args = store.entries.read(seq).payload?.args;
    if (typeof args === 'object' && args !== null && 'digest' in args && args.digest === digest) return true;
  }
  return false;
}

async function provePlan(plan: Plan, value: Manifest, text: string, erasedSince: boolean, work: Work) {
  const { proof, wrong, pace } = work;
  const listed = new Map(value.files.map((file) => [file.name, file]));
  const planned = [...plan.tables, ...plan.others];
  for (const { name } of planned) {
    if (!listed.has(name)) wrong(MANIFEST, `“${name}” belongs to this export and is not in the manifest.`);
    listed.delete(name);
  }
  for (const name of listed.keys()) {
    if (erasedSince && name.startsWith('texts/')) proof.erased++;
    else wrong(name, 'The file does not belong to such an export.');
  }
  // What the ledger records is the manifest as it was written; otherwise it must be what would be written.
  if (!proof.recorded && !erasedSince && manifestText(plan, value.files, value.program) !== text)
    wrong(MANIFEST, 'The manifest is not what the project says about this export.');
  const take = (file: string) => (told: Told) => {
    if (told === 'row') proof.rows++;
    else if (told !== 'pause') note(file, told);
  };
  const note = (file: string, found: Finding): void => {
    if (found.kind === 'erased') proof.erased++;
    else wrong(file, found.message, found.row);
  };
  for (const [i, table] of plan.tables.entries()) {
    pace.progress(i, planned.length, `Checking ${table.name}`);
    const file = fileIn(work.path, table.name);
    if (file === null) continue;
    const findings = compareTable(table, textOf(file.path), plan.options.form, erasedSince);
    await inSlices(findings, pace.signal, take(table.name));
  }
  for (const other of plan.others) {
    const file = fileIn(work.path, other.name);
    // The script may be of another version of Concord; its digest was compared with the manifest.
    if (file === null || other.name === SCRIPT) continue;
    await inSlices(compareBytes(other, file.path, erasedSince), pace.signal, take(other.name));
  }
}

/** A file that is no table, byte by byte; the first difference is named by its line. */
function* compareBytes(other: OtherFile, path: string, erasedSince: boolean): Generator<Finding> {
  const should = rechunked(other.pieces());
  let line = 1;
  for (const block of blocksOf(path)) {
    const expected = should.take(block.length);
    if (expected.equals(block)) {
      line += countBreaks(block, block.length);
      continue;
    }
    const at = firstDifference(expected, block);
    const row = line + countBreaks(block, at) - (other.rows === null ? 0 : 1);
    return yield erasedSince
      ? { kind: 'erased', row, message: 'Words in it were erased since.' }
      : {
          kind: 'wrong',
          row,
          message: `Not what the project says, from line ${line + countBreaks(block, at)} on.`,
        };
  }
  if (should.take(1).length > 0)
    yield { kind: erasedSince ? 'erased' : 'wrong', row: null, message: 'The end of the file is missing.' };
}

/** Pieces of any size, taken in sizes that the caller asks for; fewer bytes only at the end. */
function rechunked(pieces: Iterable<string | Uint8Array>): { take(length: number): Buffer } {
  const source = pieces[Symbol.iterator]();
  let waiting: Uint8Array[] = [];
  let size = 0;
  return {
    take(length) {
      while (size < length) {
        const next = source.next();
        if (next.done) break;
        const piece = typeof next.value === 'string' ? Buffer.from(next.value, 'utf8') : next.value;
        waiting.push(piece);
        size += piece.length;
      }
      const whole = Buffer.concat(waiting);
      waiting = [whole.subarray(length)];
      size = Math.max(0, whole.length - length);
      return whole.subarray(0, length);
    },
  };
}

function firstDifference(a: Uint8Array, b: Uint8Array): number {
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at++;
  return at;
}

function countBreaks(bytes: Uint8Array, end: number): number {
  let breaks = 0;
  for (let at = bytes.indexOf(10); at >= 0 && at < end; at = bytes.indexOf(10, at + 1)) breaks++;
  return breaks;
}
