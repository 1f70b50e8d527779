/**
 * Merging as algebra. Two or three coders work in copies of one project, made by the program or by
 * copying the file to another machine; whatever they do, in whatever order and grouping the files are
 * merged, everybody ends with the same state, nothing is lost, nothing erased comes back, and one's
 * own undo touches one's own work only. Clocks may be days behind or years ahead.
 */
import { copyFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openFile } from '../../database/connection.ts';
import { unpack } from '../../database/ledger/pack.ts';
import { openProject } from '../../database/project.ts';
import { stateDigest } from '../../database/projection/dump.ts';
import { openSession, type Session } from '../../database/session.ts';
import type { Id } from '../../shared/ids.ts';
import { entityNames, recordOf } from '../../shared/records.ts';
import { begin, type Coverage, carryOut, type Move, move, type World } from '../support/moves.ts';
import { must, newId, workbench } from '../support/project.ts';
import { memoryFolder, runs } from '../support/runs.ts';

const RUNS = 200;
const DAY = 86_400_000;
const START = 1_770_000_000_000;
const bench = workbench({ root: memoryFolder });
const coverage: Coverage = new Map();
let template: Promise<Id> | null = null;
let count = 0;
afterAll(() => bench.end());

/** A coder at a machine: a file, a data folder of its own, and a clock that may be wrong. */
type Desk = { file: string; session: Session; coder: Id; world: World };

async function desk(from: string, coder: Id, clock: number): Promise<Desk> {
  const n = count++;
  const file = bench.path(`desk-${n}.concord`);
  copyFileSync(from, file);
  return sit(file, coder, clock, n);
}

function sit(file: string, coder: Id, clock: number, n: number): Desk {
  let now = clock;
  const around = {
    ...bench.around,
    data: bench.path(`data-${n}`),
    clock: () => {
      now += 1_000;
      return { ms: now, offset: 60 };
    },
  };
  const session = openSession(must(openProject(file, around)), bench.host);
  const world = { session, folder: bench.folder, coverage, copies: [], counter: n * 1_000 };
  return { file, session, coder, world };
}

async function start(): Promise<{ path: string; coders: Id[] }> {
  template ??= begin(bench, 'template.concord');
  const ana = await template;
  const db = openFile(bench.path('template.concord'), { readOnly: true });
  db.close();
  return { path: bench.path('template.concord'), coders: [ana] };
}

/** Everybody acts as himself: `c` chooses the coder, so it is fixed to the desk's. */
async function work(at: Desk, moves: readonly Move[]): Promise<void> {
  const { db, objects } = at.session.project.store;
  const coders = db.prepare<[], { k: number }>('select k from coders order by k');
  for (const one of moves) {
    const keys = coders.all().map((row) => objects.idOf(row.k));
    await carryOut(at.world, { ...one, c: keys.indexOf(at.coder) + keys.length * (one.c % 50) });
  }
}

const take = async (into: Desk, from: Desk) =>
  must(await into.session.execute('project.merge', { from: { path: from.file } }, into.coder));
const digest = (at: Desk) => stateDigest(at.session.project.store.db);
const entriesOf = (at: Desk) =>
  new Set(
    [...at.session.project.store.entries.envelopes()]
      .filter((entry) => entry.command !== 'project.merge')
      .map((entry) => entry.hash),
  );
const sound = async (at: Desk) =>
  expect(must(await at.session.query('project.verify', {})).problems).toEqual([]);
const leave = (...desks: readonly Desk[]) => {
  for (const at of desks) at.session.close();
};

const moves = fc.array(move({ seldom: false }), { minLength: 1, maxLength: 6 });
const clocks = fc.constantFrom(START, START - 2 * DAY, START + 3_650 * DAY);

/** Three desks, two from plain copies of the file and one from a copy that the program made. */
async function three(skews: readonly number[], blind: boolean): Promise<[Desk, Desk, Desk]> {
  const { path, coders } = await start();
  const [ana] = coders;
  if (ana === undefined) throw new Error('There is no coder.');
  const a = await desk(path, ana, skews[0] ?? START);
  const list = must(await a.session.query('coder.list', {}));
  const ben = list.find((coder) => coder.id !== ana)?.id ?? ana;
  const b = await desk(path, ben, skews[1] ?? START);
  const n = count++;
  const file = bench.path(`desk-${n}.concord`);
  must(await a.session.execute('project.copy', { to: { path: file }, coder: ben, blind }, ana));
  return [a, b, sit(file, ben, skews[2] ?? START, n)];
}

