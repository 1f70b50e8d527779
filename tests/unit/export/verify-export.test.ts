/**
 * Proofs of exports: against the project, and by the script that comes along. Every change is made by
 * somebody who puts all digests right again, and must be found at its row all the same.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExportProof, verifyExport } from '../../../database/export/verify-export.ts';
import type { ExportOptions } from '../../../shared/export.ts';
import { makeStudy, type Study, workshop } from './study.ts';
import { copyOf, correct, python, type Row, rowsOf, runScript, sha256, writeRows } from './tamper.ts';

const shop = workshop();
let study: Study;
let folder: string;
let made = 0;
beforeAll(async () => {
  study = await makeStudy(shop);
  folder = await exported({ format: 'coding-table', verifier: true });
});
afterAll(() => shop.close());

async function exported(options: Partial<ExportOptions> & Pick<ExportOptions, 'format'>): Promise<string> {
  const path = join(shop.root, `export-${++made}`);
  await study.run('project.export', { to: { path }, options });
  return path;
}

const verified = (path: string): Promise<ExportProof> => verifyExport(path, study.session.project.store);

describe('a whole export', () => {
  const forms: (Partial<ExportOptions> & Pick<ExportOptions, 'format'>)[] = [
    { format: 'coding-table' },
    { format: 'coding-table', form: 'exact', names: 'pseudonyms', context: 0 },
    { format: 'coding-table', texts: true },
    { format: 'coding-table', verifier: true },
    { format: 'codebook', verifier: true },
    { format: 'ledger' },
    { format: 'quotations', verifier: true, names: 'pseudonyms' },
  ];
  test.each(forms)('%j is proven', async (options) => {
    const path = await exported({ ...options, coders: [study.ada] });
    const proof = await verified(path);
    expect(proof).toMatchObject({ ok: true, problems: [], erased: 0, recorded: true, path });
    if (options.format === 'coding-table') expect(proof.rows).toBeGreaterThan(4);
    if (options.verifier && python) expect(runScript(path)).toMatchObject({ status: 0 });
  });

  test.skipIf(!python)('verify.py says what it looked at (needs python3 on the path)', () => {
    const { output } = runScript(folder);
    expect(output).toContain('7 codings: 7 compared with the text of their source');
    expect(output).toContain('the rows were held against the entries');
    expect(output).toContain('no problems\n');
  });
});

/** Changes one row; the digest of a changed quote is made right as well. */
const row = (at: number, change: (row: Row) => Row) => (path: string) => {
  const rows = rowsOf(path).map((one, i) => (i === at ? change(one) : one));
  writeRows(
    path,
    rows.map((one) => ({ ...one, quote_sha256: sha256(one.quote ?? '') })),
  );
};
const plusOne = (cell: string | undefined): string => String(Number(cell) + 1);

type Tamper = [name: string, change: (path: string) => void, atRow: number | null, says: string];

