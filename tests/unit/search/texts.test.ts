/** Searching real projects: hits, units, filters, the index, erasing, autocoding, and passages that repeat. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openFile } from '../../../database/connection.ts';
import type { Session } from '../../../database/session.ts';
import type { Id } from '../../../shared/ids.ts';
import type { QueryInput } from '../../../shared/queries.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { corpusBytes, corpusTest, why } from '../import/corpus.ts';

let bench: Bench;
let session: Session;
let coder: Id;

const MARA = `INT: How do you get there?
Mara: The bus comes once an hour. I take the bus, or Bus 7, when I can. The café is shut.
INT: And when the bus is late?
Mara: Then I wait.`;

beforeEach(async () => {
  bench = workbench();
  ({ session, coder } = await bench.create('study.concord'));
  await add('mara.txt', MARA);
  await add('note.txt', 'The council runs no omnibus. 私はバスに乗ります。\nالحافلة لا تأتي.');
});
afterEach(() => bench.end());

async function add(name: string, text: string | Uint8Array): Promise<Id> {
  const path = join(bench.folder, name);
  writeFileSync(path, text);
  const { imported } = must(await session.execute('source.import', { from: [{ path }] }, coder));
  const id = imported[0]?.id;
  if (id === undefined) throw new Error(`${name} was not imported.`);
  return id;
}

const search = async (input: QueryInput<'search.texts'>) => must(await session.query('search.texts', input));
const quotes = async (input: QueryInput<'search.texts'>) =>
  (await search(input)).rows.map(({ quote }) => quote);

async function addCode(name: string): Promise<Id> {
  const id = newId();
  must(await session.execute('code.add', { id, name }, coder));
  return id;
}

test('hits come in reading order with their surroundings, speaker, paragraph and unit', async () => {
  const { total, documents, rows } = await search({ query: { text: 'bus' }, context: 8 });
  expect({ total, documents }).toEqual({ total: 4, documents: 1 });
  expect(rows.map(({ quote, speaker, paragraph }) => [quote, speaker, paragraph])).toEqual([
    ['bus', 'Mara', 2],
    ['bus', 'Mara', 2],
    ['Bus', 'Mara', 2],
    ['bus', 'INT', 3],
  ]);
  expect(MARA.slice(rows[1]?.span.start, rows[1]?.span.end)).toBe('I take the bus, or Bus 7, when I can.');
  expect(rows[0]).toMatchObject({ before: 'ra: The ', after: ' comes o' });
  const three = await search({ query: { text: 'bus' }, unit: { kind: 'words', around: 2 } });
  expect(three.rows.map(({ span }) => MARA.slice(span.start, span.end))).toEqual([
    'The bus comes once',
    'take the bus, or Bus',
    'bus, or Bus 7, when',
    'when the bus is late',
  ]);
});

test('speakers, documents, folders and every script narrow or find', async () => {
  expect(await quotes({ query: { text: 'bus' }, scope: { speaker: 'int' } })).toEqual(['bus']);
  expect(await quotes({ query: { text: 'bus' }, scope: { speaker: 'M*' } })).toHaveLength(3);
  expect(await quotes({ query: { text: 'bus', mode: 'phrase' } })).toHaveLength(5);
  expect(await quotes({ query: { text: 'cafe' } })).toEqual(['café']);
  const twice = await Promise.all([1, 2].map(() => quotes({ query: { text: 'once' } })));
  expect(twice).toEqual([['once'], ['once']]);
  expect(await quotes({ query: { text: 'バス' } })).toEqual(['バス']);
  expect(await quotes({ query: { text: 'الحافلة' } })).toEqual(['الحافلة']);
  const folder = newId();
  must(await session.execute('folder.add', { id: folder, name: 'Policy' }, coder));
  expect(await quotes({ query: { text: '*bus' }, scope: { folders: [folder] } })).toEqual([]);
  const note = must(await session.query('source.list', {})).sources[1];
  must(await session.execute('source.move', { id: note?.id ?? folder, folder, before: null }, coder));
  expect(await quotes({ query: { text: '*bus' }, scope: { folders: [folder] } })).toEqual(['omnibus']);
  // Documents and folders limit together; a folder within one belongs to it.
  const inner = newId();
  must(await session.execute('folder.add', { id: inner, name: 'Letters', parent: folder }, coder));
  must(await session.execute('source.move', { id: note?.id ?? folder, folder: inner, before: null }, coder));
  const [mara] = must(await session.query('source.list', {})).sources.filter(({ folder: at }) => at === null);
  const both = { sources: [mara?.id ?? folder], folders: [folder] };
  const alone = await quotes({ query: { text: '*bus' }, scope: { sources: both.sources } });
  expect(await quotes({ query: { text: '*bus' }, scope: both })).toHaveLength(alone.length + 1);
});

test('a regular expression is explained when it is wrong, and stopped when it never ends', async () => {
  const wrong = await session.query('search.texts', { query: { text: '[a', mode: 'regex' } });
  expect(wrong.ok ? '' : wrong.error.message).toMatch(/cannot be read/);
  await add('long.txt', `${'a'.repeat(40)}b`);
  const endless = await session.query('search.texts', { query: { text: '^(a+)+$', mode: 'regex' } });
  expect(endless.ok ? '' : endless.error.message).toMatch(/takes too long in “long”/);
  expect(await quotes({ query: { text: 'B\\w+ \\d', mode: 'regex', exact: true } })).toEqual(['Bus 7']);
});

test('everything found is coded in one act, but what was struck out or has the code; the rule stays', async () => {
  const code = await addCode('Transport');
  const query = { text: 'bus' };
  const { rows, total } = await search({ query });
  const last = rows.at(-1);
  const given = {
    rule: newId(),
    code,
    search: { query },
    unit: { kind: 'sentence' as const },
    expected: total,
    without: last === undefined ? [] : [{ source: last.source, start: last.start }],
  };
  const before = session.project.store.head();
  expect(must(await session.execute('coding.autocode', given, coder))).toMatchObject({
    added: 2,
    skipped: 0,
  });
  const again = await search({ query, code, coder });
  expect(again.rows.map(({ isCoded }) => isCoded)).toEqual([true, true, true, false]);
  const [rule] = must(await session.query('rule.list', {}));
  expect(rule).toMatchObject({
    id: given.rule,
    code,
    text: 'bus',
    unit: { kind: 'sentence' },
    codings: 2,
    struck: 1,
  });
  // What was left out is kept with its place, and is nowhere in words.
  const left = must(await session.query('rule.struck', { rule: given.rule }));
  expect(left.places).toEqual(given.without);
  expect(left.rows).toMatchObject([
    {
      sourceName: 'mara',
      start: last?.start,
      end: last?.end,
      quote: last?.quote,
      paragraph: 3,
      isLost: false,
    },
  ]);
  const preview = { search: { query }, unit: given.unit, code, coder };
  expect(must(await session.query('search.preview', preview))).toEqual({
    hits: 4,
    spans: 3,
    coded: 2,
    added: 1,
  });
  const struck = { ...preview, without: given.without };
  expect(must(await session.query('search.preview', struck))).toMatchObject({ spans: 2, added: 0 });
  const once = await session.execute('coding.autocode', { ...given, rule: newId(), without: [] }, coder);
  expect(must(once)).toMatchObject({ added: 1, skipped: 2 });
  must(await session.execute('history.undo', {}, coder));
  must(await session.execute('history.undo', {}, coder));
  expect(must(await session.query('rule.list', {}))).toEqual([]);
  const gone = await session.query('rule.struck', { rule: given.rule });
  expect(gone.ok ? '' : gone.error.message).toBe('That rule does not exist any more. Nothing was changed.');
  expect(must(await session.query('project.summary', {})).codings).toBe(0);
  expect(before).not.toBe(session.project.store.head());
  const changed = await session.execute('coding.autocode', { ...given, rule: newId(), expected: 9 }, coder);
  expect(changed.ok ? '' : changed.error.message).toMatch(/now finds 4 hits, not the 9/);
});

test('the index hides nothing, also when it lags behind, and holds no erased word', async () => {
  const { db } = session.project.store;
  const name = 'Xanthippe Quillfeather';
  const id = await add('quill.txt', `${name} came by bus.`);
  const count = () => db.prepare<[], number>('select count(*) from text_parts_docsize').pluck().get();
  expect(count()).toBe(3);
  db.exec("insert into text_parts(text_parts) values ('delete-all')");
  expect(await quotes({ query: { text: 'Quillfeather' } })).toEqual(['Quillfeather']);
  await add('other.txt', 'Another text.');
  expect(count()).toBe(4);
  expect(await quotes({ query: { text: 'quillFEATHER' } })).toEqual(['Quillfeather']);
  must(
    await session.execute(
      'project.erase',
      { targets: [{ entity: 'source', id }], reason: 'withdrawn' },
      coder,
    ),
  );
  expect(count()).toBe(3);
  expect(await quotes({ query: { text: 'Quillfeather' } })).toEqual([]);
  bench.close(session);
  const bytes = readFileSync(bench.path('study.concord')).toString('latin1').toLowerCase();
  for (const piece of ['quillfeather', 'xanthippe', 'xanth', 'thipp', 'llfea'])
    expect(bytes).not.toContain(piece);
  const raw = openFile(bench.path('study.concord'));
  const pieces = raw
    .prepare<[string], number>('select count(*) from text_parts where text_parts match ?')
    .pluck();
  expect(pieces.get('"xan"')).toBe(0);
  raw.close();
  ({ session } = bench.open('study.concord'));
  expect(await quotes({ query: { text: 'another' } })).toEqual(['Another']);
});

test('memos, codes, definitions and names are found too', async () => {
  const code = await addCode('Omnibus');
  const given = { id: newId(), code, brief: 'Any bus.', full: 'A vehicle for all.' };
  must(await session.execute('code.define', given, coder));
  const body = JSON.stringify([{ kind: 'paragraph', runs: [{ text: 'Why this bus?' }] }]);
  must(await session.execute('memo.write', { id: newId(), on: null, title: 'Routes', body }, coder));
  const found = must(await session.query('search.notes', { query: { text: 'bus', mode: 'phrase' } }));
  expect(found.rows.map(({ kind, quote }) => [kind, quote])).toEqual([
    ['memo', 'bus'],
    ['code', 'bus'],
    ['definition', 'bus'],
  ]);
});

test('the same words coded differently are listed, a slightly cut copy too', async () => {
  const said =
    'I would rather walk two hours than ask my son to drive me, because he has his own life and I know what it costs him';
  const cut = said.replace(', because he has his own life', '');
  const a = await add('one.txt', `Well. ${said}. So I walk.`);
  const b = await add('two.txt', `In short: ${cut}. That was all.`);
  const code = await addCode('Autonomy');
  const repeats = async (differently: boolean) =>
    must(await session.query('search.repeats', { words: 8, differently }));
  const same = await repeats(false);
  expect(same.rows.map(({ places }) => places.map(({ sourceName }) => sourceName))).toEqual([['one', 'two']]);
  expect(same.rows[0]?.quote).toBe(said);
  expect((await repeats(true)).total).toBe(0);
  const codings = [{ id: newId(), source: a, start: 6, end: 30, code }];
  must(await session.execute('coding.add', { codings }, coder));
  expect((await repeats(true)).rows[0]?.places.map(({ codes }) => codes)).toEqual([[code], []]);
  must(
    await session.execute(
      'coding.add',
      { codings: [{ id: newId(), source: b, start: 10, end: 40, code }] },
      coder,
    ),
  );
  expect((await repeats(true)).total).toBe(0);
});

corpusTest(`a pull quote in a real article is found${why}`, async () => {
  await add('palmyra.txt', corpusBytes('palmyra-analysis.txt'));
  const { rows } = must(await session.query('search.repeats', { differently: false }));
  expect(rows.length).toBeGreaterThan(0);
  for (const { places } of rows) expect(new Set(places.map(({ source }) => source)).size).toBe(1);
});
