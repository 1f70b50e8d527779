/** Exports of a real project: what every file says, the same bytes again later, and every refusal. */
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportOptions } from '../../../shared/export.ts';
import { makeStudy, must, type Study, TEXTS, workshop } from './study.ts';
import { bytesOf, type Row, rowsOf, sha256 } from './tamper.ts';

const shop = workshop();
let study: Study;
let made = 0;
beforeAll(async () => {
  study = await makeStudy(shop);
});
afterAll(() => shop.close());

async function exported(options: Partial<ExportOptions> & Pick<ExportOptions, 'format'>) {
  const folder = join(shop.root, `export-${++made}`);
  const result = await study.run('project.export', { to: { path: folder }, options });
  return { folder, result };
}

const byId = (rows: Row[], name: string): Row | undefined =>
  rows.find((row) => row.coding_id === study.made[name]);

describe('coding table', () => {
  let rows: Row[];
  let folder: string;
  beforeAll(async () => {
    ({ folder } = await exported({ format: 'coding-table' }));
    rows = rowsOf(folder);
  });

  test('has one row for each standing coding, in order of document and place', () => {
    expect(rows.map((row) => row.coding_id)).toEqual(
      ['smile', 'overlap', 'formula', 'moved', 'merged', 'arabic', 'family'].map((name) => study.made[name]),
    );
  });

  test('every quote is the text at its offsets, in both units', () => {
    for (const row of rows) {
      const file = Object.entries(TEXTS).find(([name]) => name.startsWith(row.source_name ?? '?'));
      const text = file?.[1] ?? '';
      expect(text.slice(Number(row.start_utf16), Number(row.end_utf16))).toBe(row.quote);
      expect([...text].slice(Number(row.start_codepoint), Number(row.end_codepoint)).join('')).toBe(
        row.quote,
      );
      expect(row.quote_sha256).toBe(sha256(row.quote ?? ''));
      expect(row.text_sha256).toBe(sha256(text));
      expect(row.source_sha256).toBe(sha256(text));
      expect(text.slice(0, Number(row.start_utf16)).endsWith(row.context_before ?? '?')).toBe(true);
      expect(text.slice(Number(row.end_utf16)).startsWith(row.context_after ?? '?')).toBe(true);
      const lines = text.slice(0, Number(row.start_utf16)).split('\n').length;
      expect(row.line_start).toBe(String(lines));
    }
  });

  test('says what the coder did', () => {
    const { codes, definition, second, ada, ben } = study;
    expect(byId(rows, 'smile')).toMatchObject({
      speaker: 'Ada',
      paragraph: '2',
      code_id: codes.wait,
      code_name: 'Waiting',
      code_path: 'Care/Waiting',
      code_level_1: 'Care',
      code_level_2: 'Waiting',
      definition_at_coding: definition,
      definition_version: '1',
      coder_id: ada,
      coder_name: 'Ada, "A."',
      method: 'manual',
      layer: 'coder',
      status: 'active',
      revision: '1',
      is_exemplar: 'false',
      weight: '',
    });
    expect(byId(rows, 'overlap')).toMatchObject({
      definition_at_coding: second,
      definition_version: '2',
      coder_id: ben,
      coder_name: '=Ben',
      quote: '😀 so "long", hours.\n=SUM(A1:A9)',
    });
    expect(byId(rows, 'moved')).toMatchObject({
      quote: 'Cafe\u0301',
      weight: '0.5',
      doubt: '2',
      doubt_code_id: codes.formula,
      doubt_note: '@home?',
      is_exemplar: 'true',
      rationale: 'Why\n-because, so',
      revision: '3',
    });
    expect(byId(rows, 'merged')).toMatchObject({
      code_id: codes.wait,
      code_name: 'Waiting',
      original_code_id: codes.delay,
    });
    expect(byId(rows, 'family')?.code_path).toBe('+Formula');
  });

  test('times are those of the ledger, in UTC', () => {
    const moved = byId(rows, 'moved');
    expect(moved?.created_at).toMatch(/^2026-01-02T03:\d\d:\d\d\.000Z$/);
    expect((moved?.created_at ?? '') < (moved?.modified_at ?? '')).toBe(true);
    expect(byId(rows, 'smile')?.modified_at).toBe(byId(rows, 'smile')?.created_at);
  });

  test('the safe form guards what a spreadsheet would run, the exact form does not', async () => {
    const safe = readFileSync(join(folder, 'coding-table.csv'), 'utf8');
    expect(safe.startsWith('\ufeffcoding_id,')).toBe(true);
    expect(safe).toContain(",'=SUM(A1:A9) is what,");
    expect(safe).toContain(",'=Ben,");
    const exact = await exported({ format: 'coding-table', form: 'exact' });
    const text = readFileSync(join(exact.folder, 'coding-table.csv'), 'utf8');
    expect(text.startsWith('coding_id,')).toBe(true);
    expect(text).toContain(',=SUM(A1:A9) is what,');
    const bare = (list: Row[]) => list.map(({ export_id: _, ...row }) => row);
    expect(bare(rowsOf(exact.folder, 'coding-table.csv', 'exact'))).toEqual(bare(rows));
  });

  test('coverage says who read what and how much of it is coded', () => {
    const coverage = rowsOf(folder, 'coverage.csv');
    expect(coverage.length).toBe(4);
    const find = (coder: string, source: string) =>
      coverage.find((row) => row.coder_id === coder && row.source_name === source);
    const text = TEXTS['Waiting room.txt'];
    const ben = '😀 so "long", hours.\n=SUM(A1:A9)nothing, nothing';
    expect(find(study.ben, 'Waiting room')).toMatchObject({
      assigned: 'true',
      state: '',
      read: 'false',
      codings: '2',
      coded_utf16: String(ben.length),
      coded_codepoints: String([...ben].length),
      length_utf16: String(text.length),
      length_codepoints: String([...text].length),
    });
    expect(find(study.ada, 'مقابلة')).toMatchObject({ state: 'read', read: 'true', codings: '1' });
  });

  test('definitions, codebook and dictionary stand beside it', () => {
    const definitions = rowsOf(folder, 'definitions.csv');
    expect(definitions.map((row) => [row.definition_id, row.definition_version, row.is_current])).toEqual([
      [study.definition, '1', 'false'],
      [study.second, '2', 'true'],
    ]);
    expect(definitions[0]?.brief_definition).toBe('Time spent\nbefore help comes.');
    expect(definitions[1]).toMatchObject({ replaces: study.definition, change_reason: 'Shorter, "clearer"' });
    const codebook = rowsOf(folder, 'codebook.csv');
    expect(codebook.map((row) => [row.path, row.status, row.codings])).toEqual([
      ['Care', 'draft', '0'],
      ['Care/Waiting', 'draft', '5'],
      ['+Formula', 'draft', '2'],
      ['Unused', 'draft', '0'],
      ['Delay', 'merged', '0'],
    ]);
    expect(codebook[4]?.merged_into).toBe(study.codes.wait);
    const dictionary = rowsOf(folder, 'data-dictionary.csv');
    for (const name of ['coding-table.csv', 'definitions.csv', 'codebook.csv', 'coverage.csv']) {
      const columns = dictionary.filter((row) => row.file === name).map((row) => row.column);
      expect(columns).toEqual(Object.keys(rowsOf(folder, name)[0] ?? {}));
    }
  });

  test('the manifest names every file and text, and nothing of this machine', () => {
    const text = readFileSync(join(folder, 'manifest.json'), 'utf8');
    const manifest = JSON.parse(text);
    for (const file of manifest.files) {
      const bytes = readFileSync(join(folder, file.name));
      expect(file).toMatchObject({ bytes: bytes.length, sha256: sha256(bytes) });
    }
    expect(readdirSync(folder).sort()).toEqual(
      [...manifest.files.map((file: { name: string }) => file.name), 'manifest.json'].sort(),
    );
    expect(manifest.sources.map((source: { sha256: string }) => source.sha256)).toEqual([
      sha256(TEXTS['Waiting room.txt']),
      sha256(TEXTS['مقابلة.txt']),
    ]);
    expect(text).not.toContain(shop.root);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(statSync(join(folder, 'manifest.json')).mode & 0o777).toBe(0o600);
  });
});

