/**
 * What cannot be opened: each is answered with one clear sentence of the right kind, and not a byte
 * is changed. Where damage can be opened at all, the verification finds it.
 */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openFile } from '../../../database/connection.ts';
import { openEntries } from '../../../database/ledger/entries.ts';
import { verifyProject } from '../../../database/ledger/verify.ts';
import { createProject, openProject } from '../../../database/project.ts';
import type { FailureKind } from '../../../shared/errors.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { codedStudy, type Study } from '../../support/study.ts';

let bench: Bench;
let on: Study;
let sound: Buffer;
beforeAll(async () => {
  bench = workbench();
  on = await codedStudy(bench, 'first.concord');
  bench.close(on.session);
  sound = readFileSync(bench.path('first.concord'));
});
afterAll(() => bench.end());

/** The kind of a refusal, which must be one sentence (or two) that names the file. */
function refusalOf(path: string): FailureKind | 'opened' {
  const opened = openProject(path, bench.around);
  if (opened.ok) {
    opened.value.close();
    return 'opened';
  }
  expect(opened.error.message).toMatch(/^[^\n]{20,300}\.$/);
  expect(opened.error.message).not.toMatch(/SQLITE|Error|undefined|null/);
  return opened.error.kind;
}

const spoiled = (change: (bytes: Buffer) => Buffer | undefined): Buffer => {
  const bytes = Buffer.from(sound);
  return change(bytes) ?? bytes;
};
const FILES: readonly [string, FailureKind, () => Buffer][] = [
  ['text', 'not-a-project', () => Buffer.from('Dear diary\n'.repeat(40))],
  ['zero bytes', 'empty-file', () => Buffer.alloc(0)],
  ['a header and no more', 'damaged', () => sound.subarray(0, 100)],
  ['half a header', 'not-a-project', () => sound.subarray(0, 60)],
  ['cut off', 'damaged', () => sound.subarray(0, Math.floor(sound.length / 2))],
  ['one byte short', 'damaged', () => sound.subarray(0, sound.length - 1)],
  ['nothing but zeros', 'not-a-project', () => Buffer.alloc(sound.length)],
  ['another program’s database', 'not-a-project', () => spoiled((bytes) => void bytes.writeUInt32BE(7, 68))],
  ['a newer version', 'newer-version', () => spoiled((bytes) => void bytes.writeUInt32BE(99, 60))],
  ['another magic', 'not-a-project', () => spoiled((bytes) => void bytes.write('SQLite format 4'))],
  ['a page size that is none', 'damaged', () => spoiled((bytes) => void bytes.writeUInt16BE(12_345, 16))],
  ['a schema page of zeros', 'damaged', () => spoiled((bytes) => void bytes.fill(0, 100, 4_096))],
];

test.each(FILES)('%s: %s', (_, kind, make) => {
  const path = bench.path(`refused-${newId()}.concord`);
  writeFileSync(path, make());
  expect(refusalOf(path)).toBe(kind);
  expect(readFileSync(path).equals(make())).toBe(true);
  expect(existsSync(`${path}-journal`)).toBe(false);
});

test('what is no plain file', () => {
  mkdirSync(bench.path('folder.concord'));
  symlinkSync(bench.path('first.concord'), bench.path('link.concord'));
  spawnSync('mkfifo', [bench.path('pipe.concord')]);
  for (const name of ['folder.concord', 'link.concord', 'pipe.concord', 'missing.concord'])
    expect([name, refusalOf(bench.path(name))]).toEqual([name, 'unreadable']);
});

test('a ledger without entries is refused', () => {
  const path = bench.path('hollow.concord');
  writeFileSync(path, sound);
  const raw = openFile(path);
  raw.exec('delete from entry');
  raw.close();
  expect(refusalOf(path)).toBe('damaged');
});

