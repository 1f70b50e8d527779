/**
 * Which key means what while the reader has the keyboard. Pure: an event in, a command out, null for keys
 * that are not ours. Digits and, on keyboards without Latin letters, letters go by the physical key.
 */
import type { Direction, MoveUnit } from './movement.ts';
import type { Unit } from './unit-selection.ts';

export type ReaderCommand =
  | { kind: 'move'; unit: MoveUnit; direction: Direction; extend: boolean; isVisual?: 'left' | 'right' }
  | { kind: 'page'; direction: Direction; extend: boolean }
  | { kind: 'edge'; direction: Direction; extend: boolean }
  | { kind: 'take'; unit: Unit; direction: Direction }
  | { kind: 'uncoded' | 'segment'; direction: Direction }
  | { kind: 'slot'; slot: number }
  | { kind: PlainCommand };

export type PlainCommand =
  | 'select-all'
  | 'grow'
  | 'shrink'
  | 'overlap'
  | 'boundary'
  | 'repeat'
  | 'quick'
  | 'in-vivo'
  | 'new-code'
  | 'remove'
  | 'recode'
  | 'memo'
  | 'retrieve'
  | 'say'
  | 'marks'
  | 'escape'
  | 'undo'
  | 'redo';

export type KeyPress = {
  key: string;
  code: string;
  ctrlKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  metaKey: boolean;
};

const UNITS: Record<string, Unit> = { w: 'word', s: 'sentence', p: 'paragraph', t: 'turn' };

const LETTERS: Record<string, PlainCommand> = {
  o: 'overlap',
  b: 'boundary',
  c: 'quick',
  v: 'in-vivo',
  n: 'new-code',
  m: 'memo',
  r: 'retrieve',
  i: 'say',
  h: 'marks',
  e: 'grow',
};

const NAMED: Record<string, PlainCommand> = {
  Enter: 'quick',
  Delete: 'remove',
  Backspace: 'remove',
  Escape: 'escape',
};

/** `isMac` moves words to Option and documents, undo and all to Command. */
export function commandFor(press: KeyPress, isMac: boolean): ReaderCommand | null {
  const hasMain = isMac ? press.metaKey : press.ctrlKey;
  const hasWord = isMac ? press.altKey : press.ctrlKey;
  const hasOther = isMac ? press.ctrlKey : press.metaKey || press.altKey;
  if (hasOther) return null;
  const motion = motionFor(press, hasMain, hasWord);
  if (motion !== null) return motion;
  if (hasMain) return chordFor(press);
  if (press.altKey || press.ctrlKey) return null;
  return bareFor(press);
}

function motionFor(
  { key, shiftKey: extend }: KeyPress,
  hasMain: boolean,
  hasWord: boolean,
): ReaderCommand | null {
  switch (key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      const isVisual = key === 'ArrowLeft' ? 'left' : 'right';
      const direction = isVisual === 'right' ? 'forward' : 'backward';
      const unit = hasWord ? 'word' : hasMain ? 'lineboundary' : 'character';
      return { kind: 'move', unit, direction, extend, isVisual };
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const direction = key === 'ArrowDown' ? 'forward' : 'backward';
      if (hasMain && !hasWord) return { kind: 'edge', direction, extend };
      return { kind: 'move', unit: hasWord ? 'paragraph' : 'line', direction, extend };
    }
    case 'Home':
    case 'End': {
      const direction = key === 'End' ? 'forward' : 'backward';
      if (hasMain) return { kind: 'edge', direction, extend };
      return { kind: 'move', unit: 'lineboundary', direction, extend };
    }
    case 'PageUp':
    case 'PageDown':
      // With Control they go to another document, which is the window's.
      return hasMain
        ? null
        : { kind: 'page', direction: key === 'PageDown' ? 'forward' : 'backward', extend };
    case ' ':
      return hasMain ? null : { kind: 'page', direction: extend ? 'backward' : 'forward', extend: false };
    default:
      return null;
  }
}

function chordFor(press: KeyPress): ReaderCommand | null {
  const letter = letterOf(press);
  if (press.key === 'Enter' && !press.shiftKey) return { kind: 'quick' };
  if (letter === 'a' && !press.shiftKey) return { kind: 'select-all' };
  if (letter === 'z') return { kind: press.shiftKey ? 'redo' : 'undo' };
  return letter === 'y' && !press.shiftKey ? { kind: 'redo' } : null;
}

function bareFor(press: KeyPress): ReaderCommand | null {
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(press.code)?.[1];
  if (digit !== undefined && !press.shiftKey) {
    return digit === '0' ? { kind: 'repeat' } : { kind: 'slot', slot: Number(digit) };
  }
  const named = NAMED[press.key];
  if (named !== undefined) return press.shiftKey && named !== 'escape' ? null : { kind: named };
  const letter = letterOf(press);
  const direction = press.shiftKey ? 'backward' : 'forward';
  const unit = UNITS[letter];
  if (unit !== undefined) return { kind: 'take', unit, direction };
  if (letter === 'u') return { kind: 'uncoded', direction };
  if (press.shiftKey) return letter === 'c' ? { kind: 'recode' } : letter === 'e' ? { kind: 'shrink' } : null;
  if (letter === 'j' || letter === 'k') {
    return { kind: 'segment', direction: letter === 'j' ? 'forward' : 'backward' };
  }
  const plain = LETTERS[letter];
  return plain === undefined ? null : { kind: plain };
}

/** The Latin letter of a key: what it types, or on other alphabets what stands there on a Latin one. */
function letterOf({ key, code }: KeyPress): string {
  const typed = key.toLowerCase();
  if (/^[a-z]$/.test(typed)) return typed;
  return key.length === 1 ? (/^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? '') : '';
}
