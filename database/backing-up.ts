/**
 * The backups of one open project: one is made at a time, in slices beside the work, and none of a state that
 * is backed up already. Closing, and erasing words, stops the one that is being made and leaves nothing of it.
 */
import { rmSync } from 'node:fs';
import type { Connection } from './connection.ts';
import {
  type Backup,
  type BackupReason,
  BackupStopped,
  listBackups,
  temporaryIn,
  writeBackup,
} from './file/backup.ts';
import { storageFailure } from './file/storage-errors.ts';

const BETWEEN_IMPORTS_MS = 10 * 60_000;

/** `head` is that of the project as it is now, `now` the clock in milliseconds. */
export function openBackups(of: { db: Connection; folder: string; head(): string; now(): number }) {
  const { db, folder } = of;
  let last: Promise<unknown> = Promise.resolve();
  let running: { temporary: string; controller: AbortController } | null = null;

  async function make(reason: BackupReason): Promise<Backup> {
    if (!db.open) throw new BackupStopped();
    const newest = listBackups(folder)[0];
    if (newest?.head === of.head()) return newest;
    const mine = { temporary: temporaryIn(folder), controller: new AbortController() };
    running = mine;
    const { signal } = mine.controller;
    try {
      return await writeBackup({ db, folder, temporary: mine.temporary, reason, now: of.now(), signal });
    } finally {
      if (running === mine) running = null;
    }
  }

  /** A verified backup of the present state: a new one, or the newest where nothing changed since. */
  function backup(reason: BackupReason): Promise<Backup> {
    const made = last.then(() => make(reason));
    last = made.catch(() => undefined);
    return made;
  }

  /** Stops the one that is being made; whoever waits for it gets a `BackupStopped`. */
  function stop(): void {
    running?.controller.abort();
    running = null;
  }

  return {
    folder,
    backup,
    /** Importing can be undone, so many imports in a row share one backup of what stood before. */
    async beforeImport(): Promise<void> {
      const newest = listBackups(folder)[0];
      if (newest === undefined || Math.abs(of.now() - newest.at) >= BETWEEN_IMPORTS_MS)
        await backup('import');
    },
    /**
     * The one that stands for those removed. The words are gone whether the disk has room for it now or not, and
     * the next one comes by itself.
     */
    async afterErasing(): Promise<void> {
      try {
        await backup('erase');
      } catch (error) {
        if (!(error instanceof BackupStopped) && storageFailure(error, 'the backup') === null) throw error;
      }
    },
    stop,
    /** The same, once the database is closed: nothing holds what is there of it any more. */
    leaveNothing(): void {
      const temporary = running?.temporary;
      stop();
      if (temporary !== undefined) rmSync(temporary, { force: true });
    },
  };
}
