/**
 * Which key does what on this computer: the table of actions with the changes a person made to it.
 *
 * Keys are named as in "Ctrl+Shift+P": modifiers in the order Ctrl Meta Alt Shift, letters as capitals,
 * a sign typed with Shift without it. Digits, and letters on keyboards without Latin ones, go by the
 * physical key, so that every layout has them.
 */

import { type Context, contexts } from './actions/define.ts';
import { type ActionId, actionLines } from './actions.ts';

export type Platform = 'mac' | 'windows' | 'linux';

/** Keys a person chose, by "context action"; what is not here has its default keys. */
export type KeyChanges = Readonly<Record<string, readonly string[]>>;

export interface Keymap {
  readonly platform: Platform;
  readonly changes: KeyChanges;
  /** False: keys without Ctrl, Cmd or Alt do nothing in the reader; the leader brings them back. */
  readonly bareKeys: boolean;
  /** Context -> key -> action. */
  readonly actions: ReadonlyMap<Context, ReadonlyMap<string, ActionId>>;
  /** "context action" -> keys. */
  readonly keys: ReadonlyMap<string, readonly string[]>;
}

/** The map of a platform with a person's changes. */
export function createKeymap(platform: Platform, changes: KeyChanges = {}, bareKeys = true): Keymap {
  const actions = new Map<Context, Map<string, ActionId>>(contexts.map((context) => [context, new Map()]));
  const keys = new Map<string, readonly string[]>();
  for (const line of actionLines) {
    for (const context of contexts) {
      if (line.keys[context] === undefined && line.mac?.[context] === undefined) continue;
      const name = keyName(context, line.id);
      const own = changes[name] ?? defaultKeys(platform, context, line.id);
      keys.set(name, own);
      for (const key of own) actions.get(context)?.set(key, line.id);
    }
  }
  return { platform, changes, bareKeys, actions, keys };
}

/** The name of an action's keys in one context, as settings keep it. */
export function keyName(context: Context, id: ActionId): string {
  return `${context} ${id}`;
}

/** The keys an action has before anybody changed them. */
export function defaultKeys(platform: Platform, context: Context, id: ActionId): readonly string[] {
  const line = actionLines.find((one) => one.id === id);
  const keys = (platform === 'mac' ? line?.mac?.[context] : undefined) ?? line?.keys[context] ?? [];
  return keys.map((key) => key.replace(/^Mod\b/, platform === 'mac' ? 'Meta' : 'Ctrl'));
}

/** The keys of an action in a context. */
export function keysOf(keymap: Keymap, context: Context, id: ActionId): readonly string[] {
  return keymap.keys.get(keyName(context, id)) ?? [];
}

/** The part of a keyboard event that names a key. */
export interface Pressed {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

/** The names of what was pressed, the surest first: a physical digit and the sign it types are both. */
export function pressedKeys(event: Pressed): string[] {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(event.code)?.[1];
  const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
  const { key } = event;
  const named = (name: string, shift: boolean): string => [...heldOf(event, shift), name].join('+');
  if (key === ' ') return [named('Space', event.shiftKey)];
  if (/^[a-zA-Z]$/.test(key)) return [named(key.toUpperCase(), event.shiftKey)];
  if (key.length > 1 && digit === undefined) return [named(key, event.shiftKey)];
  const names = digit === undefined ? [] : [named(digit, event.shiftKey)];
  if (digit === undefined && letter !== undefined && !isAscii(key)) names.push(named(letter, event.shiftKey));
  if (key.length === 1 && !/\d/.test(key)) names.push(named(key, false));
  return names;
}

function isAscii(key: string): boolean {
  return key.charCodeAt(0) < 128;
}

function heldOf(event: Pressed, shift: boolean): string[] {
  const held = [
    event.ctrlKey && 'Ctrl',
    event.metaKey && 'Meta',
    event.altKey && 'Alt',
    shift && event.shiftKey && 'Shift',
  ];
  return held.filter((name) => name !== false);
}

/** The action of a key in a context; undefined when it has none. */
export function actionFor(keymap: Keymap, context: Context, event: Pressed): ActionId | undefined {
  const own = keymap.actions.get(context);
  for (const key of pressedKeys(event)) {
    const found = own?.get(key);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether a key has no modifier but Shift. */
export function isBare(key: string): boolean {
  return !/^(?:Ctrl|Meta|Alt)\+/.test(key);
}

/** The key to show beside an action, as a person reads it: the window's, else the reader's. */
export function shownKey(keymap: Keymap, id: string, context?: Context): string | undefined {
  const wanted = context === undefined ? (['window', 'reader'] as const) : [context];
  for (const one of wanted) {
    const key = keymap.keys.get(`${one} ${id}`)?.[0];
    if (key !== undefined) return spelled(keymap.platform, key);
  }
  return undefined;
}

const signs: Readonly<Record<string, string>> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Delete: 'Del',
  Escape: 'Esc',
};
const macSigns: Readonly<Record<string, string>> = { Meta: '⌘', Shift: '⇧', Alt: '⌥', Ctrl: '⌃', Enter: '↩' };

/** A key as a person reads it: "Ctrl Shift P", "⌘⇧P". */
export function spelled(platform: Platform, key: string): string {
  const parts = partsOf(key).map(
    (part) => (platform === 'mac' ? macSigns[part] : undefined) ?? signs[part] ?? part,
  );
  return parts.join(platform === 'mac' ? '' : ' ');
}

/** Modifiers and key; the key itself may be a plus. */
export function partsOf(key: string): string[] {
  return key.endsWith('++') ? [...key.slice(0, -2).split('+'), '+'] : key === '+' ? ['+'] : key.split('+');
}
