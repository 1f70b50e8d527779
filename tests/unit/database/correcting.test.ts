/** Correcting a text: codings find their words, nothing of them is written, and the old version stays. */
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { stateDigest } from '../../../database/projection/dump.ts';
import type { Session } from '../../../database/session.ts';
import type { CommandInput } from '../../../shared/commands.ts';
import type { Id } from '../../../shared/ids.ts';
import { type Correcting, correcting } from '../../support/correcting.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { addCoder, TEXT } from '../../support/study.ts';

let bench: Bench;
let study: Correcting;
beforeEach(async () => {
  bench = workbench();
  study = await correcting(bench);
});
afterEach(() => bench.end());

const sound = async (at: Session) => expect(must(await at.query('project.verify', {})).problems).toEqual([]);

test('codings move with their words, and the old version is still there to read', async () => {
  const { on, hours, document, correct, coded, moved, again } = study;
  const before = (await document()).revision;
  const revision = await correct('How do you', 'Tell me, how do you', on.coder, on.session, 'Misheard');
  expect(await coded()).toEqual([
    [on.coding, 'The bus comes once an hour.'],
    [hours, 'once an hour'],
  ]);
  expect(await moved()).toMatchObject({ moved: 2, changed: 0, lost: 0 });
  expect((await moved()).rows[0]).toEqual({
    coding: on.coding,
    code: on.code,
    coder: on.coder,
    state: 'moved',
    before: 'The bus comes once an hour.',
    beforeRevision: before,
    beforeStart: 33,
    beforeEnd: 60,
    now: 'The bus comes once an hour.',
    start: 42,
    end: 69,
    mine: true,
  });
  expect(must(await on.session.query('source.moved', { id: on.source }))).toMatchObject({
    moved: 2,
    rows: [],
  });
  const versions = must(await on.session.query('source.revisions', { id: on.source }));
  expect(versions).toMatchObject([
    { revision, number: 2, by: 'Ana', reason: 'Misheard', isHead: true, isReadable: true },
    { revision: before, number: 1, by: 'Ana', reason: null, isHead: false, size: TEXT.length },
  ]);
  const old = must(await on.session.query('source.document', { id: on.source, revision: before }));
  expect(old).toMatchObject({ text: TEXT, revision: before });
  expect(await document()).toMatchObject({ revision, importer: 'text', encoding: old.encoding });
  expect(await on.session.query('source.document', { id: on.source, revision: on.code })).toMatchObject({
    ok: false,
  });
  const { bounds } = must(await on.session.query('source.units', { id: on.source, unit: 'sentence' }));
  const { text } = await document();
  const sentences = bounds.flatMap((start, i) => (i % 2 === 0 ? [text.slice(start, bounds[i + 1])] : []));
  expect(sentences).toEqual([
    'INT: Tell me, how do you get there?',
    'Mara: The bus comes once an hour.',
    '🚌 I walk.',
  ]);
  expect(await coded(again())).toEqual([
    [on.coding, 'The bus comes once an hour.'],
    [hours, 'once an hour'],
  ]);
  await sound(on.session);
});

test('changed and lost codings are told; undo and redo are one step each', async () => {
  const { on, hours, run, document, code, correct, coded, wordsOf, moved, again } = study;
  const inside = await code('The bus');
  await correct('bus comes once an hour', 'tram comes');
  expect(await wordsOf(on.coding)).toBe('The tram comes.');
  expect(await wordsOf(inside)).toBe('The tram');
  const told = await moved();
  expect(told).toMatchObject({ moved: 0, changed: 2, lost: 1 });
  expect(told.rows.find(({ coding }) => coding === hours)).toMatchObject({
    state: 'lost',
    before: 'once an hour',
    now: null,
    start: null,
  });
  const { codings } = must(await on.session.query('source.list', {})).sources[0] ?? { codings: 0 };
  expect(codings).toBe(2);
  expect(must(await on.session.query('history.state', { coder: on.coder })).undo).toBe('Correct text: mara');
  await run('history.undo', {});
  expect((await document()).text).toBe(TEXT);
  expect(await wordsOf(hours)).toBe('once an hour');
  expect(await moved()).toMatchObject({ moved: 0, changed: 0, lost: 0 });
  expect(must(await on.session.query('source.revisions', { id: on.source }))).toHaveLength(1);
  await run('history.redo', {});
  expect(await wordsOf(hours)).toBeNull();
  expect(await wordsOf(on.coding)).toBe('The tram comes.');
  expect(await coded(again())).toHaveLength(2);
  await sound(on.session);
});

