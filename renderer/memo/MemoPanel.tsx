/** A memo being written beside the work: which one it is, and what there was when it was opened. */
import { useEffect, useState } from 'react';
import type { MemoRow } from '../../shared/queries/memo.ts';
import { newId, useQuery } from '../api.ts';
import { useWindowStore } from '../state/context.ts';
import type { MemoPlace } from '../state/store.ts';
import { draftKey, draftPlace, placeOf } from './draft-key.ts';
import { MemoWriting, type Opened } from './MemoWriting.tsx';
import { noMemo, parseDraft, parseMemo } from './parse-memo.ts';

export default function MemoPanel({ place }: { place: MemoPlace }) {
  const coder = useWindowStore((state) => state.coder);
  // A memo opened by its id says itself what it is on; the others there can be gone to.
  const all = useQuery('memo.list', place.kind === 'free' ? {} : { on: place.id }, { keep: true }).data?.rows;
  const drafts = useQuery('draft.list', {}).data;
  // What was there when the panel opened; later answers must not replace what is being typed.
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    if (opened !== null || all === undefined || drafts === undefined) return;
    const memo = memoAt(all, place, coder);
    const own = memo === undefined ? place : placeOf(memo);
    const id = memo?.id ?? place.memo ?? newId();
    const saved =
      memo === undefined
        ? null
        : { title: memo.title, status: memo.status, tags: memo.tags, body: parseMemo(memo.body) };
    const draft = drafts.find(({ key }) => key === draftKey(own, id) || isOfEarlierVersion(key, own));
    const initial = draft === undefined ? saved : parseDraft(draft.body, saved ?? noMemo);
    setOpened({ place: { ...own, memo: id }, id, saved, initial: initial ?? noMemo });
  }, [opened, all, drafts, coder, place]);
  return (
    <aside className="memo-panel pop" aria-label="Memo" data-region="memo">
      {opened !== null && <MemoWriting {...opened} others={all ?? []} />}
    </aside>
  );
}

function memoAt(all: readonly MemoRow[], place: MemoPlace, coder: MemoRow['coder']): MemoRow | undefined {
  if (place.memo !== undefined) return all.find(({ id }) => id === place.memo);
  return all.findLast((memo) => memo.coder === coder && memo.on?.id === place.id);
}

function isOfEarlierVersion(key: string, place: MemoPlace): boolean {
  const found = draftPlace(key);
  return found?.memo === undefined && found?.kind === place.kind && found.id === place.id;
}
