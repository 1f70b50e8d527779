/**
 * The projection tables, made from records.ts. They can be thrown away at any time: rebuilding them
 * from the ledger gives the same rows. A table for each entity holds the winning value of every
 * cell; references are small integers from `object`, which knows every id that was ever named.
 */
import { createHash } from 'node:crypto';
import {
  cellsOf,
  columnOf,
  type EntityName,
  entityNames,
  type PartKind,
  recordOf,
} from '../../shared/records.ts';
import { textIndexSchema } from '../search/text-index.ts';

/** Raise when the fold itself changes, so that old projections are rebuilt. */
const FOLD_VERSION = 1;

const shared = `
  -- Every id that the ledger names. entity and born (the first entry seen that wrote it) are null
  -- while an id has only been referred to.
  create table object(
    k integer primary key,
    id blob not null unique,
    entity integer,
    born integer
  ) strict;

  -- The entries that wrote an object after the one that created it.
  create table touch(k integer not null, seq integer not null, primary key(k, seq)) strict, without rowid;
`;

/** The statements that create all projection tables, with the index of texts that is filled beside them. */
export function projectionSchema(): string {
  return FOLDED + textIndexSchema;
}

/** The statements that create the tables that the fold fills: enough to replay a ledger. */
export function foldedTables(): string {
  return FOLDED;
}

/** The statements that drop them. */
export function dropProjection(): string {
  const tables = ['text_parts', 'object', 'touch', ...entityNames.map((name) => recordOf(name).table)];
  return tables.map((table) => `drop table if exists ${table};`).join('\n');
}

/** Changes whenever the tables or the fold change; kept in the file to know when to rebuild. */
export function projectionFingerprint(): string {
  return FINGERPRINT;
}

function tableOf(entity: EntityName): string {
  const { table, indexes } = recordOf(entity);
  const columns = columnsOf(entity).map((column) => `"${column.name}" ${sqlType(column.kind)}`);
  const lines = [`create table ${table}(k integer primary key, ${columns.join(', ')}) strict;`];
  for (const names of indexes ?? []) {
    const list = names.map((name) => `"${name}"`).join(', ');
    lines.push(`create index ${table}_${names.join('_')} on ${table}(${list});`);
  }
  return lines.join('\n');
}

export type Column = { cell: string; part: string; name: string; kind: PartKind };

/** The columns of an entity's table beside its key, in the order of records.ts. */
export function columnsOf(entity: EntityName): Column[] {
  return cellsOf(entity).flatMap(([cell, spec]) =>
    Object.entries(spec.parts).map(([part, kind]) => ({ cell, part, name: columnOf(cell, part), kind })),
  );
}

function sqlType(kind: PartKind): string {
  switch (kind) {
    case 'id':
    case 'content':
    case 'int':
    case 'flag':
      return 'integer';
    case 'real':
      return 'real';
    case 'ids':
    case 'hash':
    case 'word':
    case 'data':
    case 'sealed':
      return 'text';
  }
}

const FOLDED = shared + entityNames.map(tableOf).join('\n');
const FINGERPRINT = createHash('sha256')
  .update(`${FOLD_VERSION}${FOLDED}${textIndexSchema}`)
  .digest('hex')
  .slice(0, 16);
