/** Segments of codes: filtered, grouped, sorted and paged, with what stands around them and how they are spread. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Session } from '../../../database/session.ts';
import type { Id } from '../../../shared/ids.ts';
import type { QueryInput } from '../../../shared/queries.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';

const MARA = 'One bus came. The second bus was late. Then I walked home. It rained all day.';
const JOEL = 'I gave up driving. My sister helps. Nobody asked us.';

let bench: Bench;
let session: Session;
let ana: Id;
let ben: Id;
let mara: Id;
let joel: Id;
let travel: Id;
let help: Id;

beforeEach(async () => {
  bench = workbench();
  ({ session, coder: ana } = await bench.create());
  mara = await add('mara.txt', MARA);
  joel = await add('joel.txt', JOEL);
  ben = newId();
  must(await session.execute('coder.add', { id: ben, name: 'Ben' }, ana));
  travel = newId();
  must(await session.execute('code.add', { id: travel, name: 'Travel' }, ana));
  help = newId();
  must(await session.execute('code.add', { id: help, name: 'Help', parent: travel }, ana));
  await code(mara, MARA, 'The second bus was late.', travel, ana);
  await code(joel, JOEL, 'I gave up driving.', travel, ben);
  await code(mara, MARA, 'One bus came.', travel, ben);
  await code(joel, JOEL, 'My sister helps.', help, ana);
  await code(mara, MARA, 'The second bus', help, ana);
});
afterEach(() => bench.end());

async function add(name: string, text: string): Promise<Id> {
  const path = join(bench.folder, name);
  writeFileSync(path, text);
  const [made] = must(await session.execute('source.import', { from: [{ path }] }, ana)).imported;
  return made?.id ?? newId();
}

async function code(source: Id, text: string, quote: string, as: Id, coder: Id): Promise<void> {
  const start = text.indexOf(quote);
  const codings = [{ id: newId(), source, start, end: start + quote.length, code: as }];
  must(await session.execute('coding.add', { codings }, coder));
}

const ask = async (input: Partial<QueryInput<'code.segments'>>) =>
  must(await session.query('code.segments', { code: travel, ...input }));
const quotes = async (input: Partial<QueryInput<'code.segments'>>) =>
  (await ask(input)).rows.map(({ quote }) => quote);

test('segments are sorted by place, time, length and coder, inside groups', async () => {
  const [one, second, driving] = ['One bus came.', 'The second bus was late.', 'I gave up driving.'];
  expect(await quotes({})).toEqual([one, second, driving]);
  expect(await quotes({ sort: 'oldest' })).toEqual([second, driving, one]);
  expect(await quotes({ sort: 'newest' })).toEqual([one, driving, second]);
  expect(await quotes({ sort: 'longest' })).toEqual([second, driving, one]);
  expect(await quotes({ sort: 'coder' })).toEqual([second, one, driving]);
  expect(await quotes({ sort: 'newest', group: 'document' })).toEqual([one, second, driving]);
  const inGroups = { descendants: true, group: 'code', sort: 'shortest' } as const;
  expect(await quotes(inGroups)).toEqual(['The second bus', 'My sister helps.', one, driving, second]);
  expect(await quotes({ ...inGroups, offset: 1, limit: 2 })).toEqual(['My sister helps.', one]);
});

test('segments are filtered by coder, document, further codes, flag and words', async () => {
  expect(await quotes({ coders: [ana] })).toEqual(['The second bus was late.']);
  expect(await quotes({ sources: [joel] })).toEqual(['I gave up driving.']);
  expect(await quotes({ sources: [joel, mara] })).toHaveLength(3);
  const folder = newId();
  must(await session.execute('folder.add', { id: folder, name: 'Interviews' }, ana));
  expect(await quotes({ folders: [folder] })).toEqual([]);
  must(await session.execute('source.move', { id: joel, folder, before: null }, ana));
  expect(await quotes({ folders: [folder] })).toEqual(['I gave up driving.']);
  expect(await quotes({ folders: [folder], sources: [mara] })).toHaveLength(3);
  const gone = await session.query('code.segments', { code: travel, folders: [newId()] });
  expect(gone.ok ? '' : gone.error.kind).toBe('not-found');
  expect((await ask({ code: help, also: [travel] })).total).toBe(5);
  expect(await quotes({ words: 'BUS' })).toEqual(['One bus came.', 'The second bus was late.']);
  expect(await quotes({ words: 'bus came. The' })).toEqual([]);
  expect(await quotes({ flagged: true })).toEqual([]);
  const [first] = (await ask({ coders: [ben] })).rows;
  const doubt = { level: 1, alternative: null, note: 'Or waiting?' };
  must(await session.execute('coding.rate', { id: first?.id ?? newId(), doubt }, ben));
  const flagged = await ask({ flagged: true });
  expect(flagged.rows.map((row) => row.doubt)).toEqual([doubt]);
});

test('a segment shows sentences around it, and what else is coded there', async () => {
  const { rows } = await ask({ sentences: 1, sources: [mara] });
  expect(rows.map(({ before, after }) => [before, after])).toEqual([
    ['', ' The second bus was late.'],
    ['One bus came. ', ' Then I walked home.'],
  ]);
  expect(rows.map(({ also }) => also)).toEqual([[], [help]]);
  expect((await ask({ code: help, sentences: 0, sources: [mara] })).rows[0]).toMatchObject({
    before: '',
    quote: 'The second bus',
    after: ' was late.',
  });
});

test('the spread counts the whole set, whatever was loaded', async () => {
  const spread = must(
    await session.query('code.spread', { code: travel, descendants: true, group: 'coder' }),
  );
  expect(spread).toEqual({
    total: 5,
    groups: [
      { ids: [ana], count: 3 },
      { ids: [ben], count: 2 },
    ],
    sources: [
      { id: mara, count: 3 },
      { id: joel, count: 2 },
    ],
    cases: [],
    inNoCase: 5,
  });
});

test('grouped by case each segment counts once: alone, with all its cases, or in none', async () => {
  const [zoe, ada] = [newId(), newId()];
  must(await session.execute('case.add', { id: zoe, name: 'Zoe' }, ana));
  must(await session.execute('case.add', { id: ada, name: 'Ada' }, ana));
  const bus = MARA.indexOf('The second bus');
  const parts = (source: Id, span: { start: number; end: number } | null) => [{ source, span }];
  must(await session.execute('case.include', { case: zoe, parts: parts(mara, null) }, ana));
  // The last letter of “The second” is enough; where a part ends another passage begins.
  const span = { start: bus + 9, end: bus + 10 };
  must(await session.execute('case.include', { case: ada, parts: parts(mara, span) }, ana));
  const after = { start: 0, end: JOEL.indexOf('My') };
  must(await session.execute('case.include', { case: ada, parts: parts(joel, after) }, ana));
  const spread = async () =>
    must(await session.query('code.spread', { code: travel, descendants: true, group: 'case' })).groups;
  // In the order of the list of cases; in no case last.
  expect(await spread()).toEqual([
    { ids: [zoe], count: 1 },
    { ids: [zoe, ada], count: 2 },
    { ids: [ada], count: 1 },
    { ids: [], count: 1 },
  ]);
  expect(must(await session.query('code.spread', { code: travel, descendants: true }))).toMatchObject({
    groups: [],
    cases: [
      { id: zoe, name: 'Zoe', count: 3 },
      { id: ada, name: 'Ada', count: 3 },
    ],
    inNoCase: 1,
  });
  expect(await quotes({ descendants: true, group: 'case' })).toEqual([
    'One bus came.',
    'The second bus was late.',
    'The second bus',
    'I gave up driving.',
    'My sister helps.',
  ]);
  must(await session.execute('case.exclude', { case: zoe, parts: parts(mara, null) }, ana));
  expect((await spread()).map(({ ids }) => ids)).toEqual([[ada], []]);
});
