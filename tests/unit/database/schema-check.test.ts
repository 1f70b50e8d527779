/** A project into which somebody put a thing that would run against us is refused, opened or merged. */
import { copyFileSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFile } from '../../../database/connection.ts';
import { openProject } from '../../../database/project.ts';
import { type Bench, workbench } from '../../support/project.ts';
import { codedStudy, type Study } from '../../support/study.ts';

let bench: Bench;
let on: Study;
let count = 0;
beforeAll(async () => {
  bench = workbench();
  on = await codedStudy(bench);
  copyFileSync(bench.path('study.concord'), bench.path('other.concord'));
});
afterAll(() => bench.end());

const PLANTED: Readonly<Record<string, string>> = {
  'a trigger': 'create trigger evil after insert on entry begin delete from codings; end',
  'a trigger named like one of SQLite’s':
    'create trigger sqlitexevil after insert on entry begin delete from codings; end',
  'a view': 'create view evil as select * from entry',
  'a view in place of a table': 'drop table maps; create view maps as select 1 as k',
  'a virtual table': 'create virtual table evil using fts5(words)',
  'a virtual table in place of one of ours': 'drop table maps; create virtual table maps using fts5(k)',
  'a generated column': 'alter table codes add column evil text generated always as (name || name) virtual',
  'another column': 'alter table codes add column evil text',
  'a missing table': 'drop table maps',
  'an extra table': 'create table evil(x)',
  'an index that computes': 'create index evil on codes(upper(name))',
  'a changed ledger': 'alter table entry add column evil text',
  statistics: 'analyze',
};

test.each(Object.entries(PLANTED))('%s is refused', async (_, sql) => {
  const path = bench.path(`planted-${count++}.concord`);
  copyFileSync(bench.path('other.concord'), path);
  const raw = openFile(path);
  raw.exec(sql);
  raw.close();
  const bytes = readFileSync(path);
  expect(openProject(path, bench.around)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  const own = readFileSync(bench.path('study.concord'));
  const merged = await on.session.execute('project.merge', { from: { path } }, on.coder);
  expect(merged).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  expect(readFileSync(path).equals(bytes)).toBe(true);
  expect(readFileSync(bench.path('study.concord')).equals(own)).toBe(true);
});

test.each(Object.entries(PLANTED).filter(([name]) => !/another column|missing table|extra table/.test(name)))(
  '%s is refused also where the tables claim to be of another version',
  async (_, sql) => {
    const path = bench.path(`planted-${count++}.concord`);
    copyFileSync(bench.path('other.concord'), path);
    const raw = openFile(path);
    raw.exec(sql);
    raw.exec("update meta set value = 'older' where key = 'projection'");
    raw.close();
    expect(openProject(path, bench.around)).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  },
);
