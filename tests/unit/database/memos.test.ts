/** Memos: lists by filters, versions from the ledger, links and quotations by reference, erasure. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CommandInput, CommandName } from '../../../shared/commands.ts';
import type { Id } from '../../../shared/ids.ts';
import type { QueryInput, QueryName } from '../../../shared/queries.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { addCoder, codedStudy, memoOf, type Study } from '../../support/study.ts';

let bench: Bench;
let on: Study;
let ben: Id;
const ids = { segment: newId(), code: newId(), free: newId(), source: newId() };
const run = async <N extends CommandName>(name: N, input: CommandInput<N>, coder = on.coder) =>
  must(await on.session.execute(name, input, coder));
const ask = async <N extends QueryName>(name: N, input: QueryInput<N>) =>
  must(await on.session.query(name, input));
const found = async (input: QueryInput<'memo.list'>) =>
  (await ask('memo.list', input)).rows.map(({ id }) => id);

beforeAll(async () => {
  bench = workbench();
  on = await codedStudy(bench);
  ben = await addCoder(on, 'Ben');
  await run('memo.write', {
    id: ids.segment,
    on: { kind: 'coding', id: on.coding },
    title: 'The moon',
    body: JSON.stringify([
      { kind: 'quotation', coding: on.coding },
      { kind: 'paragraph', runs: [{ text: 'See ' }, { link: { kind: 'code', id: on.code } }] },
    ]),
    status: 'question',
    tags: ['Cost', ' cost ', 'voice'],
  });
  await run('memo.write', { id: ids.code, on: { kind: 'code', id: on.code }, body: memoOf('Only buses?') });
  await run('memo.write', { id: ids.free, on: null, body: memoOf('Öffnungszeiten') }, ben);
  await run('memo.write', {
    id: ids.source,
    on: { kind: 'source', id: on.source },
    body: memoOf('Recorded at home'),
    status: 'decision',
  });
});
afterAll(() => bench.end());

test('memos are found by what they are on, kind, status, tag, coder and words', async () => {
  expect(await found({})).toEqual([ids.segment, ids.code, ids.free, ids.source]);
  expect(await found({ on: on.code })).toEqual([ids.code]);
  expect(await found({ kind: 'free' })).toEqual([ids.free]);
  expect(await found({ status: 'question' })).toEqual([ids.segment]);
  expect(await found({ tag: 'COST' })).toEqual([ids.segment]);
  expect(await found({ coder: ben })).toEqual([ids.free]);
  expect(await found({ words: { text: 'offnungs*' } })).toEqual([ids.free]);
  expect(await found({ words: { text: 'moon' } })).toEqual([ids.segment]);
  expect(await found({ words: { text: 'voice' } })).toEqual([ids.segment]);
  expect(await found({ words: { text: 'buses' }, kind: 'free' })).toEqual([]);
  const page = await ask('memo.list', { order: 'kind', skip: 1, limit: 2 });
  expect([page.total, page.rows.map(({ kind }) => kind)]).toEqual([4, ['code', 'coding']]);
  expect(page.tags).toEqual(['Cost', 'voice']);
});

test('a link and a quotation show what they lead to as it is called now', async () => {
  await run('code.rename', { id: on.code, name: 'Getting there' });
  const [code, segment, memo] = await ask('thing.read', { ids: [on.code, on.coding, ids.free, newId()] });
  expect(code).toMatchObject({ kind: 'code', name: 'Getting there' });
  expect(segment).toMatchObject({
    kind: 'coding',
    name: 'Getting there',
    passage: { source: on.source, start: 33, end: 60, quote: 'The bus comes once an hour.', paragraph: 2 },
  });
  expect(memo).toMatchObject({ kind: 'memo', name: 'Öffnungszeiten' });
  const names = async (text: string) =>
    (await ask('thing.find', { text })).map(({ kind, name }) => [kind, name]);
  expect(await names('there')).toEqual([['code', 'Getting there']]);
  expect(await names('MAR')).toEqual([['source', 'mara']]);
  expect(await names('bus comes')).toEqual([['coding', 'Getting there']]);
  expect(await names('the moon')).toEqual([['memo', 'The moon']]);
});

test('several memos stand on one thing; tags stay where a change does not name them', async () => {
  const second = newId();
  await run('memo.write', { id: second, on: { kind: 'coding', id: on.coding }, body: memoOf('Another') });
  expect(await found({ on: on.coding })).toEqual([ids.segment, second]);
  await run('memo.write', { id: ids.segment, on: null, title: 'The moon', body: memoOf('Short') });
  const [memo] = (await ask('memo.list', { on: on.coding })).rows;
  expect(memo).toMatchObject({ tags: ['Cost', 'voice'], kind: 'coding', status: 'thought' });
  await run('memo.remove', { id: second });
});

test('every version is told with who and when; undoing is one more', async () => {
  await run(
    'memo.write',
    { id: ids.free, on: null, title: 'Hours', body: memoOf('Later'), tags: ['x'] },
    ben,
  );
  await run('memo.remove', { id: ids.free }, ben);
  must(await on.session.execute('history.undo', {}, ben));
  const versions = await ask('memo.versions', { id: ids.free });
  expect(versions.map(({ version, title, removed }) => [version, title, removed])).toEqual([
    [4, 'Hours', false],
    [3, 'Hours', true],
    [2, 'Hours', false],
    [1, '', false],
  ]);
  expect(versions[3]).toMatchObject({ body: memoOf('Öffnungszeiten'), coder: ben, tags: [], erased: false });
  expect(versions[0]).toMatchObject({ body: memoOf('Later'), tags: ['x'] });
  expect(await on.session.query('memo.versions', { id: on.code })).toMatchObject({ ok: false });
});

test('the timeline tells the words of a memo before and after, and the text of a document', async () => {
  const bodyAfter = async (on: QueryInput<'timeline.page'>['of']) => {
    const [last] = await ask('timeline.page', { of: on, skip: 0, limit: 1 });
    const { changes } = await ask('timeline.event', { seq: last?.seq ?? 0 });
    return changes.filter(({ cell }) => cell === 'body' || cell === 'text');
  };
  expect(await bodyAfter(ids.segment)).toMatchObject([
    { before: '“The bus comes once an hour.”\nSee Getting there', after: 'Short' },
  ]);
  const [imported] = (await ask('timeline.page', { kinds: ['documents'], skip: 0, limit: 5 })).slice(-1);
  const { changes } = await ask('timeline.event', { seq: imported?.seq ?? 0 });
  expect(changes.find(({ entity, cell }) => entity === 'revision' && cell === 'text')?.after).toContain(
    'Mara: The bus comes once an hour.',
  );
});

test('quotations and links alone are a memo; nothing, and a body of another form, are refused', async () => {
  const write = (body: string) => on.session.execute('memo.write', { id: newId(), on: null, body }, on.coder);
  const link = [{ kind: 'paragraph', runs: [{ link: { kind: 'source', id: on.source } }] }];
  expect(await write(JSON.stringify(link))).toMatchObject({ ok: true });
  expect(await write(memoOf('  '))).toMatchObject({ ok: false, error: { kind: 'refused' } });
  const named = JSON.stringify([
    { kind: 'paragraph', runs: [{ link: { kind: 'code', id: on.code, name: 'x' } }] },
  ]);
  expect(await write(named)).toMatchObject({ ok: false, error: { kind: 'invalid' } });
  const tags = Array.from({ length: 51 }, (_, i) => `t${i}`);
  expect(
    await on.session.execute('memo.write', { id: newId(), on: null, body: memoOf('x'), tags }, on.coder),
  ).toMatchObject({ ok: false, error: { message: expect.stringContaining('50 tags') } });
});

test('erasing a document takes the memos on its segments, all their versions too', async () => {
  await run('project.erase', { targets: [{ entity: 'source', id: on.source }], reason: 'Withdrew' });
  expect(await found({ on: on.coding })).toEqual([]);
  const versions = await ask('memo.versions', { id: ids.segment });
  expect(versions.length).toBeGreaterThan(1);
  for (const version of versions) expect(version).toMatchObject({ title: '', body: '[]', tags: [] });
  expect(versions.filter(({ erased }) => erased).length).toBeGreaterThan(1);
  expect(await found({ words: { text: 'moon' } })).toEqual([]);
});
