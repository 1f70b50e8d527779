/**
 * Random work on a project: every command of the table with inputs drawn from what the project holds,
 * mostly right and sometimes wrong. A move is plain data, so that a failing sequence can be shrunk.
 * Long because every command of the table has its input here.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import type { Session } from '../../database/session.ts';
import { type CommandInput, type CommandName, commands } from '../../shared/commands.ts';
import { type Id, mintId } from '../../shared/ids.ts';
import { recordOf } from '../../shared/records.ts';
import type { Bench } from './project.ts';

export type Move = { command: CommandName; a: number; b: number; c: number; words: string };

/** Commands that touch whole files are drawn less often. */
const SELDOM: readonly CommandName[] = [
  'project.export',
  'project.merge',
  'project.copy',
  'project.backup',
  'project.erase',
  'source.import',
  'source.reimport',
  'codebook.import',
  'survey.import',
];
/** Coding and undo are what people do most. */
const OFTEN: readonly CommandName[] = [
  'coding.add',
  'coding.add',
  'coding.adjust',
  'coding.split',
  'coding.join',
  'coding.remove',
  'code.add',
  'source.correct',
  'coding.settle',
  'history.undo',
  'history.redo',
  'memo.write',
  'folder.add',
  'folder.move',
  'folder.move',
];

const names: readonly CommandName[] = commandNames();
const words = fc.string({ unit: 'grapheme', maxLength: 12 });
const nat = fc.nat({ max: 9_999 });

function commandNames(): CommandName[] {
  const all: CommandName[] = [];
  let name: CommandName;
  for (name in commands) all.push(name);
  return all;
}

/** One move; `seldom` leaves out or lets in the commands on whole files. */
export function move(options: { seldom: boolean }): fc.Arbitrary<Move> {
  const usual = names.filter((name) => !SELDOM.includes(name));
  const command = options.seldom
    ? fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...usual, ...OFTEN) },
        { weight: 1, arbitrary: fc.constantFrom(...SELDOM) },
      )
    : fc.constantFrom(...usual, ...OFTEN);
  return fc.record({ command, a: nat, b: nat, c: nat, words });
}

/** Acts that are done only where the other was done just before, which by chance is seldom. */
const PAIRS: readonly (readonly [CommandName, CommandName])[] = [
  ['history.undo', 'history.redo'],
  ['project.copy', 'project.merge'],
  ['source.import', 'source.reimport'],
];

/** A move with the commands on whole files let in; now and then a pair, by the same coder. */
export function moveOrPair(): fc.Arbitrary<Move[]> {
  const one = move({ seldom: true });
  const pair = fc
    .tuple(one, fc.constantFrom(...PAIRS))
    .map(([given, commands]) => commands.map((command) => ({ ...given, command })));
  return fc.oneof({ weight: 20, arbitrary: one.map((given) => [given]) }, { weight: 1, arbitrary: pair });
}

export type Coverage = Map<CommandName, { done: number; refused: number }>;

export type World = {
  session: Session;
  folder: string;
  coverage: Coverage;
  /** Paths of copies made, for merging. */
  copies: string[];
  counter: number;
};

/** Carries out a move. Never throws for what is expected; answers whether it was done. */
export async function carryOut(world: World, given: Move): Promise<boolean> {
  const coders = ids(world, 'coder');
  const author = pick(coders, given.c) ?? null;
  const result = await play(world, given.command, given, author);
  const counted = world.coverage.get(given.command) ?? { done: 0, refused: 0 };
  if (result) counted.done++;
  else counted.refused++;
  world.coverage.set(given.command, counted);
  return result;
}

async function play<N extends CommandName>(
  world: World,
  name: N,
  given: Move,
  author: Id | null,
): Promise<boolean> {
  const input = inputs[name](world, given);
  const result = await world.session.execute(name, input, author);
  return result.ok;
}

