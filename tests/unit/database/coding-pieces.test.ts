/** Splitting and merging codings: one entry each, nothing said about a part is lost, Undo brings all back. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openRead } from '../../../database/read.ts';
import type { CommandInput, CommandName } from '../../../shared/commands.ts';
import type { Id } from '../../../shared/ids.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { addCoder, codedStudy, memoOf, type Study } from '../../support/study.ts';

let bench: Bench;
let on: Study;
beforeAll(async () => {
  bench = workbench();
  on = await codedStudy(bench);
});
afterAll(() => bench.end());

const run = async <N extends CommandName>(name: N, input: CommandInput<N>) =>
  must(await on.session.execute(name, input, on.coder));
const details = (coding: Id) => {
  const read = openRead(on.session.project);
  return read.codingDetails(read.keyOf(coding) ?? 0);
};
const codings = async () => must(await on.session.query('source.codings', { id: on.source }));
const memosOn = async (coding: Id) => must(await on.session.query('memo.list', { on: coding })).rows;

async function add(start: number, end: number): Promise<Id> {
  const id = newId();
  await run('coding.add', { codings: [{ id, source: on.source, start, end, code: on.code }] });
  return id;
}

async function note(coding: Id, text: string): Promise<void> {
  await run('memo.write', { id: newId(), on: { kind: 'coding', id: coding }, body: memoOf(text) });
}

test('a coding is cut in two, and both parts say what it said', async () => {
  const second = newId();
  await run('code.add', { id: second, name: 'Other' });
  await run('coding.rate', {
    id: on.coding,
    weight: 3,
    doubt: { level: 2, alternative: second, note: 'Or Other?' },
    exemplar: true,
  });
  await note(on.coding, 'Stays with the first part');
  const rest = newId();
  await run('coding.split', { id: on.coding, at: 41, rest });
  const parts = (await codings()).map(({ id, start, end }) => ({ id, start, end }));
  expect(parts).toEqual([
    { id: on.coding, start: 33, end: 41 },
    { id: rest, start: 41, end: 60 },
  ]);
  expect(details(rest)).toEqual(details(on.coding));
  expect(details(rest)).toMatchObject({ weight: 3, exemplar: true, doubt: { level: 2, note: 'Or Other?' } });
  expect(await memosOn(on.coding)).toHaveLength(1);
  await run('history.undo', {});
  expect((await codings()).map(({ start, end }) => [start, end])).toEqual([[33, 60]]);
});

test('codings become one, with the memos and the doubts of those that go', async () => {
  const later = await add(61, 63);
  await note(later, 'Moves');
  await run('coding.rate', { id: later, doubt: { level: 3, alternative: null, note: 'A bus?' } });
  await run('coding.join', { ids: [later, on.coding] });
  expect((await codings()).map(({ id, start, end }) => ({ id, start, end }))).toEqual([
    { id: on.coding, start: 33, end: 63 },
  ]);
  expect(await memosOn(on.coding)).toHaveLength(2);
  expect(details(on.coding).doubt).toMatchObject({
    level: 3,
    note: 'Or Other?\nA bus?',
  });
  await run('history.undo', {});
  expect((await codings()).map(({ start, end }) => [start, end])).toEqual([
    [33, 60],
    [61, 63],
  ]);
  expect(await memosOn(later)).toHaveLength(1);
  await run('history.redo', {});
  expect(await codings()).toHaveLength(1);
});

test('a coding is extended over a passage', async () => {
  await run('coding.join', { ids: [on.coding], over: { start: 27, end: 40 } });
  expect((await codings()).map(({ start, end }) => [start, end])).toEqual([[27, 63]]);
});

test('what cannot be cut or merged says why and changes nothing', async () => {
  const { session, coder, coding, source, code } = on;
  const head = session.project.store.head();
  const refused = async <N extends CommandName>(name: N, input: CommandInput<N>, by = coder) => {
    const result = await session.execute(name, input, by);
    return result.ok ? 'done' : result.error.message;
  };
  for (const at of [27, 63, 0, 10_000])
    expect(await refused('coding.split', { id: coding, at, rest: newId() })).toContain('not inside');
  expect(await refused('coding.split', { id: coding, at: 62, rest: newId() })).toContain(
    'inside a character',
  );
  expect(await refused('coding.split', { id: coding, at: 40, rest: coding })).toContain('already');
  expect(session.project.store.head()).toBe(head);
  const other = newId();
  await run('code.add', { id: other, name: 'Walking' });
  const [walking, whole] = [newId(), newId()];
  await run('coding.add', {
    codings: [
      { id: walking, source, start: 64, end: 70, code: other },
      { id: whole, source, start: 27, end: 40, code },
    ],
  });
  expect(await refused('coding.join', { ids: [coding, walking] })).toContain('different codes');
  expect(await refused('coding.split', { id: coding, at: 40, rest: newId() })).toContain('already a coding');
  const ben = await addCoder(on, 'Ben');
  expect(await refused('coding.join', { ids: [coding, whole] }, ben)).toContain('by Ana');
});
