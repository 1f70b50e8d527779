/** The main job end to end on the real app: real documents, two coders, a kill, figures, export, proof. */
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openFile } from '../../database/connection.ts';
import { queries } from '../../shared/queries.ts';
import {
  becomeNewCoder,
  codeDocument,
  codeNames,
  countCodings,
  exportTable,
  importFiles,
  makeProject,
  openDocument,
  openView,
  PASSAGES,
} from './main-job.ts';
import { expect, startApp, temporaryFolder, test } from './support/app.ts';
import { beside } from './workbench-support.ts';

const corpus = process.env.CONCORD_CORPUS;
const isRequired = (process.env.CONCORD_REQUIRE ?? '').split(',').includes('corpus');
const documents = [
  'palmyra-analysis.txt',
  'speeches/1861-lincoln-utf16le-bom-crlf.txt',
  'interviews/unix-ritchie.docx',
];
const names = documents.map((file) => path.basename(file).replace(/\.[^.]*$/, ''));

function cli(data: string, ...args: string[]) {
  const run = spawnSync(process.execPath, ['database/cli.ts', ...args, '--json'], {
    encoding: 'utf8',
    env: { ...process.env, CONCORD_DATA: data },
  });
  const value: unknown = run.stdout === '' ? null : JSON.parse(run.stdout);
  return { status: run.status, value, error: run.stderr };
}

test('the main job: import, two coders by keyboard, kill, compare, export, verify', async () => {
  test.skip(corpus === undefined && !isRequired, 'CONCORD_CORPUS is not set');
  test.setTimeout(300_000);
  const folder = await temporaryFolder();
  const files = documents.map((file) => path.join(corpus ?? '', file));
  const first = await startApp({ folder });
  const project = await makeProject(first, 'Main job', 'Ana');
  await importFiles(first, files);
  let made = 0;
  for (const name of names) {
    await openDocument(first.page, name);
    made += await codeDocument(first.page, 1, codeNames);
  }
  const gone = once(first.application.process(), 'exit');
  await first.application.evaluate(() => process.kill(process.pid, 'SIGKILL')).catch(() => undefined);
  await gone;

  const second = await startApp({ folder, args: ['--project', project] });
  await expect.poll(() => countCodings(second.page)).toBe(made);
  await second.page.keyboard.press('Control+z');
  await expect.poll(() => countCodings(second.page)).toBe(made - 1);
  await second.page.keyboard.press('Control+Shift+z');
  await expect.poll(() => countCodings(second.page)).toBe(made);
  await becomeNewCoder(second.page, 'Ben');
  for (const name of names) {
    await openDocument(second.page, name);
    made += await codeDocument(second.page, name === names[0] ? 1 : 2, [...codeNames].reverse());
  }
  expect(made).toBe(2 * PASSAGES * names.length);
  expect(made).toBeGreaterThanOrEqual(20);

  const asked = await beside(second);
  await expectFigures(asked);
  await openView(second.page, 'Agreement');
  await expect(second.page.getByRole('table').first()).toBeVisible();
  await second.page.screenshot({ path: 'test-results/main-job-agreement.png' });
  const table = path.join(folder, 'table');
  await exportTable(second, table);
  await second.page.screenshot({ path: 'test-results/main-job-export.png' });
  const head = JSON.parse(readFileSync(path.join(table, 'manifest.json'), 'utf8')).head;
  expect(second.complaints).toEqual([]);
  await second.close();

  const data = path.join(folder, 'data');
  expect(cli(data, 'verify', project, table)).toMatchObject({
    status: 0,
    value: { project: { ok: true }, exports: [{ ok: true }] },
  });
  expect(spawnSync('python3', [path.join(table, 'verify.py'), table]).status).toBe(0);
  expectSameBytes(data, project, table, head, folder);
  expectTamperedRowNamed(data, project, table);
  expectChangedFileNamed(data, project, folder);
  rmSync(folder, { recursive: true, force: true });
});

type Beside = Awaited<ReturnType<typeof beside>>;

