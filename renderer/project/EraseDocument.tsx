/**
 * Erasing a document for good: says what goes and what stays, wants a reason, then tells what was erased
 * and where its words still stand. There is no Undo, so this is one of the few acts that ask first.
 */
import { type FormEvent, useState } from 'react';
import type { CommandOutput } from '../../shared/commands.ts';
import type { Id } from '../../shared/ids.ts';
import { useCommand, useQuery } from '../api.ts';
import { counted } from '../design/format.ts';
import { useWindowStore } from '../state/context.ts';
import { TaskCard } from './TaskCard.tsx';
import { useSources } from './use-lookups.ts';

type Report = CommandOutput<'project.erase'>;

export function EraseDocument({ source, onClose }: { source: Id; onClose: () => void }) {
  // The name is gone once it is erased, and the report still needs it.
  const found = useSources().byId.get(source);
  const [name] = useState(found?.name ?? 'this document');
  const [report, setReport] = useState<Report | null>(null);
  if (report !== null) return <Erased name={name} report={report} onClose={onClose} />;
  return <Confirm source={source} name={name} onClose={onClose} onErased={setReport} />;
}

function Confirm(props: {
  source: Id;
  name: string;
  onClose: () => void;
  onErased: (report: Report) => void;
}) {
  const { source, name } = props;
  const erase = useCommand('project.erase');
  const remove = useCommand('source.remove');
  const closeTab = useWindowStore((state) => state.closeTab);
  const codings = useQuery('source.codings', { id: source }).data ?? [];
  const memos = useQuery('memo.list', { on: source, limit: 1 }).data?.total ?? 0;
  const written = memos + codings.filter(({ memo }) => memo !== null).length;
  const [reason, setReason] = useState('');
  const [isErasing, setIsErasing] = useState(false);

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (reason.trim() === '') return;
    setIsErasing(true);
    const report = await erase({ targets: [{ entity: 'source', id: source }], reason: reason.trim() });
    setIsErasing(false);
    if (report === null) return;
    closeTab(source);
    // What is left is an empty row and codings without words.
    await remove({ id: source });
    props.onErased(report);
  };

  return (
    <TaskCard help="erasure" title={`Erase “${name}” for good?`} onClose={props.onClose}>
      <p>
        Its text goes, with {counted(codings.length, 'coding')} by everybody and {counted(written, 'memo')},
        from this file and from Concord’s backups of it. This cannot be undone.
      </p>
      <p className="t2">
        What stays: the history says that something was erased, when, by whom and why. Copies in other places,
        such as a coder’s copy or an export, are beyond Concord’s reach.
      </p>
      <form className="line" onSubmit={(event) => void submit(event)}>
        <label className="field grow">
          <span className="spoken-only">Reason (required)</span>
          <input
            required
            data-focus-first
            value={reason}
            placeholder="Reason, as it will stand in the history"
            onChange={(event) => setReason(event.target.value)}
          />
        </label>
        <button type="submit" className="btn danger" disabled={isErasing || reason.trim() === ''}>
          {isErasing ? 'Erasing…' : 'Erase for good'}
        </button>
        <button type="button" className="btn quiet" onClick={props.onClose}>
          Cancel
        </button>
      </form>
    </TaskCard>
  );
}

function Erased({ name, report, onClose }: { name: string; report: Report; onClose: () => void }) {
  return (
    <TaskCard help="erasure" title={`“${name}” is erased`} onClose={onClose}>
      <p>
        {counted(report.contents, 'sealed text')} erased.{' '}
        {report.backupsReplaced === 0
          ? 'A backup without the words was made.'
          : `${counted(report.backupsReplaced, 'backup')} replaced by one without the words.`}
      </p>
      {report.remaining.length === 0 ? (
        <p className="t2">No words of it were found anywhere else in the project.</p>
      ) : (
        <>
          <p>Words of it still stand in other places. Look whether they must go too:</p>
          <ul className="bullets">
            {report.remaining.map((place) => (
              <li key={`${place.entity} ${place.id} ${place.name}`}>
                {nouns[place.entity] ?? place.entity}: <bdi>{place.name}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="line">
        <button type="button" className="btn" data-focus-first onClick={onClose}>
          Done
        </button>
      </div>
    </TaskCard>
  );
}

/** What the window calls things. */
const nouns: Partial<Record<string, string>> = {
  source: 'Document',
  revision: 'Document',
  coding: 'Coding',
  code: 'Code',
  definition: 'Definition of a code',
  memo: 'Memo',
};
