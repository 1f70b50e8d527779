/** A query's reply names the tables it read; "everything" is never one of them. */
import { afterEach, expect, test } from 'vitest';
import { type QueryInput, type QueryName, queries } from '../../../shared/queries.ts';
import { type Bench, newId, workbench } from '../../support/project.ts';

let bench: Bench;
afterEach(() => bench.end());

test('each query says which tables it reads', async () => {
  bench = workbench();
  const { session, coder } = await bench.create();
  const code = newId();
  await session.execute('code.add', { id: code, name: 'Trust' }, coder);
  const read = async <N extends QueryName>(name: N, input: QueryInput<N>) =>
    (await session.answer(name, input)).tables.sort();
  expect(await read('code.tree', {})).toEqual([
    'coders',
    'codes',
    'codings',
    'definitions',
    'revisions',
    'sources',
  ]);
  expect(await read('code.definition', { code })).toEqual(['codes', 'definitions']);
  expect(await read('memo.list', {})).toEqual(['memos']);
  expect(await read('history.state', { coder })).toContain('history');
  expect(await read('coder.list', {})).toEqual(['coders', 'codings', 'revisions']);
  expect(Object.keys(queries).length).toBeGreaterThan(15);
});
