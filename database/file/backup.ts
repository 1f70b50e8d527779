/**
 * Backups: whole, verified copies in Concord's own folder, never at a place the user named. A backup
 * is written beside, opened, checked, made durable, and only then given its name, which tells the head
 * it has. Copying and checking go in slices, so that work goes on meanwhile; what is written meanwhile
 * is in the copy. Old ones go by a fixed rule; a restore opens a copy beside, never over.
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { type Hash, hash, type Id } from '../../shared/ids.ts';
import { type Connection, openFile } from '../connection.ts';
import { openEntries } from '../ledger/entries.ts';
import { isTemporary, placeNew, temporaryBeside } from './write-whole.ts';

const KEEP_LATEST = 10;
const KEEP_DAYS = 7;
const KEEP_WEEKS = 4;
const DAY = 86_400_000;
/** Not a megabyte: a few milliseconds, also where the disk has to take them. */
const PAGES_AT_ONCE = 200;
/** Slices between two handings to the disk. */
const FLUSH_EVERY = 20;
/** Of a file with fewer pages everything is checked at once, in a few milliseconds. */
const FEW_PAGES = 500;
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

/** Thrown where a backup was stopped: the project is being closed, or words are erased that it would keep. */
export class BackupStopped extends Error {
  override name = 'BackupStopped';
}

export type Order = {
  db: Connection;
  folder: string;
  /** Where it is written until it is whole; see `temporaryIn`. */
  temporary: string;
  reason: BackupReason;
  now: number;
  signal: AbortSignal;
};

/** A name for a backup that is not whole yet. */
export function temporaryIn(folder: string): string {
  return temporaryBeside(join(folder, 'backup'));
}

/** Writes a backup of an open project and proves that it can be read. Throws where it cannot, and `BackupStopped`. */
export async function writeBackup({ db, folder, temporary, reason, now, signal }: Order): Promise<Backup> {
  try {
    await copyInSlices(db, temporary, signal);
    const head = await checkedHead(temporary, signal);
    if (signal.aborted) throw new BackupStopped();
    const file = join(folder, `${now}-${reason}-${head}.concord`);
    placeNew(temporary, file);
    prune(folder, now);
    return { file, head, bytes: statSync(file).size, at: now, reason };
  } catch (error) {
    // Whatever fails on what has been taken away meanwhile.
    if (signal.aborted) throw new BackupStopped();
    throw error;
  } finally {
    rmSync(temporary, { force: true });
  }
}

async function copyInSlices(db: Connection, to: string, signal: AbortSignal): Promise<void> {
  const pages = db.pragma('page_count', { simple: true });
  const flushed = flushing(to);
  let slices = 0;
  try {
    const { totalPages } = await db.backup(to, {
      progress() {
        if (signal.aborted) throw new BackupStopped();
        if (++slices % FLUSH_EVERY === 0) flushed.start();
        return PAGES_AT_ONCE;
      },
    });
    // A file that could not be read at all counts as copied there.
    if (typeof pages === 'number' && totalPages < pages)
      throw new Error('The backup just written is not whole.');
  } finally {
    await flushed.end();
  }
}

/** Hands what is written to the disk as it comes, beside the work: at the end all at once would hold it up. */
function flushing(file: string): { start(): void; end(): Promise<void> } {
  let running: Promise<void> | null = null;
  const flush = async (): Promise<void> => {
    try {
      const handle = await open(file, 'r+');
      await handle.sync().finally(() => handle.close());
    } catch {
      // That it failed is found when the finished file is made durable.
    }
    running = null;
  };
  return {
    start() {
      running ??= flush();
    },
    end: async () => void (await running),
  };
}

/** The head of a copy in which everything can be read. */
async function checkedHead(path: string, signal: AbortSignal): Promise<Hash> {
  const db = openFile(path, { readOnly: true });
  try {
    for (const part of partsOf(db)) {
      const check = db.prepare<[], { quick_check: string }>(`pragma quick_check(${part})`).get();
      if (check?.quick_check !== 'ok') throw new Error('The backup just written is damaged.');
      await new Promise((resolve) => setImmediate(resolve));
      if (signal.aborted) throw new BackupStopped();
    }
    const head = openEntries(db).last()?.hash;
    if (head === undefined) throw new Error('The backup just written is empty.');
    return head;
  } finally {
    db.close();
  }
}

/** What is checked at a time: a small file as a whole, which takes a few milliseconds; else each table. */
function partsOf(db: Connection): readonly string[] {
  const pages = db.pragma('page_count', { simple: true });
  if (typeof pages === 'number' && pages <= FEW_PAGES) return ['1'];
  return db
    .prepare<[], string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite%'")
    .pluck()
    .all()
    .map((table) => `"${table}"`);
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
  for (const name of readdirSync(folder)) {
    // Left by a process that was killed; a younger one may be the work of another.
    const { mtimeMs } = statSync(join(folder, name), { throwIfNoEntry: false }) ?? { mtimeMs: now };
    if (isTemporary(name) && Math.abs(now - mtimeMs) > DAY) rmSync(join(folder, name), { force: true });
  }
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

/** Removes backups that hold erased words, finished or not. Answers how many were finished. */
export function removeBackups(folder: string): number {
  const all = listBackups(folder);
  for (const backup of all) rmSync(backup.file, { force: true });
  for (const name of readdirSync(folder)) if (isTemporary(name)) rmSync(join(folder, name), { force: true });
  return all.length;
}
