/** The reader over a text that cannot be changed: an earlier version, or the study as it stood. */
import { useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useWindowStore } from '../state/context.ts';
import { Reader } from './Reader.tsx';
import type { ReaderActions, ReaderProps } from './types.ts';

const none: readonly never[] = [];
const nothingSelected: ReadonlySet<never> = new Set();

type Shown = Pick<
  ReaderProps,
  'document' | 'units' | 'codings' | 'codes' | 'coders' | 'coder' | 'marks' | 'focusedCoding' | 'goto'
>;

/** `refusal` is said to whoever tries to change something; `onFocus` is told which segment is looked at. */
export function ReadOnlyReader({
  refusal,
  onFocus,
  ...shown
}: Shown & { refusal: string; onFocus: (coding: Id | null) => void }) {
  const keymap = useWindowStore((state) => state.keymap);
  const actions = useReadingOnly(refusal, onFocus);
  return (
    <Reader
      {...shown}
      stripes="all"
      selectedCodes={nothingSelected}
      picked={none}
      overlap="keep"
      slots={none}
      actions={actions}
      keymap={keymap}
    />
  );
}

/** `why` is the sentence said; `focus` is told which coding is looked at. */
function useReadingOnly(why: string, focus: (id: Id | null) => void): ReaderActions {
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
