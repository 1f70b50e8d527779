/** What the actions about the margin of the reader and its split do. */
import type { StripeMode } from '../reader/stripe-modes.ts';
import { chooseStripes, endSpotlight, putSpotlight } from '../workbench/choose-stripes.ts';
import type { Acts, Get } from './acts.ts';
import type { Act } from './use-actions.ts';

type StripeActionId = `stripes.${StripeMode}` | 'stripes.spotlight-off' | 'code.overlap-ask' | 'view.split';

export function stripeActs(get: Get): Acts<StripeActionId> {
  const showing = (mode: StripeMode): Act => ({ run: () => chooseStripes(get(), mode) });
  return {
    'stripes.all': showing('all'),
    'stripes.recent': showing('recent'),
    'stripes.most': showing('most'),
    'stripes.selected': showing('selected'),
    'stripes.spotlight': { run: () => putSpotlight(get()) },
    'stripes.spotlight-off': { run: () => endSpotlight(get()) },
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
