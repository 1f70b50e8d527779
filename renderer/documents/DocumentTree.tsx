/** The tree of folders and documents: open with Enter or a click, rename, move and remove by key, menu or drag. */
import { memo, useMemo, useState } from 'react';
import {
  Collection,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components';
import type { Id } from '../../shared/ids.ts';
import type { FolderRow, SourceRow } from '../../shared/queries/source.ts';
import { initials } from '../design/format.ts';
import { useKeptNodes, useKeptRows } from '../design/kept.ts';
import { dropOf, type Placed } from '../design/outline.ts';
import { TreeKeys } from '../design/TreeKeys.tsx';
import { useCoders } from '../project/use-lookups.ts';
import { useWindowStore } from '../state/context.ts';
import { DocumentRow, ProgressContext } from './DocumentRow.tsx';
import { type DocumentNode, documentTree } from './document-tree.ts';
import { useDocumentActs } from './use-document-acts.ts';

/** What of a row is drawn by Progress alone. */
const PROGRESS = ['codings', 'coverage', 'coders'] as const;

type Listed = { folders: readonly FolderRow[]; sources: readonly SourceRow[] };

export function DocumentTree({ folders, sources }: Listed) {
  const byId = useMemo(() => new Map(sources.map((row) => [row.id, row])), [sources]);
  return (
    <ProgressContext value={byId}>
      <Outline folders={useKeptRows(folders, [])} sources={useKeptRows(sources, PROGRESS)} />
    </ProgressContext>
  );
}

/** The tree without how far each document is, which changes with every coding and is drawn by itself. */
const Outline = memo(function Outline({ folders, sources }: Listed) {
  const roots = useKeptNodes(useMemo(() => documentTree(folders, sources), [folders, sources]));
  const placed = useMemo(() => placedRows(roots), [roots]);
  const openDocument = useWindowStore((state) => state.openDocument);
  const acts = useDocumentActs(placed);
  const [closed, setClosed] = useState<ReadonlySet<unknown>>(new Set());
  const expanded = folders.map(({ id }) => id).filter((id) => !closed.has(id));
  const isDocument = (id: Id): boolean => sources.some((source) => source.id === id);

  const { dragAndDropHooks } = useDragAndDrop<DocumentNode>({
    getItems: (_keys, items) => items.map((node) => ({ 'text/plain': node.row.name })),
    onMove: async ({ keys, target }) => {
      const aim = placed.find(({ id }) => id === target.key);
      if (aim === undefined) return;
      const isOnDocument = target.dropPosition === 'on' && isDocument(aim.id);
      const move = dropOf(placed, aim.id, isOnDocument ? 'after' : target.dropPosition);
      if (move === null) return;
      for (const row of placed.filter(({ id }) => keys.has(id))) await acts.move(row.id, move);
    },
  });

  const renderNode = (node: DocumentNode) => (
    <TreeItem
      id={node.id}
      textValue={node.row.name}
      className="tree-row"
      onAction={() => node.kind === 'document' && openDocument(node.id)}
    >
      <TreeItemContent>
        {({ isExpanded }) => (
          <DocumentRow node={node} isExpanded={isExpanded} onMenu={(act) => acts.act(act, node.id)} />
        )}
      </TreeItemContent>
      <Collection items={node.children}>{renderNode}</Collection>
    </TreeItem>
  );

  return (
    <>
      <ColumnHeads />
      <TreeKeys context="documents" onAction={acts.act}>
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 32 }}>
          <Tree
            aria-label="Documents"
            className="tree scroll"
            items={roots}
            selectionMode="none"
            expandedKeys={expanded}
            onExpandedChange={(keys) =>
              setClosed(new Set(folders.map(({ id }) => id).filter((id) => !keys.has(id))))
            }
            dragAndDropHooks={dragAndDropHooks}
          >
            {renderNode}
          </Tree>
        </Virtualizer>
      </TreeKeys>
    </>
  );
});

function ColumnHeads() {
  const coders = useCoders().rows;
  return (
    <div className="head-row" aria-hidden="true">
      <span className="grow">Name</span>
      <span>Coded</span>
      <span className="dots-head">
        {coders.length <= 3 && coders.map(({ id, name }) => <i key={id}>{initials(name).charAt(0)}</i>)}
      </span>
    </div>
  );
}

function placedRows(
  nodes: readonly DocumentNode[],
  parent: Id | null = null,
): (Placed & { kind: DocumentNode['kind'] })[] {
  return nodes.flatMap((node) => [
    { id: node.id, parent, kind: node.kind },
    ...placedRows(node.children, node.id),
  ]);
}
