/** Sets of codes below the tree: other groupings of the same codes. A set chosen shows only its codes. */
import { useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { newId, useCommand, useQuery } from '../api.ts';
import { Icon } from '../design/Icon.tsx';
import { ActMenu } from '../design/Menu.tsx';
import { RenameField } from '../design/RenameField.tsx';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';

export function SetsPanel() {
  const store = useWindowStoreApi();
  const sets = useQuery('set.list', {}).data ?? [];
  const shown = useWindowStore((state) => state.codeSet);
  const set = useWindowStore((state) => state.set);
  const tell = useWindowStore((state) => state.tell);
  const add = useCommand('set.add');
  const rename = useCommand('set.rename');
  const remove = useCommand('set.remove');
  const include = useCommand('set.include');
  const [naming, setNaming] = useState<Id | 'new' | null>(null);
  const act = (what: string, id: Id, name: string): void => {
    const chosen = store.getState().codesChosen;
    if (what === 'rename') setNaming(id);
    if (what === 'remove')
      void remove({ id }).then((result) => {
        if (result !== null) tell({ text: `Set ${name} removed; its codes stay`, undo: true });
      });
    if (what === 'include' && chosen.length > 0) void include({ set: id, members: [...chosen] });
  };
  return (
    <section className="sets" aria-label="Sets of codes">
      <div className="pane-head">
        <h3>Sets</h3>
        <span className="grow" />
        <button
          type="button"
          className="icon"
          aria-label="New set"
          title="New set"
          onClick={() => setNaming('new')}
        >
          <Icon name="plus" />
        </button>
      </div>
      {naming === 'new' && (
        <div className="new-code">
          <RenameField
            label="Name of the new set"
            initial=""
            onEnd={(name) => {
              setNaming(null);
              if (name === null) return;
              const id = newId();
              const members = [...store.getState().codesChosen];
              void add({ id, name }).then((made) => {
                if (made !== null && members.length > 1) void include({ set: id, members });
              });
            }}
          />
        </div>
      )}
      <ul>
        {sets.map(({ id, name, members }) => (
          <li className="line set-line" key={id}>
            {naming === id ? (
              <RenameField
                label={`New name of ${name}`}
                initial={name}
                onEnd={(next) => {
                  setNaming(null);
                  if (next !== null) void rename({ id, name: next });
                }}
              />
            ) : (
              <button
                type="button"
                className={`row grow ${shown === id ? 'sel' : ''}`}
                aria-pressed={shown === id}
                onClick={() => set({ codeSet: shown === id ? null : id })}
              >
                <bdi className="cut grow">{name}</bdi>
                <span className="n t2">{members.length}</span>
              </button>
            )}
            <ActMenu
              label={`More for the set ${name}`}
              className="icon small"
              choices={[
                { id: 'include', label: 'Put the chosen codes in' },
                { id: 'rename', label: 'Rename' },
                { id: 'remove', label: 'Remove the set' },
              ]}
              onAct={(what) => act(what, id, name)}
            >
              <Icon name="more" />
            </ActMenu>
          </li>
        ))}
      </ul>
    </section>
  );
}
