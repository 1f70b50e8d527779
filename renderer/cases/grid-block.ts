/**
 * Blocks of cells between the grid and a spreadsheet: tabs and lines, quoted where a cell holds either.
 * A value that is missing for a reason is written in angle brackets, so that it survives the way out and
 * back. Pure; what does not fit an attribute is told for each cell before anything is sent.
 */

import type { z } from 'zod';
import { fittingValue } from '../../shared/attribute-value.ts';
import type { attributeRow, Cell } from '../../shared/queries/case.ts';

export type AttributeRow = z.infer<typeof attributeRow>;
/** A value on its way into a cell: words, or why there are none. */
export type NewCell = string | { missing: 'unknown' | 'not-asked' | 'refused' };

export const missingWords = {
  unknown: '⟨unknown⟩',
  'not-asked': '⟨not asked⟩',
  refused: '⟨refused⟩',
} as const;
export const reasons = ['unknown', 'not-asked', 'refused'] as const;

/** A cell as it is shown, copied and edited. */
export function cellText(cell: Cell): string {
  if (cell === null) return '';
  return typeof cell === 'string' ? cell : missingWords[cell.missing];
}

/** What was typed as a cell: words, or a reason in angle brackets of any kind. */
export function typedCell(typed: string): NewCell {
  const inner = /^[<⟨〈](.+)[>⟩〉]$/u
    .exec(typed.trim())?.[1]
    ?.toLowerCase()
    .replace(/[\s-]+/gu, '-');
  const reason = reasons.find((one) => one === inner);
  return reason === undefined ? typed : { missing: reason };
}

/** The form in which a cell is kept, or why it does not fit as the rest of a sentence. */
export function fitting(attribute: AttributeRow, typed: string): { value: NewCell } | { wrong: string } {
  const cell = typedCell(typed);
  if (typeof cell !== 'string') return { value: cell };
  const found = fittingValue(attribute.type, attribute.choices, cell);
  return found.ok ? { value: found.value } : { wrong: found.error.message };
}

/** The rows of a pasted text. A line end at the very end begins no row. */
export function parseBlock(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const { cell, end } = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at);
    row.push(cell);
    at = end + 1;
    if (text[end] === '\t') {
      if (at >= text.length) row.push('');
      continue;
    }
    if (text[end] === '\r' && text[at] === '\n') at++;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
}

function plainCell(text: string, start: number): { cell: string; end: number } {
  let end = start;
  while (end < text.length && !'\t\r\n'.includes(text[end] ?? '')) end++;
  return { cell: text.slice(start, end), end };
}

/** A quoted cell; a quote that is never closed, or goes on after it, is text like any other. */
function quotedCell(text: string, start: number): { cell: string; end: number } {
  let at = start + 1;
  for (;;) {
    const close = text.indexOf('"', at);
    if (close === -1) return plainCell(text, start);
    if (text[close + 1] !== '"') {
      const next = text[close + 1];
      if (next !== undefined && !'\t\r\n'.includes(next)) return plainCell(text, start);
      return { cell: text.slice(start + 1, close).replaceAll('""', '"'), end: close + 1 };
    }
    at = close + 2;
  }
}

/** Cells as text for a spreadsheet. */
export function blockText(rows: readonly (readonly string[])[]): string {
  const quoted = (cell: string): string =>
    /[\t\r\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  return rows.map((row) => row.map(quoted).join('\t')).join('\n');
}
