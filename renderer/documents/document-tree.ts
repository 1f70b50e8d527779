/** Folders and documents as a tree: folders first, each in its own order. */
import type { Id } from '../../shared/ids.ts';
import type { FolderRow, SourceRow } from '../../shared/queries/source.ts';

export type DocumentNode =
  | { kind: 'folder'; id: Id; row: FolderRow; children: DocumentNode[]; documents: number }
  | { kind: 'document'; id: Id; row: SourceRow; children: DocumentNode[] };

/** The tree of what a project holds. */
export function documentTree(folders: readonly FolderRow[], sources: readonly SourceRow[]): DocumentNode[] {
  const inFolder = (parent: Id | null): DocumentNode[] => [
    ...folders
      .filter((folder) => folder.parent === parent)
      .sort(byOrder)
      .map((row): DocumentNode => {
        const children = inFolder(row.id);
        return { kind: 'folder', id: row.id, row, children, documents: countDocuments(children) };
      }),
    ...sources
      .filter((source) => source.folder === parent)
      .sort(byOrder)
      .map((row): DocumentNode => ({ kind: 'document', id: row.id, row, children: [] })),
  ];
  return inFolder(null);
}

function countDocuments(nodes: readonly DocumentNode[]): number {
  return nodes.reduce((sum, node) => sum + (node.kind === 'folder' ? node.documents : 1), 0);
}

function byOrder(a: { order: string; id: Id }, b: { order: string; id: Id }): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id < b.id ? -1 : 1;
}
