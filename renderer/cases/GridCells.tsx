/** The parts of a grid: rows, heads that sort, and cells. Focus stays with the grid, which points at one of them. */
import type { CSSProperties, ReactNode } from 'react';
import { Icon } from '../design/Icon.tsx';
import type { Sort } from './grid-moves.ts';

/** Rows that belong together. */
export function Lines(props: { className: string; style: CSSProperties; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table could not leave out what is not in view
    <div role="rowgroup" className={props.className} style={props.style}>
      {props.children}
    </div>
  );
}

/** @param props.number the row's place in the grid, from 1, the heads */
export function Line(props: { number: number; top?: number; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: cells are pointed at by aria-activedescendant
    // biome-ignore lint/a11y/useSemanticElements: a table could not leave out what is not in view
    <div role="row" aria-rowindex={props.number} className="grid-row" style={{ top: props.top }}>
      {props.children}
    </div>
  );
}

export function Head(props: {
  id: string;
  name: string;
  type?: string;
  column: number;
  sort: Sort | null;
  className: string;
  onSort: () => void;
  onDescribe?: () => void;
}) {
  const isSorted = props.sort?.column === props.column;
  const direction = props.sort?.isDown === true ? 'descending' : 'ascending';
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: heads are pointed at by aria-activedescendant
    // biome-ignore lint/a11y/useSemanticElements: a table could not leave out what is not in view
    <div
      id={props.id}
      role="columnheader"
      aria-colindex={props.column + 1}
      aria-sort={isSorted ? direction : 'none'}
      className={`grid-cell grid-head ${props.className}`}
    >
      <button type="button" tabIndex={-1} className="grow cut" title={props.name} onClick={props.onSort}>
        <bdi>{props.name}</bdi>
        {isSorted && <span aria-hidden="true">{props.sort?.isDown === true ? ' ↓' : ' ↑'}</span>}
      </button>
      {props.onDescribe !== undefined && (
        <button
          type="button"
          tabIndex={-1}
          className="icon small"
          aria-label={`Attribute ${props.name}`}
          title={`${props.type}: change the attribute (F2)`}
          onClick={props.onDescribe}
        >
          <Icon name="more" />
        </button>
      )}
    </div>
  );
}

export function Cell(props: {
  id: string;
  column: number;
  text: string;
  note?: string;
  wrong?: string | undefined;
  isSelected: boolean;
  className: string;
  onPoint: (isExtending: boolean) => void;
  onOpen: () => void;
}) {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: cells are pointed at by aria-activedescendant
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the grid, which keeps focus
    // biome-ignore lint/a11y/useSemanticElements: a table could not leave out what is not in view
    <div
      id={props.id}
      role="gridcell"
      aria-colindex={props.column + 1}
      aria-selected={props.isSelected}
      aria-invalid={props.wrong === undefined ? undefined : true}
      title={props.wrong}
      className={`grid-cell ${props.className} ${props.wrong === undefined ? '' : 'wrong'}`}
      onClick={(event) => props.onPoint(event.shiftKey)}
      onDoubleClick={props.onOpen}
    >
      <bdi className="cut grow">{props.text}</bdi>
      {props.note !== undefined && props.note !== '' && <span className="t2 num">{props.note}</span>}
      {props.wrong !== undefined && <span className="spoken-only">{props.wrong}</span>}
    </div>
  );
}
