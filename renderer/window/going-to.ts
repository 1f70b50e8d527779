/** The act of showing a view. */
import type { View } from '../state/store.ts';
import type { Get } from './acts.ts';
import { focusRegion } from './regions.ts';
import type { Act } from './use-actions.ts';

/** Shows a view and moves focus into it once it is drawn. */
export function goingTo(get: Get, view: Exclude<View, 'workbench'>): Act {
  return {
    run() {
      get().show(view);
      requestAnimationFrame(() => requestAnimationFrame(() => focusRegion(view)));
    },
  };
}
