/** How much room the window has, in steps at which the panes are laid out differently. */
import { useSyncExternalStore } from 'react';

/** Below 1180 px panes begin narrow; below 800 px, as at a zoom of 200 %, they stand below each other. */
export type Room = 'wide' | 'narrow' | 'stacked';

const isNarrow = window.matchMedia('(width < 1180px)');
const isStacked = window.matchMedia('(width < 800px)');

/** The room there is now. */
export function useRoom(): Room {
  return useSyncExternalStore(subscribe, roomNow);
}

function roomNow(): Room {
  if (isStacked.matches) return 'stacked';
  return isNarrow.matches ? 'narrow' : 'wide';
}

function subscribe(onChange: () => void): () => void {
  isNarrow.addEventListener('change', onChange);
  isStacked.addEventListener('change', onChange);
  return () => {
    isNarrow.removeEventListener('change', onChange);
    isStacked.removeEventListener('change', onChange);
  };
}
