/**
 * Compares a file's schema with the only one Concord writes. A trigger, a view or a virtual table
 * that somebody put into a project would run our statements against us, so such a file is refused.
 */
import { type Connection, openMemory } from '../connection.ts';
import { ledgerSchema } from '../ledger/schema.ts';
import { projectionSchema } from '../projection/schema.ts';

type Item = { type: string; name: string; sql: string | null };

/** What is wrong with the schema, as the rest of a sentence that begins with the file's name; null when right. */
export function schemaProblem(db: Connection): string | null {
  const found = read(db);
  for (const item of expected(ledgerSchema)) {
    const same = found.find((other) => other.type === item.type && other.name === item.name);
    if (same === undefined || same.sql !== item.sql) {
      return `is not laid out as a Concord project (${item.name}). It may be damaged or made by another program; open a backup.`;
    }
  }
  const strange = found.find((item) => item.type !== 'table' && item.type !== 'index');
  if (strange)
    return `holds a ${strange.type}, which Concord never writes. Do not open it; ask where it comes from.`;
  const known = new Set(
    [...expected(ledgerSchema), ...expected(projectionSchema())].map((item) => item.name),
  );
  const extra = found.find(
    (item) => item.type === 'table' && !known.has(item.name) && /virtual/i.test(item.sql ?? ''),
  );
  if (extra)
    return 'holds a virtual table, which Concord never writes. Do not open it; ask where it comes from.';
  return null;
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

function read(db: Connection): Item[] {
  return db
    .prepare<[], Item>("select type, name, sql from sqlite_schema where name not like 'sqlite_%'")
    .all();
}
