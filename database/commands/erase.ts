/**
 * Erasing somebody's words for good. First a normal entry empties the cells that show them, then an
 * erase entry lists the sealed contents, and their bytes and salts are deleted: the chain still
 * verifies and the verification says "erased". Afterwards the file is compacted, searched for the
 * words, and Concord's own backups are replaced. What other machines hold is beyond reach, and said.
 */
import type { Change } from '../../shared/changes.ts';
import type { ContentId, Id } from '../../shared/ids.ts';
import { recordOf } from '../../shared/records.ts';
import { done, refuse } from '../../shared/result.ts';
import { oweCompaction } from '../compaction.ts';
import { STRINGS } from '../content.ts';
import type { Handler, Kit } from '../kit.ts';
import { toBytes, toContentId } from '../ledger/bytes.ts';
import { encode } from '../ledger/cbor.ts';
import { ERASE } from '../ledger/erased.ts';
import type { Touched } from '../store.ts';
import { probesOf, remainingOf } from './erase-search.ts';
import { collectTargets } from './erase-targets.ts';

const NOT_COMPACTED = {
  entity: 'file',
  id: null,
  name: 'the project file, which could not be compacted; free some space and open it again',
};

export const eraseFromProject: Handler<'project.erase'> = async (kit, input) => {
  for (const { entity, id } of input.targets) {
    const known = kit.project.store.objects.row(id);
    if (known?.born == null || known.entity !== recordOf(entity).n)
      return refuse('not-found', `That ${entity} does not exist. Nothing was erased.`);
  }
  const { subjects, changes } = collectTargets(kit, input.targets);
  const contents = contentsOf(kit, subjects);
  const probes = probesOf(kit, contents);
  writeErasure(kit, changes, contents, subjects, input.reason);
  kit.project.forget();
  const { backupsRemoved, done: isCompact } = kit.project.compact();
  await kit.project.backups.afterErasing();
  await kit.project.textIndex.catchUp(kit);
  kit.announce();
  const remaining = remainingOf(kit, probes);
  if (!isCompact && remaining.length === 0) remaining.push(NOT_COMPACTED);
  return done({
    head: kit.project.store.head(),
    contents: contents.length,
    backupsReplaced: backupsRemoved,
    remaining,
  });
};

/** All contents that hold words of these subjects, of every age. */
function contentsOf(kit: Kit, subjects: ReadonlySet<Id>): ContentId[] {
  const select = kit.project.store.db.prepare<[Uint8Array], { id: Uint8Array }>(
    'select id from content where subject = ?',
  );
  return [...subjects].flatMap((subject) => select.all(toBytes(subject)).map((row) => toContentId(row.id)));
}

function writeErasure(
  kit: Kit,
  changes: readonly Change[],
  contents: readonly ContentId[],
  subjects: ReadonlySet<Id>,
  reason: string,
): void {
  const { store } = kit.project;
  const touched: Touched = new Map();
  store.transaction(() => {
    const author = { author: kit.author };
    store.appendWithin([{ command: ERASE, changes }], author, null, touched);
    const sealed = store.contents.add(STRINGS, encode([reason]), kit.project.id, false);
    const args = { contents: [...contents], hashes: [], reason: ['@', sealed, 0] };
    const [entry] = store.appendWithin([{ command: ERASE, changes: [], args }], author, null, touched);
    if (entry === undefined) throw new Error('The erasure was not written.');
    forgetContents(kit, contents, toBytes(entry.hash));
    const dropDrafts = store.db.prepare<[string]>('delete from draft where instr(key, ?) > 0');
    for (const subject of subjects) dropDrafts.run(subject);
    oweCompaction(store.db);
  });
}

/** Deletes contents, their salts and digests, and notes which entry says so. */
export function forgetContents(
  kit: Pick<Kit, 'project'>,
  contents: readonly ContentId[],
  entry: Uint8Array,
): void {
  const { db } = kit.project.store;
  const key = db.prepare<[Uint8Array], { k: number }>('select k from content where id = ?');
  const dropDigest = db.prepare<[number]>('delete from content_digest where k = ?');
  const drop = db.prepare<[number]>('delete from content where k = ?');
  const note = db.prepare<[Uint8Array, Uint8Array]>(
    'insert or ignore into erased_content(id, by_entry) values (?, ?)',
  );
  for (const content of contents) {
    const id = toBytes(content);
    const row = key.get(id);
    note.run(id, entry);
    if (row === undefined) continue;
    dropDigest.run(row.k);
    drop.run(row.k);
  }
}
