/** The coding index kept at closing: taken where the project says so, and never where anything else is true. */
import { copyFileSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile } from '../../../database/connection.ts';
import type { CodingIndex } from '../../../database/index/codings.ts';
import { openRevisions } from '../../../database/index/revisions.ts';
import { openLive } from '../../../database/live.ts';
import { openProject } from '../../../database/project.ts';
import { openSession, type Session } from '../../../database/session.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { addCoder, codedStudy, type Study } from '../../support/study.ts';

let bench: Bench;
let on: Study;
beforeEach(async () => {
  bench = workbench();
  on = await codedStudy(bench);
});
afterEach(() => bench.end());

const STUDY = 'study.concord';
const folder = () => join(bench.around.data, 'indexes');
const kept = () => (existsSync(folder()) ? readdirSync(folder()).map((name) => join(folder(), name)) : []);

function onlyKept(): string {
  const [file, ...more] = kept();
  if (file === undefined || more.length > 0) throw new Error(`${kept().length} indexes are kept.`);
  return file;
}

/** Closes the study with its index filled. */
async function closeFilled(): Promise<void> {
  await on.session.project.live.ready();
  bench.close(on.session);
}

function rowsIn(index: CodingIndex): number[][] {
  const { length, key, source, start, end, code, coder, round, layer, definition } = index.columns();
  const columns = [key, source, start, end, code, coder, round, layer, definition];
  const rows = Array.from({ length }, (_, at) => columns.map((column) => column[at] ?? 0));
  return rows.filter(([k]) => k !== 0).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

async function anew({ project: { store } }: Session): Promise<number[][]> {
  const revisions = openRevisions(store.db, store.contents);
  return rowsIn(await openLive(store.db, store.objects, revisions).ready());
}

/** Opens the study again; its index must be what the rows say. Answers how many codings there are. */
async function openedRight(): Promise<number> {
  const { session } = bench.open();
  on.session = session;
  const rows = rowsIn(await session.project.live.ready());
  expect(rows).toEqual(await anew(session));
  return rows.length;
}

const addCoding = async (start: number, end: number, coder = on.coder): Promise<void> =>
  void must(
    await on.session.execute(
      'coding.add',
      { codings: [{ id: newId(), source: on.source, start, end, code: on.code }] },
      coder,
    ),
  );

/** Writes into the closed file behind the program's back; the ledger and its head stay. */
function tamper(sql: string): void {
  const db = openFile(bench.path(STUDY));
  db.exec(sql);
  db.close();
}

const note = (): string | undefined => {
  const db = openFile(bench.path(STUDY), { readOnly: true });
  const found = db.prepare<[], string>("select value from meta where key = 'kept-codings'").pluck().get();
  db.close();
  return found;
};

test('what was kept is taken instead of the rows, and takes in what is written next', async () => {
  await closeFilled();
  tamper('update codings set span_end = span_end + 1');
  on.session = bench.open().session;
  const { live } = on.session.project;
  const before = rowsIn(await live.ready());
  expect(before).not.toEqual(await anew(on.session));
  await addCoding(0, 3);
  expect(rowsIn(live.now())).toHaveLength(before.length + 1);
});

test('the note is gone from the file while it is open, and an unchanged index is not written again', async () => {
  await closeFilled();
  const file = onlyKept();
  const noted = note();
  const before = readFileSync(file);
  expect(await openedRight()).toBe(1);
  expect(note()).toBeUndefined();
  rmSync(file);
  bench.close(on.session);
  expect(note()).toBe(noted);
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, before);
  expect(await openedRight()).toBe(1);
});

test('an opening in which nobody asks for the index keeps what was kept, but not after a write', async () => {
  await closeFilled();
  const noted = note();
  bench.close(bench.open().session);
  expect(note()).toBe(noted);
  on.session = bench.open().session;
  await addCoding(0, 3);
  rmSync(onlyKept(), { force: true });
  bench.close(on.session);
  expect(await openedRight()).toBe(2);
});

test.each<[string, (file: string) => void]>([
  ['a missing one', (file) => rmSync(file)],
  ['a damaged one', (file) => writeFileSync(file, readFileSync(file).fill(7, 12, 13))],
  ['a shortened one', (file) => writeFileSync(file, readFileSync(file).subarray(0, 33))],
  ['an empty one', (file) => writeFileSync(file, '')],
  ['a note of other bytes', () => tamper(`update meta set value = value || '0' where key = 'kept-codings'`)],
  [
    'a note at another head',
    () => tamper(`update meta set value = 'f' || substr(value, 2) where key = 'kept-codings'`),
  ],
  ['a note that is none', () => tamper(`update meta set value = '' where key = 'kept-codings'`)],
  ['tables of another version', () => tamper(`update meta set value = 'other' where key = 'projection'`)],
])('%s is not taken', async (_, spoil) => {
  await addCoding(0, 3);
  await closeFilled();
  spoil(onlyKept());
  tamper('update codings set span_end = span_end + 1');
  expect(await openedRight()).toBe(2);
  bench.close(on.session);
  expect(await openedRight()).toBe(2);
});

