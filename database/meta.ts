/** Facts about the file that belong to this machine, kept in the table `meta`. */
import type { Connection } from './connection.ts';

/** A fact, or null where it is not noted. */
export function readMeta(db: Connection, key: string): string | null {
  return (
    db.prepare<[string], { value: string }>('select value from meta where key = ?').get(key)?.value ?? null
  );
}

/** Notes a fact. */
export function writeMeta(db: Connection, key: string, value: string): void {
  db.prepare(
    'insert into meta(key, value) values (?, ?) on conflict(key) do update set value = excluded.value',
  ).run(key, value);
}

/** Forgets a fact. */
export function dropMeta(db: Connection, key: string): void {
  db.prepare('delete from meta where key = ?').run(key);
}
