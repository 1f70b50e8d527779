/** A memo being written beside the work: which one it is, and what there was when it was opened. */
import { useEffect, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { MemoRow } from '../../shared/queries/memo.ts';
import { newId, useApi } from '../api.ts';
import { useWindowStore } from '../state/context.ts';
import type { MemoPlace } from '../state/store.ts';
import { draftKey, draftPlace, placeOf } from './draft-key.ts';
import { MemoWriting, type Opened } from './MemoWriting.tsx';
import { noMemo, parseDraft, parseMemo } from './parse-memo.ts';

export default function MemoPanel({ place }: { place: MemoPlace }) {
  const { client } = useApi();
  const coder = useWindowStore((state) => state.coder);
  const [opened, setOpened] = useState<Opened | null>(null);
  const [first] = useState({ place, coder });
  // Asked past the cache, which may not have heard yet of what was written a moment ago; and once, because
  // later answers must not replace what is being typed.
  useEffect(() => {
    let isGone = false;
    // A memo opened by its id says itself what it is on.
    const { kind, id, memo } = first.place;
    const input = kind === 'free' ? { id: memo ?? id } : { on: id };
    void Promise.all([client.query('memo.list', input), client.query('draft.list', {})]).then(
      ([memos, drafts]) => {
        if (isGone || !memos.ok || !drafts.ok) return;
        setOpened(openedAt(first.place, first.coder, memos.value.value.rows, drafts.value.value));
      },
    );
    return () => {
      isGone = true;
    };
  }, [client, first]);
  return (
    <aside className="memo-panel pop" aria-label="Memo" data-region="memo">
      {opened !== null && <MemoWriting {...opened} />}
    </aside>
  );
}

function openedAt(
  place: MemoPlace,
  coder: Id | null,
  all: readonly MemoRow[],
  drafts: readonly { key: string; body: string }[],
): Opened {
  const memo = memoAt(all, place, coder);
  const own = memo === undefined ? place : placeOf(memo);
  const id = memo?.id ?? place.memo ?? newId();
  const saved =
    memo === undefined
      ? null
      : { title: memo.title, status: memo.status, tags: memo.tags, body: parseMemo(memo.body) };
  const draft = drafts.find(({ key }) => key === draftKey(own, id) || isOfEarlierVersion(key, own));
  const initial = draft === undefined ? saved : parseDraft(draft.body, saved ?? noMemo);
  return { place: { ...own, memo: id }, id, saved, initial: initial ?? noMemo };
}

function memoAt(all: readonly MemoRow[], place: MemoPlace, coder: MemoRow['coder']): MemoRow | undefined {
  if (place.memo !== undefined) return all.find(({ id }) => id === place.memo);
  return all.findLast((memo) => memo.coder === coder && memo.on?.id === place.id);
}

function isOfEarlierVersion(key: string, place: MemoPlace): boolean {
  const found = draftPlace(key);
  return found?.memo === undefined && found?.kind === place.kind && found.id === place.id;
}