test('flipped bits: refused, or opened and found, never silently wrong', { timeout: 60_000 }, async () => {
  const { state } = verified(bench.path('first.concord'));
  const path = bench.path('flipped.concord');
  for (let i = 0; i < 160; i++) {
    const at = i < 25 ? i * 4 : Math.floor((sound.length / 140) * (i - 20)) + (i % 7);
    writeFileSync(
      path,
      spoiled((bytes) => void bytes.writeUInt8((bytes[at] ?? 0) ^ (1 << (i % 8)), at)),
    );
    rmSync(`${path}-journal`, { force: true });
    const opened = openProject(path, bench.around);
    if (!opened.ok) continue;
    opened.value.close();
    const found = verified(path);
    expect([at, found.ok ? found.state : 'found']).toEqual([at, found.ok ? state : 'found']);
  }
});

function verified(path: string): { ok: boolean; state: string } {
  let db: ReturnType<typeof openFile>;
  try {
    db = openFile(path, { readOnly: true });
  } catch {
    return { ok: false, state: '' };
  }
  try {
    const steps = verifyProject(db);
    let step = steps.next();
    while (!step.done) step = steps.next();
    return { ok: step.value.ok, state: step.value.ok ? (openEntries(db).last()?.hash ?? '') : '' };
  } catch {
    return { ok: false, state: '' };
  } finally {
    db.close();
  }
}

test('a journal that leaves changes beside the file is switched back', () => {
  const path = bench.path('wal.concord');
  writeFileSync(path, sound);
  const raw = openFile(path);
  raw.pragma('journal_mode = WAL');
  raw.close();
  expect(refusalOf(path)).toBe('opened');
  expect(readFileSync(path).readUInt8(18)).toBe(1);
});

test('a project that asks for a later reader opens for reading only', async () => {
  copyFileSync(bench.path('first.concord'), bench.path('later.concord'));
  const { session } = bench.open('later.concord');
  const changes = [{ entity: 'project' as const, id: session.project.id, cells: { minimumReader: 99 } }];
  session.project.write([{ command: 'project.settings', changes }], { author: on.coder });
  bench.close(session);
  const again = bench.open('later.concord').session;
  const result = await again.execute('project.rename', { title: 'New' }, on.coder);
  expect(result).toMatchObject({ ok: false, error: { kind: 'read-only' } });
  expect(must(await again.query('source.list', {})).sources).toHaveLength(1);
});

