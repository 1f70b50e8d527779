/** The application menu: every command once, the window's keys, a mnemonic for every item. */
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, test } from 'vitest';
import { menuTemplate } from '../../../electron/menu.ts';
import { bindings } from '../../../renderer/keymap.ts';
import { type MenuCommand, menuCommands } from '../../../shared/bridge.ts';

type Item = MenuItemConstructorOptions;
const platforms = ['linux', 'win32', 'darwin'] as const;

function template(
  platform: NodeJS.Platform,
  isPackaged = true,
  onCommand: (name: MenuCommand) => void = () => {},
) {
  return menuTemplate({ platform, isPackaged, recent: [], onCommand, onRecent() {} });
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
  test('holds every command once', () => {
    const sent: string[] = [];
    for (const item of everyItem(template(platform, true, (name) => sent.push(name)))) click(item);
    expect(sent.toSorted()).toEqual([...menuCommands].toSorted());
  });

  test('shows the keys that the window listens to', () => {
    const sent: MenuCommand[] = [];
    for (const item of everyItem(template(platform, true, (name) => sent.push(name)))) {
      const before = sent.length;
      click(item);
      const command = sent[before];
      const binding = bindings.find(({ action }) => action === command);
      if (binding === undefined) continue;
      const [key] = platform === 'darwin' ? (binding.mac ?? binding.keys) : binding.keys;
      expect(spelledAlike(item.accelerator ?? '', platform), command).toBe(spelledAlike(key ?? '', platform));
    }
  });

  test('has one mnemonic for every item of a menu', () => {
    for (const menu of template(platform)) {
      const letters = below(menu).flatMap(({ label }) => {
        if (label === undefined) return [];
        return [/&(\p{L})/u.exec(label)?.[1]?.toLowerCase() ?? `none in ${label}`];
      });
      if (platform !== 'darwin') expect(letters.toSorted()).toEqual([...new Set(letters)].toSorted());
    }
  });
});

test('a packaged menu has no reload and no developer tools', () => {
  const roles = (isPackaged: boolean) =>
    JSON.stringify(template('linux', isPackaged)).match(/"(reload|toggleDevTools)"/g);
  expect(roles(false)).toHaveLength(2);
  expect(roles(true)).toBeNull();
});

/** One spelling for the menu's and the window's names of keys. */
function spelledAlike(key: string, platform: NodeJS.Platform): string {
  const main = platform === 'darwin' ? 'Cmd' : 'Ctrl';
  return key.replace(/CmdOrCtrl|Mod/, main).replace('Arrow', '');
}