test('what cannot be a correction is refused in a sentence and changes nothing', async () => {
  const { on, run, document } = study;
  const { session, coder, source: id } = on;
  const { revision: base } = await document();
  const head = () => session.project.store.head();
  const before = head();
  const refused = async (input: Partial<CommandInput<'source.correct'>>) => {
    const given = { id, revision: newId(), base, text: 'By bus.', ...input };
    const result = await session.execute('source.correct', given, coder);
    expect(head()).toBe(before);
    return result.ok ? 'done' : `${result.error.kind}: ${result.error.message}`;
  };
  expect(await refused({ base: newId() })).toMatch(/^conflict: The text of “mara” was changed while/);
  expect(await refused({ text: ' \n ' })).toMatch(/^invalid: No text would be left of “mara”/);
  expect(await refused({ text: 'a\r\nb' })).toMatch(/^invalid: The text holds a carriage return/);
  expect(await refused({ text: 'a\ud800b' })).toMatch(/^invalid: The text holds half a character/);
  expect(await refused({ text: 'x'.repeat(1_000_001) })).toMatch(
    /^invalid: A document may have at most 1,000,000/,
  );
  expect(await refused({ revision: on.code })).toMatch(/^duplicate/);
  expect(await refused({ text: TEXT })).toBe('done');
  const erase = { targets: [{ entity: 'source' as const, id }], reason: '' };
  await run('project.erase', erase);
  const erased = await session.execute('source.correct', { id, revision: newId(), base, text: 'x' }, coder);
  expect(erased).toMatchObject({ ok: false, error: { kind: 'refused' } });
});

test('settling takes codings as they stand now; lost ones and those of others are refused', async () => {
  const { on, hours, run, code, correct, moved } = study;
  const ben = await addCoder(on, 'Ben');
  const walk = await code('I walk', ben);
  const revision = await correct('bus comes once an hour', 'tram comes');
  const settle = async (ids: Id[], by = on.coder) => on.session.execute('coding.settle', { ids }, by);
  expect(await settle([hours])).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('are gone') },
  });
  expect(await settle([walk])).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('by Ben') },
  });
  must(await settle([on.coding]));
  expect(await moved()).toMatchObject({ changed: 0, lost: 1, moved: 1 });
  const { db, objects } = on.session.project.store;
  const row = db
    .prepare<[number], { r: number; a: number; b: number }>(
      'select span_revision as r, span_start as a, span_end as b from codings where k = ?',
    )
    .get(objects.keyOf(on.coding) ?? 0);
  expect(row).toEqual({ r: objects.keyOf(revision), a: 33, b: 48 });
  expect(must(await settle([on.coding]))).toMatchObject({ entry: null });
  await run('history.undo', {});
  expect(await moved()).toMatchObject({ changed: 1 });
});