const tampers: Tamper[] = [
  [
    'one character of a quote',
    row(0, (one) => ({ ...one, quote: one.quote?.replace('waited', 'wasted') ?? '' })),
    1,
    'quote',
  ],
  [
    'both offsets in both units',
    row(2, (one) => ({
      ...one,
      start_utf16: plusOne(one.start_utf16),
      end_utf16: plusOne(one.end_utf16),
      start_codepoint: plusOne(one.start_codepoint),
      end_codepoint: plusOne(one.end_codepoint),
    })),
    3,
    'start_utf16',
  ],
  ['the name of a code', row(3, (one) => ({ ...one, code_name: 'Waitin' })), 4, 'code_name'],
  ['the path of a code', row(3, (one) => ({ ...one, code_path: 'Core/Waiting' })), 4, 'code_path'],
  ['a level of a code', row(3, (one) => ({ ...one, code_level_1: 'Core' })), 4, 'code_level_1'],
  ['the code', row(3, (one) => ({ ...one, code_id: study.codes.unused })), 4, 'code_id'],
  ['the name of a coder', row(1, (one) => ({ ...one, coder_name: '=Bea' })), 2, 'coder_name'],
  ['the coder', row(1, (one) => ({ ...one, coder_id: study.ada })), 2, 'coder_id'],
  [
    'the definition',
    row(1, (one) => ({ ...one, definition_at_coding: study.definition })),
    2,
    'definition_at_coding',
  ],
  [
    'a time',
    row(4, (one) => ({ ...one, created_at: one.created_at?.replace('2026', '2025') ?? '' })),
    5,
    'created_at',
  ],
  ['a weight', row(3, (one) => ({ ...one, weight: '0.6' })), 4, 'weight'],
  ['the name of a document', row(5, (one) => ({ ...one, source_name: 'Interview' })), 6, 'source_name'],
  [
    'a row left out',
    (path) =>
      writeRows(
        path,
        rowsOf(path).filter((_, i) => i !== 2),
      ),
    null,
    'missing',
  ],
  [
    'a row added',
    (path) => writeRows(path, [...rowsOf(path), { ...rowsOf(path)[0], coding_id: study.codes.care }]),
    8,
    'no such',
  ],
  [
    'words in the text and in every row of it',
    (path) => {
      const swap = (text: string) => text.replaceAll('nothing', 'nowhere');
      for (const name of readdirSync(join(path, 'texts'))) {
        const file = join(path, 'texts', name);
        writeFileSync(file, swap(readFileSync(file, 'utf8')));
      }
      const sum = new Map(
        readdirSync(join(path, 'texts')).map((name) => [
          name.slice(0, 36),
          sha256(readFileSync(join(path, 'texts', name))),
        ]),
      );
      const rows = rowsOf(path).map((one) => ({
        ...one,
        quote: swap(one.quote ?? ''),
        quote_sha256: sha256(swap(one.quote ?? '')),
        text_sha256: sum.get(one.source_id ?? '') ?? '',
        context_before: swap(one.context_before ?? ''),
        context_after: swap(one.context_after ?? ''),
      }));
      writeRows(path, rows);
      correct(path, (manifest) => {
        for (const source of manifest.sources) source.sha256 = sum.get(source.id) ?? source.sha256;
      });
    },
    5,
    '',
  ],
];

