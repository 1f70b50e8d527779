/**
 * One writer for each project file on this machine. The lock is an open exclusive transaction on a
 * small database in Concord's own folder: it is held by the process, so it is free at once when the
 * process dies, and no stale lock or heartbeat can exist.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { openLockFile } from '../connection.ts';
import { codeOf } from './storage-errors.ts';

export type Lock = { release(): void };

/** Takes the lock of a file, or answers null where another process has it. */
export function takeLock(path: string, folder: string): Lock | null {
  const locks = join(folder, 'locks');
  mkdirSync(locks, { recursive: true, mode: 0o700 });
  const { dev, ino } = statSync(path, { bigint: true });
  const name = createHash('sha256').update(`${dev}:${ino}`).digest('hex').slice(0, 32);
  const db = openLockFile(join(locks, `${name}.lock`));
  try {
    db.exec('begin exclusive');
    return { release: () => db.close() };
  } catch (error) {
    db.close();
    if (codeOf(error)?.startsWith('SQLITE_BUSY')) return null;
    throw error;
  }
}
