import { describe, expect, test } from 'vitest';
import { actionFor, bindings, keyContexts, keysOn, pressedKey, shownKey } from '../../../renderer/keymap.ts';

const platforms = ['linux', 'windows', 'mac'] as const;
const free = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe.each(platforms)('keys on %s', (platform) => {
  test.each(keyContexts)('no key has two meanings in %s', (context) => {
    const keys = bindings.filter((one) => one.context === context).flatMap((one) => keysOn(platform, one));
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  });

  test('none needs Ctrl+Alt, which types letters on many keyboards', () => {
    const keys = bindings.flatMap((one) => keysOn(platform, one));
    expect(keys.filter((key) => key.includes('Ctrl') && key.includes('Alt'))).toEqual([]);
  });
});

test.each(['linux', 'windows'] as const)('Alt with a letter belongs to the menus on %s', (platform) => {
  const keys = bindings.flatMap((one) => keysOn(platform, one));
  expect(keys.filter((key) => /^Alt\+(Shift\+)?[A-Z]$/u.test(key))).toEqual([]);
});

test('keys that systems keep for themselves are left alone', () => {
  const reserved = [
    'Ctrl+Shift+U',
    'Alt+F4',
    'Alt+Tab',
    'Meta+Tab',
    'Meta+H',
    'Meta+Q',
    'Meta+M',
    'Meta+Space',
  ];
  for (const platform of platforms) {
    const keys = bindings.flatMap((one) => keysOn(platform, one));
    expect(keys.filter((key) => reserved.includes(key))).toEqual([]);
  }
});

test('a pressed key is named with its modifiers in one order', () => {
  expect(pressedKey({ ...free, key: 'p', ctrlKey: true, shiftKey: true })).toBe('Ctrl+Shift+P');
  expect(pressedKey({ ...free, key: 'F6' })).toBe('F6');
});

test('the same key means different things in different contexts and platforms', () => {
  const press = { ...free, key: 'Z', metaKey: true };
  expect(actionFor('mac', 'window', press)).toBe('history.undo');
  expect(actionFor('linux', 'window', press)).toBeUndefined();
  expect(actionFor('linux', 'codebook', { ...free, key: 'F2' })).toBe('rename');
});

test('keys are shown as people read them', () => {
  expect(shownKey('linux', 'window', 'import.documents')).toBe('Ctrl Shift O');
  expect(shownKey('mac', 'window', 'import.documents')).toBe('⌘⇧O');
});