/** Compares every figure with a calculation that expands characters. */
async function expectFigures(asked: Beside): Promise<void> {
  const [a, b] = queries['coder.list'].output.parse(await asked.ask('coder.list', {}));
  if (a === undefined || b === undefined) throw new Error('Two coders were expected.');
  const compared = queries['compare.codes'].output.parse(
    await asked.ask('compare.codes', { a: a.id, b: b.id }),
  );
  const { sources } = queries['source.list'].output.parse(await asked.ask('source.list', {}));
  expect(compared.documents).toHaveLength(sources.length);
  for (const code of compared.codes) {
    const counts = { both: 0, onlyA: 0, onlyB: 0, neither: 0, n: 0 };
    for (const source of sources) {
      const codings = queries['source.codings'].output.parse(
        await asked.ask('source.codings', { id: source.id }),
      );
      const marks = { [a.id]: new Uint8Array(source.characters), [b.id]: new Uint8Array(source.characters) };
      for (const coding of codings)
        if (coding.code === code.code) marks[coding.coder]?.fill(1, coding.start, coding.end);
      for (let i = 0; i < source.characters; i++) {
        const [byA, byB] = [marks[a.id]?.[i] === 1, marks[b.id]?.[i] === 1];
        counts[byA ? (byB ? 'both' : 'onlyA') : byB ? 'onlyB' : 'neither']++;
        counts.n++;
      }
    }
    expect(code.table, code.name).toEqual(counts);
    const observed = (counts.both + counts.neither) / counts.n;
    const [pa, pb] = [(counts.both + counts.onlyA) / counts.n, (counts.both + counts.onlyB) / counts.n];
    const chance = pa * pb + (1 - pa) * (1 - pb);
    if (code.kappa.kind === 'value')
      expect(code.kappa.value).toBeCloseTo((observed - chance) / (1 - chance), 9);
    if (code.percent.kind === 'value') expect(code.percent.value).toBeCloseTo(observed, 12);
    for (const cell of ['both', 'onlyA', 'onlyB'] as const) {
      const passages = queries['compare.passages'].output.parse(
        await asked.ask('compare.passages', { a: a.id, b: b.id, code: code.code, cell }),
      );
      expect(passages.characters).toBe(counts[cell]);
    }
  }
}

/** The command line writes the same bytes as the window did, with the same options. */
function expectSameBytes(data: string, project: string, table: string, head: string, folder: string): void {
  const again = path.join(folder, 'again');
  expect(
    cli(
      data,
      ...['export', project, '--format', 'coding-table', '--verifier', '--attributes'],
      ...['--at', head, '--to', again],
    ).status,
  ).toBe(0);
  expect(execFileSync('diff', ['-r', table, again], { encoding: 'utf8' })).toBe('');
}

/** One character of a quote is changed and every digest put right: the row is named. */
function expectTamperedRowNamed(data: string, project: string, table: string): void {
  const file = path.join(table, 'coding-table.csv');
  const text = readFileSync(file, 'utf8');
  const lines = text.split('\n');
  const row = lines.findIndex((line, i) => i > 2 && /Feeling/.test(line));
  const changed = lines.map((line, i) => (i === row ? line.replace('Feeling', 'Feelink') : line)).join('\n');
  writeFileSync(file, changed);
  const manifest = path.join(table, 'manifest.json');
  const bytes = Buffer.from(changed);
  const old = createHash('sha256').update(text).digest('hex');
  writeFileSync(
    manifest,
    readFileSync(manifest, 'utf8').replace(old, createHash('sha256').update(bytes).digest('hex')),
  );
  const verified = cli(data, 'verify', project, table);
  expect(verified.status).toBe(1);
  expect(verified.value).toMatchObject({
    project: { ok: true },
    exports: [{ ok: false, problems: [{ file: 'coding-table.csv', row: expect.any(Number) }] }],
  });
  expect(spawnSync('python3', [path.join(table, 'verify.py'), table]).status).toBe(1);
}

/** One byte of an entry, a content, a row: each is named. */
function expectChangedFileNamed(data: string, project: string, folder: string): void {
  const spoil: [string, RegExp][] = [
    [
      "update entry set payload = cast(substr(payload, 1, 20) || x'ff' || substr(payload, 22) as blob) where seq = 5",
      /entry 5/i,
    ],
    [
      "update content set bytes = cast(substr(bytes, 1, 3) || x'ff' || substr(bytes, 5) as blob) where k = 2",
      /content 2/i,
    ],
    ['update codings set span_end = span_end + 1 where k = (select max(k) from codings)', /coding/i],
  ];
  for (const [sql, named] of spoil) {
    const copy = path.join(folder, 'spoiled.concord');
    copyFileSync(project, copy);
    const db = openFile(copy);
    db.exec(sql);
    db.close();
    const verified = cli(data, 'verify', copy);
    expect(verified.status, sql).toBe(1);
    expect(JSON.stringify(verified.value), sql).toMatch(named);
  }
  expect(existsSync(project)).toBe(true);
}
