/** Where the keys of a grid lead, and the blocks of cells that Shift makes. Pure but for the key that was pressed. */
import type { KeyboardEvent } from 'react';

export interface Sort {
  /** The column: 0 is the name. */
  column: number;
  isDown: boolean;
}

/** A block of cells: where it began and where it is; columns from 0, the name; row -1 is the heads. */
export interface Block {
  row: number;
  column: number;
  fromRow: number;
  fromColumn: number;
}

/** The block with its first cell first. */
export function ordered({ row, column, fromRow, fromColumn }: Block): Block {
  return {
    row: Math.max(row, fromRow),
    column: Math.max(column, fromColumn),
    fromRow: Math.max(0, Math.min(row, fromRow)),
    fromColumn: Math.min(column, fromColumn),
  };
}

/** The cell that a key leads to; null for keys that lead nowhere. */
export function targetOf(
  event: KeyboardEvent,
  isMain: boolean,
  at: { row: number; column: number; rows: number; columns: number; page: number },
): { row: number; column: number } | null {
  const { row, column } = at;
  const last = { row: at.rows - 1, column: at.columns - 1 };
  const targets: Record<string, { row: number; column: number }> = {
    ArrowDown: { row: isMain ? last.row : row + 1, column },
    ArrowUp: { row: isMain ? 0 : row - 1, column },
    ArrowRight: { row, column: isMain ? last.column : column + 1 },
    ArrowLeft: { row, column: isMain ? 0 : column - 1 },
    Home: { row: isMain ? 0 : row, column: 0 },
    End: { row: isMain ? last.row : row, column: last.column },
    PageDown: { row: row + at.page, column },
    PageUp: { row: Math.max(0, row - at.page), column },
  };
  return event.altKey ? null : (targets[event.key] ?? null);
}
