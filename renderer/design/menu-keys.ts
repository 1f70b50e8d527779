/** The choices of a menu with the keys that do the same, as this platform writes them. */
import { type KeyContext, shownKey } from '../keymap.ts';
import type { Choice } from './Menu.tsx';

export function withKeys(context: KeyContext, choices: readonly Choice[]): Choice[] {
  return choices.map((choice) => {
    const key = shownKey(window.concord.platform, context, choice.id);
    return key === undefined ? choice : { ...choice, hint: key };
  });
}
