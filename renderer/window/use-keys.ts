/** Sends the window's keys and the menu's commands to the actions of the same name. */
import { useEffect } from 'react';
import { actionFor } from '../../shared/keymap.ts';
import { useWindowStoreApi } from '../state/context.ts';
import type { Action } from './use-actions.ts';

/** Inside a text field these belong to the field. */
const fieldActions = new Set(['history.undo', 'history.redo', 'go.back', 'go.forward']);

/** The browser does these itself where focus is; the window only lists them. */
const ownActions = new Set(['edit.cut', 'edit.copy', 'edit.paste', 'edit.select-all']);

/** Listens while a project is open. */
export function useKeys(actions: readonly Action[]): void {
  const store = useWindowStoreApi();
  useEffect(() => {
    const byId = new Map<string, Action>(actions.map((action) => [action.id, action]));
    const act = (id: string): boolean => {
      const action = byId.get(id);
      if (action === undefined) return false;
      if (action.obstacle === undefined) action.run();
      else store.getState().tell({ tone: 'done', text: `${action.label}: ${action.obstacle}` });
      return true;
    };
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const action = actionFor(store.getState().keymap, 'window', event);
      if (action === undefined || ownActions.has(action)) return;
      if (fieldActions.has(action) && isTextField(event.target)) return;
      if (act(action)) event.preventDefault();
    };
    window.addEventListener('keydown', press);
    const stop = window.concord.onEvent((event) => {
      if (event.kind === 'menu') act(event.command);
    });
    return () => {
      window.removeEventListener('keydown', press);
      stop();
    };
  }, [actions, store]);
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.matches('input, textarea');
}
