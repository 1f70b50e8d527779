/**
 * The integrity check of a project: the chain of entries, the sealed contents against their
 * commitments, and replay against the tables. SQLite's own check runs too, for the indexes that
 * replay cannot see, but is never the answer by itself. What has been erased by an entry that says
 * so counts as erased, not as missing.
 *
 * Runs as a generator so that the caller can slice it; yields how far it is.
 */
import { compareHlc } from '../../shared/clock.ts';
import type { Entry } from '../../shared/entry.ts';
import { hash } from '../../shared/ids.ts';
import type { Verification } from '../../shared/queries/project.ts';
import { cellOf, entityNames } from '../../shared/records.ts';
import { type Connection, openMemory } from '../connection.ts';
import { type ContentRow, openContents } from '../content.ts';
import { hasOurTables, schemaProblem } from '../file/schema-check.ts';
import { planted } from '../planted.ts';
import { stateLines, touchLines } from '../projection/dump.ts';
import { openFold } from '../projection/fold.ts';
import { foldAll } from '../projection/rebuild.ts';
import { foldedTables } from '../projection/schema.ts';
import { BRANCH } from './branch.ts';
import { toContentId, toId } from './bytes.ts';
import { partOf } from './changes.ts';
import { contentCommitment, entryHash, payloadDigest, plainDigest } from './digest.ts';
import { decodeEntry, type EntryRow, openEntries } from './entries.ts';
import { erasures } from './erased.ts';
import { MAX_INFLATED, unpack } from './pack.ts';

export type Step = { done: number; total: number; what: string };
type Problem = Verification['problems'][number];

const MAX_PROBLEMS = 200;
/** What a ledger begins with; a merged one holds several beginnings. */
const BEGINNINGS: readonly string[] = ['project.create', BRANCH];
const END_OF_9999 = 253_402_300_799_999;

/** Checks everything in an open database that nobody writes to meanwhile. */
export function* verifyProject(db: Connection): Generator<Step, Verification> {
  const problems: Problem[] = [];
  const report = (check: Problem['check'], where: string, message: string) => {
    if (problems.length < MAX_PROBLEMS) problems.push({ check, where, message });
  };
  const chain = yield* guard(checkChain(db, report), report, 'chain', emptyChain());
  const contents = yield* guard(checkContents(db, chain, report), report, 'content', 0);
  if (chain.intact) yield* guard(checkReplay(db, report), report, 'replay', undefined);
  yield* guard(checkPages(db, report), report, 'replay', undefined);
  const { head, entries, erased } = chain;
  return { ok: problems.length === 0, head, entries, contents, erased, problems };
}

type Report = (check: Problem['check'], where: string, message: string) => void;

/** Turns a damaged page, which SQLite throws at us, into a problem; the other checks still run. */
function* guard<T>(
  steps: Generator<Step, T>,
  report: Report,
  check: Problem['check'],
  otherwise: T,
): Generator<Step, T> {
  try {
    return yield* steps;
  } catch (error) {
    report(
      check,
      'file',
      `The file cannot be read here: ${error instanceof Error ? error.message : 'unknown error'}.`,
    );
    return otherwise;
  }
}

type Chain = {
  head: Verification['head'];
  entries: number;
  erased: number;
  intact: boolean;
  named: Set<string>;
  erasedContents: Set<string>;
};

function emptyChain(): Chain {
  return {
    head: hash.parse('0'.repeat(64)),
    entries: 0,
    erased: 0,
    intact: false,
    named: new Set(),
    erasedContents: new Set(),
  };
}

function* checkChain(db: Connection, report: Report): Generator<Step, Chain> {
  const entries = openEntries(db);
  const total = entries.count();
  const known = new Map<string, number>();
  const sequences = new Map<string, number>();
  const chain = emptyChain();
  chain.intact = true;
  let project: string | null = null;
  const wrong = (row: EntryRow, message: string) => {
    chain.intact = false;
    report('chain', `entry ${row.seq}`, message);
  };
  for (const row of entries.rows()) {
    const entry = readEntry(db, row, wrong);
    if (entry === null) continue;
    const { envelope } = entry;
    project ??= envelope.project;
    if (envelope.project !== project) wrong(row, `Entry ${row.seq} belongs to another project.`);
    for (const parent of envelope.parents) {
      if (!known.has(parent)) wrong(row, `Entry ${row.seq} stands on an entry that is missing.`);
    }
    if (envelope.parents.length === 0 && known.size > 0 && !BEGINNINGS.includes(envelope.command)) {
      wrong(row, `Entry ${row.seq} stands on nothing.`);
    }
    const before = sequences.get(envelope.replica) ?? 0;
    if (envelope.sequence > before + 1)
      wrong(row, `Entries of one writer are missing before entry ${row.seq}.`);
    sequences.set(envelope.replica, Math.max(before, envelope.sequence));
    if (known.has(entry.hash)) wrong(row, `Entry ${row.seq} stands twice.`);
    known.set(entry.hash, row.seq);
    const untimely = timeProblem(entry);
    if (untimely !== null) wrong(row, `Entry ${row.seq} ${untimely}`);
    collectNamed(entry, chain.named);
    chain.head = entry.hash;
    chain.entries++;
    if (row.seq % 500 === 0) yield { done: chain.entries, total, what: 'Checking the chain of entries' };
  }
  for (const id of erasures(entries)) chain.erasedContents.add(id);
  chain.erased = chain.erasedContents.size;
  return chain;
}

