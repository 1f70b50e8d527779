/**
 * Backups that nobody asks for: one at the start of a session when the project changed since the
 * last, and one after every half hour of work. Begun only while nobody waits for an answer; that the
 * disk does not allow one is logged and tried again, and never stops the work.
 */
import { BackupStopped, listBackups } from './file/backup.ts';
import { storageFailure } from './file/storage-errors.ts';
import type { Project } from './project.ts';

const EVERY_MS = 30 * 60_000;
/** How often the server should ask. */
export const LOOK_EVERY_MS = 20_000;

export type AutomaticBackups = { look(now: number): Promise<void> };

/** The automatic backups of one session. `look` is called now and then while the server is idle. */
export function automaticBackups(project: Project, log: (code: string) => void): AutomaticBackups {
  let started = false;
  let isRunning = false;
  return {
    async look(now): Promise<void> {
      if (project.readOnly || isRunning) return;
      const newest = listBackups(project.backups.folder)[0];
      if (newest?.head === project.store.head()) {
        started = true;
        return;
      }
      // A clock that was set back must not stop backups.
      const isDue = !started || newest === undefined || Math.abs(now - newest.at) >= EVERY_MS;
      if (!isDue) return;
      isRunning = true;
      try {
        await project.backups.backup(started ? 'work' : 'start');
        started = true;
      } catch (error) {
        if (error instanceof BackupStopped) return;
        if (storageFailure(error, 'the backup') === null) throw error;
        log('backup-failed');
      } finally {
        isRunning = false;
      }
    },
  };
}
