/**
 * What is kept in memory is what the file says: after any coding, correcting, undoing and redoing the coding
 * index holds the same as one read anew, and every coding in it lies inside the text it is shown on.
 */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import type { CodingIndex } from '../../database/index/codings.ts';
import { openRevisions } from '../../database/index/revisions.ts';
import { openLive } from '../../database/live.ts';
import type { CommandName } from '../../shared/commands.ts';
import { must } from '../support/project.ts';
import { runs } from '../support/runs.ts';
import { openWorlds, play } from '../support/worlds.ts';

const worlds = openWorlds();
afterEach(() => worlds.end());

const nat = fc.nat({ max: 9_999 });
const DRAWN: readonly CommandName[] = [
  'source.correct',
  'source.correct',
  'coding.add',
  'coding.add',
  'coding.adjust',
  'coding.remove',
  'coding.settle',
  'coding.split',
  'coding.join',
  'history.undo',
  'history.undo',
  'history.redo',
  'source.reimport',
  'source.rename',
  'source.remove',
];
const moves = fc.array(
  fc.record({
    command: fc.constantFrom(...DRAWN),
    a: nat,
    b: nat,
    c: nat,
    words: fc.string({ unit: 'grapheme', maxLength: 12 }),
  }),
  { minLength: 2, maxLength: 20 },
);

function rowsOf(index: CodingIndex): number[][] {
  const { length, key, source, start, end, code, coder, layer, definition } = index.columns();
  const rows = Array.from({ length }, (_, at) =>
    [key, source, start, end, code, coder, layer, definition].map((column) => column[at] ?? 0),
  );
  return rows.filter(([k]) => k !== 0).toSorted((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
}

test('the coding index is what the file says, through corrections and their undoing', {
  timeout: 600_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(moves, async (given) => {
      const on = await worlds.fresh();
      const { live, store } = on.session.project;
      await live.ready();
      await play(on, given);
      const kept = await live.ready();
      const anew = await openLive(store.db, store.objects, openRevisions(store.db, store.contents)).ready();
      expect(rowsOf(kept)).toEqual(rowsOf(anew));
      const sources = live.sources();
      for (const [, source, start, end] of rowsOf(kept)) {
        const length = sources.get(source ?? 0)?.length;
        if (length === undefined) continue;
        expect([
          source,
          start,
          end,
          (start ?? 0) >= 0 && (start ?? 0) < (end ?? 0) && (end ?? 0) <= length,
        ]).toEqual([source, start, end, true]);
      }
      const { sources: documents } = must(await on.session.query('source.list', {}));
      for (const { id } of documents) {
        const told = must(await on.session.query('source.moved', { id, moved: true }));
        expect(told.rows).toHaveLength(told.moved + told.changed + told.lost);
      }
      worlds.current().close(on.session);
      // What is kept at closing is the same again, also after an opening in which nobody asked for it.
      for (const isAsked of [false, true]) {
        const { session } = worlds.current().open(on.name);
        if (isAsked) expect(rowsOf(await session.project.live.ready())).toEqual(rowsOf(anew));
        worlds.current().close(session);
      }
    }),
    runs('live index', 300),
  );
});