test('a project is open once: refused beside a living process, free at once when it is killed', {
  timeout: 30_000,
}, async () => {
  const path = bench.path('held.concord');
  writeFileSync(path, sound);
  const holder = spawn(process.execPath, [holderFile, path, bench.around.data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(refusalOf(path)).toBe('already-open');
  holder.kill('SIGKILL');
  await new Promise((resolve) => holder.once('close', resolve));
  expect(refusalOf(path)).toBe('opened');
});

const holderFile = fileURLToPath(new URL('../../support/hold.ts', import.meta.url));

test('a file that was moved or replaced while open takes no more changes', async () => {
  writeFileSync(bench.path('moving.concord'), sound);
  const { session } = bench.open('moving.concord');
  renameSync(bench.path('moving.concord'), bench.path('moved.concord'));
  writeFileSync(bench.path('moving.concord'), sound);
  const result = await session.execute('code.rename', { id: on.code, name: 'Lost?' }, on.coder);
  expect(result).toMatchObject({ ok: false, error: { kind: 'conflict' } });
  expect(readFileSync(bench.path('moving.concord')).equals(sound)).toBe(true);
  bench.close(session);
  expect(refusalOf(bench.path('moving.concord'))).toBe('opened');
  expect(refusalOf(bench.path('moved.concord'))).toBe('opened');
});

const isRoot = process.getuid?.() === 0;

test('in a place that may only be read, queries are answered and commands refused', {
  timeout: 30_000,
}, (context) => {
  if (process.platform === 'win32') context.skip('permissions work differently on Windows');
  const place = bench.path('read-only');
  mkdirSync(place);
  writeFileSync(`${place}/study.concord`, sound);
  mkdirSync(bench.path('other-data'));
  chmodSync(bench.folder, 0o755);
  chmodSync(bench.path('other-data'), 0o777);
  for (const [file, folder] of [
    [0o444, 0o555],
    [0o666, 0o555],
  ] as const) {
    chmodSync(`${place}/study.concord`, file);
    chmodSync(place, folder);
    const run = spawnSync(
      process.execPath,
      [holderFile, `${place}/study.concord`, bench.path('other-data'), 'try'],
      {
        encoding: 'utf8',
        ...(isRoot ? { uid: 65_534, gid: 65_534 } : {}),
      },
    );
    chmodSync(place, 0o755);
    if (run.status !== 0 && run.stderr.includes('EACCES'))
      context.skip('another user cannot read the program here');
    expect(JSON.parse(run.stdout)).toEqual({ readOnly: true, refused: 'read-only', documents: 1 });
    expect(readFileSync(`${place}/study.concord`).equals(sound)).toBe(true);
  }
});

test('a full disk is told; what stood before is intact, and work goes on when there is room', {
  timeout: 60_000,
}, async (context) => {
  const mount = bench.path('small');
  mkdirSync(mount);
  if (!isRoot || spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', mount]).status !== 0)
    context.skip('needs root to mount a small file system');
  try {
    const file = `${mount}/study.concord`;
    writeFileSync(file, sound);
    const { session } = bench.open('small/study.concord');
    const room = 1_048_576 - statSync(file).size;
    writeFileSync(`${mount}/filler`, Buffer.alloc(Math.max(0, room - 30_000)));
    let refused: string | null = null;
    let done = 0;
    for (let i = 0; refused === null && i < 400; i++) {
      const body = JSON.stringify([{ kind: 'paragraph', runs: [{ text: `${newId()} `.repeat(40) }] }]);
      const result = await session.execute('memo.write', { id: newId(), on: null, body }, on.coder);
      if (result.ok) done++;
      else refused = result.error.kind;
    }
    expect(refused).toBe('disk-full');
    expect(must(await session.query('memo.list', {})).rows).toHaveLength(done);
    const where = session.project.path;
    bench.close(session); // must not fail, though closing would like to write
    rmSync(`${mount}/filler`);
    expect(verified(where).ok).toBe(true);
    const again = bench.open('small/study.concord').session;
    must(await again.execute('code.rename', { id: on.code, name: 'Room again' }, on.coder));
    expect(must(await again.query('memo.list', {})).rows).toHaveLength(done);
    bench.close(again);
  } finally {
    spawnSync('umount', [mount]);
  }
});

test('a new project never overwrites and needs its folder', () => {
  const content = { title: 'Study', coder: { id: newId(), name: 'Ana' } };
  expect(createProject(bench.path('first.concord'), content, bench.around)).toMatchObject({
    error: { kind: 'exists' },
  });
  expect(createProject(bench.path('no/such.concord'), content, bench.around)).toMatchObject({
    error: { kind: 'unreadable' },
  });
  expect(existsSync(bench.path('no'))).toBe(false);
});

test('a foreign file with one changed entry is not merged, and the own file stays as it was', async () => {
  copyFileSync(bench.path('first.concord'), bench.path('tampered.concord'));
  const raw = openFile(bench.path('tampered.concord'));
  const row = raw.prepare<[], { payload: Uint8Array }>('select payload from entry where seq = 3').get();
  const payload = Buffer.from(row?.payload ?? []);
  payload.writeUInt8(payload.readUInt8(payload.length - 1) ^ 1, payload.length - 1);
  raw.prepare('update entry set payload = ? where seq = 3').run(payload);
  raw.close();
  const { session } = bench.open('first.concord');
  const before = session.project.store.head();
  const result = await session.execute(
    'project.merge',
    { from: { path: bench.path('tampered.concord') } },
    on.coder,
  );
  expect(result).toMatchObject({ ok: false, error: { kind: 'damaged' } });
  expect(session.project.store.head()).toBe(before);
  for (const name of ['missing.concord', 'folder.concord', 'pipe.concord', 'hollow.concord'])
    expect((await session.execute('project.merge', { from: { path: bench.path(name) } }, on.coder)).ok).toBe(
      false,
    );
  const other = await bench.create('other.concord');
  bench.close(other.session);
  const strange = await session.execute(
    'project.merge',
    { from: { path: bench.path('other.concord') } },
    on.coder,
  );
  expect(strange).toMatchObject({ ok: false, error: { kind: 'refused' } });
  expect(session.project.store.head()).toBe(before);
  bench.close(session);
});
