/** What the actions about the margin of the reader and its split do. */
import { type StripeMode, stripeModes } from '../reader/stripe-modes.ts';
import type { Acts, Get } from './acts.ts';
import type { Act } from './use-actions.ts';

type StripeActionId = `stripes.${StripeMode}` | 'code.overlap-ask' | 'view.split';

export function stripeActs(get: Get): Acts<StripeActionId> {
  const showing = (mode: StripeMode): Act => ({
    run() {
      get().set({ stripes: mode });
      get().say(`Stripes: ${stripeModes.find(({ id }) => id === mode)?.label ?? mode}`);
    },
  });
  return {
    'stripes.all': showing('all'),
    'stripes.recent': showing('recent'),
    'stripes.most': showing('most'),
    'stripes.selected': showing('selected'),
    'stripes.coder': showing('coder'),
    'stripes.consensus': showing('consensus'),
    'view.split': {
      run() {
        get().show('workbench');
        get().toggleSplit();
      },
    },
    'code.overlap-ask': { run: () => get().set({ overlap: 'ask' }) },
  };
}
