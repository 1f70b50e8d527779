/** The codebook: filter, tree with counts, a new code in place. */
import { useMemo, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { newId, useCommand, useQuery } from '../api.ts';
import { Empty } from '../design/Empty.tsx';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { RenameField } from '../design/RenameField.tsx';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { useLitCodes } from '../workbench/use-lit-codes.ts';
import { CodeTree } from './CodeTree.tsx';
import { filteredCodes } from './code-tree.ts';
import { MergeCodes } from './MergeCodes.tsx';
import { SetsPanel } from './SetsPanel.tsx';
import { TreeOptions } from './TreeOptions.tsx';
import { inOrder, withAbove, withBelow } from './tree-view.ts';

export function CodebookPanel() {
  const { rows } = useLitCodes();
  const set = useWindowStore((state) => state.set);
  const adding = useWindowStore((state) => state.adding);
  const [filter, setFilter] = useState('');
  const order = useWindowStore((state) => state.codeOrder);
  const showing = useWindowStore((state) => state.codesShow);
  const codeSet = useWindowStore((state) => state.codeSet);
  const act = useWindowStore((state) => state.codebookAct);
  const oneSet = useQuery('set.list', {}).data?.find(({ id }) => id === codeSet);
  const members = oneSet?.members;
  const shown = useMemo(() => {
    const counted = showing.below ? withBelow(rows) : rows;
    const inSet = members === undefined ? null : new Set(members);
    const kept =
      inSet === null && showing.retired
        ? counted
        : withAbove(
            counted,
            (row) => (inSet === null || inSet.has(row.id)) && (showing.retired || row.status !== 'retired'),
          );
    return inOrder(filteredCodes(kept, filter), order);
  }, [rows, filter, order, showing, members]);
  return (
    <section className="pane tool" aria-label="Codebook" data-region="codebook">
      <div className="pane-head">
        <h2>Codebook</h2>
        <span className="t2">{counted(rows.length, 'code')}</span>
        <span className="grow" />
        <TreeOptions />
        <button
          type="button"
          className="icon"
          aria-label="New code"
          title="New code"
          onClick={() => set({ adding: { parent: null } })}
        >
          <Icon name="plus" />
        </button>
      </div>
      <div className="filter-line">
        <label className="field quiet">
          <Icon name="search" />
          <input
            aria-label="Filter codes"
            placeholder="Filter codes"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Escape') setFilter('');
            }}
          />
        </label>
      </div>
      {oneSet !== undefined && (
        <div className="line set-shown sm">
          <span className="grow cut">
            Only the set <bdi className="med">{oneSet.name}</bdi>
          </span>
          <button type="button" className="btn quiet small" onClick={() => set({ codeSet: null })}>
            Show all
          </button>
        </div>
      )}
      {act?.kind === 'merge' && <MergeCodes key={act.from.join()} from={act.from} into={act.into ?? null} />}
      {adding !== null && <NewCode parent={adding.parent} />}
      {rows.length === 0 && adding === null ? (
        <Empty example="Transport, Trust in staff, Family burden">
          <p>
            Codes are the names of what you find in the text. The first one can also come from a selection.
          </p>
          <button type="button" className="btn" onClick={() => set({ adding: { parent: null } })}>
            New code
          </button>
        </Empty>
      ) : (
        <CodeTree rows={shown} isFiltered={filter.trim() !== '' || codeSet !== null} />
      )}
      <SetsPanel />
    </section>
  );
}

function NewCode({ parent }: { parent: Id | null }) {
  const { byId } = useCodes();
  const add = useCommand('code.add');
  const set = useWindowStore((state) => state.set);
  const inspectCode = useWindowStore((state) => state.inspectCode);
  const say = useWindowStore((state) => state.say);
  const below = parent === null ? undefined : byId.get(parent)?.name;
  return (
    <div className="new-code">
      <span className="label">{below === undefined ? 'New code' : `New code under ${below}`}</span>
      <RenameField
        key={parent ?? ''}
        label={below === undefined ? 'Name of the new code' : `Name of the new code under ${below}`}
        initial=""
        onEnd={(name) => {
          set({ adding: null });
          if (name === null) return;
          const id = newId();
          void add({ id, name, parent }).then((made) => {
            if (made === null) return;
            inspectCode(id);
            say(`Code ${name} added`);
          });
        }}
      />
    </div>
  );
}
