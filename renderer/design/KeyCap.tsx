/** The key of an action of the window, beside the button that does the same. */
import { shownKey } from '../../shared/keymap.ts';
import { useWindowStore } from '../state/context.ts';

export function KeyCap({ action }: { action: string }) {
  const key = useWindowStore(({ keymap }) => shownKey(keymap, action));
  return key === undefined ? null : <kbd className="kbd">{key}</kbd>;
}