test('merged in any order and grouping, all ends are the same and nothing is lost', {
  timeout: 900_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      moves,
      moves,
      moves,
      fc.array(clocks, { minLength: 3, maxLength: 3 }),
      fc.boolean(),
      async (first, second, third, skews, blind) => {
        const [a, b, c] = await three(skews, blind);
        await work(a, first);
        await work(b, second);
        await work(c, third);
        const every = new Set([...entriesOf(a), ...entriesOf(b), ...entriesOf(c)]);
        const before = [a.file, b.file, c.file].map((file, i) => {
          const copy = bench.path(`before-${count}-${i}.concord`);
          copyFileSync(file, copy);
          return copy;
        });
        const at = (i: number): Desk => ({ ...a, file: before[i] ?? '' });
        await take(a, at(1)); // (a + b) + c
        await take(a, at(2));
        await take(b, at(2)); // a + (b + c), from the other side
        await take(b, at(0));
        await take(c, a); // c takes what is united already
        expect([digest(b), digest(c)]).toEqual([digest(a), digest(a)]);
        for (const one of [a, b, c]) expect(entriesOf(one)).toEqual(every);
        expect((await take(a, at(1))).entries).toBe(0);
        const still = digest(a);
        await take(a, b);
        await take(a, c);
        expect(digest(a)).toBe(still);
        if (count % 4 === 0) await sound(a);
        leave(a, b, c);
      },
    ),
    runs('merge algebra', RUNS),
  );
});

test('undo after a merge takes back one’s own and leaves the others’ as it is', {
  timeout: 900_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      moves,
      moves,
      fc.array(clocks, { minLength: 2, maxLength: 2 }),
      async (first, second, skews) => {
        const [a, b, c] = await three(skews, false);
        await work(a, first);
        await work(b, second);
        const theirs = [...b.session.project.store.entries.envelopes()].at(-1)?.hash;
        await take(a, b);
        const ownActs = actedOn(a, a.coder);
        const before = written(a, b.coder, ownActs);
        const acts = a.session.project.undo.of(a.coder).undo.length;
        for (let i = 0; i < acts; i++) must(await a.session.execute('history.undo', {}, a.coder));
        expect(a.session.project.undo.of(b.coder).undo).toEqual([]);
        expect(written(a, b.coder, ownActs)).toEqual(before);
        expect(theirs === undefined || entriesOf(a).has(theirs)).toBe(true);
        for (let i = 0; i < acts; i++) must(await a.session.execute('history.redo', {}, a.coder));
        if (count % 4 === 0) await sound(a);
        leave(a, b, c);
      },
    ),
    runs('undo after a merge', RUNS),
  );
});

/** The codings of a coder, as they stand, but for some. */
function written(at: Desk, coder: Id, without: ReadonlySet<Id>): unknown[] {
  const { db, objects } = at.session.project.store;
  return db
    .prepare<[number], { k: number }>(
      'select k, source, span_start, span_end, claim_code, weight, deleted from codings where coder = ?',
    )
    .all(objects.keyOf(coder) ?? 0)
    .filter(({ k }) => !without.has(objects.idOf(k)));
}

/**
 * What a coder has acted on. Where two profiles were merged into one person, one acts on codings of the other as
 * on one's own, and undoing that act changes them.
 */
function actedOn(at: Desk, coder: Id): ReadonlySet<Id> {
  const { entries } = at.session.project.store;
  const own = [...entries.envelopes()].filter((entry) => entry.author === coder);
  return new Set(own.flatMap(({ seq }) => (entries.read(seq).payload?.changes ?? []).map(({ id }) => id)));
}

test('of two edits of one cell the later wins on both sides, and own edits never lose to older ones', {
  timeout: 900_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(clocks, { minLength: 2, maxLength: 2 }), fc.boolean(), async (skews, again) => {
      const [a, b, c] = await three(skews, false);
      const code = must(await a.session.query('code.tree', {}))[0]?.id ?? newId();
      const rename = async (at: Desk, name: string) =>
        must(await at.session.execute('code.rename', { id: code, name }, at.coder));
      await rename(a, 'By Ana');
      await rename(b, 'By Ben');
      if (again) await rename(a, 'By Ana again');
      const clockOf = (at: Desk) => at.session.project.store.lastHlc().ms;
      const later = clockOf(a) > clockOf(b) ? (again ? 'By Ana again' : 'By Ana') : 'By Ben';
      await take(a, b);
      await take(b, a);
      const nameAt = async (at: Desk) =>
        must(await at.session.query('code.tree', {})).find((row) => row.id === code)?.name;
      if (clockOf(a) !== clockOf(b) || skews[0] !== skews[1]) expect(await nameAt(a)).toBe(later);
      expect(await nameAt(b)).toBe(await nameAt(a));
      await rename(a, 'Afterwards'); // having seen the other’s clock, one’s next edit is later
      await take(b, a);
      expect(await nameAt(b)).toBe('Afterwards');
      await rename(b, 'And after that');
      await take(a, b);
      expect(await nameAt(a)).toBe('And after that');
      leave(a, b, c);
    }),
    runs('concurrent edits', 40),
  );
});

