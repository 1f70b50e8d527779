/** Every golden ledger opens in every later version, verifies, and means what it meant. */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openFile } from '../../database/connection.ts';
import { stateDigest } from '../../database/projection/dump.ts';
import { entityNames, recordOf } from '../../shared/records.ts';
import { type Bench, must, workbench } from '../support/project.ts';

const folder = fileURLToPath(new URL('./ledgers/', import.meta.url));
const ledgers = readdirSync(folder).filter((name) => name.endsWith('.concord'));
const expectation = z.strictObject({
  head: z.string(),
  entries: z.int(),
  erased: z.int(),
  state: z.string(),
});

let bench: Bench;
afterEach(() => bench.end());

function take(name: string) {
  bench = workbench();
  copyFileSync(`${folder}${name}`, bench.path('golden.concord'));
  return expectation.parse(JSON.parse(readFileSync(`${folder}${name.replace(/concord$/, 'json')}`, 'utf8')));
}

test.each(ledgers)('%s opens, verifies and has its state', async (name) => {
  const expected = take(name);
  const { session } = bench.open('golden.concord');
  const verified = must(await session.query('project.verify', {}));
  expect(verified.problems).toEqual([]);
  const { db } = session.project.store;
  expect({
    head: verified.head,
    entries: verified.entries,
    erased: verified.erased,
    state: stateDigest(db),
  }).toEqual(expected);
  const empty = entityNames.filter(
    (entity) => db.prepare(`select 1 from ${recordOf(entity).table}`).get() === undefined,
  );
  expect(empty).toEqual([]);
});

test.each(ledgers)('%s is rebuilt to the same state when its tables are older', async (name) => {
  const expected = take(name);
  const raw = openFile(bench.path('golden.concord'));
  raw.exec("update meta set value = 'older' where key = 'projection'; update codes set name = 'spoiled'");
  raw.close();
  const { session } = bench.open('golden.concord');
  expect(stateDigest(session.project.store.db)).toBe(expected.state);
});
