/** Which figure's passages are shown. */
import type { Id } from '../../shared/ids.ts';
import type { Figure } from '../../shared/queries/comparison.ts';

export type Cell = 'both' | 'onlyA' | 'onlyB';

export interface Opened {
  code: Id;
  /** The cells that the figure is made of. */
  cells: readonly Cell[];
  /** The column, to mark the figure. */
  column: string;
}

export interface Names {
  a: string;
  b: string;
}

/** A coefficient with two decimals, or a dash. */
export function shownFigure(figure: Figure): string {
  return figure.kind === 'value' ? signed(figure.value, 2) : '–';
}

/** A share in percent with one decimal, or a dash. */
export function shownPercent(figure: Figure): string {
  return figure.kind === 'value' ? (figure.value * 100).toFixed(1) : '–';
}

function signed(value: number, digits: number): string {
  return value
    .toFixed(digits)
    .replace('-', '−')
    .replace(/^−(0\.?0*)$/u, '$1');
}
