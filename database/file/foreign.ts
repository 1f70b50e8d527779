/** Opening a colleague's file: for reading only, and only if its schema is exactly one that Concord writes. */
import { done, type Result, refuse } from '../../shared/result.ts';
import { type Connection, openFile } from '../connection.ts';
import { schemaProblem } from './schema-check.ts';
import { storageFailure } from './storage-errors.ts';

/** An open read-only connection. The file must have passed the gate. */
export function openForeign(path: string, name: string): Result<Connection> {
  let db: Connection | null = null;
  try {
    db = openFile(path, { readOnly: true });
    db.pragma('query_only = ON');
    const problem = schemaProblem(db);
    if (problem === null) return done(db);
    db.close();
    return refuse('damaged', `“${name}” ${problem}`);
  } catch (error) {
    db?.close();
    const failure = storageFailure(error, `reading “${name}”`);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
}
