/**
 * Which keys may be given to an action: none that the system keeps for itself, none that types a letter or
 * opens a menu, none that another action has where both could act.
 */

import { type Context, contexts } from './actions/define.ts';
import { type ActionId, actionLines, lineOf } from './actions.ts';
import { isBare, type Keymap, type Platform, partsOf, spelled } from './keymap.ts';

const reserved: Readonly<Record<Platform, readonly string[]>> = {
  linux: [
    ...[
      'Ctrl+Shift+U',
      'Ctrl+Space',
      'Ctrl+.',
      'Ctrl+;',
      'Ctrl+Escape',
      'Alt+F4',
      'Alt+Tab',
      'Alt+Shift+Tab',
    ],
    ...['Alt+Space', 'Alt+Escape', 'F10', 'Shift+F10', 'PrintScreen', 'ContextMenu'],
  ],
  windows: [
    ...['Ctrl+Escape', 'Ctrl+Shift+Escape', 'Alt+F4', 'Alt+Tab', 'Alt+Shift+Tab', 'Alt+Space', 'Alt+Escape'],
    ...['F10', 'Shift+F10', 'PrintScreen', 'ContextMenu', 'Ctrl+Space'],
  ],
  mac: [
    ...['Meta+Tab', 'Meta+Shift+Tab', 'Meta+H', 'Meta+Alt+H', 'Meta+M', 'Meta+Space', 'Ctrl+Space', 'Meta+`'],
    ...['Meta+Alt+Escape', 'Meta+Shift+3', 'Meta+Shift+4', 'Meta+Shift+5', 'Meta+Shift+Q', 'Ctrl+Meta+Q'],
    ...['Ctrl+ArrowLeft', 'Ctrl+ArrowRight', 'Ctrl+ArrowUp', 'Ctrl+ArrowDown', 'Ctrl+Meta+Space', 'Meta+Q'],
  ],
};

/** Movement of the caret in the reader, whatever is held with it but what the window uses. */
const MOTION =
  /^(?:(?:Ctrl|Meta|Alt|Shift)\+)*(?:Arrow(?:Left|Right|Up|Down)|Home|End|PageUp|PageDown|Space)$/;

/** The context whose keys come first where focus is, and the ones it stands in. */
function together(one: Context, other: Context): boolean {
  if (one === other) return true;
  // After the jump key nothing else listens.
  return one !== 'jump' && other !== 'jump' && (one === 'window' || other === 'window');
}

/** Why the system or the program needs a key; null when it is free to give. */
export function whyReserved(platform: Platform, context: Context, key: string): string | null {
  const name = spelled(platform, key);
  const last = partsOf(key).at(-1) ?? '';
  if (reserved[platform].includes(key)) return `${name} belongs to the system.`;
  if (platform !== 'mac') {
    if (/^Ctrl\+(?:Meta\+)?Alt\+/.test(key)) return `Ctrl with Alt types signs on many keyboards.`;
    if (key.includes('Meta+')) return `${name} belongs to the system.`;
    if (/^Alt\+(?:Shift\+)?\p{L}$/u.test(key)) return 'Alt with a letter opens a menu.';
  }
  if (['Ctrl', 'Meta', 'Alt', 'Shift', 'Dead', 'Process', 'Unidentified'].includes(last)) {
    return 'That is not a whole key.';
  }
  if (last === 'Tab' && isBare(key) && context !== 'quick') return 'Tab moves focus.';
  if (context === 'window' && isBare(key) && !/^(?:Shift\+)?F\d+$/.test(key)) {
    return `${name} alone would act while typing; hold Ctrl or Cmd with it.`;
  }
  if (context === 'reader' && MOTION.test(key)) return `${name} moves the caret.`;
  return null;
}

/** The other action that has a key where both could act. */
export function takenBy(keymap: Keymap, context: Context, id: ActionId, key: string): ActionId | null {
  for (const other of contexts) {
    const holder = keymap.actions.get(other)?.get(key);
    if (holder !== undefined && holder !== id && together(context, other)) return holder;
  }
  return null;
}

/** One sentence that says why an action cannot have a key; null when it can. */
export function refusalOf(keymap: Keymap, context: Context, id: ActionId, key: string): string | null {
  if (lineOf(id).fixed === true) return `The keys of “${lineOf(id).label}” cannot be changed.`;
  const why = whyReserved(keymap.platform, context, key);
  if (why !== null) return `${why} Choose another one.`;
  const other = takenBy(keymap, context, id, key);
  const name = spelled(keymap.platform, key);
  return other === null
    ? null
    : `${name} is the key of “${lineOf(other).label}”. Change that one first, or choose another.`;
}

/** The keys of a map as plain text, one action a line, for keeping or printing. */
export function keymapAsText(keymap: Keymap): string {
  const lines = contexts.flatMap((context) => [
    `[${context}]`,
    ...actionLines.flatMap((line) => {
      const keys = keymap.keys.get(`${context} ${line.id}`) ?? [];
      if (keys.length === 0) return [];
      const changed = `${context} ${line.id}` in keymap.changes ? '  (changed)' : '';
      return [`${keys.map((key) => spelled(keymap.platform, key)).join(', ')}\t${line.label}${changed}`];
    }),
    '',
  ]);
  return lines.join('\n');
}
