/**
 * What the disk and SQLite say, as sentences a person can act on. A read that failed once is not
 * "damaged": that word is used only where SQLite says so, and never starts a repair by itself.
 */
import type { Failure } from '../../shared/errors.ts';

/** Pages that SQLite cannot read, entries that are none (cbor.ts), texts that cannot be unpacked (zlib). */
const DAMAGED = ['SQLITE_CORRUPT', 'SQLITE_NOTADB', 'CONCORD_DAMAGED', 'Z_', 'ERR_BUFFER_TOO_LARGE'];

/** The failure behind a driver or file system error; null for errors that are our own mistakes. */
export function storageFailure(error: unknown, what: string): Failure | null {
  const code = codeOf(error);
  if (code === null) return null;
  const say = (kind: Failure['kind'], message: string): Failure => ({ kind, message });
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT') {
    return say(
      'disk-full',
      `There is no room left on the disk, so ${what} was not saved. Free some space and try again; everything before it is safe.`,
    );
  }
  if (code === 'SQLITE_READONLY_DBMOVED') {
    return say(
      'conflict',
      `The project file was moved or replaced while it was open, so ${what} was not saved. Close the project and open it where it is now.`,
    );
  }
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return say(
      'unreadable',
      `The folder or file for ${what} does not exist. Check where it is, or choose another.`,
    );
  }
  if (
    code.startsWith('SQLITE_READONLY') ||
    code === 'EROFS' ||
    code === 'EACCES' ||
    code === 'EPERM' ||
    code === 'SQLITE_CANTOPEN'
  ) {
    return say(
      'read-only',
      `The place does not allow writing, so ${what} was not saved. Check the permissions of the folder, or work on a copy elsewhere.`,
    );
  }
  if (code.startsWith('SQLITE_BUSY') || code === 'SQLITE_LOCKED') {
    return say(
      'already-open',
      `Another program holds the project file, so ${what} was not saved. Close it there and try again.`,
    );
  }
  if (DAMAGED.some((start) => code.startsWith(start))) {
    return say(
      'damaged',
      `The project file could not be read correctly, so ${what} was not done. Reopen the project; if it happens again, open a backup.`,
    );
  }
  if (code.startsWith('SQLITE_IOERR') || code === 'EIO' || code.startsWith('SQLITE_')) {
    return say(
      'storage',
      `The disk answered with an error, so ${what} was not saved. Check the drive and reopen the project; everything before it is safe.`,
    );
  }
  return null;
}

/** The code of a driver or system error, or null. */
export function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null;
  return typeof error.code === 'string' ? error.code : null;
}
