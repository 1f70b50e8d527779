/** Which documents a list is narrowed to: a button that says it, and a list of folders and documents to tick. */
import { useMemo, useState } from 'react';
import {
  Button,
  Dialog,
  DialogTrigger,
  type Key,
  ListBox,
  ListBoxItem,
  ListLayout,
  Popover,
  Virtualizer,
} from 'react-aria-components';
import type { Id } from '../../shared/ids.ts';
import { useQuery } from '../api.ts';
import { counted } from '../design/format.ts';
import { Icon } from '../design/Icon.tsx';
import { type DocumentNode, documentTree } from './document-tree.ts';

/** Documents and folders; neither means all documents. */
export interface Within {
  readonly sources: readonly Id[];
  readonly folders: readonly Id[];
}
export const everywhere: Within = { sources: [], folders: [] };

const nothing = { sources: [], folders: [] };

export function DocumentFilter({ value, onChange }: { value: Within; onChange: (value: Within) => void }) {
  const listed = useQuery('source.list', {}).data ?? nothing;
  const [filter, setFilter] = useState('');
  const rows = useMemo(() => flat(documentTree(listed.folders, listed.sources), value), [listed, value]);
  const wanted = filter.trim().toLowerCase();
  const shown = wanted === '' ? rows : rows.filter(({ name }) => name.toLowerCase().includes(wanted));
  const inFolder = new Set<Key>(rows.filter(({ isInChosen }) => isInChosen).map(({ id }) => id));
  const chosen = [...value.folders, ...value.sources];
  const choose = (keys: ReadonlySet<Key>): void => {
    // What the filter leaves out stays as it was.
    const kept = new Set<Key>(shown.map(({ id }) => id));
    const isOn = (id: Id): boolean => (kept.has(id) ? keys.has(id) : chosen.includes(id));
    onChange({
      folders: listed.folders.map(({ id }) => id).filter(isOn),
      sources: listed.sources.map(({ id }) => id).filter((id) => isOn(id) && !inFolder.has(id)),
    });
  };
  return (
    <DialogTrigger onOpenChange={() => setFilter('')}>
      <Button className="pick">
        <span className="k">In</span>
        <span className="cut">{said(value, listed)}</span>
        <Icon name="chevronDown" />
      </Button>
      <Popover className="pop menu-pop within-pop" placement="bottom start">
        <Dialog aria-label="Documents and folders" className="within">
          <div className="line">
            <label className="field quiet grow">
              <Icon name="search" />
              <input
                type="search"
                aria-label="Find a document or folder"
                placeholder="Find a document or folder"
                autoFocus
                value={filter}
                onChange={(event) => setFilter(event.target.value)}
                onKeyDown={({ key, currentTarget }) => {
                  if (key === 'ArrowDown')
                    currentTarget.closest('.within')?.querySelector<HTMLElement>('[role="listbox"]')?.focus();
                }}
              />
            </label>
            <button type="button" className="btn quiet small" onClick={() => onChange(everywhere)}>
              All documents
            </button>
          </div>
          <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 28 }}>
            <ListBox
              aria-label="Documents and folders"
              className="within-list"
              selectionMode="multiple"
              selectionBehavior="toggle"
              escapeKeyBehavior="none"
              items={shown}
              selectedKeys={[...chosen, ...inFolder]}
              disabledKeys={inFolder}
              onSelectionChange={(keys) => choose(keys === 'all' ? new Set(shown.map(({ id }) => id)) : keys)}
              renderEmptyState={() => <p className="empty t2">Nothing has this name.</p>}
            >
              {(row) => (
                <ListBoxItem id={row.id} className="menu-item" textValue={row.name}>
                  {({ isSelected }) => (
                    <>
                      <span className="menu-check">{isSelected && <Icon name="check" />}</span>
                      <span className="line cut" style={{ paddingInlineStart: `${row.depth * 14}px` }}>
                        <Icon name={row.kind} />
                        <bdi className={`cut ${row.kind === 'folder' ? 'med' : ''}`}>{row.name}</bdi>
                      </span>
                    </>
                  )}
                </ListBoxItem>
              )}
            </ListBox>
          </Virtualizer>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}

type Row = {
  id: Id;
  kind: 'folder' | 'document';
  name: string;
  depth: number;
  /** It lies in a folder that is chosen. */
  isInChosen: boolean;
};

function flat(nodes: readonly DocumentNode[], { folders }: Within, depth = 0, isInChosen = false): Row[] {
  return nodes.flatMap((node) => [
    { id: node.id, kind: node.kind, name: node.row.name, depth, isInChosen },
    ...flat(node.children, { sources: [], folders }, depth + 1, isInChosen || folders.includes(node.id)),
  ]);
}

type Listed = { sources: readonly Named[]; folders: readonly Named[] };
type Named = { id: Id; name: string };

/** "All documents"; a name where it is one; else how many. */
export function said({ sources, folders }: Within, listed: Listed): string {
  if (sources.length + folders.length === 0) return 'All documents';
  const [folder] = folders;
  const [source] = sources;
  if (folders.length === 1 && folder !== undefined && sources.length === 0)
    return `Folder ${listed.folders.find(({ id }) => id === folder)?.name ?? 'that is gone'}`;
  if (sources.length === 1 && folders.length === 0)
    return listed.sources.find(({ id }) => id === source)?.name ?? 'A document that is gone';
  return [
    ...(folders.length > 0 ? [counted(folders.length, 'folder')] : []),
    ...(sources.length > 0 ? [counted(sources.length, 'document')] : []),
  ].join(', ');
}
