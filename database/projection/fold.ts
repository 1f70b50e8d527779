/**
 * The one fold: cells to rows. It is total: any set of valid changes in any order gives rows, never
 * an exception; a change that makes no sense (an id used for two entities) is left in the ledger and
 * passed over. What rows mean together (a code under itself, a document gone) is judged when they
 * are read.
 *
 * Two ways in, one way of writing: `append` takes changes newer than everything (each simply wins);
 * `refold` takes all changes of an object with their stamps, and the latest stamp of each cell wins.
 */
import type { AnyCell, AnyPart, Change, SealedRef } from '../../shared/changes.ts';
import { compareStamps, type Stamp } from '../../shared/clock.ts';
import type { ContentId, Id } from '../../shared/ids.ts';
import {
  cellOf,
  columnOf,
  type EntityName,
  entityNumbered,
  type PartKind,
  recordOf,
} from '../../shared/records.ts';
import type { Connection, Statement } from '../connection.ts';
import { partOf } from '../ledger/changes.ts';
import { asPart } from '../ledger/seal.ts';
import { type Objects, openObjects } from './objects.ts';

/** How the fold reads sealed words; null where they are erased. */
export type Sealed = { text(ref: SealedRef): string | null; keyOf(id: ContentId): number | null };

/** A change with the stamp that decides whether it wins. */
export type Stamped = { stamp: Stamp; change: Change };

/**
 * The order of changes: by stamp; where the snapshot of a branch repeats a change, the change itself
 * comes last and wins, so that no copy can say otherwise.
 */
export function compareStamped(a: Stamped, b: Stamped): number {
  return (
    compareStamps(a.stamp, b.stamp) ||
    Number(b.change.stamp !== undefined) - Number(a.change.stamp !== undefined)
  );
}

type Cell = string | number | bigint | null;
type Run = Statement<Cell[], unknown>;

export type Fold = ReturnType<typeof openFold>;

/** The fold of one database. */
export function openFold(db: Connection, sealed: Sealed, objects: Objects = openObjects(db)) {
  const statements = new Map<string, Run>();
  /** Inserts by entity and cells given: a bulk load runs the same few a million times. */
  const inserts = new Map<string, Run>();
  const insertTouch = db.prepare<[number, number]>('insert or ignore into touch(k, seq) values (?, ?)');

  /** Folds one change that is newer than everything. Answers the object's key, null where passed over. */
  function append(seq: number, change: Change): number | null {
    const known = objects.row(change.id);
    const number = recordOf(change.entity).n;
    if (known === null || known.born === null) {
      const k = objects.bear(change.id, known, number, seq);
      insertRow(change.entity, k, change.cells);
      return k;
    }
    if (known.born !== seq) insertTouch.run(known.k, seq);
    if (known.entity !== number) return null;
    updateRow(change.entity, known.k, change.cells);
    return known.k;
  }

  /** Notes that an entry wrote an object, without folding it yet. Answers the object's key. */
  function note(seq: number, change: Change): number {
    const known = objects.row(change.id);
    const number = recordOf(change.entity).n;
    if (known === null || known.born === null) return objects.bear(change.id, known, number, seq);
    if (known.born !== seq) insertTouch.run(known.k, seq);
    return known.k;
  }

  /** Writes an object's row anew from all its changes. An id used for two entities is the earlier. */
  function refold(k: number, changes: readonly Stamped[]): void {
    const sorted = changes.toSorted(compareStamped);
    const entity = sorted[0]?.change.entity;
    if (entity === undefined) return;
    const cells: Record<string, AnyCell> = {};
    for (const { change } of sorted) if (change.entity === entity) Object.assign(cells, change.cells);
    const before = entityNumbered(objects.entityOf(k)) ?? entity;
    for (const table of new Set([recordOf(before).table, recordOf(entity).table]))
      prepared(`delete from ${table} where k = ?`).run(k);
    if (before !== entity) objects.become(k, recordOf(entity).n);
    insertRow(entity, k, cells);
  }

  function insertRow(entity: EntityName, k: number, cells: Change['cells']): void {
    const names: string[] = ['k'];
    const values: Cell[] = [k];
    collect(entity, cells, names, values);
    const shape = `${entity} ${names.join()}`;
    let statement = inserts.get(shape);
    if (statement === undefined) {
      statement = db.prepare<Cell[]>(insertion(recordOf(entity).table, names));
      inserts.set(shape, statement);
    }
    statement.run(...values);
  }

  function updateRow(entity: EntityName, k: number, cells: Change['cells']): void {
    const names: string[] = [];
    const values: Cell[] = [];
    collect(entity, cells, names, values);
    if (names.length === 0) return;
    const list = names.map((name) => `"${name}" = ?`).join(', ');
    prepared(`update ${recordOf(entity).table} set ${list} where k = ?`).run(...values, k);
  }

  function collect(entity: EntityName, cells: Change['cells'], names: string[], values: Cell[]): void {
    for (const cell in cells) {
      const spec = cellOf(entity, cell);
      const value = cells[cell];
      if (spec === undefined || value === undefined) continue;
      for (const part in spec.parts) {
        const kind = spec.parts[part];
        if (kind === undefined) continue;
        names.push(columnOf(cell, part));
        values.push(column(kind, part === '' ? asPart(value) : partOf(value, part)));
      }
    }
  }

  function column(kind: PartKind, value: AnyPart): Cell {
    if (value === null || value === undefined) return null;
    if (kind === 'id') return objects.intern(value as Id);
    if (kind === 'content') return sealed.keyOf(value as ContentId);
    if (kind === 'sealed') return Array.isArray(value) ? sealed.text(value as unknown as SealedRef) : null;
    if (kind === 'flag') return value === true ? 1 : 0;
    if (kind === 'ids' || kind === 'data') return JSON.stringify(value);
    // The driver binds numbers beyond 32 bits as reals, which a strict column of integers refuses.
    if (kind === 'int' && typeof value === 'number') return BigInt(value);
    return typeof value === 'number' || typeof value === 'string' ? value : null;
  }

  function prepared(sql: string): Run {
    const known = statements.get(sql);
    if (known) return known;
    const statement = db.prepare<Cell[]>(sql);
    statements.set(sql, statement);
    return statement;
  }

  return { append, note, refold, objects };
}

function insertion(table: string, names: readonly string[]): string {
  const list = names.map((name) => `"${name}"`).join(', ');
  return `insert into ${table}(${list}) values (${names.map(() => '?').join(', ')})`;
}
