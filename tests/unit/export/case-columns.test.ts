/** Cases and attributes in the coding table: what the cells say, and that every one of them is proven. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyExport } from '../../../database/export/verify-export.ts';
import type { ExportOptions } from '../../../shared/export.ts';
import type { Id } from '../../../shared/ids.ts';
import { makeStudy, type Study, TEXTS, workshop } from './study.ts';
import { copyOf, correct, python, type Row, rowsOf, runScript, writeRows } from './tamper.ts';

const shop = workshop();
let study: Study;
let made = 0;
let ada: Id;
let family: Id;
beforeAll(async () => {
  study = await makeStudy(shop);
  const { run, mint, source } = study;
  [ada, family] = [mint(), mint()];
  const [town, age, asked, unused] = [mint(), mint(), mint(), mint()];
  await run('case.add', { id: ada, name: '=Ada; "A"' });
  await run('case.add', { id: family, name: 'Family' });
  await run('case.add', { id: unused, name: 'Nobody' });
  const whole = [{ source: source('مقابلة'), span: null }];
  await run('case.include', { case: family, parts: whole });
  const text = TEXTS['Waiting room.txt'];
  const spoken = { start: text.indexOf('We waited'), end: text.indexOf('=SUM') };
  await run('case.include', { case: ada, parts: [{ source: source('Waiting room'), span: spoken }] });
  const wide = [{ source: source('Waiting room'), span: { start: 0, end: text.indexOf('=SUM') + 5 } }];
  await run('case.include', { case: family, parts: wide });
  await run('attribute.add', { id: town, name: 'Town' });
  await run('attribute.add', { id: age, name: 'Age', type: 'number' });
  await run('attribute.add', { id: asked, name: 'Asked?', type: 'yes-no' });
  await run('attribute.add', { id: mint(), name: 'Length', owner: 'source' });
  await run('value.set', {
    attributes: [town, age, asked],
    rows: [
      { owner: ada, values: ['-Vale', '-7', { missing: 'refused' }] },
      { owner: family, values: [null, '40', 'yes'] },
      { owner: unused, values: ['Secret place', '1', 'no'] },
    ],
  });
});
afterAll(() => shop.close());

async function exported(options: Partial<ExportOptions> = {}): Promise<string> {
  const path = join(shop.root, `cases-${++made}`);
  const given = { format: 'coding-table' as const, attributes: true, verifier: true, ...options };
  await study.run('project.export', { to: { path }, options: given });
  return path;
}
const proven = (path: string) => verifyExport(path, study.session.project.store);
const cells = (folder: string, name: string): Row | undefined =>
  rowsOf(folder).find((row) => row.coding_id === study.made[name]);

test('a segment has the cases it shares a character with, several in one order, none as empty cells', async () => {
  const folder = await exported();
  expect(cells(folder, 'smile')).toMatchObject({
    case_id: `${ada}; ${family}`,
    case_name: '=Ada; "A"; Family',
    'case.Town': '-Vale; ',
    'case.Age': '-7; 40',
    'case.Asked?': '(refused); yes',
  });
  expect(cells(folder, 'formula')).toMatchObject({ case_id: family, 'case.Town': '', 'case.Age': '40' });
  expect(cells(folder, 'arabic')).toMatchObject({ case_name: 'Family', 'case.Asked?': 'yes' });
  expect(cells(folder, 'merged')).toMatchObject({
    case_id: '',
    case_name: '',
    'case.Town': '',
    'case.Age': '',
  });
  const columns = rowsOf(folder, 'data-dictionary.csv').filter(({ column }) => column?.startsWith('case'));
  expect(columns.map(({ column, type }) => [column, type])).toEqual([
    ['case_id', 'id'],
    ['case_name', 'text'],
    ['case.Town', 'text'],
    ['case.Age', 'number'],
    ['case.Asked?', 'word'],
  ]);
  expect(await proven(folder)).toMatchObject({ ok: true, problems: [], recorded: true });
  if (python) expect(runScript(folder)).toMatchObject({ status: 0 });
});

test('pseudonyms reach cases in every file, and cases of other documents stay at home', async () => {
  const folder = await exported({ names: 'pseudonyms', form: 'exact' });
  const table = readFileSync(join(folder, 'coding-table.csv'), 'utf8');
  expect(table).toMatch(/,Case \d; Case \d,/);
  expect(table).not.toContain('=Ada; "A"');
  const sealed = (path: string): string =>
    readFileSync(join(path, 'contents.jsonl'), 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => Buffer.from(JSON.parse(line).bytes, 'base64').toString('latin1'))
      .join('\n');
  expect(sealed(await exported())).toContain('Family');
  for (const name of ['Family', 'Nobody', 'Secret place']) expect(sealed(folder)).not.toContain(name);
  expect(await proven(folder)).toMatchObject({ ok: true, problems: [] });
  if (python) expect(runScript(folder)).toMatchObject({ status: 0 });
});

test('without the option the table and its id are as they were before there was one', async () => {
  const path = await exported({ attributes: false });
  expect(Object.keys(rowsOf(path)[0] ?? {}).filter((column) => column.startsWith('case'))).toEqual([]);
  expect(JSON.parse(readFileSync(join(path, 'manifest.json'), 'utf8')).options).not.toHaveProperty(
    'attributes',
  );
  expect(await proven(path)).toMatchObject({ ok: true });
});

test('a changed case, name or value is found at its row, by the project and by the script', async () => {
  const folder = await exported();
  const changes: [string, number, Row][] = [
    [
      'a case left out',
      0,
      { case_id: '', case_name: '', 'case.Town': '', 'case.Age': '', 'case.Asked?': '' },
    ],
    ['a name', 0, { case_name: 'Eve; Family' }],
    ['a value', 1, { 'case.Age': '-7; 41' }],
    ['a reason', 0, { 'case.Asked?': '(unknown); yes' }],
    ['a case too many', 4, { case_id: ada, case_name: '=Ada; "A"', 'case.Town': '-Vale', 'case.Age': '-7' }],
  ];
  for (const [name, at, change] of changes) {
    const path = copyOf(folder, name);
    writeRows(
      path,
      rowsOf(path).map((row, i) => (i === at ? { ...row, ...change } : row)),
    );
    correct(path);
    const { problems } = await proven(path);
    expect(problems.filter(({ file }) => file === 'coding-table.csv').map(({ row }) => row)).toEqual([
      at + 1,
    ]);
    if (python) {
      const { status, output } = runScript(path);
      expect(`${name} ${status}`).toBe(`${name} 1`);
      expect(output).not.toContain('Traceback');
    }
    rmSync(path, { recursive: true });
  }
});
