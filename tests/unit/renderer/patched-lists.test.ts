/** Lists of documents, codes and coders are not asked for again for one coding more: against a real project. */
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Id } from '../../../shared/ids.ts';
import { keptAnswer } from '../../support/kept-codings.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { addCoder, codedStudy, type Study } from '../../support/study.ts';

let bench: Bench;
let on: Study;
let ben: Id;
let second: Id;
beforeEach(async () => {
  bench = workbench();
  on = await codedStudy(bench);
  ben = await addCoder(on, 'Ben');
  writeFileSync(bench.path('joel.txt'), 'Joel: I gave up driving after the operation.');
  const from = [{ path: bench.path('joel.txt') }];
  const { imported } = must(await on.session.execute('source.import', { from }, on.coder));
  second = imported[0]?.id ?? on.source;
});
afterEach(() => bench.end());

test('after acts on codings only the documents they stand in are asked for', async () => {
  const one = await keptAnswer(bench, on, 'source.list', {});
  const { session, asked } = one;
  const first = one.shown()?.sources;
  asked.length = 0;
  const [mine, his] = [newId(), newId()];
  const coding = (id: Id, source: Id) => ({ id, source, start: 0, end: 20, code: on.code });
  must(await session.execute('coding.add', { codings: [coding(mine, second)] }, on.coder));
  await one.followTruly();
  // The other document is the object it was, so nothing of it is drawn again.
  expect(one.shown()?.sources[0]).toBe(first?.[0]);
  expect(one.shown()?.sources[1]?.codings).toBe(1);
  must(
    await session.execute('coding.add', { codings: [coding(his, on.source), coding(newId(), second)] }, ben),
  );
  await one.followTruly();
  must(await session.execute('coding.remove', { ids: [mine] }, on.coder));
  await one.followTruly();
  must(await session.execute('history.undo', {}, on.coder));
  await one.followTruly();
  expect(asked).toHaveLength(4);
  expect(asked.every((input) => input instanceof Object && 'holding' in input)).toBe(true);
  one.stop();
});

test('what changes documents, codes or coders asks for the whole list', async () => {
  const one = await keptAnswer(bench, on, 'source.list', {});
  one.asked.length = 0;
  must(await one.session.execute('source.rename', { id: second, name: 'Joel, again' }, on.coder));
  await one.follow();
  must(await one.session.execute('code.remove', { ids: [on.code] }, on.coder));
  await one.followTruly();
  expect(one.asked).toEqual([{}, {}]);
  one.stop();
});

test('after acts on codings only the numbers of their codes are asked for, also of those they had before', async () => {
  const one = await keptAnswer(bench, on, 'code.tree', { coder: ben });
  const { session, asked } = one;
  const other = newId();
  must(await session.execute('code.add', { id: other, name: 'Other' }, on.coder));
  must(await session.execute('code.add', { id: newId(), name: 'Untouched' }, on.coder));
  await one.follow();
  const untouched = one.shown()?.find(({ name }) => name === 'Untouched');
  asked.length = 0;
  const [mine, his] = [newId(), newId()];
  const coding = { source: second, start: 0, end: 20, code: on.code };
  must(await session.execute('coding.add', { codings: [{ id: mine, ...coding }] }, on.coder));
  await one.followTruly();
  must(await session.execute('coding.add', { codings: [{ id: his, ...coding }] }, ben));
  await one.followTruly();
  expect(one.shown()?.find(({ id }) => id === on.code)?.mine).toBe(1);
  must(await session.execute('coding.recode', { ids: [his], code: other }, ben));
  must(await session.execute('coding.remove', { ids: [his] }, ben));
  await one.followTruly();
  must(await session.execute('history.undo', {}, ben));
  must(await session.execute('history.undo', {}, ben));
  await one.followTruly();
  must(await session.execute('history.undo', {}, ben));
  await one.followTruly();
  must(await session.execute('history.redo', {}, ben));
  await one.followTruly();
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.every((input) => input instanceof Object && 'codings' in input)).toBe(true);
  expect(one.shown()?.find(({ name }) => name === 'Untouched')).toBe(untouched);
  one.stop();
});

test('after acts on codings only their coders are asked for', async () => {
  const one = await keptAnswer(bench, on, 'coder.list', {});
  const { session, asked } = one;
  asked.length = 0;
  const his = newId();
  const codings = [{ id: his, source: second, start: 0, end: 20, code: on.code }];
  must(await session.execute('coding.add', { codings }, on.coder));
  await one.followTruly();
  expect(asked).toEqual([{ holding: [his] }]);
  must(await session.execute('history.undo', {}, on.coder));
  await one.followTruly();
  one.stop();
});
