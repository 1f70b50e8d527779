/**
 * The application menu, made from the table of actions by the conventions of the platform.
 *
 * A command item sends its action to the window, which carries it out, says why it cannot, and is the
 * authority on keys: only those of the start screen are registered here, the others are shown for reading.
 * Items are never greyed out, because a grey item cannot say why. On Windows and Linux every item has a
 * mnemonic, given in the order of the menu; on macOS single letters stand in the label, as the system would
 * take them for itself everywhere if they were accelerators.
 */
import type { MenuItemConstructorOptions } from 'electron';
import { type ActionLine, type MenuName, menus } from '../shared/actions/define.ts';
import { type CommandId, commandLines } from '../shared/actions.ts';
import type { MenuState, Settings } from '../shared/bridge.ts';
import { isBare, type Keymap, keysOf, partsOf, spelled } from '../shared/keymap.ts';

interface MenuOptions {
  keymap: Keymap;
  isPackaged: boolean;
  recent: Settings['recent'];
  state: MenuState;
  onCommand: (command: CommandId) => void;
  onRecent: (id: string) => void;
}

type Item = MenuItemConstructorOptions;
type Line = ActionLine<CommandId>;

const separator: Item = { type: 'separator' };

/** Keys that must also work on the start screen, which listens to the menu alone. */
const registered: readonly CommandId[] = ['project.new', 'project.open', 'help.here', 'help.keys'];

/** On macOS these stand in the application's own menu. */
const inAppMenu: readonly string[] = ['help.about', 'app.settings', 'project.quit'];

/** The whole menu as Electron's template. */
export function menuTemplate(options: MenuOptions): Item[] {
  const isMac = options.keymap.platform === 'mac';
  const submenu = (name: MenuName): Item[] => withMnemonics(sections(name, options), isMac);
  const bar = menus.map((name): Item => {
    const role = name === 'Help' ? ({ role: 'help' } as const) : {};
    return { label: isMac ? name : `&${name}`, ...role, submenu: submenu(name) };
  });
  if (!isMac) return bar;
  const help = bar.pop();
  return [appMenu(options), ...bar, { role: 'windowMenu' }, ...(help === undefined ? [] : [help])];
}

function appMenu(options: MenuOptions): Item {
  const own = (id: string): Item[] =>
    commandLines.filter((line) => line.id === id).map((line) => itemOf(line, options));
  return {
    role: 'appMenu',
    submenu: [
      ...own('help.about'),
      separator,
      ...own('app.settings'),
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      ...own('project.quit'),
    ],
  };
}

function sections(name: MenuName, options: MenuOptions): Item[] {
  const lines = commandLines.filter((line) => line.menu?.in === name && !isElsewhere(line, options));
  const numbers = [...new Set(lines.map(({ menu }) => menu?.section ?? 0))].sort((a, b) => a - b);
  const parts = numbers.map((section) =>
    entries(
      lines.filter(({ menu }) => menu?.section === section),
      options,
    ),
  );
  if (name === 'File') parts[0]?.push(recentMenu(options));
  if (name === 'View' && !options.isPackaged) parts.push([{ role: 'reload' }, { role: 'toggleDevTools' }]);
  return parts.flatMap((items, index) => (index === 0 ? items : [separator, ...items]));
}

function isElsewhere({ id }: Line, { keymap }: MenuOptions): boolean {
  return keymap.platform === 'mac' && inAppMenu.includes(id);
}

/** Items of a section; lines of one submenu come together where the first of them stands. */
function entries(lines: readonly Line[], options: MenuOptions): Item[] {
  const isMac = options.keymap.platform === 'mac';
  const names = [...new Set(lines.map(({ menu }) => menu?.under))];
  return names.flatMap((under) => {
    const items = lines.filter(({ menu }) => menu?.under === under).map((line) => itemOf(line, options));
    return under === undefined ? items : [{ label: under, submenu: withMnemonics(items, isMac) }];
  });
}

function itemOf(line: Line, options: MenuOptions): Item {
  const { keymap } = options;
  const key = keysOf(keymap, 'window', line.id)[0] ?? keysOf(keymap, 'reader', line.id)[0];
  const label = (options.state.labels[line.id] ?? line.label).replaceAll('&', '&&');
  const keys = keyOfItem(key, keymap.platform === 'mac', registered.includes(line.id));
  const suffix = key !== undefined && keys === null ? ` (${spelled(keymap.platform, key)})` : '';
  return {
    id: line.id,
    label: `${label}${suffix}`,
    ...keys,
    ...(line.role === undefined ? { click: () => options.onCommand(line.id) } : { role: line.role }),
  };
}

function keyOfItem(key: string | undefined, isMac: boolean, isRegistered: boolean): Partial<Item> | null {
  if (key === undefined) return {};
  if (isMac && isBare(key) && !/^(?:Shift\+)?F\d+$/.test(key)) return null;
  return { accelerator: acceleratorOf(key), registerAccelerator: isRegistered };
}

/** A key as Electron names it. */
function acceleratorOf(key: string): string {
  const names: Readonly<Record<string, string>> = { '+': 'Plus', Ctrl: 'Control', Meta: 'Command' };
  return partsOf(key)
    .map((part) => names[part] ?? part.replace(/^Arrow/, ''))
    .join('+');
}

function recentMenu({ recent, onRecent }: MenuOptions): Item {
  const isTwice = (name: string): boolean => recent.filter((one) => one.name === name).length > 1;
  const items = recent.map(
    ({ id, name, folder }): Item => ({
      label: (isTwice(name) ? `${name}, in ${folder}` : name).replaceAll('&', '&&'),
      click: () => onRecent(id),
    }),
  );
  const none: Item = { label: 'No project was opened yet', enabled: false };
  return { label: 'Open recent', submenu: items.length === 0 ? [none] : items };
}

/** Marks in each label a letter that no item before has: the first of a word where there is one. */
function withMnemonics(items: readonly Item[], isMac: boolean): Item[] {
  if (isMac) return [...items];
  const taken = new Set<string>();
  return items.map((item) => {
    const { label } = item;
    if (label === undefined) return item;
    const letters = [...label.matchAll(/(?<![\p{L}\p{N}’])[\p{L}\p{N}]/gu), ...label.matchAll(/\p{L}/gu)];
    const free = letters.find(([letter]) => !taken.has(letter.toLowerCase()));
    if (free === undefined) return item;
    taken.add(free[0].toLowerCase());
    return { ...item, label: `${label.slice(0, free.index)}&${label.slice(free.index)}` };
  });
}
