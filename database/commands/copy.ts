/**
 * A coder's copy: a new ledger that begins with the state of this one. A blind copy holds the common
 * codebook and the documents; the codings, memos and names of others are not in it at all, so there
 * is nothing to hide. What the coder does there comes back by merging.
 */
import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { Change } from '../../shared/changes.ts';
import { tick } from '../../shared/clock.ts';
import { ENVELOPE_VERSION, VOCABULARY } from '../../shared/entry.ts';
import type { ContentId, Hash, Id } from '../../shared/ids.ts';
import { cellOf } from '../../shared/records.ts';
import { done, refuse } from '../../shared/result.ts';
import { LIMITS } from '../../shared/text.ts';
import type { Connection } from '../connection.ts';
import { openContents } from '../content.ts';
import { newReplica } from '../file/replicas.ts';
import { placeNew, temporaryBeside } from '../file/write-whole.ts';
import { type Handler, type Kit, missing } from '../kit.ts';
import { BRANCH, type BranchArgs } from '../ledger/branch.ts';
import { toBytes } from '../ledger/bytes.ts';
import { partOf } from '../ledger/changes.ts';
import { openEntries } from '../ledger/entries.ts';
import { erasures } from '../ledger/erased.ts';
import { snapshot } from '../ledger/snapshot.ts';
import { writeEmpty } from '../project.ts';
import { openFold } from '../projection/fold.ts';
import { foldAll } from '../projection/rebuild.ts';
import { isWithheld, OWNED, withoutTraces } from './blind.ts';

export const copyProject: Handler<'project.copy'> = async (kit, input) => {
  const path = await kit.host.pathOf(input.to);
  if (!path.ok) return path;
  if (kit.read.coder(input.coder) === null) return missing('coder');
  if (existsSync(path.value))
    return refuse('exists', `“${basename(path.value)}” is already there. Choose another name.`);
  const without: Record<string, number> = {};
  const kept = snapshot(kit.project.store, (entity, id) => {
    const isKept = !input.blind || !isWithheld(kit, entity, id, input.coder);
    if (!isKept) without[entity] = (without[entity] ?? 0) + 1;
    return isKept;
  });
  const changes = input.blind ? withoutTraces(kit, kept, input.coder) : kept;
  const temporary = temporaryBeside(path.value);
  try {
    const head = writeEmpty(temporary, (db) => writeBranch(kit, db, changes, input.coder, input.blind));
    placeNew(temporary, path.value);
    return done({ file: path.value, head, without });
  } finally {
    rmSync(temporary, { force: true });
  }
};

function writeBranch(kit: Kit, db: Connection, changes: readonly Change[], coder: Id, blind: boolean): Hash {
  const { store, around } = kit.project;
  copyContents(store.db, db, changes);
  const entries = openEntries(db);
  const origin: BranchArgs = {
    originProject: kit.project.id,
    originHead: store.head(),
    withheld: blind ? [...OWNED] : [],
    erased: [...erasures(store.entries)],
  };
  const replica = newReplica();
  const group = around.mint();
  let hlc = store.lastHlc();
  let parents: Hash[] = [];
  const parts = chunks(changes);
  db.exec('begin immediate');
  parts.forEach((part, i) => {
    const at = around.clock();
    hlc = tick(hlc, at.ms);
    const envelope = {
      version: ENVELOPE_VERSION,
      project: kit.project.id,
      parents,
      replica,
      sequence: i + 1,
      hlc,
      at,
      author: coder,
      command: BRANCH,
      vocabulary: VOCABULARY,
      group,
      undoes: null,
    };
    parents = [entries.append(envelope, { args: i === 0 ? origin : null, changes: part }).hash];
  });
  foldAll(entries, { db, fold: openFold(db, openContents(db)) });
  db.exec('commit');
  const [head] = parents;
  if (head === undefined) throw new Error('A branch has at least one entry.');
  return head;
}

/** Lists of at most 1,000 changes in which no cell of an object stands twice. */
function chunks(changes: readonly Change[]): Change[][] {
  const parts: Change[][] = [];
  for (let at = 0; at < Math.max(1, changes.length); at += LIMITS.changesPerEntry) {
    parts.push(changes.slice(at, at + LIMITS.changesPerEntry));
  }
  return parts;
}

/** Copies the sealed contents that these changes name, as they are. */
function copyContents(from: Connection, to: Connection, changes: readonly Change[]): void {
  const select = from.prepare<
    [Uint8Array],
    {
      k: number;
      salt: Uint8Array;
      codec: number;
      mime: string;
      subject: Uint8Array | null;
      bytes: Uint8Array;
    }
  >('select k, salt, codec, mime, subject, bytes from content where id = ?');
  const selectDigest = from.prepare<[number], { sha256: Uint8Array }>(
    'select sha256 from content_digest where k = ?',
  );
  const insert = to.prepare(
    'insert into content(id, salt, codec, mime, subject, bytes) values (?, ?, ?, ?, ?, ?)',
  );
  const insertDigest = to.prepare('insert into content_digest(k, sha256) values (?, ?)');
  to.exec('begin immediate');
  for (const name of contentsIn(changes)) {
    const row = select.get(toBytes(name));
    if (row === undefined) continue;
    const k = Number(
      insert.run(toBytes(name), row.salt, row.codec, row.mime, row.subject, row.bytes).lastInsertRowid,
    );
    const digest = selectDigest.get(row.k);
    if (digest) insertDigest.run(k, digest.sha256);
  }
  to.exec('commit');
}

/** Every content that changes name. */
export function contentsIn(changes: readonly Change[]): Set<ContentId> {
  const found = new Set<ContentId>();
  for (const change of changes) {
    for (const [name, value] of Object.entries(change.cells)) {
      for (const [part, kind] of Object.entries(cellOf(change.entity, name)?.parts ?? {})) {
        const item = part === '' ? value : partOf(value, part);
        if (kind === 'content' && typeof item === 'string') found.add(item as ContentId);
        if (kind === 'sealed' && Array.isArray(item)) found.add(item[1] as ContentId);
      }
    }
  }
  return found;
}
