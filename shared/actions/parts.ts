/**
 * Actions of boxes, trees, lists and memos, which act on the row or box that has focus. The id is the
 * context, a point, and the name by which the part itself knows the act.
 */
import { action, type Context, type Group } from './define.ts';

const line = <const C extends Context, const Name extends string>(
  context: C,
  group: Group,
  name: Name,
  label: string,
  ...keys: string[]
) => action(`${context}.${name}` as const, group, label, { [context]: keys });

export const boundaryActions = [
  line('boundary', 'Code', 'swap', 'The other edge', 'B'),
  line('boundary', 'Code', 'keep', 'Keep the edges', 'Enter'),
  line('boundary', 'Code', 'cancel', 'Edges as before', 'Escape'),
] as const;

export const quickActions = [
  line('quick', 'Code', 'apply', 'Apply the chosen code', 'Enter'),
  line('quick', 'Code', 'stay', 'Apply and stay', 'Shift+Enter'),
  line('quick', 'Code', 'create', 'Create a code as typed', 'Mod+Enter'),
  line('quick', 'Code', 'details', 'Show definitions', 'Tab'),
  line('quick', 'Code', 'close', 'Close', 'Escape'),
] as const;

export const treeActions = [
  line('documents', 'Documents', 'rename', 'Rename', 'F2'),
  line('documents', 'Documents', 'remove', 'Remove', 'Delete'),
  line('documents', 'Documents', 'move.up', 'Move up', 'Mod+Shift+ArrowUp'),
  line('documents', 'Documents', 'move.down', 'Move down', 'Mod+Shift+ArrowDown'),
  line('documents', 'Documents', 'move.in', 'Move into the folder above', 'Mod+Shift+ArrowRight'),
  line('documents', 'Documents', 'move.out', 'Move out of the folder', 'Mod+Shift+ArrowLeft'),
  line('codebook', 'Codebook', 'rename', 'Rename', 'F2'),
  line('codebook', 'Codebook', 'add', 'New code below', 'Insert'),
  line('codebook', 'Codebook', 'remove', 'Remove', 'Delete'),
  line('codebook', 'Codebook', 'expand', 'Open all beside it', '*'),
  line('codebook', 'Codebook', 'move.up', 'Move up', 'Mod+Shift+ArrowUp'),
  line('codebook', 'Codebook', 'move.down', 'Move down', 'Mod+Shift+ArrowDown'),
  line('codebook', 'Codebook', 'move.in', 'Move under the code above', 'Mod+Shift+ArrowRight'),
  line('codebook', 'Codebook', 'move.out', 'Move out', 'Mod+Shift+ArrowLeft'),
] as const;

export const listActions = [
  line('list', 'Analyse', 'open', 'Open in its document', 'Enter'),
  line('list', 'Analyse', 'next', 'Next', 'ArrowDown', 'J'),
  line('list', 'Analyse', 'previous', 'Previous', 'ArrowUp', 'K'),
  line('list', 'Analyse', 'first', 'First', 'Home'),
  line('list', 'Analyse', 'last', 'Last', 'End'),
  line('list', 'Analyse', 'tick', 'Tick, to act on several', 'Space'),
  line('list', 'Analyse', 'filter', 'Find in the list', '/'),
  line('list', 'Analyse', 'exclude', 'Strike out a hit, or untick', 'X'),
  line('list', 'Code', 'code', 'Code here…', 'C'),
  line('list', 'Code', 'slot-1', 'Code on slot 1', '1'),
  line('list', 'Code', 'slot-2', 'Code on slot 2', '2'),
  line('list', 'Code', 'slot-3', 'Code on slot 3', '3'),
  line('list', 'Code', 'slot-4', 'Code on slot 4', '4'),
  line('list', 'Code', 'slot-5', 'Code on slot 5', '5'),
  line('list', 'Code', 'slot-6', 'Code on slot 6', '6'),
  line('list', 'Code', 'slot-7', 'Code on slot 7', '7'),
  line('list', 'Code', 'slot-8', 'Code on slot 8', '8'),
  line('list', 'Code', 'slot-9', 'Code on slot 9', '9'),
  line('list', 'Code', 'recode', 'Recode…', 'Shift+C'),
  line('list', 'Code', 'remove', 'Remove the coding', 'Delete', 'Backspace'),
  line('list', 'Code', 'memo', 'Memo on the segment', 'M'),
  line('list', 'Code', 'flag', 'Flag the segment…', 'F'),
  line('list', 'Code', 'definition', 'Show the definition', 'D'),
] as const;

/** Going through codings made under earlier words of a definition. */
export const reviewActions = [
  line('review', 'Codebook', 'keep', 'It still fits', 'Y'),
  line('review', 'Codebook', 'recode', 'Give it another code', 'C'),
  line('review', 'Codebook', 'remove', 'Remove the coding', 'Delete'),
] as const;

export const timelineActions = [
  line('timeline', 'View', 'older', 'The event before', 'ArrowDown', 'ArrowLeft'),
  line('timeline', 'View', 'newer', 'The event after', 'ArrowUp', 'ArrowRight'),
  line('timeline', 'View', 'page-older', 'A page back in time', 'PageDown'),
  line('timeline', 'View', 'page-newer', 'A page forward in time', 'PageUp'),
  line('timeline', 'View', 'latest', 'The latest event', 'Home'),
  line('timeline', 'View', 'first', 'The first event', 'End'),
  line('timeline', 'View', 'open', 'What the event changed', 'Enter'),
  line('timeline', 'View', 'past', 'Study as it stood then', 'V'),
] as const;

export const memoActions = [
  line('memo', 'Memo', 'bold', 'Bold', 'Mod+B'),
  line('memo', 'Memo', 'italic', 'Italic', 'Mod+I'),
  line('memo', 'Memo', 'underline', 'Underline', 'Mod+U'),
  line('memo', 'Memo', 'done', 'Done', 'Mod+Enter'),
] as const;

/** Correcting the text of a document. */
export const correctActions = [
  line('correct', 'Edit', 'save', 'Save the correction', 'Mod+Enter', 'Mod+S'),
  line('correct', 'Edit', 'leave', 'Leave; what was typed is kept', 'Escape'),
  line('correct', 'Edit', 'earlier', 'The paragraphs before', 'Alt+PageUp'),
  line('correct', 'Edit', 'later', 'The paragraphs behind', 'Alt+PageDown'),
] as const;

/** Going through segments that a correction of their text has changed. */
export const movedActions = [
  line('moved', 'Code', 'accept', 'Accept the words as they are now', 'A', 'Y'),
] as const;

export const partActions = [
  ...boundaryActions,
  ...quickActions,
  ...treeActions,
  ...listActions,
  ...reviewActions,
  ...timelineActions,
  ...memoActions,
  ...correctActions,
  ...movedActions,
] as const;
