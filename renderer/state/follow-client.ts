/** Writes what the database says of itself into the window's state: the open project and running jobs. */
import type { QueryClient } from '@tanstack/react-query';
import type { DatabaseClient } from '../api/client.ts';
import type { WindowStore } from './store.ts';

/** Jobs shorter than this (milliseconds) are never shown. */
const SHOWN_AFTER = 400;

/** Listens as long as the window lives. */
export function followClient(client: DatabaseClient, store: WindowStore, cache: QueryClient): void {
  const startedAt = new Map<number, number>();
  client.subscribe((event) => {
    const { project, progress, settled, set, reset } = store.getState();
    if (event.kind === 'state') {
      if (project.open !== event.message.open) {
        cache.clear();
        if (!event.message.open) reset();
      } else {
        // A new process may know of an act whose reply was lost with the old one.
        void cache.invalidateQueries();
      }
      set({ project: event.message });
    } else if (event.kind === 'progress') {
      const { id, what, done, total } = event.message;
      const start = startedAt.get(id) ?? Date.now();
      startedAt.set(id, start);
      if (Date.now() - start >= SHOWN_AFTER) progress({ id, since: start, what, done, total });
    } else if (event.kind === 'settled') {
      startedAt.delete(event.id);
      settled(event.id);
    }
  });
}
