/** A list of passages: arrows or J and K move, Enter opens the passage in its document. */
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { actionFor } from '../../shared/keymap.ts';
import { useWindowStore } from '../state/context.ts';

export function PassageList(props: { label: string; children: ReactNode }) {
  const list = useRef<HTMLUListElement>(null);
  const keymap = useWindowStore((state) => state.keymap);
  const press = (event: KeyboardEvent): void => {
    const action = actionFor(keymap, 'list', event.nativeEvent);
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('button.passage') ?? [])];
    const now = rows.findIndex((row) => row.contains(document.activeElement));
    const targets: Record<string, number> = {
      'list.next': now + 1,
      'list.previous': now - 1,
      'list.first': 0,
      'list.last': rows.length - 1,
    };
    const target = action === undefined ? undefined : targets[action];
    if (target === undefined) return;
    event.preventDefault();
    rows[Math.max(0, Math.min(rows.length - 1, target))]?.focus();
  };
  return (
    <ul ref={list} className="passages" aria-label={props.label} onKeyDown={press}>
      {props.children}
    </ul>
  );
}

/** The words of a passage between what stands around it; `isWhole`: that is not cut inside of a sentence. */
export function Quote(props: { before: string; quote: string; after: string; isWhole?: boolean }) {
  const dots = props.isWhole === true ? '' : '…';
  return (
    <span className="read quote" dir="auto">
      {props.before !== '' && (
        <span className="cx">
          {dots}
          {props.before}
        </span>
      )}
      <mark>{props.quote}</mark>
      {props.after !== '' && (
        <span className="cx">
          {props.after}
          {dots}
        </span>
      )}
    </span>
  );
}
