/** What to look for and where. Nothing runs before Enter, or a rest of the hand. */
import { useEffect, useRef, useState } from 'react';
import type { TextQuery } from '../../shared/search/query.ts';
import { useApi, useAskAgain } from '../api.ts';
import { Icon } from '../design/Icon.tsx';
import { DocumentFilter } from '../documents/DocumentFilter.tsx';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import { asking, type SearchDesk } from './search-desk.ts';

/** Rest after the last letter before the search begins, in milliseconds. */
const REST = 450;

const modes = [
  { id: 'words', label: 'Words' },
  { id: 'phrase', label: 'Phrase' },
  { id: 'regex', label: 'Pattern' },
] as const;

const examples = {
  words: 'bus | "on the moon" | transport*',
  phrase: 'once an hour',
  regex: '\\b(bus|train)(es|s)?\\b',
} as const;

export function SearchForm({ inDocuments }: { inDocuments: boolean }) {
  const store = useWindowStoreApi();
  const { client } = useApi();
  const desk = useWindowStore((state) => state.search);
  const { typed } = desk;
  const askHits = useAskAgain('search.texts');
  const askNotes = useAskAgain('search.notes');
  const [turn, setTurn] = useState(0);
  const update = (change: Partial<SearchDesk>): void => {
    const { set, search } = store.getState();
    set({ search: { ...search, ...change } });
  };
  const ask = (query: TextQuery): void => {
    const { set, search, jobs } = store.getState();
    const running = jobs.filter(({ what }) => what === 'Searching');
    const isSame = JSON.stringify(query) === JSON.stringify(search.asked);
    if (isSame && running.length > 0) return;
    // What is still looked for is no longer wanted.
    for (const job of running) client.cancel(job.id);
    if (isSame) {
      // Asked for the second time: a search that was stopped begins again.
      askHits();
      askNotes();
    } else set({ search: asking(search, { typed: query, asked: query.text.trim() === '' ? null : query }) });
  };
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    if (turn === 0) return;
    const timer = setTimeout(() => {
      const { typed: now, asked } = store.getState().search;
      if (now.text.trim() !== '' && JSON.stringify(now) !== JSON.stringify(asked)) latest.current(now);
    }, REST);
    return () => clearTimeout(timer);
  }, [turn, store]);
  const choose = (change: Partial<TextQuery>): void => ask({ ...typed, ...change });
  return (
    <search className="bar wrap">
      <div className="field search-field">
        <Icon name="search" />
        <input
          type="search"
          aria-label="Look for"
          placeholder={examples[typed.mode]}
          value={typed.text}
          maxLength={1_000}
          dir="auto"
          spellCheck={false}
          data-focus-first=""
          data-list-filter=""
          onChange={(event) => {
            update({ typed: { ...typed, text: event.target.value }, goesOn: false });
            setTurn((now) => now + 1);
          }}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') ask(typed);
            if (event.key === 'Enter' || event.key === 'ArrowDown') {
              event.preventDefault();
              update({ goesOn: true });
            }
          }}
        />
      </div>
      <fieldset className="seg" aria-label="How the words are meant">
        {modes.map(({ id, label }) => (
          <button
            type="button"
            key={id}
            className={typed.mode === id ? 'on' : ''}
            aria-pressed={typed.mode === id}
            onClick={() => choose({ mode: id })}
          >
            {label}
          </button>
        ))}
      </fieldset>
      <label className="line check">
        <input type="checkbox" checked={typed.exact} onChange={() => choose({ exact: !typed.exact })} />
        Case and accents
      </label>
      {inDocuments && <Scope desk={desk} />}
    </search>
  );
}

function Scope({ desk }: { desk: SearchDesk }) {
  const store = useWindowStoreApi();
  const { scope } = desk;
  const change = (next: Partial<SearchDesk['scope']>): void => {
    const { set, search } = store.getState();
    set({ search: asking(search, { scope: { ...search.scope, ...next } }) });
  };
  return (
    <>
      <DocumentFilter
        value={scope}
        onChange={({ sources, folders }) => change({ sources: [...sources], folders: [...folders] })}
      />
      <div className="field quiet speaker-field">
        <input
          aria-label="Speaker, * for any letters"
          placeholder="Any speaker"
          key={scope.speaker}
          defaultValue={scope.speaker}
          maxLength={200}
          onBlur={(event) => {
            if (event.target.value !== scope.speaker) change({ speaker: event.target.value });
          }}
          onKeyDown={(event) => {
            if (event.key === 'Enter') change({ speaker: event.currentTarget.value });
          }}
        />
      </div>
    </>
  );
}