/** The ids of all objects of an entity, deleted ones included, oldest first. */
function ids(world: World, entity: Parameters<typeof recordOf>[0]): Id[] {
  const { db, objects } = world.session.project.store;
  return db
    .prepare<[], { k: number }>(`select k from ${recordOf(entity).table} order by k`)
    .all()
    .map((row) => objects.idOf(row.k));
}

function pick<T>(list: readonly T[], n: number): T | undefined {
  return list.length === 0 ? undefined : list[n % list.length];
}

/** A fresh id that depends only on how many were made before. */
function fresh(world: World): Id {
  world.counter++;
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(2, world.counter);
  return mintId(1_760_000_000_000 + world.counter, bytes);
}

/** An id of an entity, or, now and then, one that is nothing. */
function some(world: World, entity: Parameters<typeof recordOf>[0], n: number): Id {
  const found = n % 17 === 16 ? undefined : pick(ids(world, entity), n);
  return found ?? fresh(world);
}

/** Documents without codings: only they can be read again, and they are few. */
function uncoded(world: World): Id[] {
  const { db, objects } = world.session.project.store;
  const coded = db.prepare<[number], number>(
    'select count(*) from codings where source = ? and coalesce(deleted, 0) = 0',
  );
  return ids(world, 'source').filter((id) => coded.pluck().get(objects.keyOf(id) ?? 0) === 0);
}

function span(world: World, source: Id, a: number, b: number): { start: number; end: number } {
  const row = world.session.project.live
    .sources()
    .get(world.session.project.store.objects.keyOf(source) ?? 0);
  const length = row?.length ?? 10;
  const start = a % (length + 1);
  return { start, end: start + (b % 40) };
}

/** A place inside a coding, or 0. */
function cutOf(world: World, id: Id | undefined, n: number): number {
  const { db, objects } = world.session.project.store;
  const row = db
    .prepare<[number | null], { a: number; b: number }>(
      'select span_start as a, span_end as b from codings where k = ?',
    )
    .get(id === undefined ? null : objects.keyOf(id));
  return row === undefined ? 0 : row.a + (n % Math.max(1, row.b - row.a));
}

/** Codings with the same code in the same document, deleted ones included. */
function likeIt(world: World, id: Id): Id[] {
  const { db, objects } = world.session.project.store;
  return db
    .prepare<[number | null], { k: number }>(
      `select o.k from codings c join codings o on o.source = c.source and o.claim_code = c.claim_code
       where c.k = ? and o.k <> c.k order by o.k`,
    )
    .all(objects.keyOf(id))
    .map((row) => objects.idOf(row.k));
}

function casePart(world: World, a: number, b: number) {
  const source = some(world, 'source', a);
  const { start, end } = span(world, source, b % 20, 1 + (b % 7));
  return { source, span: b % 2 === 0 ? null : { start, end: Math.max(end, start + 1) } };
}

const named = (given: Move): string => (given.words.trim() === '' ? `Name ${given.a}` : given.words);
const body = (given: Move): string =>
  JSON.stringify([{ kind: 'paragraph', runs: [{ text: given.words, bold: given.a % 2 === 0 }] }]);

