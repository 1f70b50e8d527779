/**
 * The only file that knows the SQLite driver. Opens a database with the settings that the promise
 * "a change shown as saved survives a power cut" rests on, and nothing else.
 */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/** An open database. Statements are prepared with the types of their parameters and rows. */
export type Connection = Database.Database;
export type Statement<P extends unknown[], R> = Database.Statement<P, R>;

/** Oldest SQLite without the WAL-reset race (3.51.3). */
const OLDEST_SQLITE = [3, 51, 3];

export type OpenOptions = { readOnly?: boolean; mustExist?: boolean };

/** Opens a project file. Throws the driver's error, which storage-errors.ts turns into a sentence. */
export function openFile(path: string, options: OpenOptions = {}): Connection {
  if (!existsSync(dirname(path)))
    throw Object.assign(new Error('The folder does not exist.'), { code: 'ENOENT' });
  const db = new Database(path, {
    readonly: options.readOnly ?? false,
    fileMustExist: options.mustExist ?? true,
  });
  try {
    secure(db);
    if (!db.readonly) db.pragma('synchronous = EXTRA');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A lock's own small database: opened without reading it, because another process may hold it, and never waiting. */
export function openLockFile(path: string): Connection {
  return new Database(path, { timeout: 0 });
}

/** A database in memory: for replaying a ledger beside the real tables. */
export function openMemory(): Connection {
  const db = new Database(':memory:');
  secure(db);
  return db;
}

/** The version of SQLite in use, checked against the oldest that is safe. */
export function sqliteVersion(db: Connection): string {
  const version = db.prepare<[], { v: string }>('select sqlite_version() as v').get()?.v ?? '0';
  const parts = version.split('.').map(Number);
  for (const [i, least] of OLDEST_SQLITE.entries()) {
    const part = parts[i] ?? 0;
    if (part > least) return version;
    if (part < least) throw new Error(`SQLite ${version} is too old to be safe.`);
  }
  return version;
}

function secure(db: Connection): void {
  db.exec(`
    pragma trusted_schema = OFF;
    pragma cell_size_check = ON;
    pragma secure_delete = ON;
    pragma mmap_size = 0;
    pragma temp_store = MEMORY;
    pragma busy_timeout = 3000;
    pragma recursive_triggers = OFF;
    pragma ignore_check_constraints = OFF;
    pragma cache_size = -65536;
  `);
  if (process.platform === 'darwin') db.pragma('fullfsync = ON');
}
