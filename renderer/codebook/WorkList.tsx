/**
 * Passages to be gone through one by one or many at once, by keyboard: arrows or J and K move, Space ticks,
 * Enter opens the passage in its document; every other key is the list's own. A passage that is done with
 * leaves the list, and focus goes to the one that takes its place.
 */
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import type { Id } from '../../shared/ids.ts';
import { actionFor } from '../../shared/keymap.ts';
import type { SegmentRow } from '../../shared/queries/code.ts';
import { Quote } from '../design/PassageList.tsx';
import { useWindowStore } from '../state/context.ts';

export function WorkList<R extends SegmentRow>(props: {
  label: string;
  rows: readonly R[];
  /** What else is shown of a passage. */
  note?: (row: R) => ReactNode;
  /** Called with the passages that are ticked, or the one that has focus; true when the key did something. */
  onKey: (event: KeyboardEvent, ids: Id[]) => boolean;
  ticked: ReadonlySet<Id>;
  onTick: (ticked: ReadonlySet<Id>) => void;
}) {
  const { rows, ticked } = props;
  const goTo = useWindowStore((state) => state.goTo);
  const keymap = useWindowStore((state) => state.keymap);
  const focusCoding = useWindowStore((state) => state.focusCoding);
  const list = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(0);
  const here = Math.min(at, rows.length - 1);
  const focused = rows[here]?.id;
  useEffect(() => {
    const row =
      focused === undefined ? null : list.current?.querySelector<HTMLElement>(`[data-id="${focused}"]`);
    if (row === null || row === undefined) return;
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost || list.current?.contains(document.activeElement) === true) row.focus();
  }, [focused]);
  const idsAt = (id: Id): Id[] =>
    ticked.size > 0 ? rows.map((row) => row.id).filter((one) => ticked.has(one)) : [id];
  const tick = (id: Id): void => {
    const next = new Set(ticked);
    if (!next.delete(id)) next.add(id);
    props.onTick(next);
  };
  const press = (event: KeyboardEvent): void => {
    const row = rows[here];
    if (row === undefined || event.target instanceof HTMLInputElement) return;
    const moves: Record<string, number> = {
      'list.next': here + 1,
      'list.previous': here - 1,
      'list.first': 0,
      'list.last': rows.length - 1,
    };
    const action = actionFor(keymap, 'list', event.nativeEvent);
    const to = action === undefined ? undefined : moves[action];
    if (to !== undefined) setAt(Math.max(0, Math.min(rows.length - 1, to)));
    else if (action === 'list.tick') tick(row.id);
    else if (action === 'list.open') {
      goTo(row);
      focusCoding(row.id);
    } else if (!props.onKey(event, idsAt(row.id))) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div
      ref={list}
      className="worklist"
      role="listbox"
      aria-multiselectable="true"
      aria-label={props.label}
      onKeyDown={press}
    >
      {rows.map((row, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are handled by the list
        <div
          key={row.id}
          data-id={row.id}
          role="option"
          aria-selected={ticked.has(row.id)}
          tabIndex={index === here ? 0 : -1}
          className={`passage inner-ring ${index === here ? 'here' : ''}`}
          onFocus={() => setAt(index)}
          onClick={(event) => {
            event.currentTarget.focus();
            if (event.ctrlKey || event.metaKey || event.shiftKey) tick(row.id);
          }}
        >
          <span className="line sm">
            <span className={`tick ${ticked.has(row.id) ? 'on' : ''}`} aria-hidden="true" />
            <b className="med cut">
              {row.sourceName} ¶ {row.paragraph}
            </b>
            <span className="grow" />
            {props.note?.(row)}
          </span>
          <Quote before={row.before} quote={row.quote} after={row.after} />
        </div>
      ))}
    </div>
  );
}
