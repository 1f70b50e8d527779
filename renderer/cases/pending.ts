/** A pasted block before it is sent: where each cell goes, and which do not fit and why. Pure. */
import type { Id } from '../../shared/ids.ts';
import type { GridRow } from '../../shared/queries/case.ts';
import { type AttributeRow, fitting, type NewCell } from './grid-block.ts';

export interface Wrong {
  owner: Id;
  attribute: Id;
  typed: string;
  reason: string;
}

export interface Pending {
  attributes: readonly AttributeRow[];
  /** For each owner a value for each of the attributes; null where nothing is laid, or what is does not fit. */
  byOwner: ReadonlyMap<Id, readonly (NewCell | null)[]>;
  /** By "owner attribute". */
  wrong: ReadonlyMap<string, Wrong>;
  cells: number;
  /** Rows and columns of the block that have no place in the grid. */
  rowsOver: number;
  columnsOver: number;
}

export const cellKey = (owner: Id, attribute: Id): string => `${owner} ${attribute}`;

/**
 * Lays a block over the grid from a row and an attribute on. A single cell fills a whole selection.
 * @param height and width of the selection, in cells
 */
export function layBlock(
  block: readonly (readonly string[])[],
  rows: readonly GridRow[],
  attributes: readonly AttributeRow[],
  at: { row: number; column: number; height: number; width: number },
): Pending {
  const isOne = block.length === 1 && block[0]?.length === 1;
  const height = isOne ? at.height : block.length;
  const width = isOne ? at.width : Math.max(0, ...block.map((line) => line.length));
  const owners = rows.slice(at.row, at.row + height);
  const shown = attributes.slice(at.column, at.column + width);
  const wrong = new Map<string, Wrong>();
  let cells = 0;
  const byOwner = new Map<Id, readonly (NewCell | null)[]>();
  for (const [down, { id: owner }] of owners.entries()) {
    const line = block[isOne ? 0 : down] ?? [];
    const values = shown.map((attribute, across) => {
      const typed = line[isOne ? 0 : across];
      if (typed === undefined) return null;
      cells++;
      const found = fitting(attribute, typed);
      if ('value' in found) return found.value;
      wrong.set(cellKey(owner, attribute.id), { owner, attribute: attribute.id, typed, reason: found.wrong });
      return null;
    });
    byOwner.set(owner, values);
  }
  return {
    attributes: shown,
    byOwner,
    wrong,
    cells,
    rowsOver: Math.max(0, height - owners.length),
    columnsOver: Math.max(0, width - shown.length),
  };
}

/** The block with one of its wrong cells typed anew. */
export function mended(pending: Pending, owner: Id, attribute: Id, typed: string): Pending {
  const column = pending.attributes.findIndex(({ id }) => id === attribute);
  const described = pending.attributes[column];
  if (described === undefined) return pending;
  const found = fitting(described, typed);
  const wrong = new Map(pending.wrong);
  const key = cellKey(owner, attribute);
  if ('wrong' in found) {
    wrong.set(key, { owner, attribute, typed, reason: found.wrong });
    return { ...pending, wrong };
  }
  wrong.delete(key);
  const byOwner = new Map(pending.byOwner);
  const values = byOwner.get(owner) ?? [];
  byOwner.set(
    owner,
    values.map((value, at) => (at === column ? found.value : value)),
  );
  return { ...pending, byOwner, wrong };
}
