/** Who codes in this window: choose one, or add one. */
import { type FormEvent, useState } from 'react';
import { newId, useCommand } from '../api.ts';
import { Dialog } from '../design/Dialog.tsx';
import { counted, initials } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { MergeProfiles } from './MergeProfiles.tsx';

export function CoderDialog({ onClose }: { onClose: () => void }) {
  const coders = useCoders().rows;
  const coder = useWindowStore((state) => state.coder);
  const set = useWindowStore((state) => state.set);
  const say = useWindowStore((state) => state.say);
  const prefer = useWindowStore((state) => state.prefer);
  const add = useCommand('coder.add');
  const [name, setName] = useState('');

  const choose = (id: typeof coder, chosenName: string): void => {
    set({ coder: id });
    say(`You code as ${chosenName} now.`);
    prefer({ coder: chosenName });
    onClose();
  };
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    const id = newId();
    if ((await add({ id, name })) !== null) choose(id, name.trim());
  };

  return (
    <Dialog title="Who is coding?" help="team" onClose={onClose}>
      <ul className="pick-list">
        {coders.map((one) => (
          <li key={one.id}>
            <button
              type="button"
              className={`row ${one.id === coder ? 'sel' : ''}`}
              aria-pressed={one.id === coder}
              onClick={() => choose(one.id, one.name)}
            >
              <span className="avatar" aria-hidden="true">
                {initials(one.name)}
              </span>
              <span className="grow cut">{one.name}</span>
              <span className="t2 num">{counted(one.codings, 'coding')}</span>
              <span className="menu-check">{one.id === coder && <Icon name="check" />}</span>
            </button>
          </li>
        ))}
      </ul>
      <form className="line" onSubmit={(event) => void submit(event)}>
        <label className="field grow">
          <span className="spoken-only">Name of a new coder</span>
          <input
            value={name}
            placeholder="Name of a new coder"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <button type="submit" className="btn" disabled={name.trim() === ''}>
          Add coder
        </button>
      </form>
      {coders.length > 1 && <MergeProfiles />}
      <p className="sm t2">Codings carry the name of who made them. Undo takes back only what is your own.</p>
    </Dialog>
  );
}
