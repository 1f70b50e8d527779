/** One code in the tree: ribbon, tag, name, the digit that applies it, my codings and everybody's. */
import { useContext } from 'react';
import { Button } from 'react-aria-components';
import type { CodeRow } from '../../shared/queries/code.ts';
import { useCommand, useQuery } from '../api.ts';
import { colourProps, Ribbon } from '../design/CodeMark.tsx';
import { count, counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { ActMenu } from '../design/Menu.tsx';
import { withKeys } from '../design/menu-keys.ts';
import { RenameField } from '../design/RenameField.tsx';
import { useWindowStore } from '../state/context.ts';
import { CountsContext, SlotsContext } from './row-contexts.ts';

const menu = [
  { id: 'segments', label: 'Show its segments' },
  { id: 'add', label: 'New code below…' },
  { id: 'rename', label: 'Rename' },
  { id: 'memo', label: 'Memo on the code' },
  { id: 'move.up', label: 'Move up' },
  { id: 'move.down', label: 'Move down' },
  { id: 'move.in', label: 'Move under the code above' },
  { id: 'move.out', label: 'Move out' },
  { id: 'entry', label: 'Open its entry' },
  { id: 'merge', label: 'Merge into…' },
  { id: 'split', label: 'Split…' },
  { id: 'retire', label: 'Retire or restore' },
  { id: 'remove', label: 'Remove' },
];

export function CodeTreeRow(props: {
  row: CodeRow;
  isExpanded: boolean;
  hasChildren: boolean;
  onMenu: (act: string) => void;
}) {
  const { row, hasChildren } = props;
  const isChosen = useWindowStore((state) => state.code === row.id || state.codesChosen.includes(row.id));
  const isRenaming = useWindowStore((state) => state.renaming === row.id);
  const slot = useContext(SlotsContext).indexOf(row.id);
  const family = colourProps(row.colour);
  return (
    <div className={`row c ${isChosen ? 'sel' : ''}`}>
      {hasChildren ? (
        <Button slot="chevron" className="chevron">
          <Icon name={props.isExpanded ? 'chevronDown' : 'chevronRight'} className="tw" />
        </Button>
      ) : (
        <span className="chevron" />
      )}
      <Button slot="drag" className="drag" aria-label={`Drag ${row.name}`}>
        <Icon name="drag" />
      </Button>
      {hasChildren && row.parent === null ? (
        <span className={`fam ${family.className}`} style={family.style} aria-hidden="true" />
      ) : (
        <Ribbon colour={row.colour} texture={row.texture} />
      )}
      <bdi className="tag">{row.tag}</bdi>
      {isRenaming ? (
        <Rename row={row} />
      ) : (
        <bdi
          className={`cut ${hasChildren ? 'med' : ''} ${row.status === 'retired' ? 't3' : ''}`}
          title={row.name}
        >
          {row.name}
        </bdi>
      )}
      {slot >= 0 && !isRenaming && (
        <kbd className="kbd" title={`Press ${slot + 1} in the reader`}>
          {slot + 1}
        </kbd>
      )}
      {!isRenaming && (
        <ActMenu
          label={`More for ${row.name}`}
          className="icon row-more"
          choices={withKeys('codebook', menu)}
          onAct={props.onMenu}
        >
          <Icon name="more" />
        </ActMenu>
      )}
      {!isRenaming && <Older code={row.id} />}
      <Counts row={row} />
    </div>
  );
}

function Counts({ row }: { row: CodeRow }) {
  const { mine, codings } = useContext(CountsContext).get(row.id) ?? row;
  return (
    <>
      <span className={`n w first ${mine === 0 ? 't3' : ''}`}>{count(mine)}</span>
      <span className={`n w ${codings === 0 ? 't3' : ''}`}>{count(codings)}</span>
    </>
  );
}

/** How many of my codings wait to be looked at again; asked only where the codebook has the whole view. */
function Older({ code }: { code: CodeRow['id'] }) {
  const coder = useWindowStore((state) => state.coder);
  const enabled = useWindowStore((state) => state.view === 'codebook');
  const found = useQuery('code.older', { coder }, { enabled, keep: true }).data?.find(
    (one) => one.code === code,
  );
  if (!enabled || found === undefined || found.mine === 0) return null;
  return (
    <span
      className="older sm num"
      title={`${counted(found.mine, 'coding')} of mine made under earlier words`}
    >
      <Icon name="history" />
      {found.mine}
    </span>
  );
}

function Rename({ row }: { row: CodeRow }) {
  const rename = useCommand('code.rename');
  const set = useWindowStore((state) => state.set);
  return (
    <RenameField
      label={`New name of ${row.name}`}
      initial={row.name}
      onEnd={(name) => {
        set({ renaming: null });
        if (name !== null) void rename({ id: row.id, name });
      }}
    />
  );
}
