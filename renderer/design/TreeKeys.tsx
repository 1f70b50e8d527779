/** The keys of a tree that the tree itself does not know: rename, remove, move, add. */
import type { ReactNode } from 'react';
import { type Id, id as idSchema } from '../../shared/ids.ts';
import { actionFor, type KeyContext } from '../keymap.ts';

/** Calls `onAction` with the action and the row that has focus. */
export function TreeKeys(props: {
  context: KeyContext;
  onAction: (action: string, row: Id) => void;
  children: ReactNode;
}) {
  return (
    <div
      className="tree-keys"
      onKeyDownCapture={(event) => {
        if (!(event.target instanceof HTMLElement) || event.target.matches('input')) return;
        const action = actionFor(window.concord.platform, props.context, event);
        const row = idSchema.safeParse(event.target.closest('[role="row"]')?.getAttribute('data-key'));
        if (action === undefined || !row.success) return;
        event.preventDefault();
        event.stopPropagation();
        props.onAction(action, row.data);
      }}
    >
      {props.children}
    </div>
  );
}
