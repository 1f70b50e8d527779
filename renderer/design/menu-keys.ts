/** The choices of a menu with the keys that do the same, as this platform writes them. */
import type { Context } from '../../shared/actions/define.ts';
import type { Choice } from './Menu.tsx';

/** In trees and lists a choice is named like its action without the context. */
export function withKeys(context: Context, choices: readonly Choice[]): Choice[] {
  return choices.map((choice) => ({
    ...choice,
    action: { context, id: context === 'window' ? choice.id : `${context}.${choice.id}` },
  }));
}
