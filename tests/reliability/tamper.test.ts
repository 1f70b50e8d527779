/**
 * Any changed byte of an entry, a content or a row is found, and the verification names it. Twin: a
 * verification that skips the chain must miss something. SQLite's own check alone would miss most.
 */
import { copyFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, expect, test, vi } from 'vitest';
import { type Connection, openFile } from '../../database/connection.ts';
import { verifyProject } from '../../database/ledger/verify.ts';
import type { Verification } from '../../shared/queries/project.ts';
import { entityNames, recordOf } from '../../shared/records.ts';
import { begin, carryOut, move, type World } from '../support/moves.ts';
import { workbench } from '../support/project.ts';
import { memoryFolder, runs, seed } from '../support/runs.ts';

const bench = workbench({ root: memoryFolder });
afterAll(() => bench.end());
let made: string | null = null;

/** A project with some random work in it. */
async function original(): Promise<string> {
  if (made !== null) return made;
  await begin(bench, 'original.concord');
  const { session } = bench.open('original.concord');
  const world: World = { session, folder: bench.folder, coverage: new Map(), copies: [], counter: 0 };
  for (const one of fc.sample(move({ seldom: false }), { numRuns: 60, seed })) await carryOut(world, one);
  bench.close(session);
  made = bench.path('original.concord');
  return made;
}

async function copy(): Promise<Connection> {
  const path = bench.path('spoiled.concord');
  copyFileSync(await original(), path);
  return openFile(path);
}

function verify(db: Connection): Verification {
  const steps = verifyProject(db);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Flips one bit in a column of a row. Answers whether there was something to flip. */
function flip(
  db: Connection,
  table: string,
  column: string,
  key: string,
  row: number,
  at: number,
): { key: number; bit: boolean } {
  const rows = db
    .prepare<[], { key: number; value: Uint8Array | null }>(
      `select ${key} as key, ${column} as value from ${table} order by ${key}`,
    )
    .all();
  const chosen = rows[row % rows.length];
  if (chosen?.value == null || chosen.value.length === 0) return { key: 0, bit: false };
  const bytes = Uint8Array.from(chosen.value);
  const place = at % bytes.length;
  bytes[place] = (bytes[place] ?? 0) ^ (1 << (at % 8));
  db.prepare(`update ${table} set ${column} = ? where ${key} = ?`).run(bytes, chosen.key);
  return { key: chosen.key, bit: true };
}

const place = fc.record({ row: fc.nat({ max: 9_999 }), at: fc.nat({ max: 99_999 }) });

test('any flipped bit of any entry is found, with the entry named', { timeout: 900_000 }, async () => {
  const column = fc.constantFrom('hash', 'envelope', 'payload', 'salt');
  await fc.assert(
    fc.asyncProperty(column, place, async (name, { row, at }) => {
      const db = await copy();
      const { key, bit } = flip(db, 'entry', name, 'seq', row, at);
      const verified = verify(db);
      db.close();
      if (!bit) return;
      expect(verified.ok).toBe(false);
      expect(verified.problems.map((problem) => problem.where)).toContain(`entry ${key}`);
    }),
    runs('flipped bits of entries'),
  );
});

test('any flipped bit of any sealed content is found, with the content named', {
  timeout: 900_000,
}, async () => {
  const column = fc.constantFrom('id', 'salt', 'bytes', 'subject');
  await fc.assert(
    fc.asyncProperty(column, place, async (name, { row, at }) => {
      const db = await copy();
      const { key, bit } = flip(db, 'content', name, 'k', row, at);
      const verified = verify(db);
      db.close();
      if (!bit) return;
      expect(verified.problems.map((problem) => problem.where)).toContain(`content ${key}`);
    }),
    runs('flipped bits of contents'),
  );
});

test('any changed cell of any row of the tables is found, with the object named', {
  timeout: 900_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...entityNames), place, async (entity, { row, at }) => {
      const db = await copy();
      const { table } = recordOf(entity);
      const rows = db.prepare<[], Record<string, unknown>>(`select * from ${table} order by k`).all();
      const chosen = rows[row % Math.max(1, rows.length)];
      const cells = Object.entries(chosen ?? {}).filter(([name, value]) => name !== 'k' && value !== null);
      const cell = cells[at % Math.max(1, cells.length)];
      if (chosen === undefined || cell === undefined) {
        db.close();
        return;
      }
      const [name, value] = cell;
      const changed = typeof value === 'number' ? value + 1 : `${String(value)}x`;
      db.prepare(`update ${table} set "${name}" = ? where k = ?`).run(changed, chosen.k);
      const verified = verify(db);
      db.close();
      expect(
        verified.problems.some((problem) => problem.check === 'replay' && problem.where.startsWith(entity)),
      ).toBe(true);
    }),
    runs('changed cells of tables'),
  );
});

test('a removed, doubled or exchanged entry is found', { timeout: 60_000 }, async () => {
  const acts = [
    'delete from entry where seq = 3',
    'insert into entry(hash, envelope, payload, salt) select hash, envelope, payload, salt from entry where seq = 4',
    'update entry set payload = (select payload from entry where seq = 2) where seq = 3',
    'update entry set seq = -3 where seq = 3',
    'delete from content where k = 2',
    'delete from touch',
    'delete from object where k = 5',
  ];
  for (const act of acts) {
    const db = await copy();
    db.exec(act);
    const verified = verify(db);
    db.close();
    expect(verified.ok, act).toBe(false);
  }
});

test('twin: a verification without the chain misses flipped bits', { timeout: 60_000 }, async () => {
  vi.stubEnv('CONCORD_PLANT', 'skip-chain');
  let missed = 0;
  for (let i = 0; i < 20; i++) {
    const db = await copy();
    flip(db, 'entry', 'salt', 'seq', i, i * 13);
    if (verify(db).ok) missed++;
    db.close();
  }
  vi.unstubAllEnvs();
  console.info(`tamper twin: ${missed} of 20 flipped bits missed`);
  expect(missed).toBeGreaterThan(0);
});
