/** Cases, their parts, attributes with types, a grid's block, surveys: on real files. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Session } from '../../../database/session.ts';
import { fittingValue } from '../../../shared/attribute-value.ts';
import type { Id } from '../../../shared/ids.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { corpusPath, corpusTest, why } from '../import/corpus.ts';

let bench: Bench;
let session: Session;
let coder: Id;

beforeEach(async () => {
  bench = workbench();
  ({ session, coder } = await bench.create('study.concord'));
});
afterEach(() => bench.end());

async function importText(name: string, text: string): Promise<Id> {
  const path = join(bench.folder, name);
  writeFileSync(path, text);
  const { imported } = must(await session.execute('source.import', { from: [{ path }] }, coder));
  const id = imported[0]?.id;
  if (id === undefined) throw new Error(`${name} was not imported.`);
  return id;
}

const grid = async () => must(await session.query('case.grid', {}));
const message = (result: { ok: true } | { ok: false; error: { message: string } }) =>
  result.ok ? '' : result.error.message;

test.each([
  ['number', '1,234.5', '1234.5'],
  ['number', '3,5', '3.5'],
  ['number', 'about 3', null],
  ['date', '2026-02-29', null],
  ['date', '2026-11', '2026-11'],
  ['yes-no', 'Y', 'yes'],
  ['yes-no', 'maybe', null],
  ['choice', 'TOWN', 'Town'],
  ['choice', 'Moon', null],
  ['text', ' any ', 'any'],
] as const)('%s: %s is kept as %s', (type, typed, kept) => {
  const fitting = fittingValue(type, ['Town', 'Vale'], typed);
  expect(fitting.ok ? fitting.value : null).toBe(kept);
});

test('speakers of a focus group become cases in one step, each with what they said', async () => {
  const source = await importText(
    'group.txt',
    'INT: Who drives?\nMara: I do not.\nJoel: I gave it up.\nMara: So we wait.\nINT: For the bus?\nJoel: For the bus.\n',
  );
  const speakers = must(await session.query('case.speakers', { sources: [source] }));
  expect(speakers).toEqual([
    { speaker: 'INT', turns: 2, documents: 1, case: null },
    { speaker: 'Mara', turns: 2, documents: 1, case: null },
    { speaker: 'Joel', turns: 2, documents: 1, case: null },
  ]);
  const given = {
    sources: [source],
    speakers: ['Mara', 'Joel'].map((speaker) => ({ speaker, name: speaker })),
  };
  expect(must(await session.execute('case.speakers', given, coder))).toMatchObject({ cases: 2, parts: 4 });
  expect(must(await session.execute('case.speakers', given, coder))).toMatchObject({ cases: 0, parts: 0 });
  const [mara] = (await grid()).rows;
  const { parts } = must(await session.query('case.parts', { case: mara?.id ?? source }));
  expect(parts.map(({ quote }) => quote)).toEqual(['I do not.', 'So we wait.']);
  must(await session.execute('history.undo', {}, coder));
  expect((await grid()).rows).toEqual([]);
  const nobody = { sources: [source], speakers: [{ speaker: 'Ben', name: 'Ben' }] };
  expect(message(await session.execute('case.speakers', nobody, coder))).toMatch(
    /Nobody called “Ben” speaks/,
  );
});

test('a block of cells is filled in whole or not at all, missing values say why, undo takes it back', async () => {
  const [mara, joel, age, car] = [newId(), newId(), newId(), newId()];
  must(await session.execute('case.add', { id: mara, name: 'Mara' }, coder));
  must(await session.execute('case.add', { id: joel, name: 'Joel' }, coder));
  must(await session.execute('attribute.add', { id: age, name: 'Age', type: 'number' }, coder));
  must(await session.execute('attribute.add', { id: car, name: 'Car?', type: 'yes-no' }, coder));
  const block = (value: string) => ({
    attributes: [age, car],
    rows: [
      { owner: mara, values: ['71', { missing: 'refused' as const }] },
      { owner: joel, values: ['38', value] },
    ],
  });
  expect(message(await session.execute('value.set', block('perhaps'), coder))).toBe(
    'Row 2, “Car?”: “perhaps” is neither yes nor no. Nothing was changed.',
  );
  expect((await grid()).rows.flatMap(({ cells }) => cells)).toEqual([null, null, null, null]);
  expect(must(await session.execute('value.set', block('y'), coder))).toMatchObject({ cells: 4 });
  expect(must(await session.execute('value.set', block('yes'), coder))).toMatchObject({ cells: 0 });
  expect((await grid()).rows.map(({ cells }) => cells)).toEqual([
    ['71', { missing: 'refused' }],
    ['38', 'yes'],
  ]);
  const clear = { attributes: [age], rows: [{ owner: mara, values: [''] }] };
  must(await session.execute('value.set', clear, coder));
  expect((await grid()).rows[0]?.cells[0]).toBeNull();
  must(await session.execute('history.undo', {}, coder));
  expect((await grid()).rows[0]?.cells[0]).toBe('71');
  expect(message(await session.execute('attribute.change', { id: age, type: 'date' }, coder))).toMatch(
    /“Age” of “Mara” does not fit: “71” is not a date/,
  );
  must(await session.execute('attribute.change', { id: age, type: 'text' }, coder));
  expect((await grid()).attributes[0]).toMatchObject({ name: 'Age', type: 'text' });
  expect(message(await session.execute('case.add', { id: newId(), name: 'mara' }, coder))).toMatch(
    /already a case “Mara”/,
  );
});

test('a document or a stretch of it belongs to a case, and no more once it is taken out', async () => {
  const source = await importText('note.txt', 'One line.\nAnother line.');
  const id = newId();
  must(await session.execute('case.add', { id, name: 'Clinic' }, coder));
  const parts = [{ source }, { source, span: { start: 0, end: 9 } }];
  must(await session.execute('case.include', { case: id, parts }, coder));
  must(await session.execute('case.include', { case: id, parts }, coder));
  expect(must(await session.query('case.parts', { case: id })).parts).toHaveLength(2);
  expect(must(await session.query('case.of-source', { source }))).toEqual([{ id, name: 'Clinic' }]);
  const beyond = { case: id, parts: [{ source, span: { start: 0, end: 99 } }] };
  expect(message(await session.execute('case.include', beyond, coder))).toMatch(/beyond the text/);
  must(await session.execute('case.exclude', { case: id, parts }, coder));
  expect(must(await session.query('case.of-source', { source }))).toEqual([]);
  must(await session.execute('case.include', { case: id, parts: parts.slice(0, 1) }, coder));
  expect(must(await session.query('case.parts', { case: id })).parts).toHaveLength(1);
});

test('a survey becomes cases, attributes and documents, undone in one step, and erased with its case', async () => {
  const path = join(bench.folder, 'survey.csv');
  const long = 'I stopped going, because the bus and the opening hours do not meet at all.';
  writeFileSync(
    path,
    `\ufeffName;Age;Car;"What would help?"\nMara;71;no;"${long}"\nJoel;38;yes;"=A second bus, said ""Joel"".\nAnd a bench, for those who wait at the stop in winter."\nmara;;;n/a\n`,
  );
  const read = must(await session.query('survey.read', { from: { path } }));
  expect(read.columns.map(({ as, type }) => [as, type])).toEqual([
    ['name', 'text'],
    ['attribute', 'number'],
    ['attribute', 'yes-no'],
    ['document', 'text'],
  ]);
  const columns = read.columns.map(({ as, type }, column) => ({ column, as, type }));
  const given = { from: { path }, folder: 'Survey', columns };
  expect(must(await session.execute('survey.import', given, coder))).toMatchObject({
    cases: 3,
    documents: 3,
    attributes: 2,
    cells: 4,
  });
  const { rows } = await grid();
  expect(rows.map(({ name, linked, cells }) => [name, linked, ...cells])).toEqual([
    ['Mara', 1, '71', 'no'],
    ['Joel', 1, '38', 'yes'],
    ['mara (line 5)', 1, null, null],
  ]);
  const found = must(await session.query('search.texts', { query: { text: 'second bus', mode: 'phrase' } }));
  expect(found.rows[0]).toMatchObject({ sourceName: 'Joel', paragraph: 2 });
  expect(message(await session.execute('survey.import', given, coder))).toMatch(/already a case “Mara”/);
  must(await session.execute('history.undo', {}, coder));
  expect((await grid()).rows).toEqual([]);
  expect(must(await session.query('source.list', {})).sources).toEqual([]);
});

test.each([
  ['only a header\n', /needs a line of questions/],
  [`${'q,'.repeat(3_000)}q\n1\n`, /3001 columns; a survey may have 2000/],
  ['a,b\n1,2,3\n', /Line 2 of .* has 3 cells, the header 2/],
])('a survey like %j is refused in a sentence', async (text, sentence) => {
  const path = join(bench.folder, 'bad.csv');
  writeFileSync(path, text.slice(0, 100_000));
  expect(message(await session.query('survey.read', { from: { path } }))).toMatch(sentence);
});

corpusTest(`real surveys are read, and a hundred thousand columns refused${why}`, async () => {
  const read = async (name: string) => session.query('survey.read', { from: { path: corpusPath(name) } });
  const thanks = must(await read('surveys/thanksgiving-2015.csv'));
  expect(thanks.columns.length).toBeGreaterThan(60);
  expect(thanks.rows).toBeGreaterThan(1_000);
  const tech = must(await read('surveys/mental-health-in-tech-2016-part1.csv'));
  expect(tech.columns.some(({ as }) => as === 'document')).toBe(true);
  expect(message(await read('hostile/wide-100k-columns.csv'))).toMatch(/columns; a survey may have 2000/);
});
