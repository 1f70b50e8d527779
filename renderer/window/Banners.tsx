/** What must be known about the whole project: read-only, recovered after an unclean end, drafts left over. */
import { useState } from 'react';
import { useAskAgain, useCommand, useQuery } from '../api.ts';
import { correctionOf } from '../correct/draft-key.ts';
import { count, counted, whenItWas } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { Notice } from '../design/Notice.tsx';
import { draftPlace } from '../memo/draft-key.ts';
import { useSources } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';

export function Banners() {
  const { readOnly, problem } = useWindowStore((state) => state.project);
  return (
    <div className="banners">
      {problem !== null && <Notice failure={problem} title="Something is wrong with this project." />}
      {readOnly && (
        <p className="note">
          <Icon name="lock" />
          This project is open read-only: you can read and export, nothing can be changed.
        </p>
      )}
      <Recovered />
      <Drafts />
    </div>
  );
}

/** Told when the project was opened, until it is read; whoever goes on working has read it. */
function Recovered() {
  const summary = useQuery('project.summary', {}).data;
  const [first, setFirst] = useState<typeof summary>(undefined);
  const [isRead, setIsRead] = useState(false);
  const show = useWindowStore((state) => state.show);
  if (first === undefined && summary !== undefined) setFirst(summary);
  if (first?.recovered == null || isRead) return null;
  if (summary?.head !== first.head) setIsRead(true);
  return (
    <p className="note">
      <Icon name="shield" />
      <span className="grow">
        Concord closed unexpectedly after this project was opened {whenItWas(first.recovered.at, Date.now())}.{' '}
        {recoveredWords(first.recovered)}
      </span>
      <button type="button" className="btn quiet small" onClick={() => show('history')}>
        Show last actions
      </button>
      <button type="button" className="btn quiet small" onClick={() => setIsRead(true)}>
        Continue
      </button>
    </p>
  );
}

/** What is there after the unclean end; an action that was shown as saved is always there. */
function recoveredWords({ actions, last }: { actions: number; last: string | null }): string {
  if (last === null) return 'Nothing was lost: nothing had been changed since.';
  const all =
    actions === 1 ? 'the one action since is there' : `all ${count(actions)} actions since are there`;
  return `Nothing was lost: ${all}; the last was “${last}”.`;
}

/** The first thing left unfinished, unless that is what is being written. */
function Drafts() {
  const drafts = useQuery('draft.list', {}).data ?? [];
  const drop = useCommand('draft.drop');
  const askForDrafts = useAskAgain('draft.list');
  const sources = useSources().byId;
  const set = useWindowStore((state) => state.set);
  const openDocument = useWindowStore((state) => state.openDocument);
  const isWriting = useWindowStore((state) => state.memo !== null);
  const correcting = useWindowStore((state) => state.correcting);
  const unfinished = drafts.flatMap(({ key, at }): Unfinished[] => {
    const place = draftPlace(key);
    if (place !== null) {
      const goOn = (): void => set({ memo: place });
      return isWriting ? [] : [{ key, at, what: 'A memo', verb: 'written', doing: 'writing', goOn }];
    }
    const source = correctionOf(key);
    const name = source === null ? undefined : sources.get(source)?.name;
    if (source === null || name === undefined || source === correcting) return [];
    const goOn = (): void => {
      openDocument(source);
      set({ correcting: source, oldText: null });
    };
    const what = `A correction of “${name}”`;
    return [{ key, at, what, verb: 'made', doing: 'correcting', goOn }];
  });
  const [draft, ...others] = unfinished;
  if (draft === undefined) return null;
  return (
    <div className="note">
      <Icon name={draft.doing === 'writing' ? 'memo' : 'edit'} />
      <span className="grow">
        <bdi>{draft.what}</bdi> {draft.verb} {whenItWas(draft.at, Date.now())} was not finished
        {others.length > 0 ? `, and ${counted(others.length, 'other')}` : ''}. What you wrote is kept.
      </span>
      <button type="button" className="btn small" onClick={draft.goOn}>
        Go on {draft.doing}
      </button>
      <button
        type="button"
        className="btn quiet small"
        onClick={() => void drop({ key: draft.key }).then(askForDrafts)}
      >
        Throw away
      </button>
    </div>
  );
}

interface Unfinished {
  key: string;
  at: number;
  what: string;
  verb: string;
  doing: 'writing' | 'correcting';
  goOn: () => void;
}
