/** Backups: what is kept, that each is proven, when they are made by themselves, and erasures that were cut short. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { automaticBackups } from '../../../database/automatic-backups.ts';
import { openFile } from '../../../database/connection.ts';
import { listBackups, temporaryIn, writeBackup } from '../../../database/file/backup.ts';
import { openProject } from '../../../database/project.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { codedStudy, memoOf, type Study } from '../../support/study.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
let bench: Bench;
let on: Study;
beforeEach(async () => {
  bench = workbench();
  on = await codedStudy(bench);
});
afterEach(() => bench.end());

test('ten latest, one a day for a week, one a week for a month, and all before a migration are kept', async () => {
  const { db } = on.session.project.store;
  const folder = join(bench.folder, 'rotation');
  mkdirSync(folder);
  const now = 1_800_000_000_000;
  const { signal } = new AbortController();
  const write = (reason: 'migrate' | 'work', at: number) =>
    writeBackup({ db, folder, temporary: temporaryIn(folder), reason, now: at, signal });
  await write('migrate', now - 300 * DAY);
  for (let hours = 60 * 24; hours >= 0; hours -= 6) await write('work', now - hours * 3_600_000);
  const ages = listBackups(folder).map((backup) => Math.floor((now - backup.at) / DAY));
  expect(ages.slice(0, 10)).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 2, 2]);
  for (const day of [3, 4, 5, 6]) expect(ages).toContain(day);
  expect(ages.filter((age) => age >= 7 && age < 28).length).toBeGreaterThanOrEqual(3);
  expect(ages.at(-1)).toBe(300);
  expect(ages.length).toBeLessThanOrEqual(10 + 7 + 4 + 1);
});

test('a backup opens as the project, and an unchanged project is not backed up twice', async () => {
  const first = must(await on.session.execute('project.backup', {}, on.coder));
  expect(must(await on.session.execute('project.backup', {}, on.coder))).toEqual(first);
  const opened = must(openProject(first.file, bench.around, { readOnly: true }));
  expect(opened.store.head()).toBe(first.head);
  opened.close();
});

test('a session begins with a backup where something changed, and makes one each half hour of work', async () => {
  const { project } = on.session;
  const made = () => listBackups(project.backups.folder).map((backup) => backup.reason);
  const before = made().length;
  const automatic = automaticBackups(project, () => undefined);
  const start = project.around.clock().ms;
  await automatic.look(start);
  expect(made()).toHaveLength(before + 1);
  await automatic.look(start + 60 * MINUTE);
  expect(made()).toHaveLength(before + 1); // nothing changed
  must(await on.session.execute('code.rename', { id: on.code, name: 'Buses' }, on.coder));
  await automatic.look(start + 5 * MINUTE);
  expect(made()).toHaveLength(before + 1);
  await automatic.look(start + 31 * MINUTE);
  expect(made()).toHaveLength(before + 2);
  expect(made()[0]).toBe('work');
});

test('before an import and a merge there is a backup of what stood', async () => {
  const { project } = on.session;
  must(await on.session.execute('code.rename', { id: on.code, name: 'Buses' }, on.coder));
  bench.setClock(1_760_100_000_000);
  const head = project.store.head();
  writeFileSync(bench.path('more.txt'), 'More words.\n');
  must(await on.session.execute('source.import', { from: [{ path: bench.path('more.txt') }] }, on.coder));
  expect(listBackups(project.backups.folder)[0]).toMatchObject({ head, reason: 'import' });
});

test('an erasure that was cut short is finished when the project is opened again', async () => {
  const memo = newId();
  const body = memoOf('Zinnober und Karmesin');
  must(await on.session.execute('memo.write', { id: memo, on: null, body }, on.coder));
  must(await on.session.execute('project.backup', {}, on.coder));
  const { project } = on.session;
  project.store.db.exec("insert into meta(key, value) values ('compaction', 'owed')");
  bench.close(on.session);
  const again = bench.open().session;
  expect(listBackups(again.project.backups.folder)).toEqual([]);
  await automaticBackups(again.project, () => undefined).look(again.project.around.clock().ms);
  expect(listBackups(again.project.backups.folder)).toHaveLength(1);
  expect(again.project.store.db.prepare("select 1 from meta where key = 'compaction'").all()).toEqual([]);
  for (const name of readdirSync(again.project.backups.folder))
    expect(readFileSync(join(again.project.backups.folder, name)).length).toBeGreaterThan(0);
});

/** A project of some megabytes, so that its backup takes several slices. */
async function larger(): Promise<void> {
  const from = Array.from({ length: 4 }, (_, i) => {
    const path = bench.path(`long-${i}.txt`);
    writeFileSync(
      path,
      `${randomBytes(1_500_000)
        .toString('base64')
        .replace(/(.{60})/g, '$1 ')}\n`,
    );
    return { path };
  });
  must(await on.session.execute('source.import', { from }, on.coder));
}

