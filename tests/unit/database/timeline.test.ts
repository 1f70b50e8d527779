/** The timeline: filters answered by the database, one event in full, and the project as it stood. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEvents } from '../../../database/ledger/events.ts';
import type { Session } from '../../../database/session.ts';
import type { Hash, Id } from '../../../shared/ids.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';

let bench: Bench;
let session: Session;
let coder: Id;
beforeEach(async () => {
  bench = workbench();
  ({ session, coder } = await bench.create());
});
afterEach(() => bench.end());

async function head(): Promise<Hash> {
  return must(await session.query('project.summary', {})).head;
}

test('events are counted and paged by who, what, which object and when', async () => {
  const [trust, access, ben] = [newId(), newId(), newId()];
  must(await session.execute('code.add', { id: trust, name: 'Trust' }, coder));
  must(await session.execute('coder.add', { id: ben, name: 'Ben' }, coder));
  must(await session.execute('code.add', { id: access, name: 'Access' }, ben));
  must(await session.execute('code.rename', { id: trust, name: 'Trust in staff' }, ben));
  must(await session.execute('history.undo', {}, ben));
  const total = async (filter: Parameters<typeof session.query<'timeline.summary'>>[1]) =>
    must(await session.query('timeline.summary', filter)).total;
  expect(await total({})).toBe(6);
  expect(await total({ kinds: ['codes'] })).toBe(3);
  expect(await total({ kinds: ['codes', 'undo'], coder: ben })).toBe(3);
  expect(await total({ of: trust })).toBe(3);
  const page = must(await session.query('timeline.page', { skip: 0, limit: 2 }));
  expect(page.map(({ command }) => command)).toEqual(['history.undo', 'code.rename']);
  const [, rename] = page;
  expect(await total({ to: rename?.at ?? 0 })).toBe(4);
  expect(await total({ from: rename?.at ?? 0 })).toBe(2);
  const { days } = must(await session.query('timeline.summary', {}));
  expect(days.reduce((sum, { count }) => sum + count, 0)).toBe(6);
  // The list of the command line has the same filters.
  const listed = must(await session.query('history.list', { kinds: ['codes'], coder: ben }));
  expect(listed.map(({ sentence }) => sentence)).toEqual(['renamed the code Trust', 'added the code Access']);
});

test('an event tells what stood there before and after', async () => {
  const code = newId();
  must(await session.execute('code.add', { id: code, name: 'Trust' }, coder));
  must(await session.execute('code.rename', { id: code, name: 'Faith' }, coder));
  const [last] = must(await session.query('timeline.page', { skip: 0, limit: 1 }));
  const event = must(await session.query('timeline.event', { seq: last?.seq ?? 0 }));
  expect(event.changes).toEqual([
    { object: code, entity: 'code', name: 'Faith', cell: 'name', before: 'Trust', after: 'Faith' },
  ]);
  const refused = await session.query('timeline.event', { seq: 99_999 });
  expect(refused).toMatchObject({ ok: false, error: { kind: 'not-found' } });
});

test('the project as it stood answers the same queries, and the present is untouched', async () => {
  const [trust, access] = [newId(), newId()];
  must(await session.execute('code.add', { id: trust, name: 'Trust' }, coder));
  const then = await head();
  must(await session.execute('code.rename', { id: trust, name: 'Faith' }, coder));
  must(await session.execute('code.add', { id: access, name: 'Access' }, coder));
  const names = async (at?: Hash) =>
    must(await session.query('code.tree', { coder }, { at })).map(({ name }) => name);
  expect(await names(then)).toEqual(['Trust']);
  expect(await names()).toEqual(['Faith', 'Access']);
  expect(must(await session.query('project.summary', {}, { at: then }))).toMatchObject({
    head: then,
    readOnly: true,
    codes: 1,
  });
  expect(must(await session.query('source.list', {}, { at: then })).sources).toEqual([]);
  const nowhere = '0'.repeat(64) as Hash;
  expect(await session.query('code.tree', { coder }, { at: nowhere })).toMatchObject({
    ok: false,
    error: { kind: 'not-found' },
  });
  must(await session.execute('history.undo', {}, coder));
  expect(await names(then)).toEqual(['Trust']);
  expect(await names()).toEqual(['Faith']);
});

test('200,000 events are filtered at once', async () => {
  const { entries } = session.project.store;
  const [first] = [...entries.envelopes()];
  if (first === undefined) throw new Error('A new project has an entry.');
  const commands = ['coding.add', 'code.rename', 'memo.write', 'history.undo'];
  function* many() {
    for (let at = 0; at < 200_000; at++) {
      const time = { ms: (first?.at.ms ?? 0) + at * 60_000, offset: 60 };
      if (first !== undefined) yield { ...first, seq: at + 1, command: commands[at % 4] ?? '', at: time };
    }
  }
  const events = openEvents({ ...entries, envelopes: many });
  await events.ready();
  const start = performance.now();
  expect(events.matching({ kinds: ['codes'] })).toHaveLength(50_000);
  console.info(`timeline: 200,000 events filtered in ${(performance.now() - start).toFixed(0)} ms`);
});
