/**
 * Which key does what: one table for the dispatcher, the menus' hints, the palette and the key sheet.
 *
 * `Mod` is Cmd on macOS and Ctrl elsewhere. Keys of a context act only while focus is in it; the keys of
 * the reader are its own (renderer/reader) and stand here only for the key sheet. No Ctrl+Alt (AltGr), no
 * Alt with a letter outside macOS (menus); a test holds the table to that.
 */
import type { Bridge } from '../shared/bridge.ts';

export const keyContexts = ['window', 'documents', 'codebook', 'list', 'memo'] as const;
export type KeyContext = (typeof keyContexts)[number];

interface Binding {
  context: KeyContext;
  action: string;
  keys: readonly string[];
  /** Other keys on macOS. */
  mac?: readonly string[];
  /** What it does, for the key sheet. */
  label: string;
}

const bind = (
  context: KeyContext,
  action: string,
  label: string,
  keys: readonly string[],
  mac?: readonly string[],
): Binding => ({ context, action, label, keys, ...(mac === undefined ? {} : { mac }) });

export const bindings: readonly Binding[] = [
  bind('window', 'project.new', 'New project', ['Mod+N']),
  bind('window', 'project.open', 'Open a project', ['Mod+O']),
  bind('window', 'import.documents', 'Import documents', ['Mod+Shift+O']),
  bind('window', 'project.export', 'Export', ['Mod+E'], ['Mod+Shift+E']),
  bind('window', 'go.palette', 'All commands', ['Mod+Shift+P']),
  bind('window', 'go.anything', 'Go to anything', ['Mod+K']),
  bind('window', 'go.back', 'Back', ['Alt+ArrowLeft'], ['Mod+[']),
  bind('window', 'go.forward', 'Forward', ['Alt+ArrowRight'], ['Mod+]']),
  bind('window', 'tab.next', 'Next tab', ['Ctrl+Tab']),
  bind('window', 'tab.previous', 'Previous tab', ['Ctrl+Shift+Tab']),
  bind('window', 'tab.close', 'Close tab', ['Mod+W']),
  bind('window', 'go.next-document', 'Next document', ['Ctrl+PageDown'], ['Mod+Alt+ArrowDown']),
  bind('window', 'go.previous-document', 'Previous document', ['Ctrl+PageUp'], ['Mod+Alt+ArrowUp']),
  bind('window', 'view.next-region', 'Next region', ['F6']),
  bind('window', 'view.previous-region', 'Previous region', ['Shift+F6']),
  bind('window', 'view.documents', 'Documents; again hides', ['Mod+1']),
  bind('window', 'view.reader', 'Reader', ['Mod+2']),
  bind('window', 'view.codes', 'Codebook; again hides', ['Mod+3']),
  bind('window', 'view.inspector', 'Inspector; again hides', ['Mod+4']),
  bind('window', 'analyse.segments', 'Segments', ['Mod+5']),
  bind('window', 'history.undo', 'Undo', ['Mod+Z']),
  bind('window', 'history.redo', 'Redo', ['Mod+Shift+Z', 'Ctrl+Y'], ['Mod+Shift+Z']),
  bind('window', 'code.new', 'New code', ['Mod+Shift+A']),
  bind('window', 'memo.here', 'Memo here', ['Mod+Shift+M']),
  bind('window', 'view.marks', 'Marks: all, stripes, none', ['Mod+Shift+H']),
  bind('window', 'help.keys', 'Keys', ['F1', 'Mod+/']),
  bind('documents', 'rename', 'Rename', ['F2']),
  bind('documents', 'remove', 'Remove', ['Delete']),
  bind('documents', 'move.up', 'Move up', ['Mod+Shift+ArrowUp']),
  bind('documents', 'move.down', 'Move down', ['Mod+Shift+ArrowDown']),
  bind('documents', 'move.in', 'Move into the folder above', ['Mod+Shift+ArrowRight']),
  bind('documents', 'move.out', 'Move out of the folder', ['Mod+Shift+ArrowLeft']),
  bind('codebook', 'rename', 'Rename', ['F2']),
  bind('codebook', 'add', 'New code below', ['Insert']),
  bind('codebook', 'remove', 'Remove', ['Delete']),
  bind('codebook', 'move.up', 'Move up', ['Mod+Shift+ArrowUp']),
  bind('codebook', 'move.down', 'Move down', ['Mod+Shift+ArrowDown']),
  bind('codebook', 'move.in', 'Move under the code above', ['Mod+Shift+ArrowRight']),
  bind('codebook', 'move.out', 'Move out', ['Mod+Shift+ArrowLeft']),
  bind('list', 'open', 'Open in its document', ['Enter']),
  bind('list', 'next', 'Next', ['ArrowDown', 'J']),
  bind('list', 'previous', 'Previous', ['ArrowUp', 'K']),
  bind('list', 'first', 'First', ['Home']),
  bind('list', 'last', 'Last', ['End']),
  bind('memo', 'bold', 'Bold', ['Mod+B']),
  bind('memo', 'italic', 'Italic', ['Mod+I']),
  bind('memo', 'underline', 'Underline', ['Mod+U']),
  bind('memo', 'done', 'Done', ['Mod+Enter']),
];

type Platform = Bridge['platform'];

/** The keys of a binding on a platform, with Mod replaced. */
export function keysOn(platform: Platform, binding: Binding): string[] {
  const keys = platform === 'mac' ? (binding.mac ?? binding.keys) : binding.keys;
  return keys.map((key) => key.replace('Mod', platform === 'mac' ? 'Meta' : 'Ctrl'));
}

/** The part of a keyboard event that names a key. */
export interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The name of what was pressed: "Ctrl+Shift+P", "F6". Modifiers always in the order Ctrl Meta Alt Shift. */
export function pressedKey(event: Pressed): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  const held = [
    event.ctrlKey && 'Ctrl',
    event.metaKey && 'Meta',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
  ].filter((name) => name !== false);
  return [...held, key].join('+');
}

/** The action of a key in a context; undefined when it has none. */
export function actionFor(platform: Platform, context: KeyContext, event: Pressed): string | undefined {
  const pressed = pressedKey(event);
  return bindings.find((one) => one.context === context && keysOn(platform, one).includes(pressed))?.action;
}

/** The key to show beside an action of the window: "Ctrl Shift P". */
export function shownKey(platform: Platform, context: KeyContext, action: string): string | undefined {
  const binding = bindings.find((one) => one.context === context && one.action === action);
  const key = binding === undefined ? undefined : keysOn(platform, binding)[0];
  return key === undefined ? undefined : spelled(platform, key);
}

/** A key as a person reads it. */
export function spelled(platform: Platform, key: string): string {
  const names: Record<string, string> = {
    ArrowLeft: '←',
    ArrowRight: '→',
    ArrowUp: '↑',
    ArrowDown: '↓',
    PageDown: 'PgDn',
    PageUp: 'PgUp',
    Delete: 'Del',
    ...(platform === 'mac' ? { Meta: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃' } : {}),
  };
  const parts = key.split('+').map((part) => names[part] ?? part);
  return parts.join(platform === 'mac' ? '' : ' ');
}
