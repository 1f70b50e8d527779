/** Copies, merges and erasures together: what must hold whatever came first. */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile } from '../../../database/connection.ts';
import { toBytes } from '../../../database/ledger/bytes.ts';
import { openProject } from '../../../database/project.ts';
import { stateLines } from '../../../database/projection/dump.ts';
import { openSession, type Session } from '../../../database/session.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { addCoder, codedStudy, memoOf, type Study } from '../../support/study.ts';

let bench: Bench;
let on: Study;
beforeEach(async () => {
  bench = workbench();
  on = await codedStudy(bench);
});
afterEach(() => bench.end());

/** Opens a file as another installation would: with a data folder of its own. */
function elsewhere(name: string, data = 'elsewhere'): Session {
  const around = { ...bench.around, data: bench.path(data) };
  return openSession(must(openProject(bench.path(name), around)), bench.host);
}

const sound = async (session: Session) =>
  expect(must(await session.query('project.verify', {})).problems).toEqual([]);
const codeName = async (session: Session) => must(await session.query('code.tree', {}))[0]?.name;

test('one’s own act can still be undone after a copy was merged back', async () => {
  must(await on.session.execute('code.rename', { id: on.code, name: 'Mobility' }, on.coder));
  const ben = await addCoder(on, 'Ben');
  must(
    await on.session.execute(
      'project.copy',
      { to: { path: bench.path('ben.concord') }, coder: ben, blind: false },
      on.coder,
    ),
  );
  must(await on.session.execute('project.merge', { from: { path: bench.path('ben.concord') } }, on.coder));
  must(await on.session.execute('history.undo', {}, on.coder)); // the coder
  const undone = must(await on.session.execute('history.undo', {}, on.coder));
  expect(undone).toMatchObject({ restored: 1, skipped: 0 });
  expect(await codeName(on.session)).toBe('Transport');
  await sound(on.session);
});

test('a copy made after an erasure does not take the words back from an old file', async () => {
  bench.close(on.session);
  copyFileSync(bench.path('study.concord'), bench.path('old.concord'));
  const { session } = bench.open();
  const erase = { targets: [{ entity: 'source' as const, id: on.source }], reason: 'withdrawn' };
  must(await session.execute('project.erase', erase, on.coder));
  must(
    await session.execute(
      'project.copy',
      { to: { path: bench.path('copy.concord') }, coder: on.coder, blind: false },
      on.coder,
    ),
  );
  const copy = elsewhere('copy.concord');
  await sound(copy);
  must(await copy.execute('project.merge', { from: { path: bench.path('old.concord') } }, on.coder));
  await sound(copy);
  expect(must(await copy.query('source.document', { id: on.source })).text).toBe('');
  copy.close();
  expect(holds(bench.path('copy.concord'), 'once an hour')).toBe(false);
});

test('an erasure that comes by merging also takes our own backups', async () => {
  bench.close(on.session);
  copyFileSync(bench.path('study.concord'), bench.path('ben.concord'));
  const ben = elsewhere('ben.concord');
  must(await ben.execute('project.backup', {}, on.coder));
  const { session } = bench.open();
  const erase = { targets: [{ entity: 'source' as const, id: on.source }], reason: 'withdrawn' };
  must(await session.execute('project.erase', erase, on.coder));
  bench.close(session);
  must(await ben.execute('project.merge', { from: { path: bench.path('study.concord') } }, on.coder));
  await sound(ben);
  const kept = readdirSync(ben.project.backups.folder).map((name) => join(ben.project.backups.folder, name));
  ben.close();
  expect(kept.length).toBeGreaterThan(0);
  const found = [...kept, bench.path('ben.concord')].filter((file) => holds(file, 'once an hour'));
  expect(found).toEqual([]);
});

/** Whether words stand in a file: raw in either form, or in a table or a sealed text that SQLite can read. */
function holds(file: string, words: string): boolean {
  const raw = readFileSync(file);
  if (raw.includes(Buffer.from(words, 'utf8')) || raw.includes(Buffer.from(words, 'utf16le'))) return true;
  const db = openFile(file, { readOnly: true });
  const count = db
    .prepare<[], { n: number }>("select count(*) as n from content where mime like 'text/plain%'")
    .get();
  db.close();
  return (count?.n ?? 0) > 0;
}

