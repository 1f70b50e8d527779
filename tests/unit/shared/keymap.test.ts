/** The table of actions and its keys: acceptance check 9, presses of many layouts, changes by a person. */
import { describe, expect, test } from 'vitest';
import { type Context, contexts } from '../../../shared/actions/define.ts';
import { actionLines, commandLines } from '../../../shared/actions.ts';
import { keymapAsText, refusalOf, takenBy, whyReserved } from '../../../shared/key-rules.ts';
import { actionFor, createKeymap, keysOf, pressedKeys, shownKey } from '../../../shared/keymap.ts';

const platforms = ['linux', 'windows', 'mac'] as const;
const press = (key: string, code: string, ...held: ('ctrl' | 'meta' | 'alt' | 'shift')[]) => ({
  key,
  code,
  ctrlKey: held.includes('ctrl'),
  metaKey: held.includes('meta'),
  altKey: held.includes('alt'),
  shiftKey: held.includes('shift'),
});

test('every action is in the table once, and every command has a place in a menu', () => {
  const ids = actionLines.map(({ id }) => id);
  expect(ids.toSorted()).toEqual([...new Set(ids)].toSorted());
  expect(commandLines.filter(({ menu }) => menu === undefined).map(({ id }) => id)).toEqual([]);
});

describe.each(platforms)('acceptance check 9 on %s', (platform) => {
  const keymap = createKeymap(platform);
  const all = contexts.flatMap((context) =>
    actionLines.flatMap((line) =>
      keysOf(keymap, context, line.id).map((key) => ({ context, id: line.id, key })),
    ),
  );

  test.each(contexts)('no key has two meanings in %s', (context) => {
    const keys = all.filter((one) => one.context === context).map(({ key }) => key);
    expect(keys.toSorted()).toEqual([...new Set(keys)].toSorted());
  });

  test('a key of the window means the same inside of every part; only Ctrl or Cmd with Enter does not', () => {
    const main = platform === 'mac' ? 'Meta' : 'Ctrl';
    const twice = all.filter(({ context, id, key }) => takenBy(keymap, context, id, key) !== null);
    expect([...new Set(twice.map(({ key }) => key))]).toEqual([`${main}+Enter`]);
  });

  test('no key is one the system keeps, types a sign or opens a menu', () => {
    const refused = all.flatMap(({ context, id, key }) => {
      const why = whyReserved(platform, context, key);
      return why === null || id === 'project.quit' ? [] : [`${id}: ${key}: ${why}`];
    });
    expect(refused).toEqual([]);
  });

  test('every key is named in one way', () => {
    const modifiers =
      /^(?:Ctrl\+)?(?:Meta\+)?(?:Alt\+)?(?:Shift\+)?(?:[A-Z0-9]|F\d+|[A-Z][a-zA-Z]+|[^\w\s])$/;
    expect(all.filter(({ key }) => !modifiers.test(key))).toEqual([]);
  });
});

test('a press is named by what it types, digits and foreign letters by where they stand', () => {
  expect(pressedKeys(press('p', 'KeyP', 'ctrl', 'shift'))).toEqual(['Ctrl+Shift+P']);
  expect(pressedKeys(press('F6', 'F6'))).toEqual(['F6']);
  expect(pressedKeys(press(' ', 'Space', 'shift'))).toEqual(['Shift+Space']);
  expect(pressedKeys(press('&', 'Digit1', 'ctrl'))).toEqual(['Ctrl+1', 'Ctrl+&']);
  expect(pressedKeys(press('/', 'Digit7', 'ctrl', 'shift'))).toEqual(['Ctrl+Shift+7', 'Ctrl+/']);
  expect(pressedKeys(press('?', 'Slash', 'shift'))).toEqual(['?']);
  expect(pressedKeys(press('з', 'KeyP', 'ctrl'))[0]).toBe('Ctrl+P');
  expect(pressedKeys(press('a', 'KeyQ'))).toEqual(['A']);
});

test('the same key means different things in different contexts and platforms', () => {
  const undo = press('z', 'KeyZ', 'meta');
  expect(actionFor(createKeymap('mac'), 'window', undo)).toBe('history.undo');
  expect(actionFor(createKeymap('linux'), 'window', undo)).toBeUndefined();
  expect(actionFor(createKeymap('linux'), 'codebook', press('F2', 'F2'))).toBe('codebook.rename');
  expect(actionFor(createKeymap('linux'), 'documents', press('F2', 'F2'))).toBe('documents.rename');
});

test('keys are shown as people read them', () => {
  expect(shownKey(createKeymap('linux'), 'import.documents')).toBe('Ctrl Shift O');
  expect(shownKey(createKeymap('mac'), 'import.documents')).toBe('⌘⇧O');
  expect(shownKey(createKeymap('mac'), 'code.boundary')).toBe('B');
});

test('a changed key replaces the default one, an empty list takes it away, the rest stays', () => {
  const keymap = createKeymap('linux', { 'reader code.boundary': ['Y'], 'window go.anything': [] });
  expect(actionFor(keymap, 'reader', press('y', 'KeyY'))).toBe('code.boundary');
  expect(actionFor(keymap, 'reader', press('b', 'KeyB'))).toBeUndefined();
  expect(actionFor(keymap, 'window', press('k', 'KeyK', 'ctrl'))).toBeUndefined();
  expect(actionFor(keymap, 'reader', press('m', 'KeyM'))).toBe('code.memo');
  expect(keymapAsText(keymap)).toContain('Y\tMove a boundary  (changed)');
});

test.each([
  ['reader', 'code.boundary', 'W', /W is the key of “Take the word”/],
  ['reader', 'code.boundary', 'Ctrl+K', /“Go to anything…”/],
  ['window', 'go.anything', 'W', /alone would act while typing/],
  ['window', 'go.anything', 'Ctrl+Alt+K', /types signs/],
  ['window', 'go.anything', 'Alt+K', /opens a menu/],
  ['window', 'go.anything', 'Ctrl+Shift+U', /belongs to the system/],
  ['reader', 'code.boundary', 'ArrowLeft', /moves the caret/],
  ['reader', 'code.boundary', 'Tab', /moves focus/],
  ['window', 'edit.copy', 'Ctrl+B', /cannot be changed/],
] as const)('in %s %s cannot have %s', (context: Context, id, key, sentence) => {
  expect(refusalOf(createKeymap('linux'), context, id, key)).toMatch(sentence);
});

test('a free key is not refused', () => {
  expect(refusalOf(createKeymap('linux'), 'reader', 'code.boundary', 'Shift+B')).toBeNull();
  expect(refusalOf(createKeymap('linux'), 'window', 'go.anything', 'Ctrl+Shift+K')).toBeNull();
  expect(refusalOf(createKeymap('linux'), 'reader', 'code.boundary', 'B')).toBeNull();
});
