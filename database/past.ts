/**
 * A project as it stood: the state of a head and its ancestors, folded from the ledger into memory and
 * read through the same queries as the present. Nothing can be written to it. Sealed contents come from
 * the file, so what was erased since is gone in the past too.
 */
import type { Hash } from '../shared/ids.ts';
import type { Pace } from './export/slices.ts';
import { viewAt } from './export/view.ts';
import { openHistory } from './ledger/history.ts';
import { ledgerSchema } from './ledger/schema.ts';
import { openLive } from './live.ts';
import type { Project } from './project.ts';

/** The project at a head; null where the ledger has no such entry. Close it when it is no longer looked at. */
export async function openPast(project: Project, head: Hash, pace: Pace): Promise<Project | null> {
  const view = await viewAt(project.store, head, pace);
  if (view === null) return null;
  // The ledger's own tables, empty: queries name them, and nothing of them belongs to a past state.
  view.db.exec(ledgerSchema);
  const { store } = project;
  const history = openHistory(view.db, store.entries, view.objects);
  return {
    ...project,
    readOnly: true,
    recovered: null,
    store: { ...store, db: view.db, objects: view.objects, history, head: () => head },
    revisions: view.revisions,
    live: openLive(view.db, view.objects, view.revisions),
    texts: view.texts,
    forget: () => undefined,
    close: view.close,
  };
}
