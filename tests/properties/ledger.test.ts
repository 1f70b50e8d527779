/**
 * Properties of the ledger over random work that draws every command of the table: the tables are
 * what the ledger says in whatever order entries arrive; undo restores; nothing throws; a copy merged
 * back adds only what was done in it. The coverage of the generator is printed.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, afterEach, expect, test } from 'vitest';
import { openMemory } from '../../database/connection.ts';
import { openContents } from '../../database/content.ts';
import { stateDigest, stateLines } from '../../database/projection/dump.ts';
import { openFold } from '../../database/projection/fold.ts';
import { foldAll, refoldAll } from '../../database/projection/rebuild.ts';
import { projectionSchema } from '../../database/projection/schema.ts';
import type { Store } from '../../database/store.ts';
import { type CommandName, commands } from '../../shared/commands.ts';
import type { Id } from '../../shared/ids.ts';
import {
  begin,
  type Coverage,
  carryOut,
  coverageLines,
  type Move,
  move,
  type World,
} from '../support/moves.ts';
import { type Bench, must, workbench } from '../support/project.ts';
import { memoryFolder, runs } from '../support/runs.ts';

const coverage: Coverage = new Map();
const LENGTH = 14;
let bench: Bench | null = null;
let template: { path: string; coder: Id } | null = null;
let count = 0;

afterEach(() => {
  bench?.end();
  bench = null;
  template = null;
});
afterAll(() => console.info(coverageLines(coverage).join('\n')));

/** A project to work on: a copy of one with two coders, a document and two codes. */
async function world(): Promise<World & { coder: Id; name: string }> {
  bench ??= workbench({ root: memoryFolder });
  template ??= { path: bench.path('template.concord'), coder: await begin(bench, 'template.concord') };
  const name = `run-${count++}.concord`;
  copyFileSync(template.path, bench.path(name));
  const { session } = bench.open(name);
  const folder = bench.path(`${name}.files`);
  mkdirSync(folder);
  return { session, folder, coverage, copies: [], counter: 0, coder: template.coder, name };
}

async function play(on: World, moves: readonly Move[]): Promise<void> {
  for (const one of moves) await carryOut(on, one);
}

function lines(store: Store): string[] {
  return [...stateLines(store.db)].map((line) => line.text);
}

/** The state when all entries are folded into empty tables, in order of their stamps. */
function rebuilt(store: Store): string[] {
  const memory = openMemory();
  memory.exec(projectionSchema());
  foldAll(store.entries, { db: memory, fold: openFold(memory, openContents(store.db)) });
  const found = [...stateLines(memory, store.db)].map((line) => line.text);
  memory.close();
  return found;
}

/** The state when entries are noted in another order and their objects folded once at the end. */
function arrived(store: Store, order: readonly number[]): string[] {
  const memory = openMemory();
  memory.exec(projectionSchema());
  const fold = openFold(memory, openContents(store.db));
  const dirty = new Set<number>();
  for (const seq of order) {
    for (const change of store.entries.read(seq).payload?.changes ?? []) {
      dirty.add(fold.note(seq, change));
    }
  }
  refoldAll(store.entries, { db: memory, fold }, dirty);
  const found = [...stateLines(memory, store.db)].map((line) => line.text);
  memory.close();
  return found;
}

test('the tables are what the ledger says, and entries converge in any order', {
  timeout: 600_000,
}, async () => {
  const moves = fc.array(move({ seldom: false }), { minLength: 1, maxLength: LENGTH });
  await fc.assert(
    fc.asyncProperty(
      moves,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      async (given, random) => {
        const on = await world();
        await play(on, given);
        const { store } = on.session.project;
        const live = lines(store);
        expect(rebuilt(store)).toEqual(live);
        const seqs = [...store.entries.envelopes()].map((entry) => ({
          seq: entry.seq,
          at: random.next().value ?? 0,
        }));
        expect(
          arrived(
            store,
            seqs.toSorted((a, b) => a.at - b.at).map((item) => item.seq),
          ),
        ).toEqual(live);
        bench?.close(on.session);
      },
    ),
    runs('replay and convergence'),
  );
});

