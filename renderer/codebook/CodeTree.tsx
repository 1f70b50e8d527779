/** The tree of codes, for thousands of them: only the rows in view are in the page. */
import { memo, useCallback, useMemo, useRef, useState } from 'react';
import {
  Collection,
  type Key,
  ListLayout,
  Tree,
  TreeItem,
  TreeItemContent,
  useDragAndDrop,
  Virtualizer,
} from 'react-aria-components';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { useKeptNodes, useKeptRows } from '../design/kept.ts';
import { dropOf } from '../design/outline.ts';
import { TreeKeys } from '../design/TreeKeys.tsx';
import { CODES_TYPE } from '../reader/types.ts';
import { useWindowStore } from '../state/context.ts';
import { useReaderSlots } from '../workbench/use-reader-slots.ts';
import { CodeTreeRow } from './CodeTreeRow.tsx';
import { type CodeNode, codeTree } from './code-tree.ts';
import { CountsContext, SlotsContext } from './row-contexts.ts';
import { useCodeActs } from './use-code-acts.ts';

/** A codebook longer than this starts with its families closed. */
const OPEN_UP_TO = 300;
/** What of a row is drawn by Counts alone. */
const COUNTS = ['codings', 'mine', 'latest'] as const;

export function CodeTree({ rows, isFiltered }: { rows: readonly CodeRow[]; isFiltered: boolean }) {
  const outline = useKeptRows(rows, COUNTS);
  const slots = useReaderSlots();
  const byId = useMemo(() => new Map(rows.map((row) => [row.id, row])), [rows]);
  const fresh = useRef(byId);
  fresh.current = byId;
  const now = useCallback((id: Id) => fresh.current.get(id), []);
  return (
    <SlotsContext value={slots}>
      <CountsContext value={byId}>
        <Outline rows={outline} isFiltered={isFiltered} now={now} />
      </CountsContext>
    </SlotsContext>
  );
}

/** The tree without its numbers, which change with every coding and are drawn by themselves. */
const Outline = memo(function Outline({
  rows,
  isFiltered,
  now,
}: {
  rows: readonly CodeRow[];
  isFiltered: boolean;
  now: (id: Id) => CodeRow | undefined;
}) {
  const roots = useKeptNodes(useMemo(() => codeTree(rows), [rows]));
  const parents = useMemo(
    () => [...new Set(rows.flatMap(({ parent }) => (parent === null ? [] : [parent])))],
    [rows],
  );
  const [toggled, setToggled] = useState<ReadonlySet<Key>>(new Set());
  const isOpenAtFirst = rows.length <= OPEN_UP_TO || isFiltered;
  const expanded = parents.filter((id) => toggled.has(id) !== isOpenAtFirst);
  const code = useWindowStore((state) => state.code);
  const inspectCode = useWindowStore((state) => state.inspectCode);
  const acts = useCodeActs(rows, now);
  const chosen = useWindowStore((state) => state.codesChosen);
  const set = useWindowStore((state) => state.set);
  const selected = code !== null && !chosen.includes(code) ? [code] : chosen;
  const byId = useMemo(() => new Map<Key, CodeRow>(rows.map((row) => [row.id, row])), [rows]);
  const idOf = (key: Key): CodeRow['id'] | undefined => byId.get(key)?.id;

  const { dragAndDropHooks } = useDragAndDrop<CodeNode>({
    getItems: (_keys, items) =>
      items.map((node) => ({ 'text/plain': node.row.name, [CODES_TYPE]: JSON.stringify([node.id]) })),
    onMove: async ({ keys, target }) => {
      const aim = idOf(target.key);
      const to = aim === undefined ? null : dropOf(rows, aim, target.dropPosition);
      if (to === null) return;
      await acts.move(
        rows.filter(({ id }) => keys.has(id)).map(({ id }) => id),
        to,
      );
    },
  });

  /** Opens what stands beside a code, whatever of it has something below. */
  const openSiblings = (id: CodeRow['id']): void => {
    const parent = byId.get(id)?.parent ?? null;
    const beside = new Set(rows.filter((row) => row.parent === parent).map((row) => row.id));
    setToggled((before) => {
      const next = new Set(before);
      for (const one of parents) {
        if (!beside.has(one)) continue;
        if (isOpenAtFirst) next.delete(one);
        else next.add(one);
      }
      return next;
    });
  };

  const renderNode = (node: CodeNode) => (
    <TreeItem id={node.id} textValue={node.row.name} className="tree-row">
      <TreeItemContent>
        {({ isExpanded, hasChildItems }) => (
          <CodeTreeRow
            row={node.row}
            isExpanded={isExpanded}
            hasChildren={hasChildItems}
            onMenu={(act) => acts.act(act, node.id)}
          />
        )}
      </TreeItemContent>
      <Collection items={node.children}>{renderNode}</Collection>
    </TreeItem>
  );

  return (
    <>
      <div className="head-row code-heads" aria-hidden="true">
        <span className="grow" />
        <span>Mine</span>
        <span>All</span>
      </div>
      <TreeKeys
        context="codebook"
        onAction={(action, id) => {
          if (action === 'expand') openSiblings(id);
          else acts.act(action, id);
        }}
      >
        <Virtualizer layout={ListLayout} layoutOptions={{ rowHeight: 28 }}>
          <Tree
            aria-label="Codebook"
            className="tree scroll"
            items={roots}
            selectionMode="multiple"
            selectionBehavior="replace"
            selectedKeys={selected}
            onSelectionChange={(keys) => {
              const all = rows.map(({ id }) => id).filter((id) => keys === 'all' || keys.has(id));
              const added = all.find((id) => !selected.includes(id)) ?? all[0];
              set({ codesChosen: all });
              if (added !== undefined) inspectCode(added);
            }}
            onAction={(key) => {
              const chosen = idOf(key);
              if (chosen !== undefined) acts.use(chosen);
            }}
            expandedKeys={expanded}
            onExpandedChange={(keys) =>
              setToggled(new Set(parents.filter((id) => keys.has(id) !== isOpenAtFirst)))
            }
            dragAndDropHooks={dragAndDropHooks}
            renderEmptyState={() => <p className="empty t2">No code has this name.</p>}
          >
            {renderNode}
          </Tree>
        </Virtualizer>
      </TreeKeys>
    </>
  );
});
