/** Memos as a table: what each row says, what a filter leaves, and that every cell is proven. */
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { verifyExport } from '../../../database/export/verify-export.ts';
import type { ExportOptions } from '../../../shared/export.ts';
import type { Id } from '../../../shared/ids.ts';
import type { MemoBody } from '../../../shared/memo.ts';
import { makeStudy, type Study, workshop } from './study.ts';
import { copyOf, correct, python, type Row, rowsOf, runScript, writeRows } from './tamper.ts';

const shop = workshop();
let study: Study;
let made = 0;
const memos: Record<string, Id> = {};
beforeAll(async () => {
  study = await makeStudy(shop);
  const { run, mint, ada, ben, codes, source } = study;
  const mara = mint();
  await run('case.add', { id: mara, name: 'Mara Quiet' });
  const write = async (
    name: string,
    on: { kind: 'project' | 'source' | 'code' | 'coding' | 'case'; id: Id } | null,
    body: MemoBody,
    more: { title?: string; status?: 'thought' | 'decision' | 'question'; tags?: string[]; by?: Id } = {},
  ) => {
    const { by = ada, title = '', status = 'thought', tags = [] } = more;
    memos[name] ??= mint();
    await run('memo.write', { id: memos[name], on, title, body: JSON.stringify(body), status, tags }, by);
  };
  const words = (text: string): MemoBody => [{ kind: 'paragraph', runs: [{ text }] }];
  const summary = must(await study.session.query('project.summary', {}));
  await write('project', { kind: 'project', id: summary.id }, words('=What is\nwaiting?'), {
    title: 'Question, "first"',
    status: 'question',
    tags: ['start', 'theory'],
  });
  await write('code', { kind: 'code', id: codes.wait }, words(' On delays. '), { by: ben });
  await write('source', { kind: 'source', id: source('Waiting room') }, words('A loud room.'));
  await write('case', { kind: 'case', id: mara }, [
    {
      kind: 'paragraph',
      runs: [{ text: 'She, ' }, { link: { kind: 'case', id: mara } }, { text: ', said:' }],
    },
    { kind: 'quotation', coding: study.made.smile ?? mara },
    { kind: 'item', ordered: false, runs: [{ text: 'see ' }, { link: { kind: 'code', id: codes.delay } }] },
  ]);
  await write('free', null, words('First words.'), { status: 'decision' });
  await write('free', null, words('Better words.'), { status: 'decision', by: ben });
  await write('gone', null, words('Never mind.'));
  await run('memo.remove', { id: memos.gone ?? mara });
});
afterAll(() => shop.close());

function must<T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T {
  if (!result.ok) throw new Error(result.error.message);
  return result.value;
}

async function exported(options: Partial<ExportOptions> = {}): Promise<string> {
  const path = join(shop.root, `memos-${++made}`);
  await study.run('project.export', {
    to: { path },
    options: { format: 'memos', verifier: true, ...options },
  });
  return path;
}
const proven = (path: string) => verifyExport(path, study.session.project.store);
const read = (path: string): Row[] => rowsOf(path, 'memos.csv');
const row = (rows: Row[], name: string) => rows.find(({ memo_id }) => memo_id === memos[name]);

test('a row a memo, by kind: words, what it is on, who and when', async () => {
  const folder = await exported();
  const rows = read(folder);
  const { ada, ben, codes, source } = study;
  expect(rows.map(({ kind }) => kind)).toEqual(['project', 'source', 'code', 'coding', 'case', 'free']);
  expect(row(rows, 'project')).toMatchObject({
    status: 'question',
    tags: 'start; theory',
    title: 'Question, "first"',
    text: '=What is\nwaiting?',
    on_name: 'Waiting for care',
    author_id: ada,
    author_name: 'Ada, "A."',
    source_id: '',
    revision: '1',
  });
  expect(row(rows, 'source')).toMatchObject({ source_id: source('Waiting room'), on_name: 'Waiting room' });
  expect(row(rows, 'code')).toMatchObject({
    on_id: codes.wait,
    on_name: 'Care/Waiting',
    text: 'On delays.',
    author_name: '=Ben',
  });
  expect(rows.find(({ kind }) => kind === 'coding')).toMatchObject({
    on_id: study.made.moved,
    on_name: 'Care/Waiting',
    code_id: codes.wait,
    source_name: 'Waiting room',
    quote: 'Cafe\u0301',
    title: 'Why',
    text: '-because, so',
  });
  expect(row(rows, 'case')?.text).toBe(
    'She, Mara Quiet, said:\n“We waited 😀 so "long", hours.”\nsee Waiting',
  );
  expect(row(rows, 'free')).toMatchObject({
    text: 'Better words.',
    status: 'decision',
    on_id: '',
    author_id: ada,
    revision: '2',
  });
  expect(ben).not.toBe(ada);
  const raw = readFileSync(join(folder, 'memos.csv'), 'utf8');
  expect(raw).toContain("'=What is");
  expect(await proven(folder)).toMatchObject({ ok: true, problems: [], rows: 6 + 25, recorded: true });
  if (python) expect(runScript(folder)).toMatchObject({ status: 0 });
});

test('filters leave memos by these coders, on these codes and documents', async () => {
  const kinds = async (options: Partial<ExportOptions>) => {
    const path = await exported(options);
    expect(await proven(path)).toMatchObject({ ok: true });
    if (python) expect(runScript(path)).toMatchObject({ status: 0 });
    return read(path).map(({ kind }) => kind);
  };
  expect(await kinds({ coders: [study.ben] })).toEqual(['code']);
  expect(await kinds({ codes: [study.codes.care] })).toEqual(['code', 'coding']);
  expect(await kinds({ sources: [study.source('Waiting room')] })).toEqual(['source', 'coding']);
});

test('pseudonyms stand for authors and cases, also inside the words', async () => {
  const folder = await exported({ names: 'pseudonyms', form: 'exact' });
  const text = readFileSync(join(folder, 'memos.csv'), 'utf8');
  expect(text).toContain('She, Case 1, said:');
  for (const name of ['Mara Quiet', 'Ada, ', '=Ben']) expect(text).not.toContain(name);
  expect(await proven(folder)).toMatchObject({ ok: true });
  if (python) expect(runScript(folder)).toMatchObject({ status: 0 });
});

test('a changed word, status, author or a memo left out is found, by the project and by the script', async () => {
  const folder = await exported();
  const change = (kind: string, cells: Row) => (rows: Row[]) =>
    rows.map((one) => (one.kind === kind ? { ...one, ...cells } : one));
  const changes: Record<string, (rows: Row[]) => Row[]> = {
    'a word': change('source', { text: 'A quiet room.' }),
    'a word beside a link': change('case', { text: 'He, Mara Quiet, said:\n“We waited”\nsee Waiting' }),
    'a status': change('free', { status: 'thought' }),
    'a tag': change('project', { tags: 'start' }),
    'an author': change('code', { author_id: study.ada }),
    'a time': change('free', { created_at: '2025-01-02T03:04:05.000Z' }),
    'a memo left out': (rows) => rows.slice(1),
  };
  for (const [name, edit] of Object.entries(changes)) {
    const path = copyOf(folder, name);
    writeRows(path, edit(read(path)), 'memos.csv');
    correct(path);
    expect({ name, ...(await proven(path)) }).toMatchObject({ name, ok: false });
    if (python) {
      const { status, output } = runScript(path);
      expect(`${name} ${status}`).toBe(`${name} 1`);
      expect(output).not.toContain('Traceback');
    }
    rmSync(path, { recursive: true });
  }
});