test('after a killed process the rows are read', async () => {
  await closeFilled();
  on.session = bench.open().session;
  await addCoding(0, 3);
  // What a process that is killed here leaves: the file as it is, and the index kept before.
  const left = readFileSync(bench.path(STUDY));
  const index = readFileSync(onlyKept());
  await addCoding(4, 7);
  await closeFilled();
  const later = readFileSync(onlyKept());
  for (const [file, rows] of [
    [index, 2],
    [later, 2],
  ] as const) {
    writeFileSync(bench.path(STUDY), left);
    writeFileSync(onlyKept(), file);
    expect(await openedRight()).toBe(rows);
    await closeFilled();
  }
});

test('an older copy put in the project’s place does not meet the index of the later one', async () => {
  await closeFilled();
  const older = readFileSync(bench.path(STUDY));
  on.session = bench.open().session;
  await addCoding(0, 3);
  await closeFilled();
  writeFileSync(bench.path(STUDY), older);
  expect(await openedRight()).toBe(1);
});

test('a merge is in it', async () => {
  const ben = await addCoder(on, 'Ben');
  const to = { path: bench.path('ben.concord') };
  must(await on.session.execute('project.copy', { to, coder: ben, blind: false }, on.coder));
  const copy = bench.open('ben.concord').session;
  const own = on.session;
  on.session = copy;
  await addCoding(0, 3, ben);
  bench.close(copy);
  on.session = own;
  await closeFilled();
  on.session = bench.open().session;
  await on.session.project.live.ready();
  must(await on.session.execute('project.merge', { from: to }, on.coder));
  bench.close(on.session);
  expect(await openedRight()).toBe(2);
  await closeFilled();
  expect(await openedRight()).toBe(2);
});

test('an erasure removes what is kept of every copy of the project, and nothing erased is kept again', async () => {
  await closeFilled();
  copyFileSync(bench.path(STUDY), bench.path('second.concord'));
  const second = bench.open('second.concord').session;
  await second.project.live.ready();
  bench.close(second);
  expect(kept()).toHaveLength(2);
  on.session = bench.open().session;
  await on.session.project.live.ready();
  const targets = [{ entity: 'source' as const, id: on.source }];
  must(await on.session.execute('project.erase', { targets, reason: 'withdrawn' }, on.coder));
  expect(kept()).toEqual([]);
  bench.close(on.session);
  // The words are gone and the coding stands, as in the project itself.
  expect(await openedRight()).toBe(1);
  await closeFilled();
  expect(kept()).toHaveLength(1);
  expect(await openedRight()).toBe(1);
});

test('a blind copy carries no note and keeps only its own codings', async () => {
  await closeFilled();
  on.session = bench.open().session;
  await on.session.project.live.ready();
  const ben = await addCoder(on, 'Ben');
  const to = { path: bench.path('blind.concord') };
  must(await on.session.execute('project.copy', { to, coder: ben, blind: true }, on.coder));
  bench.close(on.session);
  const db = openFile(to.path, { readOnly: true });
  expect(db.prepare("select key from meta where key = 'kept-codings'").all()).toEqual([]);
  db.close();
  const around = { ...bench.around, data: bench.path('elsewhere') };
  for (const codings of [0, 0]) {
    const blind = openSession(must(openProject(to.path, around)), bench.host);
    expect(rowsIn(await blind.project.live.ready())).toHaveLength(codings);
    blind.close();
  }
});

test('who only reads takes what is kept, and leaves note and index as they are', async () => {
  await closeFilled();
  const noted = note();
  const before = readFileSync(onlyKept());
  const reading = openSession(
    must(openProject(bench.path(STUDY), bench.around, { readOnly: true })),
    bench.host,
  );
  expect(rowsIn(await reading.project.live.ready())).toHaveLength(1);
  reading.close();
  expect([note(), readFileSync(onlyKept())]).toEqual([noted, before]);
  tamper("update meta set value = '' where key = 'kept-codings'");
  const again = openSession(
    must(openProject(bench.path(STUDY), bench.around, { readOnly: true })),
    bench.host,
  );
  expect(rowsIn(await again.project.live.ready())).toHaveLength(1);
  again.close();
  expect(readFileSync(onlyKept())).toEqual(before);
});

test('what is forgotten while the index is filling is not in the index that comes of it', async () => {
  const { live, store } = on.session.project;
  store.db.exec(`
    with recursive more(k) as (select 1000 union all select k + 1 from more where k < 61000)
    insert into codings(k, source, span_start, span_end, claim_code, coder)
    select more.k, c.source, 0, 1, c.claim_code, c.coder from more, codings c where c.k < 1000`);
  live.forget();
  const filling = live.ready();
  store.db.exec('update codings set span_end = span_end + 1');
  live.forget();
  const index = await filling;
  expect(index).toBe(live.now());
  expect(rowsIn(index)).toEqual(await anew(on.session));
});

test('only the projects closed last are kept', async () => {
  bench.close(on.session);
  for (let i = 0; i < 15; i++) {
    copyFileSync(bench.path(STUDY), bench.path(`copy-${i}.concord`));
    const { session } = bench.open(`copy-${i}.concord`);
    await session.project.live.ready();
    bench.close(session);
  }
  expect(kept()).toHaveLength(12);
});
