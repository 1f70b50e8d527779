/**
 * Commands that must be refused: every command of the table with ids that name nothing, things put
 * into themselves, the same thing twice, files that cannot be imported. Nothing is written for any.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CommandInput, type CommandName, commands } from '../../../shared/commands.ts';
import { type Bench, must, newId, workbench } from '../../support/project.ts';
import { codedStudy, memoOf, type Study } from '../../support/study.ts';
import { corpusPath, corpusTest, why } from '../import/corpus.ts';

let bench: Bench;
let on: Study;
beforeAll(async () => {
  bench = workbench();
  on = await codedStudy(bench);
});
afterAll(() => bench.end());

/** Runs a command that must be refused: the kind, with the head and the file as they were. */
async function refused<N extends CommandName>(name: N, input: CommandInput<N>): Promise<string> {
  const head = on.session.project.store.head();
  const result = await on.session.execute(name, input, on.coder);
  expect(on.session.project.store.head()).toBe(head);
  if (result.ok) return 'done';
  expect(result.error.message).toMatch(/^[^\n]{15,300}[.!?”]$/);
  return result.error.kind;
}

const X = newId();
const Y = newId();
/** For each command that takes ids, inputs in which one id is nothing; none where there are no ids to look up. */
const UNKNOWN: { readonly [N in CommandName]: () => CommandInput<N>[] } = {
  'project.rename': () => [],
  'project.settings': () => [],
  'project.erase': () => [{ targets: [{ entity: 'memo', id: X }], reason: '' }],
  'project.export': () => [
    { to: { path: bench.path('e1') }, options: { format: 'coding-table', coders: [X] } },
    { to: { path: bench.path('e2') }, options: { format: 'codebook', codes: [X] } },
    { to: { path: bench.path('e3') }, options: { format: 'quotations', sources: [X] } },
  ],
  'project.merge': () => [],
  'project.copy': () => [{ to: { path: bench.path('c.concord') }, coder: X, blind: true }],
  'project.backup': () => [],
  'checkpoint.add': () => [],
  'coder.add': () => [],
  'coder.rename': () => [{ id: X, name: 'Nobody' }],
  'coder.merge': () => [
    { from: X, into: on.coder },
    { from: on.coder, into: X },
  ],
  'assignment.set': () => [
    { coder: X, source: on.source, state: 'done' },
    { coder: on.coder, source: X, state: 'done' },
  ],
  'history.undo': () => [],
  'history.redo': () => [],
  'source.import': () => [{ from: [{ path: bench.path('mara.txt') }], folder: X }],
  'source.reimport': () => [{ id: X, encoding: 'utf-8' }],
  'source.correct': () => [{ id: X, revision: Y, base: X, text: 'By bus.' }],
  'source.rename': () => [{ id: X, name: 'N' }],
  'source.move': () => [
    { id: X, folder: null, before: null },
    { id: on.source, folder: X, before: null },
    { id: on.source, folder: null, before: X },
  ],
  'source.language': () => [{ id: X, tag: 'de', direction: 'ltr' }],
  'source.remove': () => [{ id: X }],
  'folder.add': () => [{ id: Y, name: 'N', parent: X }],
  'folder.rename': () => [{ id: X, name: 'N' }],
  'folder.move': () => [{ id: X, parent: null, before: null }],
  'folder.remove': () => [{ id: X }],
  'code.add': () => [{ id: Y, name: 'N', parent: X }],
  'code.rename': () => [{ id: X, name: 'N' }],
  'code.move': () => [
    { ids: [X], parent: null, before: null },
    { ids: [on.code, X], parent: null, before: null },
    { ids: [on.code], parent: X, before: null },
    { ids: [on.code], parent: null, before: X },
  ],
  'code.look': () => [{ id: X, colour: '3' }],
  'code.status': () => [{ id: X, status: 'stable' }],
  'code.define': () => [
    { id: Y, code: X, brief: '' },
    { id: Y, code: on.code, examples: [X] },
    { id: Y, code: on.code, nearMisses: { codes: [X] } },
    { id: Y, code: on.code, exclusiveWith: [X] },
    { id: Y, code: on.code, origin: { kind: 'data', source: X } },
  ],
  'code.merge': () => [
    { from: [X], into: on.code },
    { from: [on.code], into: X },
  ],
  'code.remove': () => [{ ids: [X] }, { ids: [on.code, X] }],
  'coding.add': () => [
    { codings: [{ id: Y, source: X, start: 0, end: 4, code: on.code }] },
    { codings: [{ id: Y, source: on.source, start: 0, end: 4, code: X }] },
  ],
  'coding.remove': () => [{ ids: [X] }, { ids: [on.coding, X] }],
  'coding.recode': () => [
    { ids: [X], code: on.code },
    { ids: [on.coding], code: X },
  ],
  'codebook.import': () => [],
  'coding.keep': () => [{ ids: [X] }, { ids: [on.coding, X] }],
  'coding.settle': () => [{ ids: [X] }, { ids: [on.coding, X] }],
  'set.add': () => [],
  'set.rename': () => [{ id: X, name: 'N' }],
  'set.remove': () => [{ id: X }],
  'set.include': () => [{ set: X, members: [on.code] }],
  'set.exclude': () => [{ set: X, members: [on.code] }],
  'link.add': () => [
    { from: { kind: 'code', id: X }, to: [{ kind: 'coding', id: on.coding }], type: 'evidence' },
    { from: { kind: 'code', id: on.code }, to: [{ kind: 'coding', id: X }], type: 'evidence' },
  ],
  'link.remove': () => [
    { from: { kind: 'code', id: on.code }, to: { kind: 'coding', id: on.coding }, type: 'evidence' },
  ],
  'coding.autocode': () => [
    { rule: Y, code: X, search: { query: { text: 'bus' } }, unit: { kind: 'hit' }, expected: 1 },
    {
      rule: Y,
      code: on.code,
      search: { query: { text: 'bus' }, scope: { sources: [X] } },
      unit: { kind: 'hit' },
      expected: 1,
    },
    {
      rule: Y,
      code: on.code,
      search: { query: { text: 'bus' }, scope: { folders: [X] } },
      unit: { kind: 'hit' },
      expected: 1,
    },
  ],
  'coding.adjust': () => [{ id: X, start: 0, end: 4 }],
  'coding.split': () => [{ id: X, at: 4, rest: Y }],
  'coding.join': () => [{ ids: [X] }, { ids: [on.coding, X] }],
  'coding.rate': () => [
    { id: X, weight: 1 },
    { id: on.coding, doubt: { level: 1, alternative: X, note: '' } },
  ],
  'case.add': () => [],
  'case.rename': () => [{ id: X, name: 'N' }],
  'case.move': () => [{ id: X, before: null }],
  'case.remove': () => [{ ids: [X] }],
  'case.include': () => [{ case: X, parts: [{ source: on.source }] }],
  'case.exclude': () => [{ case: X, parts: [{ source: on.source }] }],
  'case.speakers': () => [{ sources: [X], speakers: [{ speaker: 'Mara', name: 'Mara' }] }],
  'attribute.add': () => [],
  'attribute.change': () => [{ id: X, name: 'N' }],
  'attribute.move': () => [{ id: X, before: null }],
  'attribute.remove': () => [{ id: X }],
  'value.set': () => [{ attributes: [X], rows: [{ owner: X, values: ['1'] }] }],
  'survey.import': () => [],
  'memo.write': () => [{ id: Y, on: { kind: 'source', id: X }, body: memoOf('x') }],
  'memo.remove': () => [{ id: X }],
  'draft.save': () => [],
  'draft.drop': () => [],
};

