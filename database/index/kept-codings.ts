/**
 * The coding index as it was when the project was closed, so that opening a large one need not read every
 * coding again. It lies in Concord's own folder and not in the project: numbers only, no words.
 *
 * It is taken only where the project itself says so. Closing notes the head and the digest of these bytes in
 * the file; opening takes that note away before anything can be written, and passes it on only where the head
 * is still the same. So what is old, damaged, of another copy or of another version of the program, and what a
 * killed process left, has no note that fits: it is removed, and the rows are read.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hash, Id } from '../../shared/ids.ts';
import type { Connection } from '../connection.ts';
import { codeOf, storageFailure } from '../file/storage-errors.ts';
import { temporaryBeside } from '../file/write-whole.ts';
import { openEntries } from '../ledger/entries.ts';
import { dropMeta, readMeta, writeMeta } from '../meta.ts';
import { projectionFingerprint } from '../projection/schema.ts';
import type { CodingColumns, CodingIndex } from './codings.ts';

/** Raise when the columns, their order, or what placed-codings.ts puts into them change. */
const LAYOUT = 1;
/** Eight columns of four bytes and one of one. */
const ROW_BYTES = 33;
/** Projects whose index is kept: those closed last. */
const MOST_KEPT = 12;
const NAME = /^[0-9a-f-]{36}-[0-9a-f]{16}\.index$/;

const NOTE = 'kept-codings';

/** The digest that a project's file notes, where its head is still the one of that time. */
export function notedDigest(db: Connection): string | null {
  const [head, digest = null] = readMeta(db, NOTE)?.split(' ') ?? [];
  return head !== undefined && head === openEntries(db).last()?.hash ? digest : null;
}

/** Notes, in the transaction that closes a project, what was kept of it. */
export function writeNote(db: Connection, head: Hash, digest: string): void {
  writeMeta(db, NOTE, `${head} ${digest}`);
}

/** Takes the note away, in the transaction that opens a project: from then on anything may be written. */
export function dropNote(db: Connection): void {
  dropMeta(db, NOTE);
}

/** Whose index: the installation's folder, the project and where its file lies. */
export type Owner = { data: string; project: Id; path: string; readOnly: boolean };
export type KeptCodings = ReturnType<typeof openKeptCodings>;

/** The kept index of one open project. `digest` is what the project's file notes of it, null where nothing fits. */
export function openKeptCodings({ data, project, path, readOnly }: Owner, digest: string | null) {
  const folder = join(data, 'indexes');
  const place = createHash('sha256').update(path).digest('hex').slice(0, 16);
  const file = join(folder, `${project}-${place}.index`);
  /** The digest of the file while it says what the project says. */
  let fitting = digest;
  if (fitting === null) discard();

  function discard(): void {
    fitting = null;
    if (!readOnly) rmSync(file, { force: true });
  }

  return {
    /** The codings as they were kept; null where they were not, or are not proven to be the present ones. */
    read(): CodingColumns | null {
      if (fitting === null) return null;
      const bytes = readOrNull(file);
      if (bytes !== null && digestOf(bytes) === fitting) return unpackColumns(bytes);
      discard();
      return null;
    },
    /** Something was written that may have moved a coding. */
    outdate(): void {
      fitting = null;
    },
    /** Keeps an index, where that is not done already. Answers the digest to note; null where nothing is kept. */
    keep(index: CodingIndex | null): string | null {
      if (fitting !== null || index === null || readOnly) return fitting;
      const bytes = packColumns(index);
      if (!written(file, folder, bytes)) return null;
      fitting = digestOf(bytes);
      prune(folder);
      return fitting;
    },
    /** Removes what is kept of this project, wherever its copies lie: after an erasure. */
    erase(): void {
      fitting = null;
      for (const name of namesIn(folder))
        if (name.startsWith(project)) rmSync(join(folder, name), { force: true });
    },
  };
}

function readOrNull(file: string): Uint8Array | null {
  try {
    return readFileSync(file);
  } catch (error) {
    if (codeOf(error) === null) throw error;
    return null;
  }
}

/** Not made durable: bytes that a power cut loses have another digest. */
function written(file: string, folder: string, bytes: Uint8Array): boolean {
  const temporary = temporaryBeside(file);
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(temporary, bytes, { mode: 0o600, flag: 'wx' });
    renameSync(temporary, file);
    return true;
  } catch (error) {
    if (storageFailure(error, 'keeping the index of codings') === null) throw error;
    return false;
  } finally {
    rmSync(temporary, { force: true });
  }
}

function prune(folder: string): void {
  const files = namesIn(folder).map((name) => join(folder, name));
  const byAge = files.map((file) => ({ file, at: statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0 }));
  byAge.sort((a, b) => b.at - a.at);
  for (const { file } of byAge.slice(MOST_KEPT)) rmSync(file, { force: true });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((name) => NAME.test(name));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(`${LAYOUT} ${projectionFingerprint()} `).update(bytes).digest('hex');
}

/** The rows in reading order, source by source, column after column. */
function packColumns(index: CodingIndex): Uint8Array {
  const columns = index.columns();
  const bytes = new Uint8Array(index.size() * ROW_BYTES);
  const packed = columnsOver(bytes);
  let row = 0;
  for (const source of index.sources()) {
    for (const at of index.bySource(source)) {
      packed.key[row] = columns.key[at] ?? 0;
      packed.source[row] = source;
      packed.start[row] = columns.start[at] ?? 0;
      packed.end[row] = columns.end[at] ?? 0;
      packed.code[row] = columns.code[at] ?? 0;
      packed.coder[row] = columns.coder[at] ?? 0;
      packed.round[row] = columns.round[at] ?? 0;
      packed.definition[row] = columns.definition[at] ?? 0;
      packed.layer[row] = columns.layer[at] ?? 0;
      row += 1;
    }
  }
  return bytes;
}

/** Columns that are these bytes; copied only where they do not begin at a multiple of four. */
function unpackColumns(bytes: Uint8Array): CodingColumns {
  return columnsOver(bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes));
}

function columnsOver({ buffer, byteOffset, byteLength }: Uint8Array): CodingColumns {
  const length = byteLength / ROW_BYTES;
  const column = (n: number): Int32Array => new Int32Array(buffer, byteOffset + n * 4 * length, length);
  return {
    length,
    key: column(0),
    source: column(1),
    start: column(2),
    end: column(3),
    code: column(4),
    coder: column(5),
    round: column(6),
    definition: column(7),
    layer: new Uint8Array(buffer, byteOffset + 32 * length, length),
  };
}
