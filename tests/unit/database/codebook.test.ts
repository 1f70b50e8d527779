/** The codebook as the database keeps it: versions of definitions, review, merging, sets, evidence, weights. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommandInput, CommandName, CommandOutput } from '../../../shared/commands.ts';
import type { QueryInput, QueryName, QueryOutput } from '../../../shared/queries.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { addCoder, codedStudy, memoOf, type Study } from '../../support/study.ts';

let bench: Bench;
let on: Study;
beforeEach(async () => {
  bench = workbench();
  on = await codedStudy(bench);
});
afterEach(() => bench.end());

async function run<N extends CommandName>(name: N, input: CommandInput<N>): Promise<CommandOutput<N>> {
  return must(await on.session.execute(name, input, on.coder));
}
async function ask<N extends QueryName>(name: N, input: QueryInput<N>): Promise<QueryOutput<N>> {
  return must(await on.session.query(name, input));
}
async function addCode(name: string, parent = on.code as typeof on.code | null): Promise<typeof on.code> {
  const id = newId();
  await run('code.add', { id, name, parent });
  return id;
}
const entry = () => ask('code.entry', { code: on.code, coder: on.coder });

test('each change of a definition is a version of its own, with what it left alone, and undone alone', async () => {
  await run('code.define', { id: newId(), code: on.code, brief: 'Getting there.' });
  await run('code.define', { id: newId(), code: on.code, exclude: 'Waiting.', reason: 'Too many.' });
  await run('code.define', {
    id: newId(),
    code: on.code,
    origin: { kind: 'theory', note: 'Penchansky 1981' },
    type: 'process',
    unitRule: 'sentence',
    weightScale: { min: 1, max: 5, step: 1 },
    examples: [on.coding],
  });
  const versions = await ask('code.versions', { code: on.code });
  expect(versions.map(({ version, exclude, reason }) => [version, exclude, reason])).toEqual([
    [3, 'Waiting.', ''],
    [2, 'Waiting.', 'Too many.'],
    [1, '', ''],
  ]);
  expect(versions[0]).toMatchObject({ brief: 'Getting there.', unitRule: 'sentence', examples: [on.coding] });
  expect((await entry()).examples.map(({ quote }) => quote)).toEqual(['The bus comes once an hour.']);
  await run('history.undo', {});
  expect((await entry()).definition).toMatchObject({
    version: 2,
    exclude: 'Waiting.',
    type: null,
    examples: [],
  });
  const again = await run('code.define', { id: newId(), code: on.code, exclude: 'Waiting.' });
  expect(again.entry).toBe(null);
  await run('history.undo', {});
  await run('history.undo', {});
  expect((await entry()).definition).toMatchObject({ version: 0, brief: '' });
});

test('redefining makes the codings made before a queue, which keeping, recoding and removing empty', async () => {
  await run('code.define', { id: newId(), code: on.code, brief: 'Getting there.' });
  const other = await addCode('Delay');
  const [second, third] = [newId(), newId()];
  const { source, code } = on;
  await run('coding.add', {
    codings: [
      { id: second, source, start: 0, end: 10, code },
      { id: third, source, start: 0, end: 20, code },
    ],
  });
  const review = () => ask('code.review', { code, coder: on.coder });
  expect((await review()).rows.map(({ id }) => id)).toEqual([on.coding]);
  await run('code.define', { id: newId(), code, include: 'Buses.' });
  expect(await entry()).toMatchObject({ older: 3, olderMine: 3 });
  expect(await ask('code.older', { coder: on.coder })).toEqual([{ code, older: 3, mine: 3 }]);
  await run('coding.keep', { ids: [second] });
  await run('coding.recode', { ids: [third], code: other });
  expect((await review()).rows.map(({ id }) => id)).toEqual([on.coding]);
  expect(await ask('coding.details', { id: second })).toMatchObject({
    madeUnder: 2,
    present: 2,
    isOlder: false,
  });
  await run('history.undo', {});
  await run('history.undo', {});
  expect((await review()).total).toBe(3);
  await run('coding.remove', { ids: [second] });
  expect((await review()).total).toBe(2);
  // An example changes no rule; going back to the words of before makes codings under them current again.
  await run('code.define', { id: newId(), code, examples: [third] });
  expect((await review()).total).toBe(2);
  await run('code.define', { id: newId(), code, include: '' });
  expect((await review()).rows.map(({ id }) => id)).toEqual([on.coding]);
});

test('merging brings along what lies below and leaves one of two codings on the same words, all undone as one', async () => {
  const other = await addCode('Bus', null);
  const below = await addCode('Late bus', other);
  const { source, code } = on;
  const [plain, noted] = [newId(), newId()];
  await run('coding.add', {
    codings: [
      { id: plain, source, start: 33, end: 60, code: other },
      { id: newId(), source, start: 0, end: 9, code: other },
      { id: noted, source, start: 0, end: 3, code: other },
      { id: newId(), source, start: 0, end: 3, code },
    ],
  });
  await run('memo.write', { id: newId(), on: { kind: 'coding', id: noted }, body: memoOf('Why?') });
  await run('code.define', { id: newId(), code: other, brief: 'By bus.' });
  await run('memo.write', { id: newId(), on: { kind: 'code', id: other }, body: memoOf('Only buses?') });
  expect(await ask('code.merge-preview', { from: [other], into: code })).toEqual({
    codings: 3,
    documents: 1,
    coders: 1,
    doubles: 2,
    below: 1,
    memos: 1,
    definitions: ['Bus'],
  });
  const before = await ask('code.tree', { coder: on.coder });
  await run('code.merge', { from: [other], into: code });
  const tree = await ask('code.tree', { coder: on.coder });
  expect(tree.map(({ id, parent, codings }) => [id, parent, codings])).toEqual([
    [code, null, 4],
    [below, code, 0],
  ]);
  expect((await ask('memo.list', { on: code })).rows).toHaveLength(1);
  await run('history.undo', {});
  expect(await ask('code.tree', { coder: on.coder })).toEqual(before);
});

test('several codes move together in their order, and are removed together', async () => {
  const [a, b, c, d] = [
    await addCode('A', null),
    await addCode('B', null),
    await addCode('C', null),
    await addCode('D', null),
  ];
  const order = async () => (await ask('code.tree', {})).map(({ id }) => id);
  await run('code.move', { ids: [d, b], parent: null, before: a });
  expect(await order()).toEqual([on.code, d, b, a, c]);
  await run('code.move', { ids: [d, b, c], parent: null, before: b });
  expect(await order()).toEqual([on.code, d, b, c, a]);
  await run('history.undo', {});
  await run('history.undo', {});
  expect(await order()).toEqual([on.code, a, b, c, d]);
  await run('code.remove', { ids: [a, c] });
  expect(await order()).toEqual([on.code, b, d]);
  await run('history.undo', {});
  expect(await order()).toEqual([on.code, a, b, c, d]);
});

test('sets hold codes beside the tree; a merged member is who it became', async () => {
  const [set, other] = [newId(), await addCode('Bus', null)];
  await run('set.add', { id: set, name: 'Round 2' });
  await run('set.include', { set, members: [on.code, other] });
  expect((await run('set.include', { set, members: [other] })).entry).toBe(null);
  expect(await ask('set.list', {})).toEqual([{ id: set, name: 'Round 2', members: [on.code, other] }]);
  await run('code.merge', { from: [other], into: on.code });
  expect((await ask('set.list', {}))[0]?.members).toEqual([on.code]);
  await run('history.undo', {});
  await run('set.exclude', { set, members: [on.code] });
  await run('set.include', { set, members: [on.code] });
  await run('history.undo', {});
  expect((await ask('set.list', {}))[0]?.members).toEqual([other]);
  await run('set.rename', { id: set, name: 'Round two' });
  expect(await on.session.execute('set.add', { id: newId(), name: 'round TWO' }, on.coder)).toMatchObject({
    ok: false,
  });
  await run('set.remove', { id: set });
  expect(await ask('set.list', {})).toEqual([]);
});

test('a theme collects codes and passages as evidence', async () => {
  const theme = newId();
  await run('code.add', { id: theme, name: 'Access is work', kind: 'theme' });
  const from = { kind: 'code' as const, id: theme };
  const to = [
    { kind: 'coding' as const, id: on.coding },
    { kind: 'code' as const, id: on.code },
  ];
  await run('link.add', { from, to, type: 'evidence' });
  expect(await ask('link.list', { of: theme })).toMatchObject([
    { isFrom: true, other: to[0], passage: { quote: 'The bus comes once an hour.', paragraph: 2 } },
    { isFrom: true, other: to[1], name: 'Transport', passage: null },
  ]);
  expect(await ask('link.list', { of: on.code })).toMatchObject([{ isFrom: false, name: 'Access is work' }]);
  await run('link.remove', { from, to: { kind: 'coding', id: on.coding }, type: 'evidence' });
  expect(await ask('link.list', { of: theme })).toHaveLength(1);
  await run('history.undo', {});
  await run('coding.remove', { ids: [on.coding] });
  expect(await ask('link.list', { of: theme })).toHaveLength(1);
});

test('a weight keeps to the scale of its code, and codes that exclude each other are told', async () => {
  const other = await addCode('Walking', null);
  await run('code.define', { id: newId(), code: on.code, weightScale: { min: 1, max: 3, step: 0.5 } });
  await run('coding.rate', { id: on.coding, weight: 2.5 });
  const wrong = await on.session.execute('coding.rate', { id: on.coding, weight: 2.2 }, on.coder);
  expect(wrong).toMatchObject({
    ok: false,
    error: { message: expect.stringContaining('from 1 to 3 in steps of 0.5') },
  });
  await run('code.define', { id: newId(), code: other, exclusiveWith: [on.code] });
  await run('coding.add', { codings: [{ id: newId(), source: on.source, start: 40, end: 50, code: other }] });
  expect(await ask('coding.details', { id: on.coding })).toMatchObject({ weight: 2.5, conflicts: [other] });
});

test('merging two profiles of a coder is counted before', async () => {
  const ben = await addCoder(on, 'Ben');
  const { source, code } = on;
  must(
    await on.session.execute(
      'coding.add',
      {
        codings: [
          { id: newId(), source, start: 33, end: 60, code },
          { id: newId(), source, start: 0, end: 9, code },
        ],
      },
      ben,
    ),
  );
  expect(await ask('coder.merge-preview', { from: ben, into: on.coder })).toEqual({
    from: 2,
    into: 1,
    documents: 1,
    doubles: 1,
  });
});
