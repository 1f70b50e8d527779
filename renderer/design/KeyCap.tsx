/** The key of an action of the window, beside the button that does the same. */
import { shownKey } from '../keymap.ts';

export function KeyCap({ action }: { action: string }) {
  const key = shownKey(window.concord.platform, 'window', action);
  return key === undefined ? null : <kbd className="kbd">{key}</kbd>;
}
