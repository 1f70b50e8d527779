/** Sends the window's keys and the menu's commands to the actions of the same name. */
import { useEffect } from 'react';
import { actionFor, isBare, pressedKeys, shownKey } from '../../shared/keymap.ts';
import { useWindowStoreApi } from '../state/context.ts';
import type { WindowStore } from '../state/store.ts';
import { OPEN_READER } from './regions.ts';
import type { Action } from './use-actions.ts';

/** Inside a text field these belong to the field. */
const fieldActions = new Set(['history.undo', 'history.redo', 'go.back', 'go.forward']);

/** The browser does these itself where focus is; the window only lists them. */
const ownActions = new Set(['edit.cut', 'edit.copy', 'edit.paste', 'edit.select-all']);

const modifiers = new Set(['Control', 'Shift', 'Alt', 'Meta', 'AltGraph']);

/** Listens while a project is open. */
export function useKeys(actions: readonly Action[]): void {
  const store = useWindowStoreApi();
  useEffect(() => {
    const byId = new Map<string, Action>(actions.map((action) => [action.id, action]));
    const act = (id: string): boolean => {
      const action = byId.get(id);
      if (action === undefined) return false;
      if (action.obstacle === undefined) action.run();
      else store.getState().tell({ text: `${action.label}: ${action.obstacle}` });
      return true;
    };
    const lead = (event: KeyboardEvent): void => {
      if (store.getState().leader !== null && !modifiers.has(event.key)) followLeader(store, event, act);
    };
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const { keymap } = store.getState();
      const inReader = isInReader(event.target) ? actionFor(keymap, 'reader', event) : undefined;
      const action = actionFor(keymap, 'window', event) ?? (keymap.bareKeys ? inReader : undefined);
      if (action === undefined) {
        if (inReader !== undefined) explainBareKeys(store, event);
        return;
      }
      if (ownActions.has(action) || (fieldActions.has(action) && isTextField(event.target))) return;
      if (act(action)) event.preventDefault();
    };
    window.addEventListener('keydown', lead, { capture: true });
    window.addEventListener('keydown', press);
    const stop = window.concord.onEvent((event) => {
      if (event.kind === 'menu') act(event.command);
    });
    return () => {
      window.removeEventListener('keydown', lead, { capture: true });
      window.removeEventListener('keydown', press);
      stop();
    };
  }, [actions, store]);
}

/** The key after a leader: a coding key or the letter of a view, wherever focus is. */
function followLeader(store: WindowStore, event: KeyboardEvent, act: (id: string) => boolean): void {
  const { leader, keymap, set, say } = store.getState();
  event.preventDefault();
  event.stopPropagation();
  set({ leader: null });
  if (event.key === 'Escape') {
    say('Left.');
    return;
  }
  const action = actionFor(keymap, leader === 'jump' ? 'jump' : 'reader', event);
  const key = pressedKeys(event)[0] ?? '';
  if (action !== undefined) {
    // The list of letters has been used.
    set({ said: '' });
    act(action);
  } else if (leader === 'jump') say(`There is no view on ${key}.`);
  else say(`${key} is no coding key. ${shownKey(keymap, 'help.keys') ?? 'The menu'} shows all keys.`);
}

/** A letter typed into the reader while bare keys are off does nothing, and says so. */
function explainBareKeys(store: WindowStore, event: KeyboardEvent): void {
  const { keymap, say } = store.getState();
  const key = pressedKeys(event)[0] ?? '';
  const leader = shownKey(keymap, 'go.leader');
  if (!isBare(key) || leader === undefined) return;
  say(
    `The document is read-only and single keys are off. ${leader}, then ${key}, works; Settings turns them on.`,
  );
}

function isInReader(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.closest(OPEN_READER) !== null;
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  const isText = 'input:not([type="checkbox"], [type="radio"], [type="range"]), textarea';
  return target.isContentEditable || target.matches(isText);
}
