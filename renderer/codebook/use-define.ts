/** Changing one field of a code's entry: each change is a version of its own, with the reason given for it. */
import { useCallback } from 'react';
import type { CommandInput } from '../../shared/commands.ts';
import type { Id } from '../../shared/ids.ts';
import { newId, useCommand } from '../api.ts';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';

export type Definition = Omit<CommandInput<'code.define'>, 'id' | 'code' | 'reason'>;

/** A function that writes the next version; it leaves alone what is not named. */
export function useDefine(code: Id): (change: Definition) => void {
  const store = useWindowStoreApi();
  const define = useCommand('code.define');
  const reason = useWindowStore((state) => state.changeReason);
  const set = useWindowStore((state) => state.set);
  const say = useWindowStore((state) => state.say);
  return useCallback(
    (change) => {
      void define({ id: newId(), code, reason, ...change }).then((result) => {
        if (result?.entry == null) return;
        // What was typed meanwhile is the reason of the change after this one.
        if (store.getState().changeReason === reason) set({ changeReason: '' });
        say('Definition saved');
      });
    },
    [store, define, code, reason, set, say],
  );
}