function readEntry(
  db: Connection,
  row: EntryRow,
  wrong: (row: EntryRow, message: string) => void,
): Entry | null {
  const digest =
    row.payload === null || row.salt === null ? erasedDigest(db, row) : payloadDigest(row.salt, row.payload);
  if (digest === null) {
    wrong(row, `The content of entry ${row.seq} is missing and was never erased.`);
    return null;
  }
  const hash = entryHash(row.envelope, digest);
  if (!Buffer.from(row.hash).equals(Buffer.from(hash, 'hex')) && !planted('skip-chain')) {
    wrong(row, `Entry ${row.seq} was changed after it was written.`);
    return null;
  }
  try {
    return decodeEntry(row);
  } catch (error) {
    wrong(
      row,
      `Entry ${row.seq} cannot be read: ${error instanceof Error ? error.message : 'unknown error'}`,
    );
    return null;
  }
}

/** Times that no clock of a colleague gives: they would win over everything that anybody writes later. */
function timeProblem({ envelope, payload }: Entry): string | null {
  if (envelope.hlc.ms > END_OF_9999) return 'has a time after the year 9999.';
  for (const { stamp } of payload?.changes ?? []) {
    if (stamp === undefined) continue;
    if (envelope.command !== BRANCH) return 'holds changes with a time of their own and is no copy.';
    if (compareHlc(stamp, envelope.hlc) > 0) return 'holds a change that is later than itself.';
  }
  return null;
}

function erasedDigest(db: Connection, row: EntryRow): Uint8Array | null {
  const found = db
    .prepare<[Uint8Array], { digest: Uint8Array }>('select digest from erased_entry where hash = ?')
    .get(row.hash);
  return found?.digest ?? null;
}

/** Every content that an entry names. */
function collectNamed(entry: Entry, named: Set<string>): void {
  for (const change of entry.payload?.changes ?? []) {
    for (const [name, value] of Object.entries(change.cells)) {
      const parts = cellOf(change.entity, name)?.parts ?? {};
      for (const [part, kind] of Object.entries(parts)) {
        const item = part === '' ? value : partOf(value, part);
        if (kind === 'content' && typeof item === 'string') named.add(item);
        if (kind === 'sealed' && Array.isArray(item)) named.add(String(item[1]));
      }
    }
  }
  const args = entry.payload?.args;
  if (args !== null && typeof args === 'object' && !Array.isArray(args) && Array.isArray(args?.reason)) {
    named.add(String(args.reason[1]));
  }
}

function* checkContents(db: Connection, chain: Chain, report: Report): Generator<Step, number> {
  const digestOf = db.prepare<[number], { sha256: Uint8Array }>(
    'select sha256 from content_digest where k = ?',
  );
  const keys = db.prepare<[], { k: number }>('select k from content order by k').all();
  const present = new Set<string>();
  let done = 0;
  for (const row of eachByKey(db, keys)) {
    const name = checkContent(row, digestOf.get(row.k)?.sha256, report);
    present.add(name);
    if (chain.intact && !chain.named.has(name))
      report('content', `content ${row.k}`, `Content ${row.k} is named by no entry.`);
    if (chain.erasedContents.has(name))
      report('content', `content ${row.k}`, `Content ${row.k} was erased and is there again.`);
    if (++done % 50 === 0) yield { done, total: keys.length, what: 'Checking the sealed texts' };
  }
  for (const name of chain.named) {
    if (present.has(name) || chain.erasedContents.has(name)) continue;
    report(
      'content',
      `content ${name.slice(0, 12)}`,
      `A text that the ledger names (${name.slice(0, 12)}) is missing and was never erased.`,
    );
  }
  return done;
}

