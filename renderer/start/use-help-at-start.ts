/** The keys and menu items of help where no project is open: the only actions that can act there besides opening. */
import { useCallback, useEffect } from 'react';
import { actionFor } from '../../shared/keymap.ts';
import { useWindowStoreApi } from '../state/context.ts';
import { helpActs } from '../window/help-acts.ts';

/** Listens to the keys of help; the answer carries out an action by its id, false where it is none of help. */
export function useHelpAtStart(): (action: string) => boolean {
  const store = useWindowStoreApi();
  const act = useCallback(
    (action: string): boolean => {
      // The tour needs the sample study.
      const { 'help.tour': _, ...acts } = helpActs(store.getState);
      const found = Object.entries(acts).find(([id]) => id === action);
      found?.[1].run();
      return found !== undefined;
    },
    [store],
  );
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const action = actionFor(store.getState().keymap, 'window', event);
      if (action !== undefined && act(action)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [store, act]);
  return act;
}
