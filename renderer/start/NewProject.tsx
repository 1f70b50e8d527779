/** A new project on one page: its name, where it is kept, who codes, and perhaps a codebook to begin with. */

import { type FormEvent, useState } from 'react';
import type { Grant } from '../../shared/bridge.ts';
import type { Failure } from '../../shared/errors.ts';
import { newId, useApi } from '../api.ts';
import { Icon } from '../design/Icon.tsx';
import { takeFocus } from '../design/take-focus.ts';
import { useWindowStore } from '../state/context.ts';

export function NewProject(props: {
  coder: string;
  onFailure: (failure: Failure | null) => void;
  onCancel: () => void;
}) {
  const { client } = useApi();
  const set = useWindowStore((state) => state.set);
  const prefer = useWindowStore((state) => state.prefer);
  const [title, setTitle] = useState('');
  const [name, setName] = useState(props.coder);
  const [where, setWhere] = useState<Grant | null>(null);
  const [table, setTable] = useState<Grant | null>(null);
  const isComplete = title.trim() !== '' && name.trim() !== '';

  const choose = async (): Promise<Grant | null> => {
    const grant = await window.concord.saveDialog('project', `${title.trim() || 'Untitled'}.concord`);
    if (grant !== null) setWhere(grant);
    return grant;
  };
  const create = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (!isComplete) return;
    const place = where ?? (await choose());
    if (place === null) return;
    const coder = { id: newId(), name: name.trim() };
    set({ arriving: table === null ? null : { kind: 'codebook', table } });
    const result = await client.create(place.token, title.trim(), coder);
    props.onFailure(result.ok ? null : result.error);
    if (!result.ok) return set({ arriving: null });
    set({ coder: coder.id });
    prefer({ coder: coder.name });
  };

  return (
    <form className="new-project" onSubmit={(event) => void create(event)}>
      <h2 className="hero">New project</h2>
      <label>
        <span className="label">Name of the project</span>
        <span className="field">
          <input
            ref={takeFocus}
            required
            value={title}
            onChange={(event) => setTitle(event.target.value)}
            placeholder="Rural care 2026"
          />
        </span>
      </label>
      <label>
        <span className="label">Your name, as it stands beside your codings</span>
        <span className="field">
          <input
            required
            value={name}
            onChange={(event) => setName(event.target.value)}
            placeholder="Ana R."
          />
        </span>
      </label>
      <div className="where">
        <span className="label">Where the file is kept</span>
        <div className="line">
          <button type="button" className="btn" onClick={() => void choose()}>
            <Icon name="folder" />
            Choose…
          </button>
          <span className="t2 cut">{where?.name ?? 'You are asked when you press Create'}</span>
        </div>
      </div>
      <fieldset className="where">
        <legend className="label">Codebook to begin with</legend>
        <div className="line">
          <label className="line check">
            <input type="radio" name="codebook" checked={table === null} onChange={() => setTable(null)} />
            <span>Empty</span>
          </label>
          <label className="line check">
            <input
              type="radio"
              name="codebook"
              checked={table !== null}
              onChange={async () => setTable((await window.concord.openDialog('codebook'))[0] ?? null)}
            />
            <span>From a table (CSV)…</span>
          </label>
          <span className="t2 cut">{table?.name}</span>
        </div>
      </fieldset>
      <div className="line form-foot">
        <button type="submit" className="btn primary big" disabled={!isComplete}>
          Create project
        </button>
        <button type="button" className="btn quiet big" onClick={props.onCancel}>
          Cancel
        </button>
      </div>
    </form>
  );
}
