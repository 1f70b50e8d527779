/**
 * Properties of the ledger over random work that draws every command of the table: the tables are
 * what the ledger says in whatever order entries arrive; undo restores; nothing throws. The coverage of
 * the generator is printed.
 */
import fc from 'fast-check';
import { afterAll, afterEach, expect, test } from 'vitest';
import { stateDigest } from '../../database/projection/dump.ts';
import { type CommandName, commands } from '../../shared/commands.ts';
import { coverageLines, move, moveOrPair } from '../support/moves.ts';
import { must } from '../support/project.ts';
import { runs } from '../support/runs.ts';
import { arrived, lines, openWorlds, play, rebuilt } from '../support/worlds.ts';

const LENGTH = 14;
const worlds = openWorlds();

afterEach(() => worlds.end());
afterAll(() => console.info(coverageLines(worlds.coverage).join('\n')));

test('the tables are what the ledger says, and entries converge in any order', {
  timeout: 600_000,
}, async () => {
  const moves = fc.array(move({ seldom: false }), { minLength: 1, maxLength: LENGTH });
  await fc.assert(
    fc.asyncProperty(
      moves,
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
      async (given, random) => {
        const on = await worlds.fresh();
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
        worlds.current().close(on.session);
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
      const on = await worlds.fresh();
      const before = stateDigest(on.session.project.store.db, 'standing');
      const own = given
        .filter(({ command }) => !command.startsWith('history.'))
        .map((one) => ({ ...one, c: 0 }));
      const start = on.session.project.undo.of(on.coder).undo.length;
      await play(on, own);
      const after = stateDigest(on.session.project.store.db, 'standing');
      if (reopen) {
        worlds.current().close(on.session);
        on.session = worlds.current().open(on.name).session;
      }
      const { session } = on;
      const acts = session.project.undo.of(on.coder).undo.length - start;
      for (let i = 0; i < acts; i++) must(await session.execute('history.undo', {}, on.coder));
      expect(stateDigest(session.project.store.db, 'standing')).toBe(before);
      for (let i = 0; i < acts; i++) must(await session.execute('history.redo', {}, on.coder));
      expect(stateDigest(session.project.store.db, 'standing')).toBe(after);
      worlds.current().close(session);
    }),
    runs('undo and redo'),
  );
});

test('commands on whole files keep the project sound, and every command is drawn', {
  timeout: 600_000,
}, async () => {
  const moves = fc.array(moveOrPair(), { minLength: 6, maxLength: 24 });
  await fc.assert(
    fc.asyncProperty(moves, async (given) => {
      const on = await worlds.fresh();
      await play(on, given.flat());
      const verified = must(await on.session.query('project.verify', {}));
      expect(verified.problems).toEqual([]);
      worlds.current().close(on.session);
    }),
    runs('soundness', 300),
  );
  let name: CommandName;
  const missing: string[] = [];
  for (name in commands) if ((worlds.coverage.get(name)?.done ?? 0) === 0) missing.push(name);
  expect(missing).toEqual([]);
});