test('undoing everything restores the start, redoing restores the end, also after reopening', {
  timeout: 600_000,
}, async () => {
  const moves = fc.array(move({ seldom: false }), { minLength: 1, maxLength: LENGTH });
  await fc.assert(
    fc.asyncProperty(moves, fc.boolean(), async (given, reopen) => {
      const on = await world();
      const before = stateDigest(on.session.project.store.db, 'standing');
      const own = given
        .filter(({ command }) => !command.startsWith('history.'))
        .map((one) => ({ ...one, c: 0 }));
      const start = on.session.project.undo.of(on.coder).undo.length;
      await play(on, own);
      const after = stateDigest(on.session.project.store.db, 'standing');
      if (reopen) {
        bench?.close(on.session);
        on.session = bench?.open(on.name).session ?? on.session;
      }
      const { session } = on;
      const acts = session.project.undo.of(on.coder).undo.length - start;
      for (let i = 0; i < acts; i++) must(await session.execute('history.undo', {}, on.coder));
      expect(stateDigest(session.project.store.db, 'standing')).toBe(before);
      for (let i = 0; i < acts; i++) must(await session.execute('history.redo', {}, on.coder));
      expect(stateDigest(session.project.store.db, 'standing')).toBe(after);
      bench?.close(session);
    }),
    runs('undo and redo'),
  );
});

test('commands on whole files keep the project sound, and every command is drawn', {
  timeout: 600_000,
}, async () => {
  const moves = fc.array(move({ seldom: true }), { minLength: 6, maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(moves, async (given) => {
      const on = await world();
      await play(on, given);
      const verified = must(await on.session.query('project.verify', {}));
      expect(verified.problems).toEqual([]);
      bench?.close(on.session);
    }),
    runs('soundness', 120),
  );
  let name: CommandName;
  const missing: string[] = [];
  for (name in commands) if ((coverage.get(name)?.done ?? 0) === 0) missing.push(name);
  expect(missing).toEqual([]);
});

test('a copy merged back changes nothing but what was done in it, twice is once', {
  timeout: 600_000,
}, async () => {
  const moves = fc.array(move({ seldom: false }), { minLength: 0, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(moves, moves, moves, fc.boolean(), async (first, here, there, blind) => {
      const on = await world();
      await play(on, first);
      const { store } = on.session.project;
      const path = bench?.path(`there-${count}.concord`) ?? '';
      const ben = await coderBen(on);
      must(await on.session.execute('project.copy', { to: { path }, coder: ben, blind }, on.coder));
      const untouched = lines(store);
      must(await on.session.execute('project.merge', { from: { path } }, on.coder));
      expect(lines(store)).toEqual(untouched);
      await play(on, here);
      const away = bench?.open(`there-${count}.concord`).session;
      if (away === undefined) throw new Error('The copy could not be opened.');
      await play({ ...on, session: away, counter: 500_000 }, there);
      const theirs = away.project.store.entries.count();
      bench?.close(away);
      const merged = must(await on.session.execute('project.merge', { from: { path } }, on.coder));
      expect(merged.entries).toBeLessThanOrEqual(theirs);
      expect(rebuilt(store)).toEqual(lines(store));
      const once = stateDigest(store.db);
      expect(must(await on.session.execute('project.merge', { from: { path } }, on.coder)).entries).toBe(0);
      expect(stateDigest(store.db)).toBe(once);
      bench?.close(on.session);
    }),
    runs('branch and merge', 150),
  );
});

async function coderBen(on: World): Promise<Id> {
  const coders = must(await on.session.query('coder.list', {}));
  const other = coders.at(-1);
  if (other === undefined) throw new Error('There is no coder.');
  return other.id;
}
