/**
 * Find and replace in a text that is being corrected: in the whole of it, also outside of the stretch in the
 * editor. What is replaced is a correction like any other; nothing is written before it is saved.
 */
import { type RefObject, useEffect, useRef, useState } from 'react';
import { createFind, type Find } from '../reader/find.ts';
import { replacedAll, replacementFor } from './replacing.ts';
import type { TextEditorHandle } from './TextEditor.tsx';
import type { Correction } from './use-correction.ts';

export interface FindAndReplace {
  find: Find;
  /** Counts how often it was asked for; null while its bar is closed. */
  asked: number | null;
  open(): void;
  close(): void;
  /** Replaces the hit looked at and goes to the next. */
  replace(words: string): Promise<void>;
  /** Replaces every hit; answers how many there were. */
  replaceAll(words: string): Promise<number>;
  /** Takes the last replacing of all back, where nothing was done since; false where there is nothing to take back. */
  takeBack(): boolean;
}

export function useFindAndReplace(
  correction: Correction,
  editor: RefObject<TextEditorHandle | null>,
): FindAndReplace {
  const latest = useRef(correction);
  latest.current = correction;
  const [asked, setAsked] = useState<number | null>(null);
  const replaced = useRef<{ before: string; after: string } | null>(null);
  const selectSoon = useRef<{ anchor: number; focus: number } | null>(null);
  const [find] = useState(() => {
    const made: Find = createFind({
      text: () => latest.current.text(),
      ends: () => editor.current?.ends() ?? { anchor: 0, focus: 0 },
      select(anchor, focus) {
        if (latest.current.show(Math.min(anchor, latest.current.text().length))) {
          selectSoon.current = { anchor, focus };
        } else editor.current?.select(anchor, focus);
      },
      jump(start) {
        if (!latest.current.show(start)) editor.current?.reveal(start);
      },
      paint: () => editor.current?.paintHits(made.hits, made.current()),
    });
    return made;
  });

  // Another stretch has come into the editor.
  const { turn } = correction.shown;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is in the editor counts
  useEffect(() => {
    if (selectSoon.current !== null) {
      editor.current?.select(selectSoon.current.anchor, selectSoon.current.focus);
      selectSoon.current = null;
    }
    editor.current?.paintHits(find.hits, find.current());
  }, [turn]);
  // What is typed while the bar is open moves the hits.
  const { outlook } = correction;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the outlook is new whenever the text is
  useEffect(() => {
    if (asked !== null && find.searched !== latest.current.text())
      void find.again(find.current()?.start ?? 0, false);
  }, [outlook]);

  /** The hits are places in the text as it is now. */
  const upToDate = async (): Promise<void> => {
    if (find.searched !== latest.current.text()) await find.again(find.current()?.start ?? 0, false);
  };
  const given = (words: string) => ({ query: find.query, isPattern: find.isPattern, words });

  return {
    find,
    asked,
    open() {
      find.open();
      setAsked((before) => (before ?? 0) + 1);
    },
    close: () => setAsked(null),
    async replace(words) {
      await upToDate();
      const hit = find.current();
      if (hit === null || latest.current.show(hit.start)) return;
      const put = replacementFor(find.searched, hit, given(words));
      const { start, end } = latest.current.range();
      if (hit.start >= start && hit.end <= end) editor.current?.replace(hit, put);
      else {
        const text = find.searched.slice(0, hit.start) + put + find.searched.slice(hit.end);
        latest.current.put(text, { caret: hit.start, isQuiet: true });
      }
      await find.again(hit.start + put.length, true);
    },
    async replaceAll(words) {
      await upToDate();
      const before = find.searched;
      const count = find.hits.length / 2;
      if (count === 0) return 0;
      const { text: after, moved } = replacedAll(before, find.hits, given(words));
      const place = editor.current?.place();
      replaced.current = { before, after };
      const seen = place === undefined ? null : { offset: moved(place.seen), y: place.y };
      latest.current.put(after, { caret: moved(place?.focus ?? 0), seen, isQuiet: true });
      await find.again(0, false);
      return count;
    },
    takeBack() {
      const last = replaced.current;
      if (last === null || latest.current.text() !== last.after || last.before === last.after) return false;
      replaced.current = null;
      const isQuiet = document.activeElement?.closest('.find-bar') != null;
      latest.current.put(last.before, { caret: editor.current?.place()?.focus ?? 0, isQuiet });
      if (asked !== null) void find.again(0, false);
      return true;
    },
  };
}
