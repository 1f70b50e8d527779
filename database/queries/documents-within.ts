/** The documents that a list is narrowed to: those named, and those in folders, however deep. */
import type { Id } from '../../shared/ids.ts';
import { done, type Result } from '../../shared/result.ts';
import { missing } from '../kit.ts';
import type { Ask } from './ask.ts';

export type Within = { sources: readonly Id[]; folders: readonly Id[] };

/** Keys of the documents named or in one of the folders; null for all, where nothing is named. */
export function documentsWithin(ask: Ask, { sources, folders }: Within): Result<ReadonlySet<number> | null> {
  if (folders.some((id) => ask.read.folder(id) === null)) return missing('folder');
  if (sources.some((id) => ask.read.source(id) === null)) return missing('source');
  if (sources.length === 0 && folders.length === 0) return done(null);
  const found = new Set(sources.map((id) => ask.objects.keyOf(id) ?? 0));
  if (folders.length > 0) {
    const wanted = foldersBelow(ask, folders);
    const rows = ask.project.store.db
      .prepare<[], [number, number | null]>('select k, place_folder from sources')
      .raw()
      .all();
    for (const [k, folder] of rows) if (wanted.has(folder ?? 0)) found.add(k);
  }
  return done(found);
}

function foldersBelow(ask: Ask, tops: readonly Id[]): Set<number> {
  const all = ask.read.tree('folders');
  const found = new Set(tops);
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const { id, parent } of all) if (parent !== null && found.has(parent)) found.add(id);
  }
  return new Set([...found].map((id) => ask.objects.keyOf(id) ?? 0));
}
