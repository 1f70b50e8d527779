/**
 * A state of a project to be exported: as it is now, or as of an entry and its ancestors. Both are
 * read through the same shape, so that an export made later of the same state has the same bytes.
 * The present state is read from the project's own tables; an earlier one is folded from the ledger
 * into memory. Sealed contents always come from the file: what was erased since is gone in both.
 */
import type { Stamp } from '../../shared/clock.ts';
import type { Hash, Id } from '../../shared/ids.ts';
import { type Connection, openMemory } from '../connection.ts';
import type { Contents } from '../content.ts';
import { openRevisions, type Revisions } from '../index/revisions.ts';
import type { Entries } from '../ledger/entries.ts';
import { openFold } from '../projection/fold.ts';
import { type Objects, openObjects } from '../projection/objects.ts';
import { ancestorsOf, foldSteps } from '../projection/rebuild.ts';
import { resolveRedirects } from '../projection/redirects.ts';
import { foldedTables } from '../projection/schema.ts';
import type { Store } from '../store.ts';
import { openTexts, type Texts } from '../texts.ts';
import { inSlices, type Pace } from './slices.ts';

export type ExportView = {
  project: Id;
  /** The entry whose state this is. */
  head: Hash;
  /** The projection tables of this state. Contents are not in here but in `file`. */
  db: Connection;
  objects: Objects;
  /** The project file: entries, contents, digests. */
  file: Connection;
  entries: Entries;
  contents: Contents;
  texts: Texts;
  /** Where passages marked on earlier versions of a text stand. */
  revisions: Revisions;
  /** The entries of this state by their place in the file; null when all are. */
  only: ReadonlySet<number> | null;
  /** For every code: the one it stands for now, or 0 where that is gone. The same for coders. */
  codes: ReadonlyMap<number, number>;
  coders: ReadonlyMap<number, number>;
  close(): void;
};

/** The present state, read from the project's tables. */
export function presentView(store: Store): ExportView {
  return viewOver(store, store.db, store.objects, store.head(), null, () => undefined);
}

/** The state at an entry and its ancestors, folded from the ledger; null where there is no such entry. */
export async function viewAt(store: Store, head: Hash, pace: Pace): Promise<ExportView | null> {
  const only = ancestorsOf(store.entries, head);
  if (only === null) return null;
  const memory = openMemory();
  try {
    memory.exec(foldedTables());
    const fold = openFold(memory, store.contents);
    const steps = foldSteps(store.entries, { db: memory, fold }, only);
    memory.exec('begin');
    await inSlices(steps, pace.signal, ({ done, total }) =>
      pace.progress(done, total, 'Reading the state of the project'),
    );
    memory.exec('commit');
    return viewOver(store, memory, openObjects(memory), head, only, () => memory.close());
  } catch (error) {
    memory.close();
    throw error;
  }
}

function viewOver(
  store: Store,
  db: Connection,
  objects: Objects,
  head: Hash,
  only: ReadonlySet<number> | null,
  close: () => void,
): ExportView {
  return {
    project: store.identity.project,
    head,
    db,
    objects,
    file: store.db,
    entries: store.entries,
    contents: store.contents,
    texts: openTexts(db, store.contents),
    revisions: openRevisions(db, store.contents),
    only,
    codes: resolveRedirects(db, 'codes'),
    coders: resolveRedirects(db, 'coders'),
    close,
  };
}

/** An entry of the view without its payload. */
export type ViewEntry = { seq: number; stamp: Stamp; at: number; author: Id | null; command: string };

/** The entries of a view in the order of the file. */
export function* entriesOf(view: ExportView): Generator<ViewEntry> {
  for (const one of view.entries.envelopes()) {
    if (view.only !== null && !view.only.has(one.seq)) continue;
    const stamp = { ...one.hlc, replica: one.replica, hash: one.hash };
    yield { seq: one.seq, stamp, at: one.at.ms, author: one.author, command: one.command };
  }
}
