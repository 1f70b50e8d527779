/**
 * The grid: a row for each case or document, a column for each attribute. One tab stop; the arrows move,
 * typing or F2 edits, Enter in the first column opens. Only what is in view is in the page.
 */
import {
  type ClipboardEvent,
  type KeyboardEvent,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { GridRow } from '../../shared/queries/case.ts';
import { CellEditor } from './CellEditor.tsx';
import { Cell, Head, Line, Lines } from './GridCells.tsx';
import { type AttributeRow, blockText, cellText } from './grid-block.ts';
import { type Block, ordered, type Sort, targetOf } from './grid-moves.ts';
import { cellKey, type Pending } from './pending.ts';

const ROW = 32;
const FIRST = 220;
const COLUMN = 148;
const OVER = 4;

export interface GridActs {
  open: (row: GridRow) => void;
  sort: (column: number) => void;
  describe: (column: number) => void;
  /** Writes a cell; the refusal is told in the cell. Column 0 is the name. */
  write: (row: GridRow, column: number, typed: string) => string | null;
  clear: (block: Block) => void;
  paste: (block: Block, text: string) => void;
}

/** What can be asked of the grid from around it. */
export interface GridHandle {
  focus: (row: number, column: number) => void;
}

export function CaseGrid(props: {
  label: string;
  noun: string;
  rows: readonly GridRow[];
  attributes: readonly AttributeRow[];
  sort: Sort | null;
  pending: Pending | null;
  acts: GridActs;
  handle: React.Ref<GridHandle>;
  onBlock: (block: Block) => void;
}) {
  const { rows, attributes, acts, pending } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [view, setView] = useState({ top: 0, left: 0, height: 600, width: 900 });
  const [block, setBlock] = useState<Block>({ row: 0, column: 0, fromRow: 0, fromColumn: 0 });
  const [editing, setEditing] = useState<{ text: string } | null>(null);
  const columns = attributes.length + 1;
  const row = Math.min(block.row, rows.length - 1);
  const column = Math.min(block.column, columns - 1);
  const at = { ...block, row, column };
  const { onBlock } = props;
  useEffect(() => onBlock(block), [block, onBlock]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const measure = (): void => setView(viewOf(element));
    const watch = new ResizeObserver(measure);
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    if (row >= 0) {
      const top = row * ROW;
      const room = element.clientHeight - 2 * ROW;
      element.scrollTop = Math.max(top - room, Math.min(element.scrollTop, top));
    }
    if (column > 0) {
      const left = (column - 1) * COLUMN;
      const room = element.clientWidth - FIRST - COLUMN;
      element.scrollLeft = Math.max(left - room, Math.min(element.scrollLeft, left));
    }
  }, [row, column]);

  const moveTo = (nextRow: number, nextColumn: number, isExtending = false): void => {
    const to = {
      row: Math.max(isExtending ? 0 : -1, Math.min(rows.length - 1, nextRow)),
      column: Math.max(0, Math.min(columns - 1, nextColumn)),
    };
    setBlock(
      isExtending
        ? { ...to, fromRow: Math.max(0, block.fromRow), fromColumn: block.fromColumn }
        : { ...to, fromRow: to.row, fromColumn: to.column },
    );
  };
  useImperativeHandle(props.handle, () => ({
    focus(nextRow, nextColumn) {
      moveTo(nextRow, nextColumn);
      scroller.current?.focus();
    },
  }));
  const present = rows[row];
  const edit = (text: string): void => {
    if (present !== undefined) setEditing({ text });
  };
  const textAt = (line: GridRow, index: number): string => {
    const attribute = attributes[index - 1];
    if (attribute === undefined) return line.name;
    return pendingText(pending, line, attribute) ?? cellText(line.cells[index - 1] ?? null);
  };
  const enter = (): void => {
    if (row < 0) acts.sort(column);
    else if (column === 0 && present !== undefined) acts.open(present);
    else if (present !== undefined) edit(textAt(present, column));
  };
  const press = (event: KeyboardEvent): void => {
    if (editing !== null || event.nativeEvent.isComposing) return;
    const isMain = event.ctrlKey || event.metaKey;
    const target = targetOf(event, isMain, {
      row,
      column,
      rows: rows.length,
      columns,
      page: Math.floor(view.height / ROW) - 2,
    });
    if (target !== null) moveTo(target.row, target.column, event.shiftKey);
    else if (event.key === 'Enter' && !isMain) enter();
    else if (event.key === 'F2' && row < 0) acts.describe(column);
    else if (event.key === 'F2' && present !== undefined) edit(textAt(present, column));
    else if ((event.key === 'Delete' || event.key === 'Backspace') && row >= 0) acts.clear(ordered(at));
    else if (event.key === 'a' && isMain)
      setBlock({ row: rows.length - 1, column: columns - 1, fromRow: 0, fromColumn: 0 });
    else if (event.key.length === 1 && !isMain && !event.altKey && event.key !== ' ' && row >= 0)
      edit(event.key);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const copy = (event: ClipboardEvent): void => {
    if (editing !== null || row < 0) return;
    const { row: last, column: right, fromRow, fromColumn } = ordered(at);
    const lines = rows
      .slice(fromRow, last + 1)
      .map((line) => Array.from({ length: right - fromColumn + 1 }, (_, i) => textAt(line, fromColumn + i)));
    event.clipboardData.setData('text/plain', blockText(lines));
    event.preventDefault();
  };
  const paste = (event: ClipboardEvent): void => {
    if (editing !== null || row < 0) return;
    event.preventDefault();
    acts.paste(ordered(at), event.clipboardData.getData('text/plain'));
  };
  const commit = (text: string, step: { row: number; column: number }): string | null => {
    const wrong = present === undefined ? null : acts.write(present, column, text);
    if (wrong !== null) return wrong;
    setEditing(null);
    moveTo(row + step.row, column + step.column);
    scroller.current?.focus();
    return null;
  };

  const firstRow = Math.max(0, Math.floor(view.top / ROW) - OVER);
  const lastRow = Math.min(rows.length, Math.ceil((view.top + view.height) / ROW) + OVER);
  const firstColumn = Math.max(0, Math.floor(view.left / COLUMN) - 1);
  const lastColumn = Math.min(attributes.length, Math.ceil((view.left + view.width - FIRST) / COLUMN) + 1);
  const inView = attributes.slice(firstColumn, lastColumn);
  const width = FIRST + attributes.length * COLUMN;
  const selected = ordered(at);
  const isIn = (r: number, c: number): boolean =>
    r >= selected.fromRow && r <= selected.row && c >= selected.fromColumn && c <= selected.column;
  const lead = { width: firstColumn * COLUMN };
  const stateOf = (r: number, c: number): string =>
    `${r === row && c === column ? 'here' : ''} ${r >= 0 && isIn(r, c) ? 'in' : ''}`;

  return (
    // biome-ignore lint/a11y/useSemanticElements: a table could not leave out what is not in view
    <div
      ref={scroller}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-colcount={columns}
      aria-multiselectable="true"
      aria-activedescendant={`cell-${row}-${column}`}
      tabIndex={0}
      data-focus-first=""
      className="case-grid scroll"
      onKeyDown={press}
      onCopy={copy}
      onPaste={paste}
      onScroll={({ currentTarget }) => setView(viewOf(currentTarget))}
    >
      <Lines className="grid-heads" style={{ width }}>
        <Line number={1}>
          <Head
            id="cell--1-0"
            name={props.noun}
            column={0}
            sort={props.sort}
            className={`first ${stateOf(-1, 0)}`}
            onSort={() => {
              moveTo(-1, 0);
              acts.sort(0);
            }}
          />
          <span className="grid-lead" style={lead} aria-hidden="true" />
          {inView.map((attribute, i) => {
            const c = firstColumn + i + 1;
            return (
              <Head
                key={attribute.id}
                id={`cell--1-${c}`}
                name={attribute.name}
                type={attribute.type}
                column={c}
                sort={props.sort}
                className={stateOf(-1, c)}
                onSort={() => {
                  moveTo(-1, c);
                  acts.sort(c);
                }}
                onDescribe={() => {
                  moveTo(-1, c);
                  acts.describe(c);
                }}
              />
            );
          })}
        </Line>
      </Lines>
      <Lines className="grid-space" style={{ height: rows.length * ROW, width }}>
        {windowed(firstRow, lastRow, row).map((r) => {
          const line = rows[r];
          if (line === undefined) return null;
          return (
            <Line key={line.id} number={r + 2} top={r * ROW}>
              <Cell
                id={`cell-${r}-0`}
                column={0}
                text={line.name}
                note={line.linked === 0 ? '' : String(line.linked)}
                isSelected={isIn(r, 0)}
                className={`first ${stateOf(r, 0)}`}
                onPoint={(isMore) => moveTo(r, 0, isMore)}
                onOpen={() => acts.open(line)}
              />
              <span className="grid-lead" style={lead} aria-hidden="true" />
              {inView.map((attribute, i) => {
                const c = firstColumn + i + 1;
                const wrong = pending?.wrong.get(cellKey(line.id, attribute.id));
                const isPending = pendingText(pending, line, attribute) !== null;
                return (
                  <Cell
                    key={attribute.id}
                    id={`cell-${r}-${c}`}
                    column={c}
                    text={textAt(line, c)}
                    wrong={wrong?.reason}
                    isSelected={isIn(r, c)}
                    className={`${stateOf(r, c)} ${isPending ? 'pending' : ''} ${typeof line.cells[c - 1] === 'object' && line.cells[c - 1] !== null ? 'no-value' : ''}`}
                    onPoint={(isMore) => moveTo(r, c, isMore)}
                    onOpen={() => edit(textAt(line, c))}
                  />
                );
              })}
            </Line>
          );
        })}
        {editing !== null && present !== undefined && (
          <CellEditor
            key={`${row} ${column}`}
            label={`${column === 0 ? props.noun : (attributes[column - 1]?.name ?? '')} of ${present.name}`}
            attribute={attributes[column - 1]}
            initial={editing.text}
            place={{
              top: row * ROW,
              left: column === 0 ? view.left : FIRST + (column - 1) * COLUMN,
              width: column === 0 ? FIRST : COLUMN,
            }}
            onCommit={commit}
            onCancel={() => {
              setEditing(null);
              scroller.current?.focus();
            }}
          />
        )}
      </Lines>
    </div>
  );
}

function viewOf({ scrollTop, scrollLeft, clientHeight, clientWidth }: HTMLElement) {
  return { top: scrollTop, left: scrollLeft, height: clientHeight, width: clientWidth };
}

/** The rows in view, and the one with the cell that is pointed at. */
function windowed(first: number, last: number, here: number): number[] {
  const list = Array.from({ length: Math.max(0, last - first) }, (_, i) => first + i);
  return here >= 0 && !list.includes(here) ? [...list, here] : list;
}

function pendingText(pending: Pending | null, line: GridRow, attribute: AttributeRow): string | null {
  if (pending === null) return null;
  const wrong = pending.wrong.get(cellKey(line.id, attribute.id));
  if (wrong !== undefined) return wrong.typed;
  const column = pending.attributes.findIndex(({ id }) => id === attribute.id);
  const value = column === -1 ? null : (pending.byOwner.get(line.id)?.[column] ?? null);
  return value === null ? null : cellText(value);
}
