/**
 * The one merge: the union of two ledgers of the same project. Entries and contents of the other file
 * that are new come in as they are; objects they touch are folded again; one merge entry stands on
 * both heads. Union does not care about order or repetition; nothing is ever rewritten. Erasures win
 * on both sides. The other file must verify completely before anything of it is taken.
 */

import { compareHlc } from '../../shared/clock.ts';
import type { Hash, Id } from '../../shared/ids.ts';
import type { EntityName } from '../../shared/records.ts';
import { oweCompaction } from '../compaction.ts';
import type { Connection } from '../connection.ts';
import type { ContentRow } from '../content.ts';
import { refoldAll } from '../projection/rebuild.ts';
import { type Store, type Touched, touch } from '../store.ts';
import { toBytes, toContentId, toHash } from './bytes.ts';
import { decodeEntry, type EntryRow, openEntries } from './entries.ts';
import { eraseEntries, erasures } from './erased.ts';

export const MERGE = 'project.merge';

/** `erased` counts contents that stood here and were erased on the other side. */
export type Union = { entries: number; added: Map<EntityName, number>; touched: Touched; erased: number };

/** Takes in what another verified database of the same project holds more. Call outside a transaction. */
export function unite(store: Store, other: Connection, author: Id | null): Union {
  const union: Union = { entries: 0, added: new Map(), touched: new Map(), erased: 0 };
  const known = hashesOf(store.db);
  const fresh = [...openEntries(other).rows()].filter((row) => !known.has(toHash(row.hash)));
  if (fresh.length === 0) return union;
  store.transaction(() => {
    takeContents(store, other);
    const dirty = takeEntries(store, fresh, union);
    union.erased = forgetErased(store);
    if (union.erased > 0) oweCompaction(store.db);
    store.contents.forget();
    store.entries.forget();
    refoldAll(store.entries, { db: store.db, fold: store.fold }, dirty);
    store.advance(headsOf(store), latest(store));
    store.appendWithin(
      [{ command: MERGE, changes: [], args: { entries: fresh.length } }],
      { author },
      null,
      union.touched,
    );
  });
  return union;
}

function hashesOf(db: Connection): Set<Hash> {
  return new Set(
    db
      .prepare<[], { hash: Uint8Array }>('select hash from entry')
      .all()
      .map((row) => toHash(row.hash)),
  );
}

function takeEntries(store: Store, rows: readonly EntryRow[], union: Union): Set<number> {
  const dirty = new Set<number>();
  for (const row of rows) {
    const seq = store.entries.insertRow(row);
    union.entries++;
    for (const change of decodeEntry({ ...row, seq }).payload?.changes ?? []) {
      const isNew = store.objects.row(change.id)?.born == null;
      dirty.add(store.fold.note(seq, change));
      touch(union.touched, change.entity, change.id);
      if (isNew) union.added.set(change.entity, (union.added.get(change.entity) ?? 0) + 1);
    }
  }
  return dirty;
}

/** Contents that we do not hold and that nobody erased. */
function takeContents(store: Store, other: Connection): void {
  const erased = new Set([...erasures(store.entries), ...erasures(openEntries(other))]);
  const insert = store.db.prepare(
    'insert into content(id, salt, codec, mime, subject, bytes) values (?, ?, ?, ?, ?, ?)',
  );
  const insertDigest = store.db.prepare('insert into content_digest(k, sha256) values (?, ?)');
  const digestOf = other.prepare<[number], { sha256: Uint8Array }>(
    'select sha256 from content_digest where k = ?',
  );
  const keys = other.prepare<[], { k: number }>('select k from content order by k').all();
  const select = other.prepare<[number], ContentRow>('select * from content where k = ?');
  for (const { k } of keys) {
    const row = select.get(k);
    if (row === undefined) continue;
    const id = toContentId(row.id);
    if (erased.has(id) || store.contents.keyOf(id) !== null) continue;
    const own = Number(
      insert.run(row.id, row.salt, row.codec, row.mime, row.subject, row.bytes).lastInsertRowid,
    );
    const digest = digestOf.get(k);
    if (digest) insertDigest.run(own, digest.sha256);
  }
}

/** What either side erased is erased here. Answers how many contents went. */
function forgetErased(store: Store): number {
  const { db } = store;
  let forgotten = 0;
  const key = db.prepare<[Uint8Array], { k: number }>('select k from content where id = ?');
  const note = db.prepare<[Uint8Array, Uint8Array]>(
    'insert or ignore into erased_content(id, by_entry) values (?, ?)',
  );
  for (const { hash, contents } of eraseEntries(store.entries)) {
    for (const content of contents) {
      const id = toBytes(content);
      note.run(id, toBytes(hash));
      const row = key.get(id);
      if (row === undefined) continue;
      db.prepare<[number]>('delete from content_digest where k = ?').run(row.k);
      db.prepare<[number]>('delete from content where k = ?').run(row.k);
      forgotten++;
    }
  }
  return forgotten;
}

/** Entries on which no other stands. */
function headsOf(store: Store): Hash[] {
  const heads = new Set<Hash>();
  const parents = new Set<Hash>();
  for (const envelope of store.entries.envelopes()) {
    heads.add(envelope.hash);
    for (const parent of envelope.parents) parents.add(parent);
  }
  for (const parent of parents) heads.delete(parent);
  return [...heads].sort();
}

function latest(store: Store) {
  let hlc = store.lastHlc();
  for (const envelope of store.entries.envelopes()) if (compareHlc(envelope.hlc, hlc) > 0) hlc = envelope.hlc;
  return hlc;
}