const isCommandName = (name: string): name is CommandName => Object.hasOwn(commands, name);

test.each(Object.keys(commands))('%s with an id that names nothing', async (name) => {
  if (!isCommandName(name)) throw new Error(name);
  for (const input of UNKNOWN[name]())
    expect([input, await refused(name, input)]).toEqual([input, 'not-found']);
  for (const file of ['e1', 'e2', 'e3', 'c.concord']) expect(existsSync(bench.path(file))).toBe(false);
});

test('things in themselves, merged into themselves, or there already', async () => {
  const { session, coder, code, source } = on;
  const [below, outer, inner] = [newId(), newId(), newId()];
  must(await session.execute('code.add', { id: below, name: 'Buses', parent: code }, coder));
  must(await session.execute('folder.add', { id: outer, name: 'Outer' }, coder));
  must(await session.execute('folder.add', { id: inner, name: 'Inner', parent: outer }, coder));
  expect(await refused('code.move', { ids: [code], parent: code, before: null })).toBe('refused');
  expect(await refused('code.move', { ids: [code], parent: below, before: null })).toBe('refused');
  expect(await refused('folder.move', { id: outer, parent: outer, before: null })).toBe('refused');
  expect(await refused('folder.move', { id: outer, parent: inner, before: null })).toBe('refused');
  expect(await refused('code.merge', { from: [code], into: code })).toBe('refused');
  expect(await refused('code.merge', { from: [code], into: below })).toBe('refused');
  expect(await refused('coder.merge', { from: coder, into: coder })).toBe('refused');
  const again = { id: newId(), source, start: 33, end: 60, code };
  expect(await refused('coding.add', { codings: [again] })).toBe('duplicate');
  expect(await refused('code.add', { id: newId(), name: 'TRANSPORT' })).toBe('duplicate');
  expect(await refused('code.add', { id: code, name: 'Other' })).toBe('duplicate');
  expect(await refused('coder.add', { id: newId(), name: 'ana' })).toBe('duplicate');
});