test('filters take coders, documents, and codes with what is below them', async () => {
  const ids = async (filter: Partial<ExportOptions>) =>
    rowsOf((await exported({ format: 'coding-table', ...filter })).folder).map((row) => row.coding_id);
  const of = (...names: string[]) => names.map((name) => study.made[name]);
  expect(await ids({ coders: [study.ben] })).toEqual(of('overlap', 'merged', 'arabic'));
  expect(await ids({ codes: [study.codes.care], coders: [study.ada] })).toEqual(of('smile', 'moved'));
  expect(await ids({ codes: [study.codes.delay] })).toEqual(
    of('smile', 'overlap', 'moved', 'merged', 'arabic'),
  );
  expect(await ids({ sources: [study.source('مقابلة')] })).toEqual(of('arabic', 'family'));
  expect(await ids({ codes: [study.codes.unused] })).toEqual([]);
});

test('pseudonyms replace the names of coders everywhere', async () => {
  for (const format of ['coding-table', 'quotations'] as const) {
    const { folder } = await exported({ format, names: 'pseudonyms', verifier: true });
    for (const [name, bytes] of bytesOf(folder)) {
      const text = Buffer.from(bytes, 'base64').toString('utf8');
      if (name === 'contents.jsonl') {
        for (const line of text.split('\n').filter((one) => one !== ''))
          expect(Buffer.from(JSON.parse(line).bytes, 'base64').toString('latin1')).not.toContain('=Ben');
      } else expect(text, name).not.toContain('=Ben');
    }
  }
  const { folder } = await exported({ format: 'coding-table', names: 'pseudonyms' });
  // Numbered by age; ids of one millisecond have no order of age but that of their bytes.
  const numbered = [study.ada, study.ben].sort().map((id, i) => `${id} Coder ${i + 1}`);
  const shown = new Set(rowsOf(folder).map((row) => `${row.coder_id} ${row.coder_name}`));
  expect([...shown].sort()).toEqual(numbered);
});

