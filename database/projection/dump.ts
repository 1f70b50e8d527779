/**
 * The canonical form of a project's state: one line for each object, sorted, with ids instead of
 * integer keys and without the cells that hold nothing, so that a new kind of cell changes no old state.
 * Two projects are in the same state when their lines are the same; every test of merge, undo and rebuild,
 * and the replay check of a verification, uses this and nothing else.
 */
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { type EntityName, entityNames, recordOf } from '../../shared/records.ts';
import type { Connection } from '../connection.ts';
import { toId } from '../ledger/bytes.ts';
import { type Column, columnsOf } from './schema.ts';

type Value = string | number | null | Uint8Array;

/** One object of the state. */
export type StateLine = { entity: EntityName; id: string; text: string; deleted: boolean };

/** The lines of a database, entity by entity, by id. Contents are named from `contents`, which may be another database. */
export function* stateLines(db: Connection, contents: Connection = db): Generator<StateLine> {
  const idOf = keyedIds(db, 'object');
  const contentOf = keyedIds(contents, 'content');
  const held = tablesWithRows(db);
  for (const entity of entityNames) {
    const { table } = recordOf(entity);
    if (!held.has(table)) continue;
    const columns = columnsOf(entity);
    const names = columns.map((column) => `t."${column.name}"`).join(', ');
    const rows = db
      .prepare<[], Value[]>(
        `select o.id, ${names} from ${table} t left join object o on o.k = t.k order by o.id`,
      )
      .raw();
    for (const [key, ...values] of rows.iterate()) {
      const id = key instanceof Uint8Array ? toId(key) : '';
      const cells: Record<string, Value> = {};
      for (const [i, column] of columns.entries()) {
        const value = canonical(column, values[i] ?? null, idOf, contentOf);
        if (value !== null) cells[column.name] = value;
      }
      yield { entity, id, text: JSON.stringify([entity, id, cells]), deleted: cells.deleted === 1 };
    }
  }
}

/** Asked at once for all: preparing a read of every column costs more than a small table's rows. */
function tablesWithRows(db: Connection): ReadonlySet<string> {
  const each = entityNames.map((entity) => {
    const { table } = recordOf(entity);
    return `select '${table}' as name where exists (select 1 from ${table})`;
  });
  const rows = db.prepare<[], { name: string }>(each.join(' union all ')).all();
  return new Set(rows.map((row) => row.name));
}

function canonical(column: Column, value: Value, idOf: Names, contentOf: Names): Value {
  if (value === null) return null;
  if (column.kind === 'id' && typeof value === 'number') return idOf(value);
  if (column.kind === 'content' && typeof value === 'number') return contentOf(value);
  return value;
}

type Names = (k: number) => string;

function keyedIds(db: Connection, table: 'object' | 'content'): Names {
  const select = db.prepare<[number], { id: Uint8Array }>(`select id from ${table} where k = ?`);
  const known = new Map<number, string>();
  return (k) => {
    const found = known.get(k);
    if (found !== undefined) return found;
    const row = select.get(k);
    const id = row === undefined ? `?${k}` : Buffer.from(row.id).toString('hex');
    known.set(k, id);
    return id;
  };
}

/** The digest of the whole state; with `standing`, of what is not deleted: what a person sees. */
export function stateDigest(db: Connection, which: 'all' | 'standing' = 'all'): string {
  const digest = createHash('sha256');
  for (const line of stateLines(db)) {
    if (which === 'all' || !line.deleted) digest.update(line.text).update('\n');
  }
  return digest.digest('hex');
}

/** Which entries wrote which object: pairs of id and place, sorted. Checked beside the state. */
export function* touchLines(db: Connection): Generator<string> {
  const rows = db.prepare<[], { id: Uint8Array; seq: number }>(
    `select id, born as seq from object where born is not null
     union all select o.id, t.seq from touch t join object o on o.k = t.k
     order by 1, 2`,
  );
  for (const row of rows.iterate()) yield `${toId(row.id)} ${row.seq}`;
}
