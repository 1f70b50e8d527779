/** The actions of a reader in which nothing can be changed: whatever would change something says why not. */
import { useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useWindowStore } from '../state/context.ts';
import type { ReaderActions } from './types.ts';

/** `why` is the sentence said; `focus` is told which coding is looked at. */
export function useReadingOnly(why: string, focus: (id: Id | null) => void): ReaderActions {
  const say = useWindowStore((state) => state.say);
  return useMemo(() => {
    const refuse = (): void => say(why);
    return {
      apply: refuse,
      createCode: refuse,
      remove: refuse,
      adjust: refuse,
      recode: refuse,
      memo: refuse,
      retrieve: refuse,
      findAll: refuse,
      split: refuse,
      join: refuse,
      flag: refuse,
      pin: refuse,
      setOverlap: refuse,
      nextStripes: refuse,
      pick: (_codings: readonly Id[], focused: Id) => focus(focused),
      undo: refuse,
      redo: refuse,
      focusCoding: focus,
      select: () => undefined,
      say,
    };
  }, [say, why, focus]);
}
