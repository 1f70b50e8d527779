import { expect, test } from 'vitest';
import { commandFor } from '../../../../renderer/reader/keys.ts';
import { createKeymap, type Pressed } from '../../../../shared/keymap.ts';

const pc = createKeymap('linux');
const mac = createKeymap('mac');

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: '',
  ctrlKey: false,
  shiftKey: false,
  altKey: false,
  metaKey: false,
  ...more,
});

test('digits go by the physical key, whatever it types', () => {
  expect(commandFor(press('&', { code: 'Digit1' }), pc)).toEqual({ kind: 'slot', slot: 1 });
  expect(commandFor(press('à', { code: 'Digit0' }), pc)).toEqual({ kind: 'repeat' });
  expect(commandFor(press('1', { code: 'Digit1', ctrlKey: true }), pc)).toBeNull();
});

test('letters follow the Latin letter typed, else the place of the key', () => {
  expect(commandFor(press('w', { code: 'KeyZ' }), pc)).toEqual({
    kind: 'take',
    unit: 'word',
    direction: 'forward',
  });
  expect(commandFor(press('ص', { code: 'KeyW' }), pc)).toEqual({
    kind: 'take',
    unit: 'word',
    direction: 'forward',
  });
  expect(commandFor(press('S', { shiftKey: true }), pc)).toEqual({
    kind: 'take',
    unit: 'sentence',
    direction: 'backward',
  });
  expect(commandFor(press('C', { shiftKey: true }), pc)).toEqual({ kind: 'recode' });
});

test('words and documents have their keys on each platform', () => {
  expect(commandFor(press('ArrowRight', { ctrlKey: true }), pc)).toMatchObject({
    unit: 'word',
    direction: 'forward',
  });
  expect(commandFor(press('ArrowRight', { altKey: true }), mac)).toMatchObject({ unit: 'word' });
  expect(commandFor(press('ArrowRight', { metaKey: true }), mac)).toMatchObject({ unit: 'lineboundary' });
  expect(commandFor(press('Home', { ctrlKey: true }), pc)).toMatchObject({
    kind: 'edge',
    direction: 'backward',
  });
  expect(commandFor(press('ArrowDown', { metaKey: true }), mac)).toMatchObject({ kind: 'edge' });
  expect(commandFor(press('z', { metaKey: true, shiftKey: true }), mac)).toEqual({ kind: 'redo' });
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
    expect(commandFor(other, pc)).toBeNull();
  }
});

test('with bare keys off letters, digits and Delete do nothing; moving and chords stay', () => {
  const off = createKeymap('linux', {}, false);
  for (const key of ['w', 'j', 'b', 'Enter', 'Delete', 'Backspace']) {
    expect(commandFor(press(key), off)).toBeNull();
  }
  expect(commandFor(press('1', { code: 'Digit1' }), off)).toBeNull();
  expect(commandFor(press('ArrowLeft', { shiftKey: true }), off)).toMatchObject({
    kind: 'move',
    extend: true,
  });
  expect(commandFor(press('Escape'), off)).toEqual({ kind: 'escape' });
  expect(commandFor(press('Enter', { ctrlKey: true }), off)).toEqual({ kind: 'quick' });
});

test('while an edge is moved the keys of that mode come first', () => {
  const swapped = createKeymap('linux', { 'boundary boundary.swap': ['W'] });
  expect(commandFor(press('w'), swapped, true)).toEqual({ kind: 'boundary' });
  expect(commandFor(press('w'), swapped)).toMatchObject({ kind: 'take' });
});