test('a file whose tables are of another version verifies and merges', async () => {
  bench.close(on.session);
  copyFileSync(bench.path('study.concord'), bench.path('ben.concord'));
  const ben = elsewhere('ben.concord');
  must(await ben.execute('code.rename', { id: on.code, name: 'Buses' }, on.coder));
  ben.close();
  const raw = openFile(bench.path('ben.concord'));
  raw.exec(
    "update meta set value = 'older' where key = 'projection'; alter table codes rename column tag to label",
  );
  raw.close();
  const { session } = bench.open();
  must(await session.execute('project.merge', { from: { path: bench.path('ben.concord') } }, on.coder));
  expect(await codeName(session)).toBe('Buses');
});

test('in a copy, memos keep their author and time', async () => {
  must(
    await on.session.execute(
      'memo.write',
      { id: newId(), on: { kind: 'code', id: on.code }, body: memoOf('About buses') },
      on.coder,
    ),
  );
  const ben = await addCoder(on, 'Ben');
  const to = { path: bench.path('ben.concord') };
  must(await on.session.execute('project.copy', { to, coder: ben, blind: false }, on.coder));
  const here = must(await on.session.query('memo.list', {}));
  const copy = elsewhere('ben.concord');
  expect(must(await copy.query('memo.list', {}))).toEqual(here);
  expect(must(await copy.query('source.codings', { id: on.source }))).toEqual(
    must(await on.session.query('source.codings', { id: on.source })),
  );
  copy.close();
});

test('two codes merged into each other on two sides stay: one stands, the same on both', async () => {
  const other = newId();
  must(await on.session.execute('code.add', { id: other, name: 'Buses' }, on.coder));
  bench.close(on.session);
  copyFileSync(bench.path('study.concord'), bench.path('ben.concord'));
  const ben = elsewhere('ben.concord');
  must(await ben.execute('code.merge', { from: [on.code], into: other }, on.coder));
  const { session } = bench.open();
  must(await session.execute('code.merge', { from: [other], into: on.code }, on.coder));
  must(await session.execute('project.merge', { from: { path: bench.path('ben.concord') } }, on.coder));
  bench.close(session);
  must(await ben.execute('project.merge', { from: { path: bench.path('study.concord') } }, on.coder));
  const again = bench.open().session;
  const [here, there] = [again, ben].map(async (one) => must(await one.query('code.tree', {})));
  expect((await here)?.map((code) => [code.id, code.codings])).toEqual([[on.code, 1]]);
  expect((await there)?.map((code) => [code.id, code.codings])).toEqual([[on.code, 1]]);
  ben.close();
});

test('a file in the middle of another’s transaction is merged as it was before', async () => {
  bench.close(on.session);
  copyFileSync(bench.path('study.concord'), bench.path('ben.concord'));
  const raw = openFile(bench.path('ben.concord'));
  raw.exec("begin immediate; update codes set name = 'half'; update sources set name = 'half'");
  const { session } = bench.open();
  const merged = await session.execute(
    'project.merge',
    { from: { path: bench.path('ben.concord') } },
    on.coder,
  );
  expect(merged).toMatchObject({ ok: true, value: { entries: 0 } });
  raw.exec('rollback');
  raw.close();
});

test('a blind copy has no trace of another’s coding: no link to it, no example of it', async () => {
  const ben = await addCoder(on, 'Ben');
  const other = newId();
  must(await on.session.execute('code.add', { id: other, name: 'Distance' }, on.coder));
  const own = newId();
  const codings = [{ id: own, source: on.source, start: 5, end: 9, code: other }];
  must(await on.session.execute('coding.add', { codings }, ben));
  const from = { kind: 'code' as const, id: other };
  const links = [
    { kind: 'coding' as const, id: on.coding },
    { kind: 'code' as const, id: on.code },
  ];
  must(await on.session.execute('link.add', { from, to: links, type: 'evidence' }, on.coder));
  const examples = [on.coding, own];
  must(await on.session.execute('code.define', { id: newId(), code: on.code, examples }, on.coder));
  const before = [...stateLines(on.session.project.store.db)];
  const path = bench.path('blind.concord');
  must(await on.session.execute('project.copy', { to: { path }, coder: ben, blind: true }, on.coder));
  expect(readFileSync(path).includes(Buffer.from(toBytes(on.coding)))).toBe(false);
  const copy = elsewhere('blind.concord');
  const lines = [...stateLines(copy.project.store.db)].map((line) => line.text).join('\n');
  expect(lines).toContain(`"examples":"[\\"${own}\\"]"`);
  expect(copy.project.store.db.prepare('select 1 from links').all()).toHaveLength(1);
  copy.close();
  must(await on.session.execute('project.merge', { from: { path } }, on.coder));
  expect([...stateLines(on.session.project.store.db)]).toEqual(before);
});
