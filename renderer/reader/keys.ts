/**
 * What the reader does on an action or a key. Pure: an event in, a command out, null for keys that are not
 * ours. Which key calls which action stands in the table of actions and the person's changes to it.
 */
import type { ActionId, ReaderActionId } from '../../shared/actions.ts';
import { actionFor, type Keymap, type Pressed } from '../../shared/keymap.ts';
import type { Direction, MoveUnit } from './movement.ts';
import type { Unit } from './unit-selection.ts';

export type ReaderCommand =
  | { kind: 'move'; unit: MoveUnit; direction: Direction; extend: boolean; isVisual?: 'left' | 'right' }
  | { kind: 'page'; direction: Direction; extend: boolean }
  | { kind: 'edge'; direction: Direction; extend: boolean }
  | { kind: 'take'; unit: Unit; direction: Direction }
  | { kind: 'uncoded' | 'segment' | 'pick' | 'flagged' | 'hit'; direction: Direction }
  | { kind: 'slot' | 'pin'; slot: number }
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
  | 'all'
  | 'split'
  | 'merge'
  | 'flag'
  | 'define'
  | 'list'
  | 'stripes'
  | 'find'
  | 'say'
  | 'marks'
  | 'escape'
  | 'undo'
  | 'redo';

/** The command behind every action of the reader; movement is not in the table, its keys are the system's. */
const commands: Readonly<Record<ReaderActionId, ReaderCommand>> = {
  'code.apply': { kind: 'quick' },
  'code.repeat': { kind: 'repeat' },
  'code.slot-1': { kind: 'slot', slot: 1 },
  'code.slot-2': { kind: 'slot', slot: 2 },
  'code.slot-3': { kind: 'slot', slot: 3 },
  'code.slot-4': { kind: 'slot', slot: 4 },
  'code.slot-5': { kind: 'slot', slot: 5 },
  'code.slot-6': { kind: 'slot', slot: 6 },
  'code.slot-7': { kind: 'slot', slot: 7 },
  'code.slot-8': { kind: 'slot', slot: 8 },
  'code.slot-9': { kind: 'slot', slot: 9 },
  'code.pin-1': { kind: 'pin', slot: 1 },
  'code.pin-2': { kind: 'pin', slot: 2 },
  'code.pin-3': { kind: 'pin', slot: 3 },
  'code.pin-4': { kind: 'pin', slot: 4 },
  'code.pin-5': { kind: 'pin', slot: 5 },
  'code.pin-6': { kind: 'pin', slot: 6 },
  'code.pin-7': { kind: 'pin', slot: 7 },
  'code.pin-8': { kind: 'pin', slot: 8 },
  'code.pin-9': { kind: 'pin', slot: 9 },
  'code.in-vivo': { kind: 'in-vivo' },
  'code.new-here': { kind: 'new-code' },
  'code.recode': { kind: 'recode' },
  'code.boundary': { kind: 'boundary' },
  'code.remove': { kind: 'remove' },
  'code.cut': { kind: 'split' },
  'code.join': { kind: 'merge' },
  'code.pick-next': { kind: 'pick', direction: 'forward' },
  'code.pick-previous': { kind: 'pick', direction: 'backward' },
  'code.memo': { kind: 'memo' },
  'code.flag': { kind: 'flag' },
  'code.definition': { kind: 'define' },
  'code.list-here': { kind: 'list' },
  'find.open': { kind: 'find' },
  'find.next': { kind: 'hit', direction: 'forward' },
  'find.previous': { kind: 'hit', direction: 'backward' },
  'view.stripes': { kind: 'stripes' },
  'go.next-flagged': { kind: 'flagged', direction: 'forward' },
  'code.all': { kind: 'all' },
  'code.retrieve': { kind: 'retrieve' },
  'code.say': { kind: 'say' },
  'code.overlap': { kind: 'overlap' },
  'code.hide-marks': { kind: 'marks' },
  'select.word': { kind: 'take', unit: 'word', direction: 'forward' },
  'select.sentence': { kind: 'take', unit: 'sentence', direction: 'forward' },
  'select.paragraph': { kind: 'take', unit: 'paragraph', direction: 'forward' },
  'select.turn': { kind: 'take', unit: 'turn', direction: 'forward' },
  'select.word-back': { kind: 'take', unit: 'word', direction: 'backward' },
  'select.sentence-back': { kind: 'take', unit: 'sentence', direction: 'backward' },
  'select.paragraph-back': { kind: 'take', unit: 'paragraph', direction: 'backward' },
  'select.turn-back': { kind: 'take', unit: 'turn', direction: 'backward' },
  'select.grow': { kind: 'grow' },
  'select.shrink': { kind: 'shrink' },
  'select.clear': { kind: 'escape' },
  'go.next-segment': { kind: 'segment', direction: 'forward' },
  'go.previous-segment': { kind: 'segment', direction: 'backward' },
  'go.next-uncoded': { kind: 'uncoded', direction: 'forward' },
  'go.previous-uncoded': { kind: 'uncoded', direction: 'backward' },
};

/** Acts of the window and of boundary mode that the reader carries out itself. */
const others: Readonly<Partial<Record<ActionId, ReaderCommand>>> = {
  'edit.select-all': { kind: 'select-all' },
  'history.undo': { kind: 'undo' },
  'history.redo': { kind: 'redo' },
  'boundary.swap': { kind: 'boundary' },
  'boundary.keep': { kind: 'quick' },
  'boundary.cancel': { kind: 'escape' },
};

/** The command of an action, null for actions that are not the reader's. */
export function commandOf(action: ActionId): ReaderCommand | null {
  const found: ReaderCommand | undefined = { ...others, ...commands }[action];
  return found ?? null;
}

/** What a key means now; in boundary mode the keys of that mode come first. */
export function commandFor(press: Pressed, keymap: Keymap, isMovingEdge = false): ReaderCommand | null {
  const motion = motionOf(press, keymap.platform === 'mac');
  if (motion !== null) return motion;
  const modes = isMovingEdge ? (['boundary', 'reader'] as const) : (['reader'] as const);
  for (const mode of modes) {
    const action = actionFor(keymap, mode, press);
    if (action !== undefined && (keymap.bareKeys || mode === 'boundary' || !isBareAct(press, action))) {
      return commandOf(action);
    }
  }
  const action = actionFor(keymap, 'window', press);
  return action === undefined ? null : commandOf(action);
}

/** Whether a press is one of the keys that can be turned off; Escape always lets go. */
function isBareAct(press: Pressed, action: ActionId): boolean {
  return action !== 'select.clear' && !press.ctrlKey && !press.metaKey && !press.altKey;
}

/** `isMac` moves words to Option and lines and edges to Command. */
function motionOf(press: Pressed, isMac: boolean): ReaderCommand | null {
  const hasMain = isMac ? press.metaKey : press.ctrlKey;
  const hasWord = isMac ? press.altKey : press.ctrlKey;
  const hasOther = isMac ? press.ctrlKey : press.metaKey || press.altKey;
  return hasOther ? null : motionFor(press, hasMain, hasWord);
}

function motionFor(
  { key, shiftKey: extend }: Pressed,
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
