/**
 * Codings made under earlier words of a definition, to be looked at again: keep, recode, remove, or leave for
 * later. What was decided leaves the queue; what is left is there again next time, with its number.
 */
import { type KeyboardEvent, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { actionFor } from '../../shared/keymap.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { useCommand, useQuery } from '../api.ts';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import { ChooseCode } from '../segments/ChooseCode.tsx';
import { useWindowStore } from '../state/context.ts';
import { changesBetween } from './version-changes.ts';
import { WorkList } from './WorkList.tsx';
import { wordDiff } from './word-diff.ts';

export function RecodeQueue({ row, coder }: { row: CodeRow; coder: Id }) {
  const answer = useQuery('code.review', { code: row.id, coder }, { keep: true }).data;
  const versions = useQuery('code.versions', { code: row.id }, { keep: true }).data ?? [];
  const keep = useCommand('coding.keep');
  const remove = useCommand('coding.remove');
  const recode = useCommand('coding.recode');
  const tell = useWindowStore((state) => state.tell);
  const set = useWindowStore((state) => state.set);
  const keymap = useWindowStore((state) => state.keymap);
  const [ticked, setTicked] = useState<ReadonlySet<Id>>(new Set());
  const [recoding, setRecoding] = useState<Id[] | null>(null);
  const rows = answer?.rows ?? [];
  const total = answer?.total ?? 0;
  const done = async (act: Promise<unknown>, text: string): Promise<void> => {
    if ((await act) === null) return;
    setTicked(new Set());
    tell({ text, undo: true });
  };
  const keepAll = (ids: Id[]): void => void done(keep({ ids }), `${counted(ids.length, 'coding')} kept`);
  const removeAll = (ids: Id[]): void =>
    void done(remove({ ids }), `${counted(ids.length, 'coding')} removed`);
  const press = (event: KeyboardEvent, ids: Id[]): boolean => {
    const action = actionFor(keymap, 'review', event.nativeEvent);
    if (action === 'review.keep') keepAll(ids);
    else if (action === 'review.recode') setRecoding(ids);
    else if (action === 'review.remove') removeAll(ids);
    else return false;
    return true;
  };
  const chosen = rows.map(({ id }) => id).filter((id) => ticked.has(id));
  const versionOf = (id: Id | null): string => {
    const found = versions.find((one) => one.id === id);
    return found === undefined ? 'before there was a definition' : `version ${found.version}`;
  };
  return (
    <section className="pane work" aria-label={`Review of ${row.name}`} data-region="review">
      <div className="page-head">
        <h1>Review {row.name}</h1>
        <span className="t2 num">{total === 0 ? 'nothing left' : `${total} left`}</span>
        <span className="grow" />
        <button type="button" className="btn" onClick={() => set({ codebookAct: null })}>
          Close
        </button>
      </div>
      <p className="work-note t2">
        Made under earlier words. <KeyCap action="review.keep" context="review" /> still fits,{' '}
        <KeyCap action="review.recode" context="review" /> another code,{' '}
        <KeyCap action="review.remove" context="review" /> remove, <kbd className="kbd">Space</kbd> tick
        several, <kbd className="kbd">Enter</kbd> open. What you leave stays in the queue.
      </p>
      <Since row={row} versions={versions} made={rows.at(0)?.made ?? null} />
      <div className="bar">
        <button
          type="button"
          className="btn"
          disabled={rows.length === 0}
          onClick={() => keepAll(chosen.length > 0 ? chosen : rows.map(({ id }) => id))}
        >
          <Icon name="check" />
          {chosen.length > 0 ? `Keep ${chosen.length} ticked` : `Keep all ${rows.length}`}
        </button>
        <button
          type="button"
          className="btn"
          disabled={chosen.length === 0}
          onClick={() => setRecoding(chosen)}
        >
          Recode ticked…
        </button>
        <button
          type="button"
          className="btn"
          disabled={chosen.length === 0}
          onClick={() => removeAll(chosen)}
        >
          Remove ticked
        </button>
      </div>
      <div className="scroll work-scroll">
        {answer !== undefined && rows.length === 0 && (
          <p className="empty t2">
            All your codings of {row.name} were made, or looked at again, under its present words.
          </p>
        )}
        <WorkList
          label={`Codings of ${row.name} made under earlier words`}
          rows={rows}
          ticked={ticked}
          onTick={setTicked}
          onKey={press}
          note={({ made }) => <span className="t2">{versionOf(made)}</span>}
        />
      </div>
      {recoding !== null && (
        <ChooseCode
          onClose={() => setRecoding(null)}
          onChoose={(code) =>
            void done(recode({ ids: recoding, code }), `${counted(recoding.length, 'coding')} recoded`)
          }
        />
      )}
    </section>
  );
}

/** What changed since the words that the first of the queue was made under. */
function Since(props: {
  row: CodeRow;
  versions: readonly Parameters<typeof changesBetween>[1][];
  made: Id | null;
}) {
  const [now] = props.versions;
  if (now === undefined) return null;
  const then = props.versions.find(({ id }) => id === props.made) ?? null;
  const changes = changesBetween(then, now, () => '').slice(0, 4);
  return (
    <div className="note since">
      <div className="stack">
        {changes.map(({ label, before, after }) => (
          <p key={label} className="df">
            <span className="sm t2">{label}: </span>
            <span className="read">
              {wordDiff(before, after).map(({ kind, text }, index) => {
                const key = `${index} ${kind}`;
                if (kind === 'added') return <ins key={key}>{text}</ins>;
                return kind === 'removed' ? <del key={key}>{text}</del> : <span key={key}>{text}</span>;
              })}
            </span>
          </p>
        ))}
      </div>
    </div>
  );
}
