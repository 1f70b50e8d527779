/** Writes files so that a reader finds the old one or the new one, never a part. */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf } from './storage-errors.ts';

/** Writes a small file through a temporary one beside it. Throws the system's error. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const temporary = temporaryBeside(path);
  try {
    const handle = openSync(temporary, 'wx', 0o600);
    try {
      const bytes = typeof content === 'string' ? Buffer.from(content) : content;
      for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    renameSync(temporary, path);
    syncFolder(dirname(path));
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A name in the same folder that nobody else uses. */
export function temporaryBeside(path: string): string {
  return join(dirname(path), `.concord-${randomBytes(8).toString('hex')}.tmp`);
}

/** Whether a file in a folder is such a one; what a killed process left may be taken away. */
export function isTemporary(name: string): boolean {
  return /^\.concord-[0-9a-f]{16}\.tmp(-journal)?$/.test(name);
}

/** Moves a finished temporary file to a name that must be free. Throws EEXIST where it is taken. */
export function placeNew(temporary: string, path: string): void {
  syncFile(temporary);
  try {
    linkSync(temporary, path);
    rmSync(temporary);
  } catch (error) {
    if (codeOf(error) === 'EEXIST' || existsSync(path)) throw error;
    renameSync(temporary, path); // a file system without hard links
  }
  syncFolder(dirname(path));
}

/** Makes sure that a file's bytes are on disk. */
export function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Makes sure that names in a folder are on disk. Windows has no such call and needs none. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
