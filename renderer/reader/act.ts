/** How menu, palette and leader reach the open reader or a list: the id of an action, sent to it as an event. */
import type { ActionId } from '../../shared/actions.ts';

const ACT = 'concord-act';

/** Sends an action to the reader that this element is the text of, or to the list that it is. */
export function askReader(text: HTMLElement, action: ActionId): void {
  text.dispatchEvent(new CustomEvent<ActionId>(ACT, { detail: action }));
}

/** Calls `run` on every action sent, until the returned function is called. */
export function hearActs(text: HTMLElement, run: (action: ActionId) => void): () => void {
  const hear = (event: Event): void => {
    // Only askReader sends events of this name, always with an action.
    if (event instanceof CustomEvent) run(event.detail);
  };
  text.addEventListener(ACT, hear);
  return () => text.removeEventListener(ACT, hear);
}
