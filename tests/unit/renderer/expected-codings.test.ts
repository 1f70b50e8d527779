/** A coding is shown before it is written, and what is shown then is put right by the answer: against a real project. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { added, moved, recoded, removed } from '../../../renderer/workbench/expected-rows.ts';
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

const later = () => new Promise((resolve) => setTimeout(resolve, 20));

test('a coding stands there before it is written, and in truth after', async () => {
  const one = await keptCodings(bench, on);
  const coding = { id: newId(), start: 2, end: 7, code: on.code };
  one.expect(on.source, [coding.id], added([coding], on.coder, 5));
  expect(one.shown()?.find(({ id }) => id === coding.id)).toEqual({
    ...coding,
    coder: on.coder,
    layer: 'coder',
    at: 5,
    memo: null,
    doubt: null,
  });
  must(await one.session.execute('coding.add', { codings: [{ ...coding, source: on.source }] }, on.coder));
  await one.followTruly();
  expect(one.shown()).toHaveLength(2);
  one.stop();
});

test('what was refused is taken back', async () => {
  const one = await keptCodings(bench, on);
  const before = one.shown();
  const coding = { id: newId(), start: 2, end: 7, code: newId() };
  const recall = one.expect(on.source, [coding.id, on.coding], (known) => [
    ...recoded(coding.code)(known, known),
    ...added([coding], on.coder, 5)([], known),
  ]);
  expect(one.shown()).toHaveLength(2);
  const answer = await one.session.execute(
    'coding.add',
    { codings: [{ ...coding, source: on.source }] },
    on.coder,
  );
  expect(answer.ok).toBe(false);
  recall();
  await later();
  expect(one.shown()).toEqual(before);
  one.stop();
});

test('the same code on the same passage is not shown twice', async () => {
  const one = await keptCodings(bench, on);
  const [there] = one.shown() ?? [];
  if (there === undefined) throw new Error('The study has no coding.');
  const again = { ...there, id: newId() };
  one.expect(on.source, [again.id], added([again], on.coder, 5));
  expect(one.shown()).toEqual([there]);
  one.stop();
});

test('codings removed, recoded and moved are shown so before the answer', async () => {
  const one = await keptCodings(bench, on);
  const other = must(await one.session.execute('code.add', { id: newId(), name: 'Another' }, on.coder));
  expect(other.entry).not.toBeNull();
  one.expect(on.source, [on.coding], moved(1, 3));
  expect(one.shown()?.map(({ start, end }) => [start, end])).toEqual([[1, 3]]);
  const code = newId();
  one.expect(on.source, [on.coding], recoded(code));
  expect(one.shown()?.map((row) => row.code)).toEqual([code]);
  const recall = one.expect(on.source, [on.coding], removed);
  expect(one.shown()).toEqual([]);
  recall();
  await later();
  expect(one.shown()).toEqual(await one.truth());
  one.stop();
});

test('a coding is not shown in the layer of another coder', async () => {
  const ben = await addCoder(on, 'Ben');
  const one = await keptCodings(bench, on, [ben]);
  const coding = { id: newId(), start: 2, end: 7, code: on.code };
  one.expect(on.source, [coding.id], added([coding], on.coder, 5));
  expect(one.shown()).toEqual([]);
  one.stop();
});
