/** Choosing what the margin shows: by menu, palette, key and the list above the text alike. */
import { counted } from '../design/format.ts';
import { spotlightObstacle } from '../reader/spotlight.ts';
import { type StripeMode, stripeModes } from '../reader/stripe-modes.ts';
import type { WindowState } from '../state/store.ts';

/** Shows a choice of stripes; the spotlight stays on the codes it was on, or takes those selected. */
export function chooseStripes(state: WindowState, mode: StripeMode): void {
  if (mode === 'spotlight') {
    if (state.spotlight.length === 0) putSpotlight(state);
    else shine(state);
    return;
  }
  state.set({ stripes: mode });
  state.say(`Stripes: ${stripeModes.find(({ id }) => id === mode)?.label ?? mode}`);
}

/** The next choice, the spotlight only where it was put on codes before. */
export function nextStripes(state: WindowState): void {
  const modes = stripeModes.filter(({ id }) => id !== 'spotlight' || state.spotlight.length > 0);
  const at = modes.findIndex(({ id }) => id === state.stripes);
  const next = modes[(at + 1) % modes.length];
  if (next !== undefined) chooseStripes(state, next.id);
}

/** Puts the spotlight on the codes selected in the codebook, or says why it cannot. */
export function putSpotlight(state: WindowState): void {
  const { code, codesChosen, set, say } = state;
  const chosen = codesChosen.length > 0 ? codesChosen : code === null ? [] : [code];
  const obstacle = spotlightObstacle(chosen);
  if (obstacle !== null) {
    say(obstacle);
    return;
  }
  set({ spotlight: chosen });
  shine({ ...state, spotlight: chosen });
}

/** Puts out the spotlight: all codes in their own colours. */
export function endSpotlight(state: WindowState): void {
  const wasOn = state.stripes === 'spotlight';
  if (!wasOn) {
    state.say('The spotlight is not on.');
    return;
  }
  state.set({ stripes: 'all', spotlight: [] });
  state.say('Spotlight off: all codes in their own colours');
}

function shine({ spotlight, set, say }: WindowState): void {
  set({ stripes: 'spotlight' });
  say(`Spotlight on ${counted(spotlight.length, 'code')}; all others are grey`);
}
