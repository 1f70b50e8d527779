/** The keys of a tree that the tree itself does not know: rename, remove, move, add. */
import type { ReactNode } from 'react';
import type { Context } from '../../shared/actions/define.ts';
import { type Id, id as idSchema } from '../../shared/ids.ts';
import { actionFor } from '../../shared/keymap.ts';
import { useWindowStore } from '../state/context.ts';

/** Calls `onAction` with the action's name (its id without the context) and the row that has focus. */
export function TreeKeys(props: {
  context: Context;
  onAction: (action: string, row: Id) => void;
  children: ReactNode;
}) {
  const keymap = useWindowStore((state) => state.keymap);
  return (
    <div
      className="tree-keys"
      onKeyDownCapture={(event) => {
        if (!(event.target instanceof HTMLElement) || event.target.matches('input')) return;
        const action = actionFor(keymap, props.context, event.nativeEvent);
        const row = idSchema.safeParse(event.target.closest('[role="row"]')?.getAttribute('data-key'));
        if (action === undefined || !row.success) return;
        event.preventDefault();
        event.stopPropagation();
        props.onAction(action.slice(props.context.length + 1), row.data);
      }}
    >
      {props.children}
    </div>
  );
}
