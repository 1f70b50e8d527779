/** Every command of the command line, for real: a process of its own, its output, and how it ends. */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { verbTable } from '../../../database/cli/verbs.ts';
import { openFile } from '../../../database/connection.ts';
import { newId } from '../../support/project.ts';

const cli = fileURLToPath(new URL('../../../database/cli.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'concord-cli-'));
const env = { ...process.env, CONCORD_DATA: join(folder, 'data') };
const ran = new Set<string>();
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const at = (name: string) => join(folder, name);

function concord(...args: string[]) {
  ran.add(args[0] ?? '');
  const run = spawnSync(process.execPath, [cli, ...args], { env, encoding: 'utf8', cwd: folder });
  expect(run.stderr + run.stdout).not.toMatch(/^\s+at .*\.ts:\d/m);
  return { status: run.status, out: run.stdout, err: run.stderr };
}

/** Runs with --json: exactly one JSON value, nothing else on standard output. */
function json(...args: string[]): unknown {
  const run = concord(...args, '--json');
  expect([run.status, run.err]).toEqual([0, '']);
  expect(run.out.endsWith('\n')).toBe(true);
  return JSON.parse(run.out);
}

test('a study from nothing to an export that verifies', { timeout: 120_000 }, () => {
  const file = at('study.concord');
  expect(json('new', file, '--coder', 'Ana', '--title', 'Buses')).toMatchObject({
    coder: expect.any(String),
  });
  writeFileSync(at('mara.txt'), 'INT: How?\nMara: By bus. 🚌 It is late.\n');
  const imported = z
    .object({ imported: z.array(z.object({ name: z.string() })) })
    .parse(json('import', file, at('mara.txt')));
  expect(imported.imported[0]?.name).toBe('mara');
  writeFileSync(
    at('codings.csv'),
    'document,start,end,code,coder\nmara,16,23,Access/Transport,Ana\nmara,16,23,Access/Transport,Ben\nmara,24,38,Time,Ben\n',
  );
  expect(json('codings', file, at('codings.csv'))).toMatchObject({ added: 3, refused: [] });
  expect(json('agree', file, '--coders', 'Ana,Ben')).toMatchObject({ coders: ['Ana', 'Ben'] });
  expect(json('cooccurrence', file)).toMatchObject({ rows: expect.any(Array) });
  expect(json('segments', file, '--code', 'Access/Transport')).toMatchObject({ total: 2 });
  expect(json('find', file, 'bus')).toMatchObject({ total: 1, documents: 1 });
  expect(json('find', file, 'bus', '--in', 'Mara')).toMatchObject({ total: 1 });
  expect(json('autocode', file, 'late', '--code', 'Access/Transport')).toMatchObject({ added: 1 });
  expect(json('repeats', file, '--words', '5', '--all')).toMatchObject({ total: 0 });
  writeFileSync(at('corrected.txt'), 'INT: And how?\nMara: By bus. 🚌 It is never late.\n');
  expect(json('correct', file, 'Mara', at('corrected.txt'), '--reason', 'Misheard')).toMatchObject({
    codings: { moved: 2, changed: 2, lost: 0 },
  });
  expect(json('correct', file, 'mara', at('corrected.txt'))).toMatchObject({ codings: { changed: 2 } });
  expect(json('undo', file)).toMatchObject({ sentence: 'Undid: Correct text: mara' });
  expect(json('undo', file)).toMatchObject({ sentence: expect.stringContaining('Transport') });
  expect(json('query', file, 'code.tree', '{}')).toHaveLength(3);
  writeFileSync(at('latin.txt'), Buffer.from('Mara: gr\xfc\xdfe aus K\xf6ln\n', 'latin1'));
  const code = JSON.stringify({ id: newId(), name: 'Trust' });
  expect(json('execute', file, 'code.add', code)).toMatchObject({ entry: expect.any(String) });
  expect(json('undo', file)).toMatchObject({ sentence: expect.stringContaining('Undid') });
  expect(json('redo', file)).toMatchObject({ sentence: expect.stringContaining('Redid') });
  expect(json('copy', file, '--to', at('ben.concord'), '--for', 'Ben', '--blind')).toMatchObject({
    path: at('ben.concord'),
  });
  expect(json('merge', file, at('ben.concord'))).toMatchObject({ anomalies: expect.any(Array) });
  expect(json('export', file, '--format', 'coding-table', '--to', at('tables'))).toMatchObject({
    folder: at('tables'),
  });
  expect(json('verify', file, at('tables'))).toMatchObject({
    project: { ok: true },
    exports: [{ ok: true }],
  });
  expect(json('history', file, '--limit', '3')).toHaveLength(3);
  expect(json('history', file, '--what', 'exports')).toHaveLength(1);
  const [backup] = z.array(z.object({ backup: z.string() })).parse(json('backups', file));
  expect(json('restore', backup?.backup ?? '', '--to', at('before.concord'))).toMatchObject({
    path: at('before.concord'),
  });
  expect(json('verify', at('before.concord'))).toMatchObject({ project: { ok: true } });
  expect(json('backups')).not.toEqual([]);
  expect(json('sample', at('bus.concord'))).toMatchObject({ codings: expect.any(Number) });
  expect(json('commands')).toContainEqual(expect.objectContaining({ name: 'code.add' }));
  expect(json('queries')).toContainEqual(expect.objectContaining({ name: 'code.tree' }));
});

test('tables of codes and of answers are taken in', { timeout: 120_000 }, () => {
  const file = at('tables.concord');
  json('new', file, '--coder', 'Ana');
  writeFileSync(at('codes.csv'), 'path,definition\nAccess,\nAccess/Cost,What it costs\n');
  expect(json('codebook', file, at('codes.csv'), '--preview')).toMatchObject({ add: 2, known: 0 });
  expect(json('codebook', file, at('codes.csv'))).toMatchObject({ added: 2, known: 0 });
  expect(json('codebook', file, at('codes.csv'))).toMatchObject({ added: 0, known: 2 });
  writeFileSync(at('survey.csv'), 'Who,Age,Why not?\nIlse,70,"The bus is late, and the stop is far away."\n');
  expect(json('survey', file, at('survey.csv'), '--preview')).toMatchObject({
    rows: 1,
    columns: [{ header: 'Who' }, { header: 'Age', type: 'number' }, { as: 'document' }],
  });
  const asked = ['--as', 'Who=name', '--as', 'Age=attribute:text'];
  expect(json('survey', file, at('survey.csv'), ...asked)).toMatchObject({
    cases: 1,
    documents: 1,
    cells: 1,
  });
  expect(json('undo', file)).toMatchObject({ sentence: expect.stringContaining('survey') });
});

test('an altered project is not verified: status 1', { timeout: 30_000 }, () => {
  concord('new', at('spoiled.concord'), '--coder', 'Ana');
  const db = openFile(at('spoiled.concord'));
  db.exec("update coders set name = 'Bea'");
  db.close();
  const run = concord('verify', at('spoiled.concord'), '--json');
  expect(run.status).toBe(1);
  expect(JSON.parse(run.out)).toMatchObject({ project: { ok: false } });
});

test('help on every level', { timeout: 60_000 }, () => {
  for (const args of [['--help'], ['help'], ...Object.keys(verbTable).map((verb) => [verb, '--help'])]) {
    const run = spawnSync(process.execPath, [cli, ...args], { env, encoding: 'utf8' });
    expect([run.status, run.stderr]).toEqual([0, '']);
    expect(run.stdout).toContain('concord');
  }
});

test.each([
  [2, []],
  [2, ['nonsense']],
  [2, ['constructor']],
  [2, ['new']],
  [2, ['new', 'x.concord']],
  [2, ['new', 'x.concord', '--colour', 'red']],
  [2, ['history', 'study.concord', '--since', 'yesterday']],
  [2, ['history', 'study.concord', '--of', 'me']],
  [2, ['history', 'study.concord', '--what', 'everything']],
  [2, ['query', 'study.concord', 'code.tree', '{}', '--at', 'yesterday']],
  [2, ['history', 'study.concord', '--limit', 'many']],
  [2, ['query', 'study.concord', 'code.tree', '{']],
  [2, ['query', 'study.concord', 'constructor', '{}']],
  [2, ['agree', 'study.concord', '--unit', 'word']],
  [2, ['export', 'study.concord', '--format', 'pdf', '--to', 'x']],
  [2, ['restore', 'x']],
  [1, ['new', 'study.concord', '--coder', 'Ana']],
  [1, ['new', 'no/such/folder/x.concord', '--coder', 'Ana']],
  [1, ['verify', 'missing.concord']],
  [1, ['history', 'missing.concord']],
  [1, ['undo', 'missing.concord']],
  [1, ['export', 'missing.concord', '--format', 'codebook', '--to', 'x']],
  [1, ['merge', 'study.concord', 'missing.concord']],
  [1, ['merge', 'study.concord', 'mara.txt']],
  [1, ['import', 'study.concord', 'missing.txt']],
  [1, ['copy', 'study.concord', '--to', 'no/such/x.concord', '--for', 'Ana']],
  [1, ['codebook', 'study.concord', 'missing.csv']],
  [1, ['codebook', 'study.concord', 'mara.txt', '--preview']],
  [1, ['survey', 'study.concord', 'missing.csv', '--preview']],
  [1, ['survey', 'study.concord', 'survey.csv', '--as', 'Height=attribute:number']],
  [2, ['survey', 'study.concord', 'survey.csv', '--as', 'Age=height']],
  [2, ['survey', 'study.concord', 'survey.csv', '--as', 'Age=attribute:colour']],
  [1, ['agree', '--cases', 'missing.json']],
  [1, ['agree', '--cases', 'mara.txt']],
  [1, ['segments', 'study.concord', '--code', 'Nothing']],
  [1, ['find', 'study.concord', '[', '--regex']],
  [1, ['find', 'study.concord', 'bus', '--in', 'No such document']],
  [2, ['autocode', 'study.concord', 'bus']],
  [2, ['repeats', 'study.concord', '--words', '2']],
  [2, ['correct', 'study.concord', 'mara']],
  [1, ['correct', 'study.concord', 'nobody', 'mara.txt']],
  [1, ['correct', 'study.concord', 'mara', 'missing.txt']],
  [1, ['correct', 'study.concord', 'mara', 'latin.txt']],
  [1, ['query', 'study.concord', 'code.definition', '{"code":1}']],
  [1, ['restore', 'nothing.concord', '--to', 'y.concord']],
  [1, ['workload', 'study.concord', 'no-such-folder']],
  [1, ['codings', 'study.concord', 'missing.csv']],
])('status %i: %s', { timeout: 20_000 }, (status, args) => {
  const run = concord(...args);
  expect(run.err).not.toContain('inside Concord');
  expect(run.status).toBe(status);
  const lines = run.err.trim().split('\n');
  if (args.length > 0 && args[0] !== 'import') expect(lines).toHaveLength(1);
  expect(existsSync(at('x.concord'))).toBe(false);
});

test('beside a process that holds the project: reading works, writing is refused, and after a kill all is free', {
  timeout: 60_000,
}, async () => {
  const file = at('study.concord');
  const holder = spawn(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { openProject } from ${JSON.stringify(fileURLToPath(new URL('../../../database/project.ts', import.meta.url)))};
       const opened = openProject(${JSON.stringify(file)}, { data: process.env.CONCORD_DATA, clock: () => ({ ms: Date.now(), offset: 0 }), mint: () => '' });
       globalThis.held = opened; console.log(opened.ok); setInterval(() => {}, 1000);`,
    ],
    { env },
  );
  await new Promise((resolve) => holder.stdout.once('data', resolve));
  expect(concord('verify', file).status).toBe(0);
  expect(concord('export', file, '--format', 'codebook', '--to', at('beside'))).toMatchObject({
    status: 0,
    err: '',
  });
  expect(concord('history', file).status).toBe(0);
  for (const args of [
    ['import', file, at('mara.txt')],
    ['codings', file, at('codings.csv')],
    ['merge', file, at('ben.concord')],
    ['undo', file],
    ['redo', file],
    ['copy', file, '--to', at('c.concord'), '--for', 'Ana'],
    ['execute', file, 'project.rename', '{"title":"X"}'],
  ]) {
    const run = concord(...args);
    expect([run.status, run.err]).toEqual([
      1,
      expect.stringContaining('is open in another window or program'),
    ]);
  }
  holder.kill('SIGKILL');
  await new Promise((resolve) => holder.once('close', resolve));
  expect(concord('execute', file, 'project.rename', '{"title":"Free"}').status).toBe(0);
});

test('output that is cut off by the reader is no error', { timeout: 20_000 }, () => {
  const run = spawnSync('sh', ['-c', `"${process.execPath}" "${cli}" commands --json | head -c 10`], {
    env,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
});

const fixtures = join(process.env.CONCORD_FIXTURES ?? '', 'agreement');
const here = process.env.CONCORD_FIXTURES !== undefined && existsSync(fixtures);
const required = (process.env.CONCORD_REQUIRE ?? '').split(',').includes('fixtures');
const expectations = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      expected: z.array(
        z.object({
          measure: z.string(),
          status: z.string(),
          value: z.unknown(),
          tolerance_abs: z.number().optional(),
        }),
      ),
    }),
  ),
});
const answered = z.array(
  z.object({ case: z.string(), measure: z.string(), status: z.string(), value: z.unknown() }),
);

test.runIf(here || required).each(['matrix.json', 'sets.json', 'spans.json'])(
  'agree --cases %s answers what the fixtures state (needs CONCORD_FIXTURES)',
  { timeout: 60_000 },
  (name) => {
    const wanted = expectations
      .parse(JSON.parse(readFileSync(join(fixtures, name), 'utf8')))
      .cases.flatMap((one) => one.expected.map((value) => ({ case: one.id, ...value })));
    const given = answered.parse(json('agree', '--cases', join(fixtures, name)));
    expect(given.map((one) => [one.case, one.measure])).toEqual(wanted.map((one) => [one.case, one.measure]));
    given.forEach((one, i) => {
      const want = wanted[i];
      if (one.status !== 'value' || want?.status !== 'value' || typeof one.value !== 'number') return;
      expect(Math.abs(one.value - Number(want.value)), `${one.case} ${one.measure}`).toBeLessThanOrEqual(
        want.tolerance_abs ?? 1e-6,
      );
    });
  },
);

test('every command was run', () => {
  mkdirSync(at('empty'), { recursive: true });
  expect(Object.keys(verbTable).filter((verb) => !ran.has(verb))).toEqual([]);
});
