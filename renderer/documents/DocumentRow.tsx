/** One row: name, share that is coded, a dot per coder (empty, half, full: not begun, begun, done). */
import { createContext, useContext } from 'react';
import { Button } from 'react-aria-components';
import type { Id } from '../../shared/ids.ts';
import type { SourceRow } from '../../shared/queries/source.ts';
import { useCommand } from '../api.ts';
import { percent } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { ActMenu } from '../design/Menu.tsx';
import { withKeys } from '../design/menu-keys.ts';
import { RenameField } from '../design/RenameField.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import type { DocumentNode } from './document-tree.ts';

const folderMenu = [
  { id: 'rename', label: 'Rename' },
  { id: 'move.up', label: 'Move up' },
  { id: 'move.down', label: 'Move down' },
  { id: 'move.in', label: 'Move into the folder above' },
  { id: 'move.out', label: 'Move out of the folder' },
  { id: 'case', label: 'Put into a case…' },
  { id: 'speakers', label: 'Make cases of the speakers…' },
  { id: 'remove', label: 'Remove' },
];

const documentMenu = [...folderMenu, { id: 'erase', label: 'Erase for good…' }];

/** The documents as they are now: given past the tree, which then need not be drawn again. */
export const ProgressContext = createContext<ReadonlyMap<Id, SourceRow>>(new Map());

export function DocumentRow(props: {
  node: DocumentNode;
  isExpanded: boolean;
  onMenu: (act: string) => void;
}) {
  const { node } = props;
  const isOpen = useWindowStore((state) => state.source === node.id);
  const isRenaming = useWindowStore((state) => state.renaming === node.id);
  const { name } = node.row;
  return (
    <div className={`row ${isOpen ? 'sel' : ''}`}>
      {node.kind === 'folder' ? (
        <Button slot="chevron" className="chevron">
          <Icon name={props.isExpanded ? 'chevronDown' : 'chevronRight'} className="tw" />
        </Button>
      ) : (
        <span className="chevron" />
      )}
      <Button slot="drag" className="drag" aria-label={`Drag ${name}`}>
        <Icon name="drag" />
      </Button>
      {isRenaming ? (
        <Rename node={node} />
      ) : (
        <bdi className={`cut grow ${node.kind === 'folder' || isOpen ? 'med' : ''}`} title={name}>
          {name}
        </bdi>
      )}
      {!isRenaming && (
        <ActMenu
          label={`More for ${name}`}
          className="icon row-more"
          choices={withKeys('documents', node.kind === 'folder' ? folderMenu : documentMenu)}
          onAct={props.onMenu}
        >
          <Icon name="more" />
        </ActMenu>
      )}
      {node.kind === 'folder' ? <span className="n">{node.documents}</span> : <Progress row={node.row} />}
    </div>
  );
}

function Rename({ node }: { node: DocumentNode }) {
  const set = useWindowStore((state) => state.set);
  const renameSource = useCommand('source.rename');
  const renameFolder = useCommand('folder.rename');
  return (
    <RenameField
      label={`New name of ${node.row.name}`}
      initial={node.row.name}
      onEnd={(name) => {
        set({ renaming: null });
        if (name === null) return;
        void (node.kind === 'folder'
          ? renameFolder({ id: node.id, name })
          : renameSource({ id: node.id, name }));
      }}
    />
  );
}

const dots = { none: '', coding: 'half', done: 'full' } as const;
const states = { none: 'not begun', coding: 'coding', done: 'done' } as const;

function Progress({ row: shownRow }: { row: SourceRow }) {
  const coders = useCoders();
  const row = useContext(ProgressContext).get(shownRow.id) ?? shownRow;
  const shown =
    coders.rows.length <= 4 ? row.coders : row.coders.filter(({ state }) => state !== 'none').slice(0, 4);
  return (
    <>
      <span className="n">{percent(row.coverage)}</span>
      <span className="pair">
        {shown.map(({ coder, state }) => (
          <i
            key={coder}
            className={`dotp ${dots[state]}`}
            role="img"
            aria-label={`${coders.byId.get(coder)?.name ?? 'A coder'}: ${states[state]}`}
            title={`${coders.byId.get(coder)?.name ?? 'A coder'}: ${states[state]}`}
          />
        ))}
      </span>
    </>
  );
}
