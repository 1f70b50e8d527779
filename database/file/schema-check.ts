/**
 * Compares a file's schema with the only one Concord writes. A trigger, a view, a virtual table or a
 * column that computes would run a stranger's expression in the middle of our statements, so a file
 * with one is refused, whatever it is named; the one virtual table of our own, the text index, must be
 * ours to the letter. The ledger's tables must be exactly ours. The derived
 * tables must be ours too where the file says they are of this version; those of another version are
 * thrown away and rebuilt before anything reads them, so they only have to be plain.
 */
import { type Connection, openMemory } from '../connection.ts';
import { ledgerSchema } from '../ledger/schema.ts';
import { projectionFingerprint, projectionSchema } from '../projection/schema.ts';
import { textIndexSchema } from '../search/text-index.ts';

type Item = { type: string; name: string; table: string; sql: string | null };

/** What SQLite says of tables made by our own statements. It never changes, so it is asked once. */
const OURS = {
  ledger: expected(ledgerSchema),
  derived: expected(projectionSchema()),
  texts: expected(textIndexSchema),
};

/** What is wrong with the schema, as the rest of a sentence that begins with the file's name; null when right. */
export function schemaProblem(db: Connection): string | null {
  const found = read(db);
  const own = new Map(OURS.texts.map((item) => [item.name, item.sql]));
  const strangers = found.filter((item) => own.get(item.name) !== item.sql || item.sql === null);
  const wrong = strangeThing(strangers) ?? foreignLayout(found, db);
  return wrong !== null || hasOurTables(db) ? wrong : computedColumn(strangers, db);
}

/** Whether the derived tables are of this version, so that reading them means something. */
export function hasOurTables(db: Connection): boolean {
  const row = db.prepare<[], { value: string }>("select value from meta where key = 'projection'").get();
  return row?.value === projectionFingerprint();
}

function strangeThing(found: readonly Item[]): string | null {
  for (const item of found) {
    const kind = kindOf(item);
    if (kind !== null)
      return `holds ${kind}, which Concord never writes. Do not open it; ask where it comes from.`;
  }
  return null;
}

function kindOf(item: Item): string | null {
  if (item.type !== 'table' && item.type !== 'index') return `a ${item.type}`;
  if (/^sqlite_/i.test(item.name)) return 'statistics or other tables of SQLite';
  const plain = item.type === 'table' ? /^create\s+table\s/i : /^create\s+index\s/i;
  if (!plain.test(item.sql ?? '')) return item.type === 'table' ? 'a virtual table' : 'an unusual index';
  return null;
}

function foreignLayout(found: readonly Item[], db: Connection): string | null {
  const ours = [...OURS.ledger, ...OURS.derived];
  const byName = new Map(found.map((item) => [item.name, item]));
  const wrong = (item: Item) =>
    `is not laid out as a Concord project (${item.name}). It may be damaged or made by another program; open a backup.`;
  for (const item of OURS.ledger) if (byName.get(item.name)?.sql !== item.sql) return wrong(item);
  const names = new Set(OURS.ledger.map((item) => item.name));
  for (const item of found)
    if (item.type === 'index' && names.has(item.table) && !names.has(item.name)) return wrong(item);
  if (!hasOurTables(db)) return null;
  const known = new Map(ours.map((item) => [item.name, item.sql]));
  for (const item of ours) if (byName.get(item.name)?.sql !== item.sql) return wrong(item);
  for (const item of found) if (!known.has(item.name)) return wrong(item);
  return null;
}

/** Tables of another version: their columns and indexes must hold what was written, not compute it. */
function computedColumn(found: readonly Item[], db: Connection): string | null {
  const count = (sql: string, name: string) => db.prepare<[string], { n: number }>(sql).get(name)?.n ?? 0;
  const computed = 'select count(*) as n from pragma_table_xinfo(?) where hidden <> 0';
  const calculated = 'select count(*) as n from pragma_index_xinfo(?) where cid = -2';
  const item = found.find((one) => count(one.type === 'table' ? computed : calculated, one.name) > 0);
  return item === undefined
    ? null
    : `holds a computed column (${item.name}), which Concord never writes. Do not open it; ask where it comes from.`;
}

function expected(schema: string): Item[] {
  const memory = openMemory();
  try {
    memory.exec(schema);
    return read(memory);
  } finally {
    memory.close();
  }
}

/** Everything in the schema but the indexes that SQLite makes for keys, which have no text of their own. */
function read(db: Connection): Item[] {
  return db
    .prepare<[], Item>(
      `select type, name, tbl_name as "table", sql from sqlite_schema
       where not (type = 'index' and sql is null and substr(name, 1, 17) = 'sqlite_autoindex_')`,
    )
    .all();
}
