/** A copy of the project for one coder: for whom, blind or whole, then the place. */
import { type FormEvent, useState } from 'react';
import type { CommandOutput } from '../../shared/commands.ts';
import type { Id } from '../../shared/ids.ts';
import { newId, useCommand, useQuery } from '../api.ts';
import { counted } from '../design/format.ts';
import { useWindowStore } from '../state/context.ts';
import { TaskCard } from './TaskCard.tsx';
import { useCoders } from './use-lookups.ts';

const NEW = 'new';

interface Made {
  coder: string;
  file: string;
  without: CommandOutput<'project.copy'>['without'];
}

export function CoderCopy({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<Made | null>(null);
  if (made === null) return <Ask onClose={onClose} onMade={setMade} />;
  const { coding: codings = 0, memo: memos = 0 } = made.without;
  return (
    <TaskCard help="team" title={`The copy for ${made.coder} is written`} onClose={onClose}>
      <p>
        {made.file} holds every document and the codebook
        {codings + memos === 0
          ? '.'
          : `. ${counted(codings, 'coding')} and ${counted(memos, 'memo')} of others are not in it.`}
      </p>
      <p className="t2">Send it to {made.coder}. When it comes back, choose “Merge a copy…”.</p>
      <div className="line">
        <button type="button" className="btn" data-focus-first onClick={onClose}>
          Done
        </button>
      </div>
    </TaskCard>
  );
}

function Ask({ onClose, onMade }: { onClose: () => void; onMade: (made: Made) => void }) {
  const copy = useCommand('project.copy');
  const addCoder = useCommand('coder.add');
  const title = useQuery('project.summary', {}).data?.title ?? 'Project';
  const me = useWindowStore((state) => state.coder);
  const isReadOnly = useWindowStore((state) => state.project.readOnly);
  const coders = useCoders().rows;
  const others = coders.filter(({ id }) => id !== me);
  const [chosen, setChosen] = useState<Id | typeof NEW | null>(null);
  const coder = chosen ?? others[0]?.id ?? NEW;
  const [newName, setNewName] = useState('');
  const [isBlind, setIsBlind] = useState(true);
  const known = coders.find(({ id }) => id === coder);
  const name = known?.name ?? newName.trim();

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (name === '') return;
    const grant = await window.concord.saveDialog('copy', `${title} - ${name}.concord`);
    if (grant === null) return;
    const id = known?.id ?? newId();
    if (known === undefined && (await addCoder({ id, name })) === null) return;
    setChosen(id);
    const result = await copy({ to: { token: grant.token }, coder: id, blind: isBlind });
    if (result !== null) onMade({ coder: name, file: grant.name, without: result.without });
  };

  return (
    <TaskCard help="team" title="Make a coder’s copy" onClose={onClose}>
      <form className="task-form" onSubmit={(event) => void submit(event)}>
        <div className="line">
          <span className="label" aria-hidden="true">
            For
          </span>
          <select
            data-focus-first
            className="pick"
            aria-label="For which coder"
            value={coder}
            onChange={({ target }) => setChosen(coders.find(({ id }) => id === target.value)?.id ?? NEW)}
          >
            {coders.map((one) => (
              <option key={one.id} value={one.id}>
                {one.name}
                {one.id === me ? ' (you)' : ''}
              </option>
            ))}
            {!isReadOnly && <option value={NEW}>A new coder…</option>}
          </select>
          {coder === NEW && (
            <span className="field grow">
              <input
                required
                aria-label="Name of the new coder"
                placeholder="Name of the new coder"
                value={newName}
                onChange={(event) => setNewName(event.target.value)}
              />
            </span>
          )}
        </div>
        <fieldset>
          <legend className="spoken-only">What the copy holds</legend>
          <label className="option">
            <input type="radio" name="blind" checked={isBlind} onChange={() => setIsBlind(true)} />
            <span>
              <b className="med">Blind</b>
              <span className="t2">
                Documents and the codebook. Codings, memos and names of others are not in the file at all.
              </span>
            </span>
          </label>
          <label className="option">
            <input type="radio" name="blind" checked={!isBlind} onChange={() => setIsBlind(false)} />
            <span>
              <b className="med">Whole</b>
              <span className="t2">Everything, as it is now.</span>
            </span>
          </label>
        </fieldset>
        <div className="line">
          <button type="submit" className="btn primary" disabled={name === ''}>
            Choose a place…
          </button>
          <button type="button" className="btn quiet" onClick={onClose}>
            Cancel
          </button>
        </div>
      </form>
    </TaskCard>
  );
}
