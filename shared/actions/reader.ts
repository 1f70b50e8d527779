/**
 * Actions of the reader: their bare keys act while it has focus. They run from menu and palette too: the
 * window passes the id on to the open reader, which has a command for every line (renderer/reader/keys.ts).
 */
import { action, at } from './define.ts';

const on = (...keys: string[]) => ({ reader: keys });
const slots = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

export const readerActions = [
  action(
    'code.apply',
    'Code',
    'Quick code…',
    { reader: ['Enter', 'C'], window: ['Mod+Enter'] },
    at('Code', 1),
  ),
  action('code.repeat', 'Code', 'Repeat the last code', on('0'), at('Code', 1)),
  ...slots.map((slot) =>
    action(
      `code.slot-${slot}` as const,
      'Code',
      `Code on slot ${slot}`,
      on(String(slot)),
      at('Code', 1, 'Slots'),
    ),
  ),
  ...slots.map((slot) =>
    action(
      `code.pin-${slot}` as const,
      'Code',
      `Pin to slot ${slot}`,
      on(`Shift+${slot}`),
      at('Code', 1, 'Pin to slot'),
    ),
  ),
  action('find.open', 'Edit', 'Find in the document…', { window: ['Mod+F'] }, at('Edit', 3)),
  action('find.next', 'Edit', 'Next hit', { window: ['F3', 'Mod+G'] }, at('Edit', 3)),
  action('find.previous', 'Edit', 'Previous hit', { window: ['Shift+F3', 'Mod+Shift+G'] }, at('Edit', 3)),
  action('code.in-vivo', 'Code', 'Code in vivo', on('V'), at('Code', 1)),
  action('code.new-here', 'Code', 'New code for the selection…', on('N'), at('Code', 1)),
  action('code.recode', 'Code', 'Recode…', on('Shift+C'), at('Code', 2)),
  action('code.boundary', 'Code', 'Move a boundary', on('B'), at('Code', 2)),
  action('code.cut', 'Code', 'Split the segment at the caret', on('X'), at('Code', 2)),
  action('code.join', 'Code', 'Merge with the next segment of its code', on('G'), at('Code', 2)),
  action('code.pick-next', 'Code', 'Pick the next segment as well', on('Shift+J'), at('Code', 2)),
  action('code.pick-previous', 'Code', 'Pick the previous segment as well', on('Shift+K'), at('Code', 2)),
  action('code.remove', 'Code', 'Remove the coding', on('Delete', 'Backspace'), at('Code', 2)),
  action('code.memo', 'Code', 'Memo on the segment', on('M'), at('Code', 2)),
  action('code.flag', 'Code', 'Flag the segment…', on('F'), at('Code', 2)),
  action('code.definition', 'Code', 'Show the definition', on('D'), at('Code', 3)),
  action('code.list-here', 'Code', 'List the segments here', on('Shift+O'), at('Code', 3)),
  action('view.stripes', 'View', 'Stripes: next choice', on('Shift+H'), at('View', 2)),
  action('code.all', 'Code', 'Find all places with these words…', on('A'), at('Code', 3)),
  action('code.retrieve', 'Code', 'All segments with this code', on('R'), at('Code', 3)),
  action('code.say', 'Code', 'Say the codes at the caret', on('I'), at('Code', 3)),
  action('code.overlap', 'Code', 'Next overlapping segment', on('O'), at('Code', 3)),
  action('code.hide-marks', 'Code', 'Hide or show marks', on('H'), at('Code', 3)),
  action('select.word', 'Code', 'Take the word', on('W'), at('Code', 4, 'Select')),
  action('select.sentence', 'Code', 'Take the sentence', on('S'), at('Code', 4, 'Select')),
  action('select.paragraph', 'Code', 'Take the paragraph', on('P'), at('Code', 4, 'Select')),
  action('select.turn', 'Code', 'Take the turn', on('T'), at('Code', 4, 'Select')),
  action('select.word-back', 'Code', 'Give a word back', on('Shift+W'), at('Code', 4, 'Select')),
  action('select.sentence-back', 'Code', 'Give a sentence back', on('Shift+S'), at('Code', 4, 'Select')),
  action('select.paragraph-back', 'Code', 'Give a paragraph back', on('Shift+P'), at('Code', 4, 'Select')),
  action('select.turn-back', 'Code', 'Give a turn back', on('Shift+T'), at('Code', 4, 'Select')),
  action('select.grow', 'Code', 'Grow the selection', on('E'), at('Code', 4, 'Select')),
  action('select.shrink', 'Code', 'Shrink the selection', on('Shift+E'), at('Code', 4, 'Select')),
  action('select.clear', 'Code', 'Let go of selection and segment', on('Escape'), {
    fixed: true,
    ...at('Code', 4, 'Select'),
  }),
  action('go.next-segment', 'Go', 'Next segment', on('J'), at('Go', 7)),
  action('go.previous-segment', 'Go', 'Previous segment', on('K'), at('Go', 7)),
  action('go.next-flagged', 'Go', 'Next flagged segment', on('Shift+F'), at('Go', 7)),
  action('go.next-uncoded', 'Go', 'Next uncoded paragraph', on('U'), at('Go', 7)),
  action('go.previous-uncoded', 'Go', 'Previous uncoded paragraph', on('Shift+U'), at('Go', 7)),
] as const;