const inputs: { readonly [N in CommandName]: (world: World, given: Move) => CommandInput<N> } = {
  'project.rename': (_, given) => ({ title: named(given) }),
  'project.settings': (_, { a }) => ({
    agreementSettings: { unit: a % 2 === 0 ? 'sentence' : 'character', leaveOutUncoded: a % 3 === 0 },
  }),
  'project.erase': (world, { a, b, words: reason }) => {
    const entity = (['source', 'memo', 'coder', 'code', 'coding'] as const)[a % 5] ?? 'memo';
    return { targets: [{ entity, id: some(world, entity, b) }], reason };
  },
  'project.export': (world, { a }) => ({
    to: { path: join(world.folder, `export-${a}-${world.counter++}`) },
    options: { format: (['coding-table', 'codebook', 'ledger', 'quotations'] as const)[a % 4] ?? 'codebook' },
  }),
  'project.merge': (world, { a }) => ({
    from: { path: pick(world.copies, a) ?? join(world.folder, 'nothing.concord') },
  }),
  'project.copy': (world, { a, b }) => {
    const path = join(world.folder, `copy-${world.counter++}.concord`);
    world.copies.push(path);
    return { to: { path }, coder: some(world, 'coder', a), blind: b % 2 === 0 };
  },
  'project.backup': () => ({}),
  'checkpoint.add': (world, given) => ({ id: fresh(world), name: named(given) }),
  'coder.add': (world, given) => ({ id: fresh(world), name: named(given) }),
  'coder.rename': (world, given) => ({ id: some(world, 'coder', given.a), name: named(given) }),
  'coder.merge': (world, { a, b }) => ({ from: some(world, 'coder', a), into: some(world, 'coder', b) }),
  'assignment.set': (world, { a, b, c }) => ({
    coder: some(world, 'coder', a),
    source: some(world, 'source', b),
    state: (['assigned', 'read', 'done', 'withdrawn'] as const)[c % 4] ?? 'read',
  }),
  'history.undo': () => ({}),
  'history.redo': () => ({}),
  'source.import': (world, given) => {
    const path = join(world.folder, `text-${world.counter++}.txt`);
    writeFileSync(
      path,
      `INT: ${given.words}\nMara: ${'The bus 🚌 is late. '.repeat(1 + (given.a % 5))}${world.counter}\nINT: And then?\nMara: I wait.\n`,
    );
    return { from: [{ path }] };
  },
  'source.reimport': (world, { a }) => ({
    id: (a % 3 === 0 ? undefined : pick(uncoded(world), a)) ?? some(world, 'source', a),
    encoding: 'windows-1252',
  }),
  'source.correct': (world, given) => {
    const source = some(world, 'source', given.a);
    const { live, texts, store } = world.session.project;
    const revision = live.sources().get(store.objects.keyOf(source) ?? 0)?.revision ?? 0;
    const text = texts.text(revision) ?? '';
    const at = given.b % (text.length + 1);
    const to = at + (given.c % 15);
    return {
      id: source,
      revision: fresh(world),
      base: given.b % 20 === 0 || revision === 0 ? fresh(world) : store.objects.idOf(revision),
      text: (text.slice(0, at) + given.words + text.slice(to)).toWellFormed(),
      reason: given.words,
    };
  },
  'source.rename': (world, given) => ({ id: some(world, 'source', given.a), name: named(given) }),
  'source.move': (world, { a, b, c }) => ({
    id: some(world, 'source', a),
    folder: b % 3 === 0 ? null : some(world, 'folder', b),
    before: c % 2 === 0 ? null : some(world, 'source', c),
  }),
  'source.language': (world, { a, b }) => ({
    id: some(world, 'source', a),
    tag: 'de',
    direction: b % 2 === 0 ? 'rtl' : 'auto',
  }),
  'source.remove': (world, { a }) => ({ id: some(world, 'source', a) }),
  'folder.add': (world, given) => ({
    id: fresh(world),
    name: named(given),
    parent: given.b % 2 === 0 ? null : some(world, 'folder', given.b),
  }),
  'folder.rename': (world, given) => ({ id: some(world, 'folder', given.a), name: named(given) }),
  'folder.move': (world, { a, b }) => ({
    id: some(world, 'folder', a),
    parent: b % 3 === 0 ? null : some(world, 'folder', b),
    before: null,
  }),
  'folder.remove': (world, { a }) => ({ id: some(world, 'folder', a) }),
  'code.add': (world, given) => ({
    id: fresh(world),
    name: named(given),
    parent: given.a % 2 === 0 ? null : some(world, 'code', given.a),
    ...(given.b % 3 === 0 ? { definition: { id: fresh(world), brief: given.words } } : {}),
  }),
  'code.rename': (world, given) => ({ id: some(world, 'code', given.a), name: named(given) }),
  'code.move': (world, { a, b, c }) => ({
    ids: [some(world, 'code', a), ...(c % 3 === 0 ? [some(world, 'code', c)] : [])],
    parent: b % 3 === 0 ? null : some(world, 'code', b),
    before: c % 2 === 0 ? null : some(world, 'code', c),
  }),
  'code.look': (world, { a, b }) => ({
    id: some(world, 'code', a),
    colour: String(1 + (b % 24)),
    texture: 'dotted',
  }),
  'code.status': (world, { a, b }) => ({
    id: some(world, 'code', a),
    status: b % 2 === 0 ? 'stable' : 'retired',
  }),
  'code.define': (world, given) => ({
    id: fresh(world),
    code: some(world, 'code', given.a),
    ...(given.b % 2 === 0 ? { brief: given.words } : { include: given.words }),
    ...(given.c % 3 === 0 ? { examples: [some(world, 'coding', given.b)], unitRule: 'sentence' } : {}),
    ...(given.c % 4 === 1
      ? { nearMisses: { codes: [some(world, 'code', given.c)], note: given.words } }
      : {}),
    ...(given.c % 5 === 2 ? { exclusiveWith: [some(world, 'code', given.b)] } : {}),
    ...(given.c % 5 === 3 ? { origin: { kind: 'theory', note: given.words }, type: 'process' } : {}),
    ...(given.c % 7 === 0 ? { weightScale: { min: 0, max: 1400, step: 1 / 7 } } : {}),
    reason: named(given),
  }),
  'code.merge': (world, { a, b }) => ({ from: [some(world, 'code', a)], into: some(world, 'code', b) }),
  'code.remove': (world, { a }) => ({ ids: [some(world, 'code', a)] }),
  'coding.add': (world, { a, b, c }) => {
    const source = some(world, 'source', a);
    return {
      codings: [{ id: fresh(world), source, ...span(world, source, b, c), code: some(world, 'code', c) }],
    };
  },
  'coding.remove': (world, { a }) => ({ ids: [some(world, 'coding', a)] }),
  'coding.recode': (world, { a, b }) => ({ ids: [some(world, 'coding', a)], code: some(world, 'code', b) }),
  'codebook.import': (world, given) => {
    const path = join(world.folder, `codes-${world.counter++}.csv`);
    writeFileSync(
      path,
      `name,parent,definition\nCode ${given.a},Family ${given.b % 3},"${given.a} ""times"""\n`,
    );
    return { from: { path } };
  },
  'coding.keep': (world, { a }) => ({ ids: [some(world, 'coding', a)] }),
  'coding.settle': (world, { a, b }) => ({
    ids: b % 2 === 0 ? [some(world, 'coding', a)] : [some(world, 'coding', a), some(world, 'coding', b)],
  }),
  'set.add': (world, given) => ({
    id: fresh(world),
    name: named(given),
    kind: given.a % 2 === 0 ? 'code' : 'source',
  }),
  'set.rename': (world, given) => ({ id: some(world, 'set', given.a), name: named(given) }),
  'set.remove': (world, { a }) => ({ id: some(world, 'set', a) }),
  'set.include': (world, { a, b, c }) => ({
    set: some(world, 'set', a),
    members: [some(world, c % 3 === 0 ? 'source' : 'code', b)],
  }),
  'set.exclude': (world, { a, b }) => ({ set: some(world, 'set', a), members: [some(world, 'code', b)] }),
  'link.add': (world, { a, b, c }) => ({
    from: { kind: 'code', id: some(world, 'code', a) },
    to: [
      c % 2 === 0
        ? { kind: 'coding', id: some(world, 'coding', b) }
        : { kind: 'code', id: some(world, 'code', b) },
    ],
    type: 'evidence',
  }),
  'link.remove': (world, { a, b }) => {
    const { db, objects } = world.session.project.store;
    const rows = db
      .prepare<[], { from: number; to: number; kind: string }>(
        `select from_id as "from", to_id as "to", to_kind as kind from links
         where coalesce(deleted, 0) = 0 and from_id is not null and to_id is not null order by k`,
      )
      .all();
    const link = a % 17 === 16 ? undefined : pick(rows, b);
    const [from, to] = link ? [objects.idOf(link.from), objects.idOf(link.to)] : [fresh(world), fresh(world)];
    const kind = link?.kind === 'coding' ? ('coding' as const) : ('code' as const);
    return { from: { kind: 'code', id: from }, to: { kind, id: to }, type: 'evidence' };
  },
  'coding.autocode': (world, { a, b, c }) => ({
    rule: fresh(world),
    code: some(world, 'code', a),
    search: { query: { text: b % 5 === 0 ? 'late' : 'bus', mode: b % 2 === 0 ? 'words' : 'phrase' } },
    unit: { kind: (['hit', 'sentence', 'paragraph', 'turn'] as const)[c % 4] ?? 'hit' },
    expected: c % 12,
  }),
  'coding.adjust': (world, { a, b, c }) => {
    const id = some(world, 'coding', a);
    return { id, ...span(world, pick(ids(world, 'source'), 0) ?? id, b, c) };
  },
  'coding.split': (world, { a, b, c }) => ({
    id: some(world, 'coding', a),
    at: c % 5 === 0 ? b : cutOf(world, pick(ids(world, 'coding'), a), b),
    rest: fresh(world),
  }),
  'coding.join': (world, { a, b, c }) => {
    const first = some(world, 'coding', a);
    const source = pick(ids(world, 'source'), c);
    return {
      ids: b % 3 === 0 ? [first] : [first, ...likeIt(world, first).slice(0, 1 + (b % 3))],
      ...(c % 2 === 0 || source === undefined ? {} : { over: span(world, source, b, c) }),
    };
  },
  'coding.rate': (world, { a, b, words: note }) => ({
    id: some(world, 'coding', a),
    weight: b % 4 === 0 ? null : b / 7,
    doubt: b % 3 === 0 ? null : { level: b % 4, alternative: null, note },
    exemplar: b % 2 === 0,
  }),
  'case.add': (world, given) => ({ id: fresh(world), name: named(given) }),
  'case.rename': (world, given) => ({ id: some(world, 'case', given.a), name: named(given) }),
  'case.move': (world, { a, b }) => ({
    id: some(world, 'case', a),
    before: b % 2 === 0 ? null : some(world, 'case', b),
  }),
  'case.remove': (world, { a }) => ({ ids: [some(world, 'case', a)] }),
  'case.include': (world, { a, b, c }) => ({ case: some(world, 'case', a), parts: [casePart(world, b, c)] }),
  'case.exclude': (world, { a, b, c }) => ({ case: some(world, 'case', a), parts: [casePart(world, b, c)] }),
  'case.speakers': (world, given) => ({
    sources: [some(world, 'source', given.a)],
    speakers: [{ speaker: given.b % 4 === 0 ? 'Nobody' : 'Mara', name: named(given) }],
  }),
  'attribute.add': (world, given) => ({
    id: fresh(world),
    owner: given.a % 3 === 0 ? 'source' : 'case',
    name: named(given),
    type: given.b % 2 === 0 ? 'text' : 'number',
  }),
  'attribute.change': (world, given) => ({
    id: some(world, 'attribute', given.a),
    ...(given.b % 2 === 0 ? { name: named(given) } : { type: given.c % 2 === 0 ? 'text' : 'number' }),
  }),
  'attribute.move': (world, { a, b }) => ({
    id: some(world, 'attribute', a),
    before: b % 2 === 0 ? null : some(world, 'attribute', b),
  }),
  'attribute.remove': (world, { a }) => ({ id: some(world, 'attribute', a) }),
  'value.set': (world, given) => ({
    attributes: [some(world, 'attribute', given.a)],
    rows: [
      {
        owner: some(world, given.b % 3 === 0 ? 'source' : 'case', given.b),
        values: [
          given.c % 5 === 0 ? { missing: 'refused' } : given.c % 2 === 0 ? String(given.c) : given.words,
        ],
      },
    ],
  }),
  'survey.import': (world, given) => {
    const path = join(world.folder, `survey-${world.counter++}.csv`);
    writeFileSync(path, `Name,Age,Why?\nRow ${world.counter},${given.b % 90},"Because, I think."\n`);
    const columns = (['name', 'attribute', 'document'] as const).map((as, column) => ({ column, as }));
    return { from: { path }, folder: named(given), columns };
  },
  'memo.write': (world, given) => {
    const isNew = given.a % 2 === 0;
    const on = given.b % 3 === 0 ? null : { kind: 'source' as const, id: some(world, 'source', given.b) };
    const tags = given.c % 3 === 0 ? {} : { tags: [`tag ${given.c % 5}`, 'cost'].slice(given.c % 2) };
    const id = isNew ? fresh(world) : some(world, 'memo', given.a);
    return { id, on, title: '', body: body(given), ...tags };
  },
  'memo.remove': (world, { a }) => ({ id: some(world, 'memo', a) }),
  'draft.save': (_, given) => ({ key: `memo:${given.a % 5}`, body: given.words }),
  'draft.drop': (_, { a }) => ({ key: `memo:${a % 5}` }),
};

