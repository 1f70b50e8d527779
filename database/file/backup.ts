/**
 * Backups: whole, verified copies in Concord's own folder, never at a place the user named. A backup
 * is written beside, opened, checked against the head it must have, made durable, and only then
 * given its name. Old ones go by a fixed rule; a restore opens a copy beside, never over.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Hash, hash, type Id } from '../../shared/ids.ts';
import { type Connection, openFile } from '../connection.ts';
import { openEntries } from '../ledger/entries.ts';
import { placeNew, temporaryBeside } from './write-whole.ts';

const KEEP_LATEST = 10;
const KEEP_DAYS = 7;
const KEEP_WEEKS = 4;
const DAY = 86_400_000;
const NAME = /^(\d{13})-([a-z-]+)-([0-9a-f]{64})\.concord$/;

export const backupReason = z.enum(['start', 'work', 'import', 'merge', 'erase', 'migrate', 'asked']);
export type BackupReason = z.infer<typeof backupReason>;
export type Backup = { file: string; head: Hash; bytes: number; at: number; reason: string };

/** The folder of a project's backups. */
export function backupFolder(project: Id, data: string): string {
  const folder = join(data, 'backups', project);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** Writes a backup of an open project and proves that it holds `head`. Throws where it does not. */
export function writeBackup(
  db: Connection,
  folder: string,
  head: Hash,
  reason: BackupReason,
  now: number,
): Backup {
  const file = join(folder, `${now}-${reason}-${head}.concord`);
  const temporary = temporaryBeside(file);
  try {
    db.prepare('vacuum into ?').run(temporary);
    checkBackup(temporary, head);
    placeNew(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
  prune(folder, now);
  return { file, head, bytes: statSync(file).size, at: now, reason };
}

function checkBackup(path: string, head: Hash): void {
  const db = openFile(path, { readOnly: true });
  try {
    const found = openEntries(db).last()?.hash;
    const check = db.prepare<[], { quick_check: string }>('pragma quick_check(1)').get()?.quick_check;
    if (found !== head || check !== 'ok') throw new Error('The backup just written is not the project.');
  } finally {
    db.close();
  }
}

/** The backups in a folder, newest first. */
export function listBackups(folder: string): Backup[] {
  const backups: Backup[] = [];
  for (const name of readdirSync(folder)) {
    const match = NAME.exec(name);
    if (!match) continue;
    const file = join(folder, name);
    const [, at = '0', reason = '', head = ''] = match;
    backups.push({ file, head: hash.parse(head), bytes: statSync(file).size, at: Number(at), reason });
  }
  return backups.sort((a, b) => b.at - a.at);
}

/**
 * Keeps the latest ten, the last of each day for a week, the last of each week for four, and all
 * before a migration. Days and weeks are counted from 1970 and not back from now: the last of a day
 * stays the last of that day, so what is kept today is still there when it is the only one of its week.
 */
function prune(folder: string, now: number): void {
  const kept = new Set<string>();
  const isFirst = (slot: string): boolean => !kept.has(slot) && kept.add(slot).size > 0;
  listBackups(folder).forEach((backup, i) => {
    const age = now - backup.at;
    const ofDay = isFirst(`day ${Math.floor(backup.at / DAY)}`) && age < KEEP_DAYS * DAY;
    const ofWeek = isFirst(`week ${Math.floor(backup.at / (7 * DAY))}`) && age < KEEP_WEEKS * 7 * DAY;
    if (i >= KEEP_LATEST && !ofDay && !ofWeek && backup.reason !== 'migrate')
      rmSync(backup.file, { force: true });
  });
}

/** Removes backups that hold erased words. Answers how many there were. */
export function removeBackups(folder: string): number {
  const all = listBackups(folder);
  for (const backup of all) rmSync(backup.file, { force: true });
  return all.length;
}
