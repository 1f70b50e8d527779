/** The path of a change through the real parts: import, code, undo, reopen, verify, erase. */
import { readFileSync, writeFileSync } from 'node:fs';
import { afterEach, expect, test } from 'vitest';
import { type Bench, must, newId, workbench } from '../../support/project.ts';

let bench: Bench;
afterEach(() => bench.end());

const TEXT =
  'INT: How do you get there?\nMara: The bus comes once an hour. 🚌 I walk.\nINT: And when it snows?\nMara: Then I stay at home.\n';

async function coded() {
  bench = workbench();
  const made = await bench.create();
  writeFileSync(bench.path('mara.txt'), TEXT);
  const { session, coder } = made;
  const imported = must(
    await session.execute('source.import', { from: [{ path: bench.path('mara.txt') }] }, coder),
  );
  const source = imported.imported[0]?.id;
  if (source === undefined) throw new Error(JSON.stringify(imported));
  const code = newId();
  must(await session.execute('code.add', { id: code, name: 'Transport' }, coder));
  const coding = newId();
  const start = TEXT.indexOf('The bus');
  const end = TEXT.indexOf(' I walk');
  must(await session.execute('coding.add', { codings: [{ id: coding, source, start, end, code }] }, coder));
  return { ...made, source, code, coding, start, end };
}

test('a document is imported, coded, and both are there after reopening', async () => {
  const { session, source, code, start, end } = await coded();
  bench.close(session);
  const again = bench.open().session;
  const document = must(await again.query('source.document', { id: source }));
  expect(document.text).toBe(TEXT);
  const codings = must(await again.query('source.codings', { id: source }));
  expect(codings.map(({ start: s, end: e, code: c }) => [s, e, c])).toEqual([[start, end, code]]);
  const segments = must(await again.query('code.segments', { code }));
  expect(segments.rows[0]?.quote).toBe('The bus comes once an hour. 🚌');
  const verified = must(await again.query('project.verify', {}));
  expect(verified.problems).toEqual([]);
  expect(verified.ok).toBe(true);
});

test('undo and redo survive a restart', async () => {
  const { session, source, coder } = await coded();
  bench.close(session);
  const again = bench.open().session;
  const undone = must(await again.execute('history.undo', {}, coder));
  expect(undone.sentence).toContain('Transport');
  expect(must(await again.query('source.codings', { id: source }))).toEqual([]);
  bench.close(again);
  const third = bench.open().session;
  must(await third.execute('history.redo', {}, coder));
  expect(must(await third.query('source.codings', { id: source }))).toHaveLength(1);
  expect(must(await third.query('history.state', { coder })).redo).toBeNull();
  must(await third.execute('history.undo', {}, coder));
  must(await third.execute('history.undo', {}, coder));
  must(await third.execute('history.undo', {}, coder));
  expect(must(await third.query('source.list', {})).sources).toEqual([]);
  expect(must(await third.query('project.verify', {})).problems).toEqual([]);
});

test('a coding is refused out of range, reversed, inside a character, twice, or for ids that are nothing', async () => {
  const { session, source, code, coder, start, end } = await coded();
  const head = session.project.store.head();
  const at = TEXT.indexOf('🚌');
  const attempt = async (codings: object) => {
    const result = await session.execute(
      'coding.add',
      { codings: [{ id: newId(), source, start, end, code, ...codings }] },
      coder,
    );
    return result.ok ? 'done' : result.error.kind;
  };
  expect(await attempt({ start: 5, end: 5 })).toBe('out-of-range');
  expect(await attempt({ start: 9, end: 5 })).toBe('out-of-range');
  expect(await attempt({ end: TEXT.length + 1 })).toBe('out-of-range');
  expect(await attempt({ end: at + 1 })).toBe('out-of-range');
  expect(await attempt({})).toBe('duplicate');
  expect(await attempt({ source: newId() })).toBe('not-found');
  expect(await attempt({ code: newId() })).toBe('not-found');
  expect(await attempt({ start: -1 })).toBe('invalid');
  expect(session.project.store.head()).toBe(head);
});

test('erased words are nowhere in the file or its backups, and the chain still verifies', async () => {
  const { session, source, coder } = await coded();
  must(await session.execute('project.backup', {}, coder));
  must(
    await session.execute(
      'memo.write',
      {
        id: newId(),
        on: { kind: 'source', id: source },
        body: '[{"kind":"paragraph","runs":[{"text":"Snowbound in Zaragoza"}]}]',
      },
      coder,
    ),
  );
  const report = must(
    await session.execute(
      'project.erase',
      { targets: [{ entity: 'source', id: source }], reason: 'withdrawn' },
      coder,
    ),
  );
  expect(report.remaining).toEqual([]);
  expect(report.backupsReplaced).toBeGreaterThan(0);
  const verified = must(await session.query('project.verify', {}));
  expect(verified.problems).toEqual([]);
  expect(verified.erased).toBe(report.contents);
  bench.close(session);
  const raw = readFileSync(bench.path('study.concord'));
  for (const word of ['bus comes', 'Snowbound', 'Mara', 'mara']) {
    expect(raw.includes(Buffer.from(word, 'utf8'))).toBe(false);
    expect(raw.includes(Buffer.from(word, 'utf16le'))).toBe(false);
  }
  const again = bench.open().session;
  expect(must(await again.query('source.list', {})).sources[0]?.status).toBe('erased');
});