test('the page of quotations has every quote under its code', async () => {
  const { folder } = await exported({ format: 'quotations' });
  const page = readFileSync(join(folder, 'quotations.html'), 'utf8');
  expect(page).toContain('2 codes, 7 quotations');
  expect(page).toContain('<mark>We waited 😀 so &quot;long&quot;, hours.</mark>');
  expect(page).toContain('Time before help.');
});

test('an export of the same state is the same, byte for byte, however much happened since', async () => {
  const formats = ['coding-table', 'codebook', 'ledger', 'quotations'] as const;
  const first = new Map<string, { folder: string; head: ExportOptions['at'] }>();
  for (const format of formats) {
    const { folder, result } = await exported({ format, verifier: true, coders: [study.ada, study.ben] });
    first.set(format, { folder, head: result.head });
  }
  const { run, codes, ada } = study;
  const later = study.mint();
  await run('code.rename', { id: codes.care, name: 'Cared for' });
  await run('code.add', { id: later, name: 'Later' });
  await run('code.move', { ids: [codes.formula], parent: codes.unused, before: null });
  await run('coding.recode', { ids: [study.made.family ?? later], code: later });
  await run('coding.remove', { ids: [study.made.formula ?? later] });
  await run('source.rename', { id: study.source('مقابلة'), name: 'Interview 2' });
  await run('coder.rename', { id: ada, name: 'A.' });
  for (const format of formats) {
    const before = first.get(format);
    const again = await exported({ format, verifier: true, coders: [study.ben, ada], at: before?.head });
    expect(bytesOf(again.folder)).toEqual(bytesOf(before?.folder ?? ''));
    const now = await exported({ format, verifier: true });
    expect(bytesOf(now.folder)).not.toEqual(bytesOf(again.folder));
  }
  for (let i = 0; i < 7; i++) await run('history.undo', {});
});

test('the ledger records the export with the head before it', async () => {
  const before = study.session.project.store.head();
  const { result, folder } = await exported({ format: 'codebook' });
  expect(result.head).toBe(before);
  const { store } = study.session.project;
  const last = store.entries.last();
  expect(last?.envelope).toMatchObject({ command: 'project.export', parents: [before] });
  const entry = store.entries.read(last?.seq ?? 0);
  expect(entry.payload).toMatchObject({
    changes: [],
    args: { format: 'codebook', head: before, digest: sha256(readFileSync(join(folder, 'manifest.json'))) },
  });
  const verification = must(await study.session.query('project.verify', {}));
  expect(verification.problems).toEqual([]);
});

test('the preview shows what the export will hold', async () => {
  const options = { format: 'coding-table' as const, coders: [study.ada] };
  const preview = must(await study.session.query('export.preview', { options }));
  const { folder } = await exported(options);
  const rows = rowsOf(folder);
  expect(preview.total).toBe(rows.length);
  expect(preview.columns).toEqual(Object.keys(rows[0] ?? {}));
  const index = preview.columns.indexOf('quote');
  expect(preview.rows.map((row) => row[index])).toEqual(rows.map((row) => row.quote));
  expect(preview.files.map((file) => file.name).sort()).toEqual(readdirSync(folder).sort());
  let guarded = 0;
  for (const name of preview.files.map((file) => file.name).filter((name) => name.endsWith('.csv'))) {
    const raw = rowsOf(folder, name, 'exact').flatMap(Object.values);
    const plain = rowsOf(folder, name).flatMap(Object.values);
    // The first header cell carries the byte order mark; cells are compared below the header only.
    guarded += raw.filter((cell, i) => cell !== plain[i]).length;
  }
  expect(preview.guarded).toBe(guarded);
  expect(guarded).toBeGreaterThan(3);
});

