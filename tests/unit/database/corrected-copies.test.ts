/** Corrected texts in copies, merges, erasures and exports, in tables built anew, and in the past. */
import { copyFileSync, readFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openProject } from '../../../database/project.ts';
import { stateDigest } from '../../../database/projection/dump.ts';
import { openSession, type Session } from '../../../database/session.ts';
import { type Correcting, correcting } from '../../support/correcting.ts';
import { type Bench, must, workbench } from '../../support/project.ts';
import { addCoder } from '../../support/study.ts';
import { rowsOf } from '../export/tamper.ts';

let bench: Bench;
let study: Correcting;
beforeEach(async () => {
  bench = workbench();
  study = await correcting(bench);
});
afterEach(() => bench.end());

const sound = async (at: Session) => expect(must(await at.query('project.verify', {})).problems).toEqual([]);

/** Opens a file as another installation would. */
function elsewhere(name: string): Session {
  const around = { ...bench.around, data: bench.path(`data-${name}`) };
  return openSession(must(openProject(bench.path(name), around)), bench.host);
}

test('what a copy coded on the old text finds its words when it is merged', async () => {
  const { on, run, document, code, correct, coded, wordsOf } = study;
  const ben = await addCoder(on, 'Ben');
  for (const blind of [false, true]) {
    const name = blind ? 'blind.concord' : 'whole.concord';
    await run('project.copy', { to: { path: bench.path(name) }, coder: ben, blind });
  }
  await correct('How do', 'So how do');
  await correct('I walk', 'I ran');
  const words = { 'whole.concord': 'The bus', 'blind.concord': 'I walk' } as const;
  for (const [name, passage] of Object.entries(words)) {
    const copy = elsewhere(name);
    const id = await code(passage, ben, copy);
    copy.close();
    const { anomalies } = await run('project.merge', { from: { path: bench.path(name) } });
    expect(anomalies).toEqual([]);
    expect(await wordsOf(id)).toBe(passage.replace('walk', 'ran'));
  }
  // A copy made of a corrected project knows both versions.
  await run('project.copy', { to: { path: bench.path('later.concord') }, coder: ben, blind: true });
  const later = elsewhere('later.concord');
  expect((await document(later)).text).toContain('So how do');
  expect(must(await later.query('source.revisions', { id: on.source }))).toHaveLength(3);
  expect(await coded(later)).toHaveLength(2);
  await code('So how', ben, later);
  later.close();
  await run('project.merge', { from: { path: bench.path('later.concord') } });
  expect(await coded()).toHaveLength(5);
  await sound(on.session);
});

test('a text corrected on both sides: one correction stands everywhere, both are there, and people are told', async () => {
  const { on, hours, run, code, correct, coded, wordsOf } = study;
  bench.close(on.session);
  copyFileSync(bench.path('study.concord'), bench.path('ben.concord'));
  on.session = bench.open().session;
  const other = elsewhere('ben.concord');
  await correct('How do', 'So how do');
  const ana = await code('So how');
  await correct('bus', 'coach', on.coder, other);
  const theirs = await code('coach comes', on.coder, other);
  const { anomalies } = await run('project.merge', { from: { path: bench.path('ben.concord') } });
  expect(anomalies).toEqual([expect.stringMatching(/^The text of “mara” was corrected on both sides\./)]);
  await run('project.merge', { from: { path: bench.path('study.concord') } }, on.coder, other);
  expect(await coded()).toEqual(await coded(other));
  expect(stateDigest(on.session.project.store.db)).toBe(stateDigest(other.project.store.db));
  // Ben's stands, being later: his codings are as he made them, Ana's are led through the common version.
  expect(await wordsOf(theirs)).toBe('coach comes');
  expect(await wordsOf(on.coding)).toBe('The coach comes once an hour.');
  expect(await wordsOf(hours)).toBe('once an hour');
  expect(await wordsOf(ana)).toBe('How');
  expect(must(await on.session.query('source.revisions', { id: on.source }))).toHaveLength(3);
  for (const one of [on.session, other]) await sound(one);
  other.close();
});

test('an erasure takes the words of every version', async () => {
  const { on, run, correct, moved } = study;
  await correct('once an hour', 'at Zinnobergasse', on.coder, on.session, 'Karmesin was misheard');
  await correct('Zinnobergasse', 'the market');
  await run('project.erase', { targets: [{ entity: 'source', id: on.source }], reason: 'withdrawn' });
  await sound(on.session);
  expect(await moved()).toMatchObject({ rows: expect.any(Array) });
  expect(must(await on.session.query('source.revisions', { id: on.source }))[0]).toMatchObject({
    isReadable: false,
  });
  bench.close(on.session);
  const raw = readFileSync(bench.path('study.concord'));
  for (const words of ['once an hour', 'Zinnobergasse', 'Karmesin', 'the market'])
    expect([words, raw.includes(Buffer.from(words, 'utf8'))]).toEqual([words, false]);
});

test('an export proves codings on the version they were made on, and covers the present text', async () => {
  const { on, hours, run, document, code, correct } = study;
  const ben = await addCoder(on, 'Ben');
  const { revision: old } = await document();
  const now = await correct('bus comes once an hour', 'tram comes');
  const tram = await code('tram', ben);
  const folder = bench.path('tables');
  await run('project.export', { to: { path: folder }, options: { format: 'coding-table', verifier: true } });
  const rows = rowsOf(folder);
  expect(rows.map(({ coding_id, source_version, quote }) => [coding_id, source_version, quote])).toEqual([
    [on.coding, old, 'The bus comes once an hour.'],
    [tram, now, 'tram'],
    [hours, old, 'once an hour'],
  ]);
  const covered = rowsOf(folder, 'coverage.csv').map(({ coder_name, codings, coded_utf16 }) => [
    coder_name,
    codings,
    coded_utf16,
  ]);
  expect(covered.toSorted()).toEqual([
    ['Ana', '2', '15'],
    ['Ben', '1', '4'],
  ]);
});

test('the tables built anew from the ledger say the same', async () => {
  const { on, correct, coded, again } = study;
  await correct('How do', 'So how do');
  await correct('bus', 'coach');
  const before = await coded();
  const digest = stateDigest(on.session.project.store.db);
  on.session.project.store.db.exec("update meta set value = 'older' where key = 'projection'");
  again();
  expect(await coded()).toEqual(before);
  expect(stateDigest(on.session.project.store.db)).toBe(digest);
  await sound(on.session);
});

test('the study as it stood has the text and the places of then', async () => {
  const { on, correct } = study;
  const head = () => on.session.project.store.head();
  const first = head();
  await correct('How do', 'So how do');
  const second = head();
  await correct('bus comes once an hour', 'tram comes');
  const at = async (when: ReturnType<typeof head>) => {
    const { text } = must(await on.session.query('source.document', { id: on.source }, { at: when }));
    const rows = must(await on.session.query('source.codings', { id: on.source }, { at: when }));
    return rows.map(({ start, end }) => text.slice(start, end));
  };
  expect(await at(first)).toEqual(['The bus comes once an hour.', 'once an hour']);
  expect(await at(second)).toEqual(['The bus comes once an hour.', 'once an hour']);
  expect(await at(head())).toEqual(['The tram comes.']);
  const then = must(await on.session.query('source.moved', { id: on.source }, { at: second }));
  expect(then).toMatchObject({ moved: 2, lost: 0 });
});
