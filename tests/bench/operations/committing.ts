/** Coding by hand: one act, one entry, on disk when it is answered; and what it takes of the disk. */
import { copyFileSync, rmSync, statSync } from 'node:fs';
import { openFile } from '../../../database/connection.ts';
import type { Session } from '../../../database/session.ts';
import type { Id } from '../../../shared/ids.ts';
import { must, newId } from '../../support/project.ts';
import { differs, type Ground, idsOf, PROJECT, withRawFile } from '../ground.ts';
import type { Measured } from '../line.ts';
import { byTurns } from '../measure.ts';

const COPY = 'by-hand.concord';
const CODINGS = 200;
/** What the research gives for the size of the project of size L, and for one coding. */
const GOAL_BYTES = { L: 260_000_000, coding: 400 };

/** One coding through the command, in the busiest document, in a copy of the project. */
export async function committing(ground: Ground): Promise<Measured> {
  const { bench, workload } = ground;
  const ids = await idsOf(ground);
  const source = ids.documents.id(workload.answers.busiestDocument.id);
  const codes = workload.codes.map((code) => ids.codes.id(code.id));
  copyFileSync(bench.path(PROJECT), bench.path(COPY));
  const { session } = bench.open(COPY);
  const coder = must(await session.execute('coder.add', { id: newId(), name: 'By hand' }, ground.coder));
  const raw = openFile(bench.path('one-row.sqlite'), { mustExist: false });
  raw.exec('create table one(k integer primary key, bytes blob)');
  const insert = raw.prepare<[Uint8Array]>('insert into one(bytes) values (?)');
  const words = wordsOf(must(await session.query('source.document', { id: source })).text);
  let n = 0;
  try {
    const times = await byTurns(
      async () => must(await codeByHand(session, { source, codes, words, coder: ground.coder }, n++)),
      () => insert.run(new Uint8Array(300)),
      { least: CODINGS, most: CODINGS, milliseconds: 0, warm: true },
    );
    const verified = must(await session.query('project.summary', {}));
    const loaded = workload.answers.segmentsPerCode.reduce((sum, count) => sum + count, 0);
    return {
      what: 'coding.add of one passage in the busiest document, committed; 95th percentile',
      limit: 'one row of 300 bytes committed alone in a fresh file beside it, same settings; 95th percentile',
      goalRatio: 2,
      byP95: true,
      times,
      wrong: [
        ...differs('codings', verified.codings, loaded + n),
        ...(coder.head === '' ? ['the coder was not added'] : []),
      ],
    };
  } finally {
    raw.close();
    bench.close(session);
    rmSync(bench.path(COPY), { force: true });
  }
}

type Hand = { source: Id; codes: readonly Id[]; words: readonly [number, number][]; coder: Id };

/** The n-th coding by hand: a few words, another place and code each time. */
function codeByHand(session: Session, { source, codes, words, coder }: Hand, n: number) {
  const [start, end] = words[(n * 7_919) % words.length] ?? [0, 1];
  const code = codes[n % codes.length] ?? newId();
  return session.execute('coding.add', { codings: [{ id: newId(), source, start, end, code }] }, coder);
}

/** Runs of three words or so, where a person might code. */
function wordsOf(text: string): [number, number][] {
  return [...text.matchAll(/\p{L}+ \p{L}+ \p{L}+/gu)].map((match) => [
    match.index,
    match.index + match[0].length,
  ]);
}

/** Bytes of the project, and of one coding made by hand in all tables. */
export async function fileSize(ground: Ground): Promise<Measured> {
  const { bench, workload } = ground;
  const bytes = statSync(bench.path(PROJECT)).size;
  const codings = workload.answers.segmentsPerCode.reduce((sum, count) => sum + count, 0);
  const free = await withRawFile(ground, (db) => Number(db.pragma('freelist_count', { simple: true })));
  return {
    what: `the project file; one coding made by hand, over ${CODINGS} after as many, with its share of every table and index`,
    limit: `goals: ${GOAL_BYTES.L} bytes for size L, ${GOAL_BYTES.coding} bytes for one by hand`,
    figures: {
      bytes,
      bytes_per_coding: Math.round(bytes / codings),
      free_pages: free,
      bytes_by_hand: Math.round(await bytesByHand(ground)),
    },
  };
}

/** What each coding adds to a copy of the project. */
async function bytesByHand(ground: Ground): Promise<number> {
  const { bench, workload } = ground;
  const ids = await idsOf(ground);
  const source = ids.documents.id(workload.answers.busiestDocument.id);
  const codes = workload.codes.slice(0, 20).map((code) => ids.codes.id(code.id));
  copyFileSync(bench.path(PROJECT), bench.path(COPY));
  const { session } = bench.open(COPY);
  try {
    const words = wordsOf(must(await session.query('source.document', { id: source })).text);
    const hand = { source, codes, words, coder: ground.coder };
    const used = () =>
      withRawFile(
        ground,
        (db) =>
          Number(db.pragma('page_size', { simple: true })) *
          (Number(db.pragma('page_count', { simple: true })) -
            Number(db.pragma('freelist_count', { simple: true }))),
        COPY,
      );
    for (let n = 0; n < CODINGS; n++) must(await codeByHand(session, hand, n));
    const before = await used();
    for (let n = CODINGS; n < 2 * CODINGS; n++) must(await codeByHand(session, hand, n));
    return ((await used()) - before) / CODINGS;
  } finally {
    bench.close(session);
    rmSync(bench.path(COPY), { force: true });
  }
}
