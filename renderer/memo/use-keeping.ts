/**
 * Keeps what is being written: as a draft within a second of every key, as an entry when focus leaves,
 * when the memo is closed, and every five minutes. A draft goes only after its entry was written.
 */
import { useEffect, useRef } from 'react';
import { isEmptyMemo } from '../../shared/memo.ts';
import { useAskAgain, useCommand } from '../api.ts';
import { useWindowStore } from '../state/context.ts';
import type { MemoPlace } from '../state/store.ts';
import { draftKey } from './draft-key.ts';
import { draftText, type MemoText } from './parse-memo.ts';

/** After the first key since the last draft, in milliseconds. */
const DRAFT_AFTER = 400;
const ENTRY_AFTER = 300_000;

export interface Keeping {
  /** What is written now. */
  now: () => MemoText;
  change: (part: Partial<MemoText>) => void;
  commit: () => Promise<void>;
}

/** @param saved the memo as it is stored; null for one that is not yet */
export function useKeeping(
  place: MemoPlace,
  memo: MemoPlace['id'],
  initial: MemoText,
  saved: MemoText | null,
): Keeping {
  const write = useCommand('memo.write');
  const remove = useCommand('memo.remove');
  const saveDraft = useCommand('draft.save');
  const dropDraft = useCommand('draft.drop');
  const askForDrafts = useAskAgain('draft.list');
  const say = useWindowStore((state) => state.say);
  const text = useRef(initial);
  const written = useRef(saved === null ? null : draftText(saved));
  const drafting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const committing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef(Promise.resolve());
  const key = draftKey(place, memo);

  const put = async (): Promise<boolean> => {
    const { title, status, tags, body } = text.current;
    const isEmpty = isEmptyMemo(body) && title.trim() === '';
    if (isEmpty && written.current === null) return true;
    if (isEmpty) {
      if ((await remove({ id: memo })) === null) return false;
      written.current = null;
      say('The empty memo was removed');
      return true;
    }
    const on = place.kind === 'free' ? null : { kind: place.kind, id: place.id };
    const sent = draftText(text.current);
    const input = { id: memo, on, title: title.trim(), status, tags: [...tags], body: JSON.stringify(body) };
    if ((await write(input)) === null) return false;
    written.current = sent;
    say('Memo saved');
    return true;
  };
  const commitNow = async (): Promise<void> => {
    clearTimeout(drafting.current);
    clearTimeout(committing.current);
    drafting.current = undefined;
    committing.current = undefined;
    const before = draftText(text.current);
    if (before !== written.current && !(await put())) return;
    // Typed on meanwhile: a newer draft stands.
    if (draftText(text.current) !== before) return;
    await dropDraft({ key });
    askForDrafts();
  };
  // One after the other: closing and going both ask for it, and the second then finds nothing new.
  const commit = (): Promise<void> => {
    running.current = running.current.then(commitNow);
    return running.current;
  };
  const latest = useRef(commit);
  latest.current = commit;
  const change = (part: Partial<MemoText>): void => {
    text.current = { ...text.current, ...part };
    drafting.current ??= setTimeout(() => {
      drafting.current = undefined;
      void saveDraft({ key, body: draftText(text.current) });
    }, DRAFT_AFTER);
    committing.current ??= setTimeout(() => void latest.current(), ENTRY_AFTER);
  };
  // The panel can go without being closed, as when another memo takes its place.
  useEffect(() => () => void latest.current(), []);
  return { now: () => text.current, change, commit };
}