describe('changes with every digest put right', () => {
  test.each(tampers)('%s: the project finds it', async (name, change, atRow, says) => {
    const path = copyOf(folder, name);
    change(path);
    correct(path);
    const proof = await verified(path);
    expect(proof).toMatchObject({ ok: false, recorded: false });
    const inTable = proof.problems.filter((problem) => problem.file === 'coding-table.csv');
    expect(inTable.map((problem) => problem.row)).toContain(atRow);
    expect(inTable.find((problem) => problem.row === atRow)?.message).toContain(says);
    // Nothing but what was changed is complained about: in the table, only this row.
    if (says !== '') expect(inTable.length).toBe(1);
    rmSync(path, { recursive: true });
  });

  test.skipIf(!python).each(tampers)('%s: verify.py finds it (needs python3 on the path)', (name, change) => {
    const path = copyOf(folder, `${name} script`);
    change(path);
    correct(path);
    const { status, output } = runScript(path);
    expect(output).toMatch(/\n\d+ problems?\n$/);
    expect(output).not.toContain('Traceback');
    expect(status).toBe(1);
    rmSync(path, { recursive: true });
  });

  test('a row in another place', async () => {
    const path = copyOf(folder, 'swapped');
    const [first, second, ...rest] = rowsOf(path);
    writeRows(path, [second ?? {}, first ?? {}, ...rest]);
    correct(path);
    expect((await verified(path)).problems).toEqual([
      { row: 2, file: 'coding-table.csv', message: 'The row stands in another place than in the project.' },
    ]);
  });

  test('a row twice', async () => {
    const path = copyOf(folder, 'twice');
    const rows = rowsOf(path);
    writeRows(path, [...rows, rows[0] ?? {}]);
    correct(path);
    expect((await verified(path)).problems.map((problem) => problem.row)).toContain(8);
  });

  test.each(['definitions.csv', 'codebook.csv', 'coverage.csv', 'data-dictionary.csv'])(
    'a cell of %s',
    async (name) => {
      const path = copyOf(folder, name);
      const rows = rowsOf(path, name);
      const column = Object.keys(rows[0] ?? {}).at(-1) ?? '';
      writeRows(
        path,
        rows.map((one, i) => (i === 1 ? { ...one, [column]: `${one[column]}7` } : one)),
        name,
      );
      correct(path);
      expect((await verified(path)).problems).toContainEqual({
        row: 2,
        file: name,
        message: expect.stringContaining(column),
      });
    },
  );

  test('a line of the ledger, a filter of the manifest, a title', async () => {
    const ledger = copyOf(folder, 'ledger');
    const file = join(ledger, 'ledger.jsonl');
    writeFileSync(file, readFileSync(file, 'utf8').replace('"seq":5,', '"seq":6,'));
    correct(ledger);
    expect((await verified(ledger)).problems).toContainEqual({
      row: 5,
      file: 'ledger.jsonl',
      message: expect.any(String),
    });
    const filtered = copyOf(folder, 'filtered');
    correct(filtered, (manifest) => {
      manifest.options.coders = [study.ada];
    });
    expect((await verified(filtered)).ok).toBe(false);
    const titled = copyOf(folder, 'titled');
    const path = join(titled, 'manifest.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('Waiting for care', 'Waiting for Godot'));
    expect((await verified(titled)).problems).toContainEqual({
      row: null,
      file: 'manifest.json',
      message: 'The manifest is not what the project says about this export.',
    });
  });
});

describe('what is not an export of this project', () => {
  test('a changed file with its old digest, a missing file, a strange file', async () => {
    const path = copyOf(folder, 'plain');
    const table = join(path, 'coding-table.csv');
    writeFileSync(table, readFileSync(table, 'utf8').replace('waited', 'wasted'));
    rmSync(join(path, 'coverage.csv'));
    const { problems } = await verified(path);
    expect(problems).toContainEqual({
      row: null,
      file: 'coding-table.csv',
      message: 'The file was changed: its digest is not the one in the manifest.',
    });
    expect(problems).toContainEqual({ row: null, file: 'coverage.csv', message: 'The file is missing.' });
    expect(problems).toContainEqual({
      row: 1,
      file: 'coding-table.csv',
      message: expect.stringContaining('quote'),
    });
  });

  test('no folder, no manifest, a manifest of another shape, a name that leads out', async () => {
    const path = join(shop.root, 'strange');
    expect((await verified(path)).problems.length).toBe(1);
    mkdirSync(path);
    for (const text of ['', '{', '[]', '{"concord":"manifest 1"}', '\u0000']) {
      writeFileSync(join(path, 'manifest.json'), text);
      expect(await verified(path)).toMatchObject({ ok: false, rows: 0 });
    }
    const out = copyOf(folder, 'out');
    correct(out, (manifest) => {
      manifest.files.push({ name: '../Study.concord', bytes: 1, sha256: '', rows: null });
      manifest.files.push({ name: 'a\u0000b', bytes: 1, sha256: '', rows: null });
    });
    expect((await verified(out)).problems).toContainEqual({
      row: null,
      file: '../Study.concord',
      message: 'The file is missing.',
    });
  });

  test('another project, another head', async () => {
    const head = copyOf(folder, 'head');
    const path = join(head, 'manifest.json');
    const manifest = JSON.parse(readFileSync(path, 'utf8'));
    writeFileSync(path, JSON.stringify({ ...manifest, head: '0'.repeat(64) }));
    expect((await verified(head)).problems[0]?.message).toContain('a state that this project never had');
    writeFileSync(path, JSON.stringify({ ...manifest, project: { id: study.ada, title: '' } }));
    expect((await verified(head)).problems[0]?.message).toContain('another project');
  });
});

test('words erased since are told apart from what is wrong', async () => {
  const path = await exported({ format: 'coding-table', verifier: true });
  await study.run('project.erase', {
    targets: [{ entity: 'source', id: study.source('Waiting room') }],
    reason: 'withdrew',
  });
  const proof = await verified(path);
  expect(proof.problems).toEqual([]);
  expect(proof).toMatchObject({ ok: true, recorded: true });
  expect(proof.erased).toBeGreaterThanOrEqual(5);
  const tampered = copyOf(path, 'after erasure');
  row(0, (one) => ({ ...one, coder_name: 'Eve' }))(tampered);
  row(6, (one) => ({ ...one, quote: '👩‍👩‍👦' }))(tampered);
  correct(tampered);
  const problems = (await verified(tampered)).problems;
  expect(problems.map((problem) => problem.row)).toEqual([1, 7]);

  const later = await exported({ format: 'coding-table', verifier: true });
  const rows = rowsOf(later);
  expect(rows.map((one) => one.status)).toEqual([...Array<string>(5).fill('erased'), 'active', 'active']);
  expect(rows[0]).toMatchObject({ quote: '', source_name: 'Erased document', start_codepoint: '' });
  expect(await verified(later)).toMatchObject({ ok: true, erased: 0 });
  if (python) expect(runScript(later)).toMatchObject({ status: 0 });
});