test('acts on codings of an earlier version see them where they are now', async () => {
  const { on, hours, run, document, correct, wordsOf, moved } = study;
  const { session, coder, source, code: transport } = on;
  await correct('How do', 'So how do');
  const twin = { id: newId(), source, start: 36, end: 63, code: transport };
  expect(await session.execute('coding.add', { codings: [twin] }, coder)).toMatchObject({
    ok: false,
    error: { kind: 'duplicate' },
  });
  const rest = newId();
  await run('coding.split', { id: on.coding, at: 44, rest });
  expect([await wordsOf(on.coding), await wordsOf(rest)]).toEqual(['The bus ', 'comes once an hour.']);
  await run('coding.join', { ids: [on.coding, rest] });
  expect(await wordsOf(on.coding)).toBe('The bus comes once an hour.');
  await correct(' once an hour', '');
  for (const refused of [
    await session.execute('coding.split', { id: hours, at: 50, rest: newId() }, coder),
    await session.execute('coding.join', { ids: [hours, on.coding] }, coder),
  ])
    expect(refused).toMatchObject({
      ok: false,
      error: { kind: 'refused', message: expect.stringContaining('are gone from “mara”') },
    });
  // A lost one can be given another place, another code, or be removed.
  const other = newId();
  await run('code.add', { id: other, name: 'Time' });
  await run('coding.recode', { ids: [hours], code: other });
  const { text } = await document();
  const start = text.indexOf('comes');
  await run('coding.adjust', { id: hours, start, end: start + 5 });
  expect(await wordsOf(hours)).toBe('comes');
  await run('coding.remove', { ids: [hours] });
  expect(await moved()).toMatchObject({ lost: 0 });
});

test('a second correction stands on the first, and the first can be taken back after it by its coder', async () => {
  const { on, hours, run, document, correct, wordsOf, moved, again } = study;
  const ben = await addCoder(on, 'Ben');
  await correct('How do', 'So how do');
  await correct('bus', 'coach', ben);
  expect(await wordsOf(on.coding)).toBe('The coach comes once an hour.');
  expect(await moved()).toMatchObject({ moved: 1, changed: 1 });
  const taken = await run('history.undo', {});
  expect(taken.skipped).toBeGreaterThan(0);
  expect((await document()).text).toContain('So how do');
  expect(await wordsOf(hours)).toBe('once an hour');
  expect(must(await on.session.query('source.revisions', { id: on.source }))).toHaveLength(3);
  await run('history.undo', {}, ben);
  expect(await wordsOf(on.coding)).toBe('The bus comes once an hour.');
  const digest = stateDigest(on.session.project.store.db);
  again();
  expect(stateDigest(on.session.project.store.db)).toBe(digest);
  await sound(on.session);
});

test('parts of cases and codes that are merged go by where the words are now', async () => {
  const { on, run, code, correct, coded } = study;
  const { source } = on;
  const [mara, other] = [newId(), newId()];
  await run('case.add', { id: mara, name: 'Mara' });
  await run('case.include', { case: mara, parts: [{ source, span: { start: 33, end: 60 } }] });
  await run('case.include', { case: mara, parts: [{ source, span: { start: 47, end: 59 } }] });
  await correct('How do', 'So how do');
  const parts = async () => must(await on.session.query('case.parts', { case: mara })).parts;
  expect(await parts()).toMatchObject([
    { span: { start: 36, end: 63 }, quote: 'The bus comes once an hour.', isLost: false, codings: 2 },
    { span: { start: 50, end: 62 }, quote: 'once an hour', isLost: false },
  ]);
  const there = { case: mara, parts: [{ source, span: { start: 36, end: 63 } }] };
  expect(await run('case.include', there)).toMatchObject({ entry: null });
  await correct(' once an hour', '');
  expect((await parts())[1]).toMatchObject({ isLost: true, quote: 'once an hour', codings: 0 });
  await run('case.exclude', { case: mara, parts: [{ source, span: { start: 47, end: 59 } }] });
  await run('case.exclude', { case: mara, parts: [{ source, span: { start: 36, end: 50 } }] });
  expect(await parts()).toEqual([]);
  await run('code.add', { id: other, name: 'Bus' });
  await code('The bus comes.', on.coder, on.session, other);
  expect(must(await on.session.query('code.merge-preview', { from: [other], into: on.code })).doubles).toBe(
    1,
  );
  await run('code.merge', { from: [other], into: on.code });
  expect(await coded()).toEqual([[on.coding, 'The bus comes.']]);
});

