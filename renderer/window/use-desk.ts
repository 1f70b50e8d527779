/** Puts the window as the project was left on this computer, and keeps how it is left, soon after each change. */
import { useEffect } from 'react';
import type { Desk } from '../../shared/desk.ts';
import { useQuery } from '../api.ts';
import { useWindowStoreApi } from '../state/context.ts';
import type { WindowState } from '../state/store.ts';

/** Rest after a change before it is written, in milliseconds. */
const SOON = 250;

export function useDesk(): void {
  const store = useWindowStoreApi();
  const project = useQuery('project.summary', {}).data?.id;
  useEffect(() => {
    if (project === undefined) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let kept = '';
    let stop = (): void => {};
    const keep = (): void => {
      clearTimeout(timer);
      const desk = deskOf(store.getState());
      const text = JSON.stringify(desk);
      if (text === kept || !store.getState().project.open) return;
      kept = text;
      void window.concord.keepDesk(project, desk);
    };
    const follow = (): void => {
      kept = JSON.stringify(deskOf(store.getState()));
      stop = store.subscribe(() => {
        clearTimeout(timer);
        timer = setTimeout(keep, SOON);
      });
    };
    let isGone = false;
    void window.concord.readDesk(project).then((desk) => {
      if (isGone) return;
      if (desk !== null) restore(store.getState(), desk);
      follow();
    });
    window.addEventListener('pagehide', keep);
    return () => {
      isGone = true;
      clearTimeout(timer);
      stop();
      window.removeEventListener('pagehide', keep);
    };
  }, [project, store]);
}

function restore({ set, tabs, slots }: WindowState, desk: Desk): void {
  // What was opened before the desk came stays in front.
  const isFresh = tabs.length === 0;
  set({
    tabs: [...new Set([...desk.tabs, ...tabs])],
    placesIn: desk.places,
    overlap: desk.overlap ?? 'ask',
    stripes: desk.stripes,
    spotlight: desk.spotlight,
    slots: slots.recent.length > 0 ? slots : desk.slots,
    ...(isFresh ? { source: desk.source, beside: desk.beside, side: desk.side } : {}),
  });
}

function deskOf(state: WindowState): Desk {
  const { tabs, coder, source, beside, side, placesIn, overlap, stripes, spotlight, slots } = state;
  return {
    tabs: [...tabs].slice(-200),
    coder,
    source,
    beside,
    side,
    places: placesIn,
    overlap: overlap === 'ask' ? null : overlap,
    stripes,
    spotlight: [...spotlight],
    slots: { order: [...slots.order], recent: [...slots.recent], pinned: [...slots.pinned] },
  };
}
