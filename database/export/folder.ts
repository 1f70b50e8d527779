/**
 * A folder written as a whole: everything goes into a temporary folder beside the target, is forced
 * to the disk, and is renamed as one. Whoever looks finds the whole export or none. An export that is
 * to be replaced is kept until the new one stands and is recorded.
 */
import { createHash } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { z } from 'zod';
import type { Failure } from '../../shared/errors.ts';
import { done, type Result } from '../../shared/result.ts';
import { codeOf, storageFailure } from '../file/storage-errors.ts';
import { syncFolder, temporaryBeside } from '../file/write-whole.ts';
import { MANIFEST, manifest } from './manifest.ts';

export type OpenFile = {
  write(piece: string | Uint8Array): void;
  /** Forces the file to the disk; answers its length in bytes and SHA-256 in hexadecimal. */
  end(): { bytes: number; sha256: string };
};

export type FolderWriter = {
  /** Begins a file; `name` may hold one folder: "texts/a.txt". One file at a time. */
  file(name: string): OpenFile;
  /** Puts the folder in its place. Throws the system's error, with the old folder back in its place. */
  place(): Placed;
  /** Removes what was written so far. Harmless after `place`. */
  discard(): void;
};

/** A folder in its place. `keep` removes what it replaced, `undo` puts that back. Neither throws. */
export type Placed = { keep(): void; undo(): void };

const BUFFERED = 1 << 18;

/** Begins a folder that will stand at `target`. Refused where something is there that must not be replaced. */
export function beginFolder(target: string, overwrite: boolean): Result<FolderWriter> {
  const refused = targetProblem(target, overwrite);
  if (refused) return { ok: false, error: refused };
  const temporary = temporaryBeside(target);
  const folders = new Set([temporary]);
  let open: number | null = null;
  mkdirSync(temporary, { mode: 0o700 });

  function file(name: string): OpenFile {
    const path = join(temporary, ...name.split('/'));
    if (!folders.has(dirname(path))) {
      mkdirSync(dirname(path), { mode: 0o700 });
      folders.add(dirname(path));
    }
    const handle = openSync(path, 'wx', 0o600);
    open = handle;
    const digest = createHash('sha256');
    let waiting: Uint8Array[] = [];
    let size = 0;
    let bytes = 0;
    const flush = (): void => {
      const block = Buffer.concat(waiting);
      for (let at = 0; at < block.length; ) at += writeSync(handle, block, at);
      digest.update(block);
      bytes += block.length;
      waiting = [];
      size = 0;
    };
    return {
      write(piece) {
        const block = typeof piece === 'string' ? Buffer.from(piece, 'utf8') : piece;
        waiting.push(block);
        size += block.length;
        if (size >= BUFFERED) flush();
      },
      end() {
        flush();
        fsyncSync(handle);
        closeSync(handle);
        open = null;
        return { bytes, sha256: digest.digest('hex') };
      },
    };
  }

  return done({
    file,
    place: () => {
      for (const folder of folders) syncFolder(folder);
      return placeFolder(temporary, target);
    },
    discard() {
      if (open !== null) closeSync(open);
      open = null;
      rmSync(temporary, { recursive: true, force: true });
    },
  });
}

function placeFolder(temporary: string, target: string): Placed {
  const old = temporaryBeside(target);
  const replaces = exists(target);
  if (replaces) renameSync(target, old);
  try {
    renameSync(temporary, target);
    syncFolder(dirname(target));
  } catch (error) {
    if (replaces && !exists(target)) renameSync(old, target);
    throw error;
  }
  return {
    keep: () => quietly(() => rmSync(old, { recursive: true, force: true })),
    undo: () =>
      quietly(() => {
        rmSync(target, { recursive: true, force: true });
        if (replaces) renameSync(old, target);
      }),
  };
}

/** For tidying up after the outcome is decided: a failure here must not hide it. */
function quietly(act: () => void): void {
  try {
    act();
  } catch (error) {
    if (codeOf(error) === null) throw error;
  }
}

function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Why nothing may be written at a target; null when it may. */
function targetProblem(target: string, overwrite: boolean): Failure | null {
  const name = basename(target);
  const there = lstatSync(target, { throwIfNoEntry: false });
  const say = (kind: Failure['kind'], message: string): Failure => ({ kind, message });
  if (there === undefined) {
    if (lstatSync(dirname(target), { throwIfNoEntry: false }) !== undefined) return null;
    return say('unreadable', `The folder for “${name}” does not exist. Make it first, or choose another.`);
  }
  if (!overwrite) return say('exists', `“${name}” is already there. Choose another name, or replace it.`);
  if (!there.isDirectory())
    return say(
      'exists',
      `“${name}” is not a folder with an export, so it is not replaced. Choose another name.`,
    );
  const strange = strangeFile(target);
  if (strange === null) return null;
  return say(
    'exists',
    strange === ''
      ? `“${name}” is not an export of Concord, so it is not replaced. Choose another name.`
      : `“${name}” also holds “${strange}”, which is not part of the export, so it is not replaced. Move that file, or choose another name.`,
  );
}

/** A file in an export's folder that is not its own; '' where the folder is no export at all, null where all is its own. */
function strangeFile(folder: string): string | null {
  let known: z.infer<typeof manifest>;
  try {
    known = manifest.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
  } catch {
    return '';
  }
  const own = new Set([MANIFEST, ...known.files.map((file) => file.name)]);
  const folders = new Set(known.files.flatMap(({ name }) => (name.includes('/') ? [dirname(name)] : [])));
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    const name = join(entry.parentPath, entry.name)
      .slice(folder.length + 1)
      .replaceAll('\\', '/');
    if (entry.isDirectory() ? !folders.has(name) : !own.has(name)) return entry.name;
  }
  return null;
}

/** What the system says about writing a folder, as a sentence; null for our own mistakes. */
export function folderFailure(error: unknown, target: string): Failure | null {
  const code = codeOf(error);
  const name = basename(target);
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return {
      kind: 'unreadable',
      message: `The folder for “${name}” does not exist. Make it first, or choose another.`,
    };
  if (code === 'EEXIST' || code === 'ENOTEMPTY')
    return { kind: 'exists', message: `“${name}” is already there. Choose another name, or replace it.` };
  if (code === 'ENAMETOOLONG')
    return {
      kind: 'invalid',
      message: 'The name of the export is too long for this disk. Choose a shorter one.',
    };
  return storageFailure(error, `the export “${name}”`);
}
