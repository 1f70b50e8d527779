/** Ids that are wrong, repeated, of another kind or of things that are gone. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { addCoder, codedStudy, memoOf, type Study } from '../../support/study.ts';

let bench: Bench;
let on: Study;
beforeEach(async () => {
  bench = workbench();
  on = await codedStudy(bench);
});
afterEach(() => bench.end());

const sound = async () => expect(must(await on.session.query('project.verify', {})).problems).toEqual([]);

test('the same code named twice in one merge is merged once', async () => {
  const into = newId();
  must(await on.session.execute('code.add', { id: into, name: 'Buses' }, on.coder));
  must(await on.session.execute('code.merge', { from: [on.code, on.code], into }, on.coder));
  must(await on.session.query('history.list', {}));
  await sound();
});

test('the same cell of an object twice in one entry is never written', () => {
  const twice = [1, 2].map((n) => ({ entity: 'code' as const, id: on.code, cells: { name: `Name ${n}` } }));
  const { project } = on.session;
  const head = project.store.head();
  expect(() => project.write([{ command: 'code.rename', changes: twice }], { author: on.coder })).toThrow();
  expect(project.store.head()).toBe(head);
});

test('an erasure of a thing under another kind is refused', async () => {
  const targets = [{ entity: 'source' as const, id: on.code }];
  const result = await on.session.execute('project.erase', { targets, reason: '' }, on.coder);
  expect(result).toMatchObject({ ok: false, error: { kind: 'not-found' } });
  await sound();
});

test('a definition under an id that is taken is refused', async () => {
  const id = newId();
  for (const taken of [on.coding, id]) {
    const input = { id, name: 'Buses', definition: { id: taken, brief: '' } };
    expect(await on.session.execute('code.add', input, on.coder)).toMatchObject({
      ok: false,
      error: { kind: 'duplicate' },
    });
  }
});

test('a document marked, unmarked by undo and marked again is marked', async () => {
  const mark = { coder: on.coder, source: on.source, state: 'done' as const };
  must(await on.session.execute('assignment.set', mark, on.coder));
  must(await on.session.execute('history.undo', {}, on.coder));
  must(await on.session.execute('assignment.set', mark, on.coder));
  const { sources } = must(await on.session.query('source.list', {}));
  expect(sources[0]?.coders[0]?.state).toBe('done');
});

test('the codings of a coder whose profile was taken back by undo are still shown', async () => {
  const ben = await addCoder(on, 'Ben');
  const coding = { id: newId(), source: on.source, start: 0, end: 4, code: on.code };
  must(await on.session.execute('coding.add', { codings: [coding] }, ben));
  must(await on.session.execute('history.undo', {}, on.coder));
  expect(must(await on.session.query('source.codings', { id: on.source }))).toHaveLength(2);
  expect(must(await on.session.query('code.segments', { code: on.code })).total).toBe(2);
  must(await on.session.query('source.list', {}));
  must(await on.session.query('compare.codes', { a: on.coder, b: ben }));
  expect(must(await on.session.query('coder.list', {})).map((coder) => coder.name)).toEqual(['Ana', 'Ben']);
});

test('an act by somebody who is no coder is refused', async () => {
  const result = await on.session.execute('code.rename', { id: on.code, name: 'Buses' }, newId());
  expect(result).toMatchObject({ ok: false, error: { kind: 'not-found' } });
});

test('a coding’s author may change it after both profiles became one person', async () => {
  const old = await addCoder(on, 'Ana (laptop)');
  must(await on.session.execute('coder.merge', { from: on.coder, into: old }, on.coder));
  must(await on.session.execute('coding.adjust', { id: on.coding, start: 33, end: 50 }, old));
});

test('places before a thing that is nothing are refused', async () => {
  const move = { ids: [on.code], parent: null, before: newId() };
  expect(await on.session.execute('code.move', move, on.coder)).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  });
  const source = { id: on.source, folder: null, before: newId() };
  expect(await on.session.execute('source.move', source, on.coder)).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  });
});

test('a memo written on a removed thing is refused', async () => {
  must(await on.session.execute('code.remove', { ids: [on.code] }, on.coder));
  const memo = { id: newId(), on: { kind: 'code' as const, id: on.code }, body: memoOf('late') };
  expect(await on.session.execute('memo.write', memo, on.coder)).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  });
});
