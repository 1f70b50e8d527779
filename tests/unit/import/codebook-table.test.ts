/** Tables of codes: our own export comes back as it went, tables of others are understood, wrong ones told by line. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tableOfText } from '../../../database/import/codebook-table.ts';
import type { Session } from '../../../database/session.ts';
import type { Id } from '../../../shared/ids.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';

let bench: Bench;
beforeEach(() => {
  bench = workbench();
});
afterEach(() => bench.end());

const told = (text: string): string[] => {
  const table = tableOfText('codes.csv', text);
  return table.ok ? table.value.problems : [table.error.message];
};

const paths = (text: string) => must(tableOfText('codes.csv', text)).codes.map(({ path }) => path.join('/'));

test('headers in common forms, with a mark, semicolons, tabs and quotes', () => {
  expect(paths('\ufeffCode;Parent;Description\r\nBus;Access;"By bus; or not"\r\nAccess;;\r\n')).toEqual([
    'Access/Bus',
    'Access',
  ]);
  expect(paths('Name\tFull path\nBus\tAccess > Bus\n')).toEqual(['Access/Bus']);
  expect(paths('path,definition\nAccess/Bus,x\n')).toEqual(['Access/Bus']);
  const guarded = must(tableOfText('c.csv', "name,definition\n'=SUM,'-1 is a number\n"));
  expect(guarded.codes[0]?.name).toBe('=SUM');
  expect(guarded.codes[0]?.cells.get('brief')).toBe('-1 is a number');
});

test('what is wrong is told with its line', () => {
  expect(told('colour\nred\n')).toEqual([expect.stringContaining('no column “name” or “path”')]);
  expect(told('')).toEqual([expect.stringContaining('is empty')]);
  expect(told('name,parent\nA,B\nB,A\n')).toEqual([
    expect.stringContaining('Line 2: “A” stands under itself'),
    expect.stringContaining('Line 3: “B” stands under itself'),
  ]);
  expect(told('name,definition\nBus,"two\nlines"\nbus,again\n')).toEqual([
    'Line 4: “bus” is there already in line 2. Give one of them another name.',
  ]);
  expect(told(`name\n${'x'.repeat(1001)}\n`)).toEqual([
    expect.stringContaining('Line 2: A name may have at most 1000'),
  ]);
  expect(told('name,definition\n,nothing\n')).toEqual(['Line 2: the code has no name.']);
});

async function codebookOf(session: Session): Promise<unknown[]> {
  const rows = must(await session.query('code.tree', {}));
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const named = (id: Id): string => names.get(id) ?? '';
  const entries = [];
  for (const { id, name, parent, kind, status, colour, texture, tag } of rows) {
    const { definition } = must(await session.query('code.entry', { code: id }));
    const { id: _id, version: _v, at: _at, coder: _c, examples: _e, reason: _r, ...words } = definition;
    entries.push({
      ...{ id, name, kind, status, colour, texture, tag, ...words },
      parent: parent === null ? null : named(parent),
      nearMisses: words.nearMisses && {
        codes: words.nearMisses.codes.map(named),
        note: words.nearMisses.note,
      },
      exclusiveWith: words.exclusiveWith.map(named),
    });
  }
  return entries;
}

test('our own export brings the same codebook into another project, as one step', async () => {
  const { session, coder } = await bench.create();
  const [access, bus, walk] = [newId(), newId(), newId()];
  must(
    await session.execute(
      'code.add',
      { id: access, name: 'Access / ways', kind: 'theme', colour: '#a1b2c3' },
      coder,
    ),
  );
  must(await session.execute('code.add', { id: bus, name: '=Bus, "late"', parent: access }, coder));
  must(
    await session.execute('code.add', { id: walk, name: 'Zu Fuß 步行', parent: access, tag: 'FU' }, coder),
  );
  must(
    await session.execute(
      'code.define',
      {
        id: newId(),
        code: bus,
        brief: '- begins like a formula',
        full: 'Two\nlines',
        include: 'All; with, signs',
        exclude: "'quoted'",
        nearMisses: { codes: [walk], note: 'On foot' },
        exclusiveWith: [walk],
        origin: { kind: 'theory', note: 'Penchansky 1981' },
        type: 'process',
        unitRule: 'sentence',
        weightScale: { min: 0, max: 1, step: 0.25 },
      },
      coder,
    ),
  );
  must(await session.execute('code.status', { id: walk, status: 'retired' }, coder));
  for (const form of ['exact', 'spreadsheet-safe'] as const) {
    const folder = bench.path(`export-${form}`);
    must(
      await session.execute(
        'project.export',
        { to: { path: folder }, options: { format: 'codebook', form } },
        coder,
      ),
    );
    const other = await bench.create(`${form}.concord`, 'Ben');
    const from = { path: join(folder, 'codebook.csv') };
    const read = must(await other.session.query('codebook.read', { from }));
    expect(read).toMatchObject({ add: 3, known: 0, problems: [] });
    const imported = must(await other.session.execute('codebook.import', { from }, other.coder));
    expect(imported).toMatchObject({ added: 3, known: 0 });
    expect(await codebookOf(other.session)).toEqual(await codebookOf(session));
    expect(must(await other.session.query('codebook.read', { from }))).toMatchObject({ add: 0, known: 3 });
    must(await other.session.execute('history.undo', {}, other.coder));
    expect(must(await other.session.query('code.tree', {}))).toEqual([]);
  }
});

test('5,000 codes come as one step, and a table with a mistake changes nothing', async () => {
  const { session, coder } = await bench.create();
  const lines = Array.from({ length: 5_000 }, (_, i) => `Code ${i},Family ${i % 50},Means ${i}`);
  writeFileSync(bench.path('many.csv'), `name,parent,definition\n${lines.join('\n')}\n`);
  const made = must(
    await session.execute('codebook.import', { from: { path: bench.path('many.csv') } }, coder),
  );
  expect(made.added).toBe(5_050);
  must(await session.execute('history.undo', {}, coder));
  expect(must(await session.query('code.tree', {}))).toEqual([]);
  writeFileSync(bench.path('wrong.csv'), 'name\nA\n\nA\n');
  const head = session.project.store.head();
  const refused = await session.execute(
    'codebook.import',
    { from: { path: bench.path('wrong.csv') } },
    coder,
  );
  expect(refused).toMatchObject({ ok: false, error: { message: expect.stringContaining('Line 4: “A”') } });
  expect(session.project.store.head()).toBe(head);
});