/** What was drawn, as lines: each command with how often it was done and refused. */
export function coverageLines(coverage: Coverage): string[] {
  return names.map((name) => {
    const { done, refused } = coverage.get(name) ?? { done: 0, refused: 0 };
    return `${name}: ${done} done, ${refused} refused`;
  });
}

/** The first moves of a study: a second coder, two documents, three codes, a folder, a link. */
export const beginning: readonly Move[] = [
  { command: 'coder.add', a: 1, b: 0, c: 0, words: 'Ben' },
  { command: 'source.import', a: 4, b: 0, c: 0, words: 'How?' },
  { command: 'source.import', a: 3, b: 0, c: 0, words: 'When?' },
  { command: 'code.add', a: 0, b: 0, c: 0, words: 'Access' },
  { command: 'code.add', a: 0, b: 1, c: 0, words: 'Trust' },
  { command: 'code.add', a: 0, b: 2, c: 0, words: 'Cost' },
  { command: 'folder.add', a: 0, b: 0, c: 0, words: 'Interviews' },
  // Seldom enough made by chance that taking one away would otherwise not always be drawn.
  { command: 'link.add', a: 0, b: 1, c: 1, words: '' },
  { command: 'case.add', a: 0, b: 0, c: 0, words: 'Mara' },
  { command: 'attribute.add', a: 1, b: 0, c: 0, words: 'District' },
  { command: 'set.add', a: 0, b: 0, c: 0, words: 'Spoken' },
  // Codings to begin with, one of each coder: without any, splitting and rating are seldom done.
  { command: 'coding.add', a: 0, b: 3, c: 28, words: '' },
  { command: 'coding.add', a: 1, b: 5, c: 27, words: '' },
];

/** Makes a project with a beginning in a workbench and closes it; answers its first coder. */
export async function begin(bench: Bench, name: string): Promise<Id> {
  const { session, coder } = await bench.create(name);
  const world: World = { session, folder: bench.folder, coverage: new Map(), copies: [], counter: 900_000 };
  for (const one of beginning)
    if (!(await carryOut(world, one))) throw new Error(`The beginning refused ${one.command}.`);
  bench.close(session);
  return coder;
}
