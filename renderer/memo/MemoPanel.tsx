/** A memo being written beside the work: what it is on, the editor, done with Ctrl+Enter. */
import { useEffect, useRef, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { MemoBody } from '../../shared/memo.ts';
import { newId, useAskAgain, useCommand, useQuery } from '../api.ts';
import { Icon } from '../design/Icon.tsx';
import { useCodingText } from '../project/use-coding-text.ts';
import { useCodes, useSources } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import type { MemoPlace } from '../state/store.ts';
import { draftKey } from './draft-key.ts';
import { MemoEditor } from './MemoEditor.tsx';
import { isEmptyMemo, parseMemo } from './parse-memo.ts';

/** Typing is kept as a draft this long after the last key, in milliseconds. */
const DRAFT_AFTER = 400;

/** What there was when the panel opened: the memo as it is saved, and what the editor begins with. */
interface Opened {
  id: Id;
  /** The stored form; empty for a new memo. */
  saved: string;
  body: MemoBody;
}

export default function MemoPanel({ place }: { place: MemoPlace }) {
  const coder = useWindowStore((state) => state.coder);
  const memos = useQuery('memo.list', { on: place.id }).data;
  const drafts = useQuery('draft.list', {}).data;
  // What was there when the panel opened; later answers must not replace what is being typed.
  const [opened, setOpened] = useState<Opened | null>(null);
  useEffect(() => {
    if (opened !== null || memos === undefined || drafts === undefined) return;
    const own = memos.find((memo) => memo.coder === coder);
    const draft = drafts.find(({ key }) => key === draftKey(place));
    const saved = own?.body ?? '';
    setOpened({ id: own?.id ?? newId(), saved, body: parseMemo(draft?.body ?? saved) });
  }, [opened, memos, drafts, coder, place]);
  return (
    <aside className="memo-panel pop" aria-label="Memo" data-region="memo">
      {opened !== null && <Writing place={place} {...opened} />}
    </aside>
  );
}

function Writing({ place, id, saved, body: initial }: Opened & { place: MemoPlace }) {
  const write = useCommand('memo.write');
  const saveDraft = useCommand('draft.save');
  const dropDraft = useCommand('draft.drop');
  const askForDrafts = useAskAgain('draft.list');
  const set = useWindowStore((state) => state.set);
  const say = useWindowStore((state) => state.say);
  const focusedCoding = useWindowStore((state) => state.focusedCoding);
  const body = useRef(initial);
  const written = useRef(saved);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [cameFrom] = useState(() => document.activeElement);
  const key = draftKey(place);

  const commit = async (): Promise<void> => {
    clearTimeout(timer.current);
    const text = JSON.stringify(body.current);
    const isNew = text !== written.current;
    written.current = text;
    if (isNew && !isEmptyMemo(body.current)) {
      const on = { kind: place.kind, id: place.id };
      if ((await write({ id, on, body: text })) === null) return;
      say('Memo saved');
    }
    await dropDraft({ key });
    askForDrafts();
  };
  const close = (): void => {
    void commit();
    set({ memo: null });
    requestAnimationFrame(() => {
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    });
  };
  const change = (next: MemoBody): void => {
    body.current = next;
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void saveDraft({ key, body: JSON.stringify(next) }), DRAFT_AFTER);
  };

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to what leaves the editor inside
    <div
      className="memo-writing"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) void commit();
      }}
      onKeyDown={(event) => {
        const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
        if (!isDone && event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <div className="pane-head">
        <h2>Memo</h2>
        <PlaceName place={place} />
        <span className="grow" />
        <button type="button" className="icon" aria-label="Done" title="Done (Ctrl Enter)" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      <MemoEditor
        initial={initial}
        quotable={place.kind === 'coding' ? place.id : focusedCoding}
        onChange={change}
      />
    </div>
  );
}

function PlaceName({ place }: { place: MemoPlace }) {
  const sources = useSources().byId;
  const codes = useCodes().byId;
  const found = useCodingText(place.kind === 'coding' ? place.id : null);
  const names = {
    project: 'on the project',
    source: `on ${sources.get(place.id)?.name ?? 'a document'}`,
    code: `on the code ${codes.get(place.id)?.name ?? ''}`,
    coding:
      found === null
        ? 'on a segment'
        : `on ${codes.get(found.coding.code)?.name ?? 'a segment'}, ${sources.get(found.source)?.name} ¶ ${found.paragraph}`,
  };
  return <span className="t2 cut">{names[place.kind]}</span>;
}