describe('refusals leave nothing behind', () => {
  const attempt = async (path: string, more: { overwrite?: boolean; signal?: AbortSignal } = {}) =>
    study.session.execute(
      'project.export',
      { to: { path }, options: { format: 'codebook' }, overwrite: more.overwrite ?? false },
      study.ada,
      more.signal ? { signal: more.signal } : {},
    );
  const leftovers = (folder: string) => readdirSync(folder).filter((name) => name.startsWith('.concord-'));
  const parent = () => {
    const folder = join(shop.root, `place-${++made}`);
    mkdirSync(folder);
    return folder;
  };

  test('an existing target, unless it is an export to be replaced', async () => {
    const folder = parent();
    const target = join(folder, 'out');
    expect((await attempt(target)).ok).toBe(true);
    expect(await attempt(target)).toMatchObject({ ok: false, error: { kind: 'exists' } });
    const before = bytesOf(target);
    expect(await attempt(target, { overwrite: true })).toMatchObject({ ok: true });
    expect(bytesOf(target)).not.toEqual(before);
    writeFileSync(join(target, 'my notes.txt'), 'mine');
    const kept = bytesOf(target);
    expect(await attempt(target, { overwrite: true })).toMatchObject({
      ok: false,
      error: { kind: 'exists', message: expect.stringContaining('my notes.txt') },
    });
    expect(bytesOf(target)).toEqual(kept);
    expect(leftovers(folder)).toEqual([]);
  });

  test('a folder that is no export, a file, a link', async () => {
    const folder = parent();
    mkdirSync(join(folder, 'papers'));
    writeFileSync(join(folder, 'papers', 'thesis.txt'), 'mine');
    writeFileSync(join(folder, 'file'), 'mine');
    symlinkSync(join(folder, 'papers'), join(folder, 'link'));
    for (const name of ['papers', 'file', 'link']) {
      expect(await attempt(join(folder, name), { overwrite: true })).toMatchObject({
        ok: false,
        error: { kind: 'exists' },
      });
    }
    expect(existsSync(join(folder, 'papers', 'thesis.txt'))).toBe(true);
    expect(leftovers(folder)).toEqual([]);
  });

  test('a missing parent, a parent that is a file, a name too long', async () => {
    const folder = parent();
    writeFileSync(join(folder, 'file'), '');
    for (const path of [join(folder, 'none', 'out'), join(folder, 'file', 'out')]) {
      expect(await attempt(path)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
    }
    expect(await attempt(join(folder, 'x'.repeat(300)))).toMatchObject({ ok: false });
    expect(readdirSync(folder)).toEqual(['file']);
  });

  test('an id that the project does not have, an entry that it does not have', async () => {
    const folder = parent();
    const unknown = study.mint();
    for (const filter of [{ coders: [unknown] }, { codes: [unknown] }, { sources: [study.source('Gone')] }]) {
      const result = await study.session.execute(
        'project.export',
        { to: { path: join(folder, 'out') }, options: { format: 'coding-table', ...filter } },
        study.ada,
      );
      expect(result).toMatchObject({ ok: false, error: { kind: 'not-found' } });
    }
    expect(readdirSync(folder)).toEqual([]);
  });

  test('a cancelled export', async () => {
    const folder = parent();
    const aborted = AbortSignal.abort();
    const before = study.session.project.store.head();
    expect(await attempt(join(folder, 'out'), { signal: aborted })).toMatchObject({
      ok: false,
      error: { kind: 'cancelled' },
    });
    expect(readdirSync(folder)).toEqual([]);
    expect(study.session.project.store.head()).toBe(before);
  });

  test('a project open for reading only is exported without a record', async () => {
    study.session.close();
    const session = shop.open(study.path, { readOnly: true });
    const target = join(parent(), 'out');
    const before = session.project.store.head();
    const result = await session.execute(
      'project.export',
      { to: { path: target }, options: { format: 'coding-table' } },
      study.ada,
    );
    expect(must(result).head).toBe(before);
    expect(session.project.store.head()).toBe(before);
    expect(rowsOf(target).length).toBe(7);
  });
});
