/**
 * The last part of every erasure, wherever it came from: Concord's own backups, which hold the words, are
 * removed, and the file is compacted, so that no free page keeps them. It is owed from the transaction
 * that erased until it is done, also across a crash or a full disk. A fresh backup comes after it.
 */
import type { Connection } from './connection.ts';
import { removeBackups } from './file/backup.ts';
import { storageFailure } from './file/storage-errors.ts';
import { dropMeta, readMeta, writeMeta } from './meta.ts';
import { emptyTextIndex } from './search/text-index.ts';

const OWED = 'compaction';

/** Notes, inside the transaction that erases, that compaction is owed; empties the text index, which holds the words too. */
export function oweCompaction(db: Connection): void {
  emptyTextIndex(db);
  writeMeta(db, OWED, 'owed');
}

/** Whether an erasure has not been finished. */
export function owesCompaction(db: Connection): boolean {
  return readMeta(db, OWED) !== null;
}

export type Compaction = { backupsRemoved: number; done: boolean };

/**
 * Removes the backups and compacts the file. `done` is false where the disk did not allow it; then it
 * stays owed and is tried again when the project is next opened.
 */
export function compact(db: Connection, backups: string): Compaction {
  const backupsRemoved = removeBackups(backups);
  try {
    db.exec('vacuum');
    dropMeta(db, OWED);
    return { backupsRemoved, done: true };
  } catch (error) {
    if (storageFailure(error, 'compacting the file') === null) throw error;
    return { backupsRemoved, done: false };
  }
}
