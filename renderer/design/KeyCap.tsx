/** The key of an action of the window, or of one of its parts, beside the button that does the same. */
import type { Context } from '../../shared/actions/define.ts';
import { shownKey } from '../../shared/keymap.ts';
import { useWindowStore } from '../state/context.ts';

export function KeyCap({ action, context }: { action: string; context?: Context }) {
  const key = useWindowStore(({ keymap }) => shownKey(keymap, action, context));
  return key === undefined ? null : <kbd className="kbd">{key}</kbd>;
}
