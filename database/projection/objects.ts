/** Ids as small integers: every id the ledger names gets one, so that rows and indexes stay small. */
import type { Id } from '../../shared/ids.ts';
import type { Connection } from '../connection.ts';
import { toBytes, toId } from '../ledger/bytes.ts';

const CACHED = 100_000;

export type ObjectRow = { k: number; entity: number | null; born: number | null };
export type Objects = ReturnType<typeof openObjects>;

/** The objects of one database. */
export function openObjects(db: Connection) {
  const select = db.prepare<[Uint8Array], ObjectRow>('select k, entity, born from object where id = ?');
  const selectId = db.prepare<[number], { id: Uint8Array }>('select id from object where k = ?');
  const insert = db.prepare<[Uint8Array, number | null, number | null]>(
    'insert into object(id, entity, born) values (?, ?, ?)',
  );
  const bear = db.prepare<[number, number, number]>('update object set entity = ?, born = ? where k = ?');
  const selectEntity = db.prepare<[number], { entity: number | null }>(
    'select entity from object where k = ?',
  );
  const become = db.prepare<[number, number]>('update object set entity = ? where k = ?');
  const keys = new Map<Id, number>();
  const ids = new Map<number, Id>();

  const remember = (id: Id, k: number) => {
    if (keys.size >= CACHED) keys.clear();
    keys.set(id, k);
    return k;
  };

  return {
    /** The key of an id that is known, or null. */
    keyOf(id: Id): number | null {
      const known = keys.get(id);
      if (known !== undefined) return known;
      const row = select.get(toBytes(id));
      return row === undefined ? null : remember(id, row.k);
    },
    /** The key of an id; one is given to an id never seen before. */
    intern(id: Id): number {
      const known = keys.get(id);
      if (known !== undefined) return known;
      const bytes = toBytes(id);
      return remember(id, select.get(bytes)?.k ?? Number(insert.run(bytes, null, null).lastInsertRowid));
    },
    row: (id: Id): ObjectRow | null => select.get(toBytes(id)) ?? null,
    /** Notes the entry that wrote an object first. */
    bear(id: Id, known: ObjectRow | null, entity: number, seq: number): number {
      if (known === null) return Number(insert.run(toBytes(id), entity, seq).lastInsertRowid);
      bear.run(entity, seq, known.k);
      return known.k;
    },
    /** The number of the entity that an object is; null where nothing wrote it yet. */
    entityOf: (k: number): number | null => selectEntity.get(k)?.entity ?? null,
    /** Corrects what an object is, after an earlier change of it came in. */
    become: (k: number, entity: number): void => void become.run(entity, k),
    /** The id behind a key. Throws for a key that was never given. */
    idOf(k: number): Id {
      const known = ids.get(k);
      if (known !== undefined) return known;
      const row = selectId.get(k);
      if (row === undefined) throw new Error(`There is no object ${k}.`);
      if (ids.size >= CACHED) ids.clear();
      const id = toId(row.id);
      ids.set(k, id);
      return id;
    },
    /** Forgets what is cached, after a transaction was rolled back. */
    forget() {
      keys.clear();
      ids.clear();
    },
  };
}
