/** A branch of a project merged back changes nothing but what was done in it, and merging it twice is merging it once. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { stateDigest } from '../../database/projection/dump.ts';
import type { Id } from '../../shared/ids.ts';
import { move, type World } from '../support/moves.ts';
import { must } from '../support/project.ts';
import { runs } from '../support/runs.ts';
import { lines, openWorlds, play, rebuilt } from '../support/worlds.ts';

const worlds = openWorlds();
afterEach(() => worlds.end());

test('a copy merged back changes nothing but what was done in it, twice is once', {
  timeout: 600_000,
}, async () => {
  const moves = fc.array(move({ seldom: false }), { minLength: 0, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(moves, moves, moves, fc.boolean(), async (first, here, there, blind) => {
      const on = await worlds.fresh();
      await play(on, first);
      const { store } = on.session.project;
      const copy = `${on.name}.there.concord`;
      const path = worlds.current().path(copy);
      const ben = await coderBen(on);
      must(await on.session.execute('project.copy', { to: { path }, coder: ben, blind }, on.coder));
      const untouched = lines(store);
      must(await on.session.execute('project.merge', { from: { path } }, on.coder));
      expect(lines(store)).toEqual(untouched);
      await play(on, here);
      const away = worlds.current().open(copy).session;
      await play({ ...on, session: away, counter: 500_000 }, there);
      const theirs = away.project.store.entries.count();
      worlds.current().close(away);
      const merged = must(await on.session.execute('project.merge', { from: { path } }, on.coder));
      expect(merged.entries).toBeLessThanOrEqual(theirs);
      expect(rebuilt(store)).toEqual(lines(store));
      const once = stateDigest(store.db);
      expect(must(await on.session.execute('project.merge', { from: { path } }, on.coder)).entries).toBe(0);
      expect(stateDigest(store.db)).toBe(once);
      worlds.current().close(on.session);
    }),
    runs('branch and merge'),
  );
});

async function coderBen(on: World): Promise<Id> {
  const coders = must(await on.session.query('coder.list', {}));
  const other = coders.at(-1);
  if (other === undefined) throw new Error('There is no coder.');
  return other.id;
}
