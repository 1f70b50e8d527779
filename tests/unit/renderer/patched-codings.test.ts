/** One coding more does not ask for all of a document again: against a real project. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { keptCodings } from '../../support/kept-codings.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { addCoder, codedStudy, type Study } from '../../support/study.ts';

let bench: Bench;
let on: Study;
beforeEach(async () => {
  bench = workbench();
  on = await codedStudy(bench);
});
afterEach(() => bench.end());

test('codings added, moved, removed and brought back are asked for by themselves', async () => {
  const one = await keptCodings(bench, on);
  const { session, asked } = one;
  asked.length = 0;
  const moved = newId();
  const ids = [newId(), newId(), moved];
  const codings = ids.map((id, at) => ({
    id,
    source: on.source,
    start: 5 + at * 9,
    end: 20 + at * 9,
    code: on.code,
  }));
  must(await session.execute('coding.add', { codings }, on.coder));
  await one.followTruly();
  expect(one.shown()).toHaveLength(4);
  must(await session.execute('coding.adjust', { id: moved, start: 0, end: 30 }, on.coder));
  await one.followTruly();
  must(await session.execute('coding.remove', { ids: ids.slice(0, 2) }, on.coder));
  await one.followTruly();
  must(await session.execute('history.undo', {}, on.coder));
  await one.followTruly();
  expect(asked).toHaveLength(4);
  expect(asked.every((input) => input instanceof Object && 'only' in input)).toBe(true);
  one.stop();
});

test('a change that may show in any coding asks for all', async () => {
  const one = await keptCodings(bench, on);
  one.asked.length = 0;
  must(await one.session.execute('code.remove', { ids: [on.code] }, on.coder));
  await one.follow();
  expect(one.shown()).toEqual([]);
  expect(one.asked).toEqual([{ id: on.source, coders: [] }]);
  one.stop();
});

test('codings of another document or coder are not taken in', async () => {
  const one = await keptCodings(bench, on);
  const ben = await addCoder({ ...on, session: one.session }, 'Ben');
  await one.follow();
  const elsewhere = must(
    await one.session.query('source.codings', { id: on.source, coders: [ben], only: [on.coding] }),
  );
  expect(elsewhere).toEqual([]);
  one.stop();
});
