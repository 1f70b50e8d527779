import { expect, test } from 'vitest';
import { commandFor, type KeyPress } from '../../../../renderer/reader/keys.ts';

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress => ({
  key,
  code: '',
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

test('digits go by the physical key, whatever it types', () => {
  expect(commandFor(press('&', { code: 'Digit1' }), false)).toEqual({ kind: 'slot', slot: 1 });
  expect(commandFor(press('à', { code: 'Digit0' }), false)).toEqual({ kind: 'repeat' });
  expect(commandFor(press('1', { code: 'Digit1', ctrlKey: true }), false)).toBeNull();
});

test('letters follow the Latin letter typed, else the place of the key', () => {
  expect(commandFor(press('w', { code: 'KeyZ' }), false)).toEqual({
    kind: 'take',
    unit: 'word',
    direction: 'forward',
  });
  expect(commandFor(press('ص', { code: 'KeyW' }), false)).toEqual({
    kind: 'take',
    unit: 'word',
    direction: 'forward',
  });
  expect(commandFor(press('S', { shiftKey: true }), false)).toEqual({
    kind: 'take',
    unit: 'sentence',
    direction: 'backward',
  });
  expect(commandFor(press('C', { shiftKey: true }), false)).toEqual({ kind: 'recode' });
});

test('words and documents have their keys on each platform', () => {
  expect(commandFor(press('ArrowRight', { ctrlKey: true }), false)).toMatchObject({
    unit: 'word',
    direction: 'forward',
  });
  expect(commandFor(press('ArrowRight', { altKey: true }), true)).toMatchObject({ unit: 'word' });
  expect(commandFor(press('ArrowRight', { metaKey: true }), true)).toMatchObject({ unit: 'lineboundary' });
  expect(commandFor(press('Home', { ctrlKey: true }), false)).toMatchObject({
    kind: 'edge',
    direction: 'backward',
  });
  expect(commandFor(press('ArrowDown', { metaKey: true }), true)).toMatchObject({ kind: 'edge' });
  expect(commandFor(press('z', { metaKey: true, shiftKey: true }), true)).toEqual({ kind: 'redo' });
});

test('keys of the window and of the platform pass', () => {
  for (const other of [
    press('PageDown', { ctrlKey: true }),
    press('k', { ctrlKey: true }),
    press('s', { altKey: true }),
    press('Tab'),
    press('F6'),
    press('é'),
    press('c', { ctrlKey: true }),
  ]) {
    expect(commandFor(other, false)).toBeNull();
  }
});