function* eachByKey(db: Connection, keys: readonly { k: number }[]): Generator<ContentRow> {
  const select = db.prepare<[number], ContentRow>('select * from content where k = ?');
  for (const { k } of keys) {
    const row = select.get(k);
    if (row) yield row;
  }
}

function checkContent(row: ContentRow, plain: Uint8Array | undefined, report: Report): string {
  const name = toContentId(row.id);
  const where = `content ${row.k}`;
  const commitment = contentCommitment({ ...row, subject: row.subject === null ? null : toId(row.subject) });
  if (commitment !== name) {
    report('content', where, `Content ${row.k} was changed after it was sealed.`);
    return name;
  }
  if (plain && !plainDigest(unpack(row, MAX_INFLATED)).equals(plain)) {
    report('content', where, `The digest of content ${row.k} is not that of its bytes.`);
  }
  return name;
}

function* checkReplay(db: Connection, report: Report): Generator<Step> {
  if (!hasOurTables(db)) return; // tables of another version are rebuilt before anything reads them
  const memory = openMemory();
  try {
    memory.exec(`begin; ${foldedTables()}`); // one transaction: a statement each would cost more than the fold
    const entries = openEntries(db);
    foldAll(entries, { db: memory, fold: openFold(memory, openContents(db)) });
    yield { done: 1, total: 3, what: 'Comparing the tables with the ledger' };
    yield* compare(stateLines(memory, db), stateLines(db), report);
    yield { done: 2, total: 3, what: 'Comparing the tables with the ledger' };
    compareTouches(memory, db, report);
  } finally {
    memory.close();
  }
}

type Line = { entity: string; id: string; text: string };

function* compare(should: Generator<Line>, is: Generator<Line>, report: Report): Generator<Step> {
  try {
    yield* compareLines(should, is, report);
  } finally {
    should.return(undefined);
    is.return(undefined);
  }
}

function* compareLines(should: Iterator<Line>, is: Iterator<Line>, report: Report): Generator<Step> {
  let a = should.next();
  let b = is.next();
  for (let n = 0; !a.done || !b.done; n++) {
    const order = a.done ? 1 : b.done ? -1 : orderOf(a.value, b.value);
    if (order === 0 && !a.done && !b.done && a.value.text !== b.value.text) {
      report(
        'replay',
        `${b.value.entity} ${b.value.id}`,
        `The ${b.value.entity} ${b.value.id} is not what the ledger says.`,
      );
    } else if (order < 0 && !a.done) {
      report(
        'replay',
        `${a.value.entity} ${a.value.id}`,
        `The ${a.value.entity} ${a.value.id} is in the ledger but not in the tables.`,
      );
    } else if (order > 0 && !b.done) {
      report(
        'replay',
        `${b.value.entity} ${b.value.id}`,
        `The ${b.value.entity} ${b.value.id} is in the tables but not in the ledger.`,
      );
    }
    if (order <= 0) a = should.next();
    if (order >= 0) b = is.next();
    if (n % 2_000 === 0) yield { done: 1, total: 3, what: 'Comparing the tables with the ledger' };
  }
}

function orderOf(a: Line, b: Line): number {
  if (a.entity !== b.entity) return entityRank(a.entity) - entityRank(b.entity);
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

const rank: ReadonlyMap<string, number> = new Map(entityNames.map((name, i) => [name, i]));

function entityRank(name: string): number {
  return rank.get(name) ?? -1;
}

function compareTouches(memory: Connection, db: Connection, report: Report): void {
  const should = touchLines(memory);
  const is = touchLines(db);
  try {
    for (let a = should.next(), b = is.next(); !a.done || !b.done; a = should.next(), b = is.next()) {
      if (a.value === b.value) continue;
      const id = String(a.value ?? b.value).split(' ')[0] ?? '';
      report('replay', `object ${id}`, `The history of ${id} in the tables is not that of the ledger.`);
      return;
    }
  } finally {
    should.return(undefined); // an open statement would keep the database busy
    is.return(undefined);
  }
}

/** SQLite's own check of pages and indexes, which replay does not look at. */
function* checkPages(db: Connection, report: Report): Generator<Step> {
  yield { done: 2, total: 3, what: 'Checking the pages of the file' };
  const strange = schemaProblem(db);
  if (strange) report('replay', 'file', `The file ${strange}`);
  for (const row of db.prepare<[], { integrity_check: string }>('pragma integrity_check(20)').all()) {
    if (row.integrity_check !== 'ok')
      report('replay', 'file', `A page of the file is damaged: ${row.integrity_check}`);
  }
}
