/** The chain of vocabularies: each step once and in order, stored bytes untouched, every step proven on a golden ledger. */
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, expect, test } from 'vitest';
import { openFile } from '../../../database/connection.ts';
import { decodeEntry, openEntries } from '../../../database/ledger/entries.ts';
import { type Upcast, upcast, upcasts } from '../../../database/ledger/upcast.ts';
import { VOCABULARY } from '../../../shared/entry.ts';
import { type Bench, workbench } from '../../support/project.ts';
import { codedStudy } from '../../support/study.ts';

let bench: Bench | null = null;
afterEach(() => bench?.end());

const renamed =
  (to: string): Upcast =>
  (changes) =>
    changes.map((change) => ({
      ...change,
      cells: { ...change.cells, [to]: Object.keys(change.cells).length },
    }));
const chain = [renamed('first'), renamed('second')];

test('an old entry goes through every step once and in order, a newer one through none', async () => {
  bench = workbench();
  const { session } = await codedStudy(bench);
  const [row] = [...session.project.store.entries.rows()].slice(-1);
  if (row === undefined) throw new Error('There is no entry.');
  const bytes = Buffer.from(row.payload ?? []);
  const plain = decodeEntry(row).payload?.changes[0]?.cells ?? {};
  const n = Object.keys(plain).length;
  expect(decodeEntry(row, chain).payload?.changes[0]?.cells).toEqual({ ...plain, first: n, second: n + 1 });
  expect(Buffer.from(row.payload ?? []).equals(bytes)).toBe(true);
  const changes = decodeEntry(row).payload?.changes ?? [];
  expect(upcast(changes, 1, chain)[0]?.cells).toEqual({ ...plain, second: n });
  expect(upcast(changes, 2, chain)).toEqual(changes);
  expect(upcast(changes, 9, chain)).toEqual(changes);
  expect(upcast(changes, -1, chain)[0]?.cells).toEqual({ ...plain, first: n, second: n + 1 });
});

test('there is a step for each vocabulary, and each runs on some golden ledger', () => {
  expect(upcasts.length).toBe(VOCABULARY);
  const folder = fileURLToPath(new URL('../../golden/ledgers/', import.meta.url));
  const ran = new Set<number>();
  const counted = upcasts.map(
    (step, i): Upcast =>
      (changes) => {
        if (changes.length > 0) ran.add(i);
        return step(changes);
      },
  );
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.concord'))) {
    const db = openFile(`${folder}${name}`, { readOnly: true });
    for (const row of openEntries(db).rows()) decodeEntry(row, counted);
    db.close();
  }
  expect([...ran].sort()).toEqual(upcasts.map((_, i) => i));
});
