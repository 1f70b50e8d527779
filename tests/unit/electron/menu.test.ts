/** The application menu: every command once, the window's keys, a mnemonic for every item. */
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/menu.ts';
import { type CommandId, commandLines } from '../../../shared/actions.ts';
import type { Settings } from '../../../shared/bridge.ts';
import { createKeymap, isBare, keysOf, type Platform } from '../../../shared/keymap.ts';

type Item = MenuItemConstructorOptions;
const platforms = ['linux', 'windows', 'mac'] as const;

interface Wanted {
  isPackaged?: boolean;
  onCommand?: (name: CommandId) => void;
  labels?: Partial<Record<CommandId, string>>;
  recent?: Settings['recent'];
  onRecent?: (id: string) => void;
}

function template(platform: Platform, wanted: Wanted = {}) {
  const { isPackaged = true, onCommand = () => {}, labels = {}, recent = [], onRecent = () => {} } = wanted;
  return menuTemplate({
    keymap: createKeymap(platform),
    isPackaged,
    recent,
    state: { labels },
    onCommand,
    onRecent,
  });
}

function below(item: Item): Item[] {
  return Array.isArray(item.submenu) ? item.submenu : [];
}

function everyItem(items: readonly Item[]): Item[] {
  return items.flatMap((item) => [item, ...everyItem(below(item))]);
}

/** Clicks an item. Ours take no arguments; Electron's type wants three. */
function click({ click: act }: Item): void {
  if (typeof act === 'function') Reflect.apply(act, undefined, []);
}

describe.each(platforms)('the menu on %s', (platform) => {
  const items = everyItem(template(platform));

  test('holds every command once', () => {
    const ids = items.flatMap(({ id }) => (id === undefined ? [] : [id]));
    expect(ids.toSorted()).toEqual(commandLines.map(({ id }) => id).toSorted());
  });

  test('sends every command that is not the system’s to the window', () => {
    const sent: CommandId[] = [];
    for (const item of everyItem(template(platform, { onCommand: (name) => sent.push(name) }))) click(item);
    const own = commandLines.filter(({ role }) => role === undefined).map(({ id }) => id);
    expect(sent.toSorted()).toEqual(own.toSorted());
  });

  test('shows the keys that the window listens to', () => {
    const keymap = createKeymap(platform);
    for (const line of commandLines) {
      const item = items.find(({ id }) => id === line.id);
      const [key] = [...keysOf(keymap, 'window', line.id), ...keysOf(keymap, 'reader', line.id)];
      const asLabel = key !== undefined && platform === 'mac' && isBare(key) && !/F\d/.test(key);
      expect(item?.accelerator, line.id).toBe(key === undefined || asLabel ? undefined : accelerator(key));
      if (asLabel) expect(item?.label).toMatch(/\(.+\)$/);
    }
  });

  test('has one mnemonic for every item of a menu', () => {
    if (platform === 'mac') return;
    for (const menu of [{ submenu: template(platform) }, ...items]) {
      const letters = below(menu).flatMap(({ label, role }) => {
        if (label === undefined) return role === undefined || role === 'help' ? [] : [];
        return [/&([\p{L}\p{N}])/u.exec(label)?.[1]?.toLowerCase() ?? `none in ${label}`];
      });
      expect(letters.toSorted()).toEqual([...new Set(letters)].toSorted());
    }
  });
});

test('a label of the moment replaces the one of the table', () => {
  const labels = { 'history.undo': 'Undo Merge Tom & Jerry' } as const;
  const undo = everyItem(template('linux', { labels })).find(({ id }) => id === 'history.undo');
  expect(undo?.label).toBe('&Undo Merge Tom && Jerry');
});

test('projects opened before stand under Open recent, two of one name with their folders', () => {
  const project = (id: string, name: string, folder: string) => ({
    id,
    name,
    folder,
    openedAt: '2026-01-02',
    about: null,
  });
  const recent = [
    project('1', 'Care & cost', '/work'),
    project('2', 'Buses', '/one'),
    project('3', 'Buses', '/two'),
  ];
  const chosen: string[] = [];
  const items = everyItem(template('linux', { recent, onRecent: (id) => chosen.push(id) }));
  const menu = items.find(({ label }) => label?.replace('&', '') === 'Open recent');
  const own = menu === undefined ? [] : below(menu);
  expect(own.map(({ label }) => label)).toEqual(['Care && cost', 'Buses, in /one', 'Buses, in /two']);
  for (const item of own) click(item);
  expect(chosen).toEqual(['1', '2', '3']);
});

test('a packaged menu has no reload and no developer tools', () => {
  const roles = (isPackaged: boolean) =>
    JSON.stringify(template('linux', { isPackaged })).match(/"(reload|toggleDevTools)"/g);
  expect(roles(false)).toHaveLength(2);
  expect(roles(true)).toBeNull();
});

function accelerator(key: string): string {
  const parts = key.endsWith('++') ? [...key.slice(0, -2).split('+'), 'Plus'] : key.split('+');
  const names: Record<string, string> = { Ctrl: 'Control', Meta: 'Command' };
  return parts.map((part) => names[part] ?? part.replace('Arrow', '')).join('+');
}
