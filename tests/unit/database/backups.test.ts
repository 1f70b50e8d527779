/** Backups: what is kept, that each is proven, when they are made by themselves, and erasures that were cut short. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { automaticBackups } from '../../../database/automatic-backups.ts';
import { listBackups, writeBackup } from '../../../database/file/backup.ts';
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

test('ten latest, one a day for a week, one a week for a month, and all before a migration are kept', () => {
  const { store } = on.session.project;
  const folder = join(bench.folder, 'rotation');
  mkdirSync(folder);
  const now = 1_800_000_000_000;
  writeBackup(store.db, folder, store.head(), 'migrate', now - 300 * DAY);
  for (let hours = 60 * 24; hours >= 0; hours -= 6)
    writeBackup(store.db, folder, store.head(), 'work', now - hours * 3_600_000);
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
  const made = () => listBackups(project.backups).map((backup) => backup.reason);
  const before = made().length;
  const automatic = automaticBackups(project, () => undefined);
  const start = project.around.clock().ms;
  automatic.look(start);
  expect(made()).toHaveLength(before + 1);
  automatic.look(start + 60 * MINUTE);
  expect(made()).toHaveLength(before + 1); // nothing changed
  must(await on.session.execute('code.rename', { id: on.code, name: 'Buses' }, on.coder));
  automatic.look(start + 5 * MINUTE);
  expect(made()).toHaveLength(before + 1);
  automatic.look(start + 31 * MINUTE);
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
  expect(listBackups(project.backups)[0]).toMatchObject({ head, reason: 'import' });
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
  expect(listBackups(again.project.backups)).toHaveLength(1);
  expect(again.project.store.db.prepare("select 1 from meta where key = 'compaction'").all()).toEqual([]);
  for (const name of readdirSync(again.project.backups))
    expect(readFileSync(join(again.project.backups, name)).length).toBeGreaterThan(0);
});
