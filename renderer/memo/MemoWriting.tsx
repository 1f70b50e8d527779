/** The memo that is open: title, status, tags, text, versions; done with Ctrl+Enter. */
import { type KeyboardEvent, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { memoStatus } from '../../shared/memo.ts';
import type { MemoRow } from '../../shared/queries/memo.ts';
import { newId, useQuery } from '../api.ts';
import { counted, dayAndTime } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { ActMenu, Picker } from '../design/Menu.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import type { MemoPlace } from '../state/store.ts';
import { MemoEditor } from './MemoEditor.tsx';
import { MemoTags } from './MemoTags.tsx';
import { MemoVersions } from './MemoVersions.tsx';
import { onWhat, statusChoices } from './memo-words.ts';
import type { MemoText } from './parse-memo.ts';
import { useThings } from './things.ts';
import { useKeeping } from './use-keeping.ts';

/** What there was when the panel opened: the memo as it is stored, and what the editor begins with. */
export interface Opened {
  place: MemoPlace;
  id: Id;
  saved: MemoText | null;
  initial: MemoText;
}

const none: readonly MemoRow[] = [];

export function MemoWriting({ place, id, saved, initial }: Opened) {
  const keeping = useKeeping(place, id, initial, saved);
  const others =
    useQuery('memo.list', place.kind === 'free' ? { id } : { on: place.id }, { keep: true }).data?.rows ??
    none;
  const set = useWindowStore((state) => state.set);
  const focusedCoding = useWindowStore((state) => state.focusedCoding);
  const [cameFrom] = useState(() => document.activeElement);
  const [shown, setShown] = useState({ turn: 0, memo: initial });
  const [hasVersions, setHasVersions] = useState(false);
  const close = (): void => {
    void keeping.commit();
    set({ memo: null });
    requestAnimationFrame(() => {
      if (cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus();
    });
  };
  const change = (part: Partial<MemoText>): void => {
    keeping.change(part);
    setShown((before) => ({ ...before, memo: { ...before.memo, ...part } }));
  };
  const restore = (memo: MemoText): void => {
    keeping.change(memo);
    setShown(({ turn }) => ({ turn: turn + 1, memo }));
    setHasVersions(false);
    void keeping.commit();
  };
  const press = (event: KeyboardEvent): void => {
    const isDone = event.key === 'Enter' && (event.ctrlKey || event.metaKey);
    if (!isDone && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape' && hasVersions) setHasVersions(false);
    else close();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it listens to what leaves the editor inside
    <div
      className="memo-writing"
      onBlur={(event) => {
        const to = event.relatedTarget;
        // Its own menus stand elsewhere in the page.
        if (event.currentTarget.contains(to) || to?.closest('.menu-pop') != null) return;
        void keeping.commit();
      }}
      onKeyDown={press}
    >
      <div className="pane-head">
        <h2>Memo</h2>
        <PlaceName place={place} />
        <span className="grow" />
        <OtherMemos place={place} id={id} others={others} />
        <button
          type="button"
          className="icon"
          aria-label="Versions"
          title="Versions"
          aria-pressed={hasVersions}
          onClick={() => void keeping.commit().then(() => setHasVersions(!hasVersions))}
        >
          <Icon name="history" />
        </button>
        <button type="button" className="icon" aria-label="Done" title="Done" onClick={close}>
          <Icon name="close" />
        </button>
      </div>
      {hasVersions ? (
        <MemoVersions memo={id} onRestore={restore} />
      ) : (
        <>
          <div className="memo-head">
            <input
              className="memo-title"
              aria-label="Title of the memo"
              placeholder="Title"
              dir="auto"
              maxLength={1000}
              value={shown.memo.title}
              onChange={(event) => change({ title: event.target.value })}
            />
            <Picker
              label="Status"
              value={shown.memo.status}
              choices={statusChoices}
              onChange={(status) => change({ status: memoStatus.parse(status) })}
            />
            <MemoTags tags={shown.memo.tags} onChange={(tags) => change({ tags })} />
          </div>
          <MemoEditor
            key={shown.turn}
            initial={shown.memo.body}
            quotable={place.kind === 'coding' ? place.id : focusedCoding}
            onChange={(body) => keeping.change({ body })}
          />
          <Written memo={others.find((one) => one.id === id)} />
        </>
      )}
    </div>
  );
}

function PlaceName({ place }: { place: MemoPlace }) {
  const things = useThings(place.kind === 'free' ? [] : [place.id]);
  return <span className="t2 cut">{onWhat(place.kind, things?.get(place.id))}</span>;
}

/** Who wrote it and when it last changed. */
function Written({ memo }: { memo: MemoRow | undefined }) {
  const coders = useCoders().byId;
  if (memo === undefined)
    return <p className="memo-foot sm t2">Not saved yet. What you type is kept as a draft.</p>;
  const name = memo.coder === null ? 'Somebody' : (coders.get(memo.coder)?.name ?? 'Somebody');
  return (
    <p className="memo-foot sm t2">
      <bdi>{name}</bdi>, {dayAndTime(memo.at, Date.now())}
      {memo.changed > memo.at && `, changed ${dayAndTime(memo.changed, Date.now())}`}
    </p>
  );
}

/** Several memos may stand on one thing: the way to the others, and to a new one. */
function OtherMemos({ place, id, others }: { place: MemoPlace; id: Id; others: readonly MemoRow[] }) {
  const set = useWindowStore((state) => state.set);
  const here = others.filter((memo) => memo.on?.id === place.id);
  const coders = useCoders().byId;
  if (here.length === 0 || place.kind === 'free') return null;
  const choices = here.map((memo, at) => ({
    id: memo.id,
    label: memo.title === '' ? `Memo ${at + 1}` : memo.title,
    ...(memo.id === id
      ? { hint: 'open now' }
      : { hint: (memo.coder === null ? null : coders.get(memo.coder)?.name) ?? '' }),
  }));
  return (
    <ActMenu
      label={`${counted(here.length, 'memo')} here`}
      className="btn quiet small"
      choices={[...choices, { id: 'new', label: 'New memo here' }]}
      onAct={(chosen) => {
        const memo = chosen === 'new' ? newId() : here.find((one) => one.id === chosen)?.id;
        if (memo !== undefined) set({ memo: { ...place, memo } });
      }}
    >
      {here.length}
      <Icon name="chevronDown" />
    </ActMenu>
  );
}