test('what refers to lost words says what they were', async () => {
  const { on, hours, run, correct } = study;
  const { session, code } = on;
  await run('code.define', { id: newId(), code, examples: [hours, on.coding] });
  const to = [{ kind: 'coding' as const, id: hours }];
  await run('link.add', { from: { kind: 'code', id: code }, to, type: 'evidence' });
  await correct(' once an hour', '');
  const lost = { quote: 'once an hour', paragraph: 2, start: 47, end: 59, isLost: true };
  const [thing] = must(await session.query('thing.read', { ids: [hours] }));
  expect(thing).toMatchObject({ name: 'Transport', passage: lost });
  expect(must(await session.query('link.list', { of: code }))[0]?.passage).toMatchObject(lost);
  const { examples } = must(await session.query('code.entry', { code }));
  expect(examples).toMatchObject([{ id: on.coding, quote: 'The bus comes.', isLost: false }, lost]);
  await run('code.remove', { ids: [code] });
  expect(must(await session.query('thing.read', { ids: [hours, on.coding] }))).toHaveLength(2);
});

test('searches, counts and comparisons go by the present text', async () => {
  const { on, code, correct, wordsOf } = study;
  const ben = await addCoder(on, 'Ben');
  await correct('How do', 'So how do');
  const theirs = await code('The bus comes once an hour.', ben);
  const { session, code: transport } = on;
  const found = must(await session.query('search.texts', { query: { text: 'so how', mode: 'phrase' } }));
  expect(found.total).toBe(1);
  const segments = must(await session.query('code.segments', { code: transport }));
  expect(segments.rows.map(({ quote }) => quote)).toEqual([
    'The bus comes once an hour.',
    'The bus comes once an hour.',
    'once an hour',
  ]);
  const compared = must(await session.query('compare.codes', { a: on.coder, b: ben, unit: 'sentence' }));
  expect(JSON.stringify(compared)).toContain(transport);
  const preview = must(await session.query('coder.merge-preview', { from: ben, into: on.coder }));
  expect(preview.doubles).toBe(1);
  expect(await wordsOf(theirs)).toBe('The bus comes once an hour.');
});

test('3 MB with a thousand corrections and two thousand codings', { timeout: 120_000 }, async () => {
  const { on, run } = study;
  const lines = Array.from(
    { length: 40_000 },
    (_, i) => `Line ${i}: the bus number ${(i * 7919) % 997} was late again, so I walked ${i % 13} miles.`,
  );
  writeFileSync(bench.path('long.txt'), lines.join('\n'));
  const imported = await run('source.import', { from: [{ path: bench.path('long.txt') }] });
  const source = imported.imported[0]?.id ?? newId();
  const { text, revision: base } = must(await on.session.query('source.document', { id: source }));
  for (let part = 0; part < 2; part++) {
    const codings = Array.from({ length: 1_000 }, (_, i) => {
      const start = text.indexOf(`Line ${(part * 1_000 + i) * 20}:`);
      return { id: newId(), source, start, end: start + 40, code: on.code };
    });
    await run('coding.add', { codings });
  }
  const corrected = lines
    .map((line, i) => (i % 40 === 0 ? line.replace('was late', 'came too late') : line))
    .join('\n');
  const begun = performance.now();
  await run('source.correct', { id: source, revision: newId(), base, text: corrected });
  const taken = performance.now() - begun;
  const told = must(await on.session.query('source.moved', { id: source }));
  console.info(
    `corrected in ${Math.round(taken)} ms, told in ${Math.round(performance.now() - begun - taken)} ms`,
  );
  expect(told.lost).toBe(0);
  expect(told.moved + told.changed).toBeGreaterThan(1_900);
});