test('while a backup is made acts are done; they are in it, and it is proven by its head', {
  timeout: 120_000,
}, async () => {
  await larger();
  const { project } = on.session;
  let isMade = false;
  const made = project.backups.backup('work').finally(() => {
    isMade = true;
  });
  let acts = 0;
  while (!isMade) {
    must(await on.session.execute('code.rename', { id: on.code, name: `Buses ${acts}` }, on.coder));
    if (!isMade) acts++;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(acts).toBeGreaterThan(3);
  const backup = await made;
  const opened = must(openProject(backup.file, bench.around, { readOnly: true }));
  expect(opened.store.head()).toBe(backup.head);
  expect(opened.store.entries.count()).toBeGreaterThan(3);
  const known = new Set([...project.store.entries.envelopes()].map(({ hash }) => hash));
  expect(known.has(backup.head)).toBe(true);
  opened.close();
});

test('words that are erased while a backup is made are in no file afterwards', {
  timeout: 120_000,
}, async () => {
  await larger();
  const memo = newId();
  const body = memoOf('Zinnober und Karmesin');
  must(await on.session.execute('memo.write', { id: memo, on: null, body }, on.coder));
  const { backups } = on.session.project;
  const stopped = backups.backup('work').then(
    () => 'made',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  );
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
  const targets = [{ entity: 'memo' as const, id: memo }];
  must(await on.session.execute('project.erase', { targets, reason: 'Withdrawn' }, on.coder));
  expect(await stopped).toBe('BackupStopped');
  expect(readdirSync(backups.folder)).toHaveLength(1);
  expect(listBackups(backups.folder)).toHaveLength(1);
});

test.each([
  ['a text', 0],
  ['the last rows of a large table', 40_000],
])(
  'a page damaged in the project is found in the copy, which does not count: %s',
  {
    timeout: 120_000,
  },
  async (_, rows) => {
    await larger();
    const { db } = on.session.project.store;
    const size = Number(db.pragma('page_size', { simple: true }));
    db.prepare<[number]>(
      `with recursive n(i) as (select 0 union all select i + 1 from n where i < ?)
     insert into object(id, entity) select randomblob(16), 1 from n where i > 0`,
    ).run(rows);
    const root = db
      .prepare<[], number>("select rootpage from sqlite_schema where name = 'content'")
      .pluck()
      .get();
    bench.close(on.session);
    const file = bench.path('study.concord');
    const bytes = readFileSync(file);
    // The rows were put in last, so the last leaf of a table is one of theirs.
    let page = (root ?? 0) - 1;
    if (rows > 0) page = bytes.length / size - 1;
    while (rows > 0 && page > 0 && bytes[page * size] !== 13) page -= 1;
    bytes.fill(0xee, page * size + 8, (page + 1) * size);
    writeFileSync(file, bytes);
    const folder = join(bench.folder, 'damaged');
    mkdirSync(folder);
    const damaged = openFile(file);
    const { signal } = new AbortController();
    const order = {
      db: damaged,
      folder,
      temporary: temporaryIn(folder),
      reason: 'asked',
      now: 1,
      signal,
    } as const;
    await expect(writeBackup(order)).rejects.toThrow();
    expect(readdirSync(folder)).toEqual([]);
    damaged.close();
  },
);

test('closing while a backup is made leaves nothing of it', { timeout: 120_000 }, async () => {
  await larger();
  const { backups } = on.session.project;
  const before = readdirSync(backups.folder);
  const stopped = backups.backup('work').then(
    () => 'made',
    (error: unknown) => (error instanceof Error ? error.name : 'unknown'),
  );
  for (let i = 0; i < 3; i++) await new Promise((resolve) => setImmediate(resolve));
  const asked = on.session.execute('project.backup', {}, on.coder);
  bench.close(on.session);
  expect(readdirSync(backups.folder)).toEqual(before);
  expect(await stopped).toBe('BackupStopped');
  expect(await asked).toMatchObject({ ok: false });
  expect(readdirSync(backups.folder)).toEqual(before);
});

test('what a killed process left of a backup is taken away a day later', async () => {
  const { backups } = on.session.project;
  const [old, young] = [temporaryIn(backups.folder), temporaryIn(backups.folder)];
  writeFileSync(old, 'half');
  writeFileSync(young, 'half');
  const now = on.session.project.around.clock().ms;
  utimesSync(old, (now - 2 * DAY) / 1_000, (now - 2 * DAY) / 1_000);
  utimesSync(young, now / 1_000, now / 1_000);
  must(await on.session.execute('code.rename', { id: on.code, name: 'Buses' }, on.coder));
  must(await on.session.execute('project.backup', {}, on.coder));
  expect([existsSync(old), existsSync(young)]).toEqual([false, true]);
});