test('erased words never come back, whoever merges whose old copy in whatever order', {
  timeout: 900_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      moves,
      fc.nat({ max: 5 }),
      fc.array(clocks, { minLength: 3, maxLength: 3 }),
      async (second, order, skews) => {
        const [a, b, c] = await three(skews, false);
        const source = must(await a.session.query('source.list', {})).sources[0];
        if (source === undefined) throw new Error('There is no document.');
        const { text } = must(await a.session.query('source.document', { id: source.id }));
        await work(
          b,
          second.filter((one) => one.command !== 'source.reimport'),
        );
        const targets = [{ entity: 'source' as const, id: source.id }];
        must(await a.session.execute('project.erase', { targets, reason: 'withdrawn' }, a.coder));
        const pairs = [
          [a, b],
          [b, a],
          [a, c],
          [c, a],
          [b, c],
          [c, b],
        ] as const;
        for (let i = 0; i < pairs.length * 2; i++) {
          const [into, from] = pairs[(i * (order % 2 === 0 ? 1 : 5) + order) % pairs.length] ?? [a, b];
          await take(into, from);
        }
        for (const one of [a, b, c]) {
          await sound(one);
          expect(digest(one)).toBe(digest(a));
          for (const file of [one.file, ...backupsOf(one)]) expect(textsIn(file)).not.toContain(text);
          for (const file of [one.file, ...backupsOf(one)])
            expect(standsRaw(file, text.slice(0, 40))).toBe(false);
        }
        leave(a, b, c);
      },
    ),
    runs('erasure and merge', 40),
  );
});

const backupsOf = (at: Desk) =>
  readdirSync(at.session.project.backups.folder).map((name) => join(at.session.project.backups.folder, name));

function standsRaw(file: string, words: string): boolean {
  const raw = readFileSync(file);
  return raw.includes(Buffer.from(words, 'utf8')) || raw.includes(Buffer.from(words, 'utf16le'));
}

/** Every whole text that is sealed in a file. */
function textsIn(file: string): string[] {
  const db = openFile(file, { readOnly: true });
  const rows = db
    .prepare<[], { codec: number; bytes: Uint8Array }>(
      "select codec, bytes from content where mime like 'text/%'",
    )
    .all();
  db.close();
  return rows.map((row) => Buffer.from(unpack(row, 1_000_000)).toString('utf8'));
}

test('a blind copy holds no byte of another’s name, memos or codings', { timeout: 900_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(moves, moves, async (first, second) => {
      const [a, b, c] = await three([START, START, START], false);
      await work(a, first);
      await work(b, second);
      await take(a, b);
      const { store } = a.session.project;
      must(await a.session.execute('coder.rename', { id: a.coder, name: 'Anastasia Quillfeather' }, a.coder));
      const words = 'Zinnober und Karmesin';
      const body = JSON.stringify([{ kind: 'paragraph', runs: [{ text: words }] }]);
      must(await a.session.execute('memo.write', { id: newId(), on: null, title: words, body }, a.coder));
      const path = bench.path(`blind-${count++}.concord`);
      must(await a.session.execute('project.copy', { to: { path }, coder: b.coder, blind: true }, a.coder));
      for (const secret of ['Anastasia Quillfeather', 'Quillfeather', words, 'Karmesin'])
        expect(standsRaw(path, secret)).toBe(false);
      const raw = readFileSync(path);
      const hidden = store.db
        .prepare<[number], { id: Uint8Array }>(
          `select o.id from codings g join object o on o.k = g.k where g.coder is not ?
           union all select o.id from memos m join object o on o.k = m.k`,
        )
        .all(store.objects.keyOf(b.coder) ?? 0);
      for (const { id } of hidden) expect(raw.includes(Buffer.from(id))).toBe(false);
      const blind = openFile(path, { readOnly: true });
      for (const entity of entityNames.filter((name) => name === 'memo' || name === 'checkpoint'))
        expect(blind.prepare(`select 1 from ${recordOf(entity).table}`).all()).toEqual([]);
      blind.close();
      leave(a, b, c);
    }),
    runs('blind copies', 60),
  );
});
