/**
 * A list of results of any length, walked by the keyboard: only the pages in sight are asked for and drawn.
 * The list itself has the focus and points at the row that is meant, so that scrolling never loses it. Heads
 * of groups stand between rows; the head of the group in sight stays at the top.
 */
import {
  type KeyboardEvent,
  type ReactNode,
  useCallback,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import type { ActionId } from '../../shared/actions.ts';
import { actionFor } from '../../shared/keymap.ts';
import { hearActs } from '../reader/act.ts';
import { useWindowStore } from '../state/context.ts';
import { createHeights, type Sight } from './row-heights.ts';

/** Rows asked for at once. */
export const PAGE = 50;

export interface RowGridProps<R, I> {
  label: string;
  /** The class of the rows. */
  kind: string;
  total: number;
  /** About how high a row is, in CSS pixels. */
  rowHeight: number;
  active: number;
  onActive: (index: number) => void;
  /** The rows of a page, as far as they are there: a hook, called by every page that is drawn. */
  useRows: (input: I, offset: number, limit: number) => readonly R[] | undefined;
  input: I;
  row: (row: R, index: number) => ReactNode;
  isTicked: (row: R) => boolean;
  /** The head of the group that begins with this row. */
  head?: ((index: number) => ReactNode) | undefined;
  /** The head of the group in which this row is. */
  headOver?: ((index: number) => ReactNode) | undefined;
  /** An action of lists on a row; true when it did something. */
  onAct: (action: ActionId, row: R | undefined, index: number) => boolean;
}

export function RowGrid<R, I>(props: RowGridProps<R, I>) {
  const { total, active, onActive, onAct } = props;
  const keymap = useWindowStore((state) => state.keymap);
  const grid = useRef<HTMLDivElement>(null);
  const rows = useRef(new Map<number, R>());
  const wanted = useRef<number | null>(active > 0 ? active : null);
  const [heights] = useState(() => createHeights(PAGE, props.rowHeight));
  const [sight, setSight] = useState<Sight>({ first: 0, last: 0, above: 0, below: 0 });
  const [top, setTop] = useState(0);
  const id = useId();
  const here = Math.max(0, Math.min(active, total - 1));

  const look = useCallback((): void => {
    const box = grid.current;
    if (box === null) return;
    const next = heights.inSight(box.scrollTop, box.clientHeight);
    setSight((now) => (JSON.stringify(now) === JSON.stringify(next) ? now : next));
    setTop(firstInSight(box));
  }, [heights]);

  const settle = useCallback((): void => {
    const row = wanted.current === null ? null : document.getElementById(`${id}-${wanted.current}`);
    if (row === null) return;
    row.scrollIntoView({ block: 'nearest' });
    wanted.current = null;
  }, [id]);

  const keep = useCallback(
    (page: number, found: readonly R[]): void => {
      for (const [i, row] of found.entries()) rows.current.set(page * PAGE + i, row);
      settle();
    },
    [settle],
  );
  const measure = useCallback(
    (page: number, height: number): void => {
      if (heights.measured(page, height)) look();
    },
    [heights, look],
  );

  useLayoutEffect(() => {
    heights.resize(total);
    look();
  }, [heights, total, look]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once, for a list that is come back to
  useLayoutEffect(() => {
    if (active > 0 && grid.current !== null) grid.current.scrollTop = heights.topOf(active);
  }, []);
  useLayoutEffect(settle);

  const go = (to: number): void => {
    const next = Math.max(0, Math.min(total - 1, to));
    onActive(next);
    wanted.current = next;
    const row = document.getElementById(`${id}-${next}`);
    if (row === null && grid.current !== null)
      grid.current.scrollTop = Math.max(0, heights.topOf(next) - grid.current.clientHeight / 3);
  };

  const latest = useRef<(action: ActionId) => boolean>(() => false);
  latest.current = (action) => {
    const moves: Record<string, number> = {
      'list.next': here + 1,
      'list.previous': here - 1,
      'list.first': 0,
      'list.last': total - 1,
    };
    const to = moves[action];
    if (to === undefined) return onAct(action, rows.current.get(here), here);
    go(to);
    return true;
  };
  useEffect(() => {
    const box = grid.current;
    return box === null ? undefined : hearActs(box, (action) => void latest.current(action));
  }, []);

  const press = (event: KeyboardEvent): void => {
    if (event.target instanceof HTMLInputElement || event.nativeEvent.isComposing) return;
    const page = event.key === 'PageDown' ? 1 : event.key === 'PageUp' ? -1 : 0;
    const action = actionFor(keymap, 'list', event.nativeEvent);
    if (page !== 0 && !event.ctrlKey && !event.altKey) go(here + page * 8);
    else if (action === undefined || !latest.current(action)) return;
    event.preventDefault();
    event.stopPropagation();
  };

  const pages = Array.from({ length: Math.max(0, sight.last - sight.first + 1) }, (_, i) => sight.first + i);
  const shownHere = pages.includes(Math.floor(here / PAGE)) && total > 0;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn page by page
    <div
      ref={grid}
      className={`rows scroll inner-ring ${props.kind}-rows`}
      role="grid"
      aria-label={props.label}
      aria-rowcount={total}
      aria-multiselectable="true"
      aria-activedescendant={shownHere ? `${id}-${here}` : undefined}
      data-list=""
      data-focus-first=""
      tabIndex={0}
      onKeyDown={press}
      onScroll={look}
    >
      {props.headOver !== undefined && total > 0 && (
        <div className="stuck" aria-hidden="true">
          {props.headOver(Math.min(top, total - 1))}
        </div>
      )}
      <div
        className="rows-in"
        role="presentation"
        style={{ paddingTop: sight.above, paddingBottom: sight.below }}
      >
        {total > 0 &&
          pages.map((page) => (
            <Page
              key={page}
              {...props}
              id={id}
              page={page}
              here={here}
              keep={keep}
              measure={measure}
              onPoint={(index) => {
                grid.current?.focus();
                onActive(index);
              }}
            />
          ))}
      </div>
    </div>
  );
}

/** The number of the first row that is not above the window of the list. */
function firstInSight(box: HTMLElement): number {
  const edge = box.getBoundingClientRect().top + 40;
  for (const row of box.querySelectorAll<HTMLElement>('[data-index]')) {
    if (row.getBoundingClientRect().bottom > edge) return Number(row.dataset.index);
  }
  return 0;
}

function Page<R, I>(
  props: RowGridProps<R, I> & {
    id: string;
    page: number;
    here: number;
    keep: (page: number, rows: readonly R[]) => void;
    measure: (page: number, height: number) => void;
    onPoint: (index: number) => void;
  },
) {
  const { page, keep, measure, total } = props;
  const first = page * PAGE;
  const rows = props.useRows(props.input, first, PAGE)?.slice(0, Math.max(0, total - first));
  const box = useRef<HTMLDivElement>(null);
  const isThere = rows !== undefined;
  useEffect(() => {
    if (rows !== undefined) keep(page, rows);
  });
  useLayoutEffect(() => {
    const own = box.current;
    if (own === null || !isThere) return;
    const observer = new ResizeObserver(() => measure(page, own.offsetHeight));
    observer.observe(own);
    return () => observer.disconnect();
  }, [page, measure, isThere]);
  if (rows === undefined)
    return <div style={{ height: Math.min(PAGE, total - first) * props.rowHeight }} aria-busy="true" />;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn page by page
    <div ref={box} role="rowgroup">
      {rows.map((row, i) => {
        const index = first + i;
        const head = props.head?.(index);
        return (
          <div key={index} role="presentation">
            {head !== undefined && head !== null && (
              // biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus
              // biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn page by page
              <div role="row" className="gh">
                {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus */}
                {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn page by page */}
                <div role="rowheader" className="line grow">
                  {head}
                </div>
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the grid */}
            {/* biome-ignore lint/a11y/useFocusableInteractive: the grid has the focus and points at the row */}
            {/* biome-ignore lint/a11y/useSemanticElements: a table cannot be drawn page by page */}
            <div
              id={`${props.id}-${index}`}
              role="row"
              data-index={index}
              aria-rowindex={index + 1}
              aria-selected={props.isTicked(row)}
              className={`${props.kind} ${index === props.here ? 'here' : ''}`}
              onClick={(event) => {
                props.onPoint(index);
                const isTick = event.target instanceof Element && event.target.closest('.tick') !== null;
                if (isTick || event.ctrlKey || event.metaKey) props.onAct('list.tick', row, index);
              }}
              onDoubleClick={() => props.onAct('list.open', row, index)}
            >
              {props.row(row, index)}
            </div>
          </div>
        );
      })}
    </div>
  );
}