test('offsets out of range, reversed, empty, or inside a character', async () => {
  const at = 'INT: How do you get there?\nMara: The bus comes once an hour. '.length;
  for (const [start, end] of [
    [5, 5],
    [9, 5],
    [0, 10_000],
    [at + 1, at + 4],
    [at - 3, at + 1],
  ] as const) {
    const coding = { id: newId(), source: on.source, start, end, code: on.code };
    expect(await refused('coding.add', { codings: [coding] })).toBe('out-of-range');
    expect(await refused('coding.adjust', { id: on.coding, start, end })).toBe('out-of-range');
  }
  for (const start of [-1, 0.5, Number.NaN, 2 ** 60]) {
    const coding = { id: newId(), source: on.source, start, end: 4, code: on.code };
    expect(await refused('coding.add', { codings: [coding] })).toBe('invalid');
  }
});

test('an export or a copy to a place that is taken', async () => {
  mkdirSync(bench.path('taken'));
  writeFileSync(bench.path('taken/theirs.txt'), 'theirs');
  writeFileSync(bench.path('taken.concord'), 'theirs');
  const options = { format: 'codebook' as const };
  expect(await refused('project.export', { to: { path: bench.path('taken') }, options })).toBe('exists');
  expect(await refused('project.export', { to: { path: bench.path('taken.concord') }, options })).toBe(
    'exists',
  );
  const to = { path: bench.path('taken.concord') };
  expect(await refused('project.copy', { to, coder: on.coder, blind: false })).toBe('exists');
  const nowhere = { path: bench.path('no/such/copy.concord') };
  expect(await refused('project.copy', { to: nowhere, coder: on.coder, blind: false })).toBe('unreadable');
});

corpusTest(
  `hostile files are refused by name and nothing is imported${why}`,
  { timeout: 60_000 },
  async () => {
    const names = [
      'empty.txt',
      'nul-bytes.txt',
      'invalid-utf8.txt',
      'single-line-10mb.txt',
      'really-a-png.txt',
      'truncated.docx',
      'zip-bomb-2gb.qdpx',
      'a-directory.txt',
    ];
    const head = on.session.project.store.head();
    const from = names.map((name) => ({ path: corpusPath(`hostile/${name}`) }));
    const result = must(await on.session.execute('source.import', { from }, on.coder));
    expect(result.imported).toEqual([]);
    expect(result.refused).toHaveLength(names.length);
    for (const { message } of result.refused) expect(message).toMatch(/^[^\n]{15,300}\.$/);
    expect(on.session.project.store.head()).toBe(head);
  },
);
