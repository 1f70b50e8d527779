/**
 * A project file from opening to closing: the gate, the lock, the schema, the projections, the
 * replica, the backups. Everything refused here is refused before anything is written.
 */
import { existsSync, realpathSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { change } from '../shared/changes.ts';
import { VOCABULARY } from '../shared/entry.ts';
import type { Hash, Id } from '../shared/ids.ts';
import { done, type Result, refuse } from '../shared/result.ts';
import { openBackups } from './backing-up.ts';
import { compact, owesCompaction } from './compaction.ts';
import { type Connection, openFile, sqliteVersion } from './connection.ts';
import { backupFolder } from './file/backup.ts';
import { passGate } from './file/gate.ts';
import { type Lock, takeLock } from './file/lock.ts';
import { newReplica, rememberReplica, replicaFor } from './file/replicas.ts';
import { schemaProblem } from './file/schema-check.ts';
import { codeOf, storageFailure } from './file/storage-errors.ts';
import { placeNew, temporaryBeside } from './file/write-whole.ts';
import { dropNote, notedDigest, openKeptCodings, writeNote } from './index/kept-codings.ts';
import { openRevisions } from './index/revisions.ts';
import { CborError } from './ledger/cbor.ts';
import { decodeEnvelope } from './ledger/envelope.ts';
import { openEvents } from './ledger/events.ts';
import { APPLICATION_ID, LEDGER_VERSION, ledgerSchema } from './ledger/schema.ts';
import { openUndo } from './ledger/undo.ts';
import { openLive } from './live.ts';
import { dropMeta, readMeta, writeMeta } from './meta.ts';
import { openFold } from './projection/fold.ts';
import { foldAll } from './projection/rebuild.ts';
import { dropProjection, projectionFingerprint, projectionSchema } from './projection/schema.ts';
import { openSearches } from './search/hits.ts';
import { openTextIndex } from './search/text-index.ts';
import { type Appended, type Author, type Clock, type Draft, openStore } from './store.ts';
import { openTexts } from './texts.ts';

export type Mint = () => Id;
/** What the outside gives: the folder of this installation, the clock, and fresh ids. */
export type Surroundings = { data: string; clock: Clock; mint: Mint };

export type Project = ReturnType<typeof assemble>;

/** Opens a project for work; read-only where the place does not allow writing or it is asked for. */
export function openProject(
  path: string,
  around: Surroundings,
  options: { readOnly?: boolean } = {},
): Result<Project> {
  const gate = passGate(path);
  if (!gate.ok) return gate;
  let lock: Lock | null = null;
  let db: Connection | null = null;
  try {
    const real = realpathSync(path);
    if (!options.readOnly) {
      lock = takeLock(real, around.data);
      if (lock === null) {
        return refuse(
          'already-open',
          `“${basename(path)}” is open in another window or program. Close it there, or open a copy.`,
        );
      }
    }
    db = openFile(real, { readOnly: options.readOnly ?? false });
    const prepared = prepare(db, real, around);
    if (!prepared.ok) {
      db.close();
      lock?.release();
      return prepared;
    }
    return done(assemble(db, real, around, lock, prepared.value));
  } catch (error) {
    db?.close();
    lock?.release();
    const code = codeOf(error);
    const writing = code?.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN';
    if (writing && !options.readOnly) return openProject(path, around, { readOnly: true });
    const failure = storageFailure(error, `opening “${basename(path)}”`);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  }
}

/** What was found at open after an unclean end: when it had been opened, and the entries written since. */
type Recovered = { at: number; from: number; to: number };
/** `kept` is the digest of the coding index as it was kept at closing, where the file has not changed since. */
type Prepared = { readOnly: boolean; recovered: Recovered | null; kept: string | null };

function prepare(db: Connection, path: string, around: Surroundings): Result<Prepared> {
  sqliteVersion(db);
  const problem = schemaProblem(db);
  if (problem) return refuse('damaged', `“${basename(path)}” ${problem}`);
  const readOnly = db.readonly || !writable(db);
  if (!readOnly) oneFile(db);
  const isPresent = readMeta(db, 'projection') === projectionFingerprint();
  if (!isPresent) {
    if (readOnly)
      return refuse(
        'read-only',
        `“${basename(path)}” comes from another version and must be updated first, but it can only be read now: another program has it open, or its place does not allow writing.`,
      );
    rebuild(db);
  }
  const opened = readMeta(db, 'opened');
  const before = readMeta(db, 'opened-after');
  const last = lastSeq(db);
  const kept = isPresent ? notedDigest(db) : null;
  if (readOnly || needsNewerReader(db)) return done({ readOnly: true, recovered: null, kept });
  db.exec('begin immediate');
  writeMeta(db, 'opened', String(around.clock().ms));
  writeMeta(db, 'opened-after', String(last));
  dropNote(db);
  db.exec('commit');
  const recovered = opened === null ? null : { at: Number(opened), from: Number(before ?? last), to: last };
  return done({ readOnly, recovered, kept });
}

function lastSeq(db: Connection): number {
  return db.prepare<[], { last: number | null }>('select max(seq) as last from entry').get()?.last ?? 0;
}

/** Tries a write that changes nothing, so that a read-only place is found before the first work is lost. */
function writable(db: Connection): boolean {
  try {
    db.exec('begin immediate; rollback');
    return true;
  } catch (error) {
    if (codeOf(error)?.startsWith('SQLITE_READONLY') || codeOf(error) === 'SQLITE_CANTOPEN') return false;
    throw error;
  }
}

/** The project says that only a later vocabulary may write it. */
function needsNewerReader(db: Connection): boolean {
  const row = db
    .prepare<[], { least: number | null }>('select max(minimumReader) as least from projects')
    .get();
  return (row?.least ?? 0) > VOCABULARY;
}

/** Another program may have switched the file to a journal that leaves changes beside it. */
function oneFile(db: Connection): void {
  if (db.pragma('journal_mode', { simple: true }) !== 'delete') db.pragma('journal_mode = DELETE');
}

function rebuild(db: Connection): void {
  db.exec('begin immediate');
  try {
    db.exec(dropProjection());
    db.exec(projectionSchema());
    const identity = { project: projectOf(db), replica: decodeFirst(db).replica };
    const store = openStore(db, identity, () => ({ ms: 0, offset: 0 }));
    foldAll(store.entries, { db, fold: openFold(db, store.contents) });
    writeMeta(db, 'projection', projectionFingerprint());
    db.exec('commit');
  } catch (error) {
    if (db.inTransaction) db.exec('rollback');
    throw error;
  }
}

function assemble(db: Connection, path: string, around: Surroundings, lock: Lock | null, prepared: Prepared) {
  const id = projectOf(db);
  // Who only reads writes no entries, so no replica is noted for him.
  const replica = prepared.readOnly ? newReplica() : replicaFor(id, path, around.data);
  const identity = { project: id, replica };
  const store = openStore(db, identity, around.clock);
  const undo = openUndo(store.entries, identity.replica);
  const events = openEvents(store.entries);
  const revisions = openRevisions(db, store.contents);
  const kept = openKeptCodings(
    { data: around.data, project: id, path, readOnly: prepared.readOnly },
    prepared.kept,
  );
  const live = openLive(db, store.objects, revisions, kept);
  const texts = openTexts(db, store.contents);
  const textIndex = openTextIndex(db, store.contents, prepared.readOnly);
  const searches = openSearches();
  const backups = openBackups({
    db,
    folder: backupFolder(identity.project, around.data),
    head: store.head,
    now: () => around.clock().ms,
  });
  let savedAt = store.entries.last()?.envelope.at.ms ?? 0;

  /** Everything in memory that mirrors the file, read again when next asked. */
  function forget(): void {
    store.forget();
    undo.forget();
    events.forget();
    revisions.forget();
    live.forget();
    texts.forget();
    searches.forget();
  }

  function compactNow() {
    backups.stop();
    kept.erase();
    return compact(db, backups.folder);
  }
  if (!prepared.readOnly && owesCompaction(db)) compactNow();

  function noteClosing(): void {
    const digest = live.keep();
    store.transaction(() => {
      dropMeta(db, 'opened');
      if (digest !== null) writeNote(db, store.head(), digest);
    });
  }

  return {
    path,
    name: basename(path),
    id: identity.project,
    readOnly: prepared.readOnly,
    recovered: prepared.recovered,
    around,
    store,
    undo,
    events,
    revisions,
    live,
    texts,
    textIndex,
    searches,
    backups,
    forget,
    savedAt: () => savedAt,
    /** Writes one act. Throws the driver's error with everything rolled back and memory in step. */
    write(drafts: readonly Draft[], author: Author, group: Id | null = null): Appended {
      try {
        const appended = store.append(drafts, author, group);
        for (const entry of appended.entries) {
          undo.add(entry);
          events.add(entry);
        }
        if (appended.touched.has('revision') || appended.touched.has('source')) revisions.forget();
        live.update(appended.touched);
        savedAt = around.clock().ms;
        return appended;
      } catch (error) {
        forget();
        throw error;
      }
    },
    /** Finishes an erasure: backups that hold the words removed, the file compacted. */
    compact: compactNow,
    close(): void {
      try {
        if (!prepared.readOnly && db.open) noteClosing();
      } catch (error) {
        // A disk that is full or gone must not keep the file open; the next start only says it recovered.
        if (storageFailure(error, 'closing') === null) throw error;
      } finally {
        db.close();
        backups.leaveNothing();
        lock?.release();
      }
    },
  };
}

function decodeFirst(db: Connection) {
  const first = db
    .prepare<[], { envelope: Uint8Array }>('select envelope from entry order by seq limit 1')
    .get();
  if (first === undefined) throw new CborError('The ledger is empty.');
  return decodeEnvelope(first.envelope);
}

function projectOf(db: Connection): Id {
  return decodeFirst(db).project;
}

export type NewProject = { title: string; coder: { id: Id; name: string } };

/** Makes a project file. Never overwrites; a failure leaves nothing behind. */
export function createProject(
  path: string,
  content: NewProject,
  around: Surroundings,
): Result<{ project: Id; head: Hash }> {
  const name = basename(path);
  if (existsSync(path)) return refuse('exists', `“${name}” is already there. Choose another name.`);
  if (statSync(dirname(path), { throwIfNoEntry: false })?.isDirectory() !== true)
    return refuse('unreadable', `The folder for “${name}” does not exist. Make it first, or choose another.`);
  const temporary = temporaryBeside(path);
  try {
    const project = around.mint();
    const replica = newReplica();
    const head = writeEmpty(temporary, (db) => {
      const store = openStore(db, { project, replica }, around.clock);
      const changes = [
        change('project', project, { title: content.title }),
        change('coder', content.coder.id, { name: content.coder.name, colour: '1' }),
      ];
      return store.append([{ command: 'project.create', changes }], { author: content.coder.id }).head;
    });
    placeNew(temporary, path);
    rememberReplica(project, path, around.data, replica);
    return done({ project, head });
  } catch (error) {
    const code = codeOf(error);
    if (code === 'EEXIST') return refuse('exists', `“${name}” is already there. Choose another name.`);
    const failure = storageFailure(error, `the new project “${name}”`);
    if (failure === null) throw error;
    return { ok: false, error: failure };
  } finally {
    rmSync(temporary, { force: true });
  }
}

/** A new file with all tables; `fill` writes its first entries. */
export function writeEmpty<T>(path: string, fill: (db: Connection) => T): T {
  const db = openFile(path, { mustExist: false });
  try {
    db.pragma(`application_id = ${APPLICATION_ID}`);
    db.pragma(`user_version = ${LEDGER_VERSION}`);
    db.pragma('journal_mode = DELETE');
    db.exec('begin immediate');
    db.exec(ledgerSchema);
    db.exec(projectionSchema());
    writeMeta(db, 'projection', projectionFingerprint());
    db.exec('commit');
    return fill(db);
  } finally {
    db.close();
  }
}
