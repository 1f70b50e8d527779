/** Where the keys of a context act, as headings. */
import type { Context } from '../../shared/actions/define.ts';

export const contextTitles: Record<Context, string> = {
  window: 'Everywhere',
  jump: 'After the jump key',
  reader: 'In the reader',
  boundary: 'While moving a boundary',
  quick: 'In the quick code box',
  documents: 'In Documents',
  codebook: 'In the codebook',
  list: 'In lists of passages',
  review: 'While reviewing codings',
  timeline: 'In the timeline',
  memo: 'In a memo',
  correct: 'While correcting a text',
  moved: 'In segments that a correction changed',
};
