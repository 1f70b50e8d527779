/** The steps of the five-minute tour: what to do, by which key, and how it is seen to be done. */
import type { Milestone, View, WindowState } from '../state/store.ts';

/** What the tour sees of the window and the project. */
export interface Sight {
  isSelected: boolean;
  codings: number;
  view: View;
  reached: readonly Milestone[];
}

export interface Step {
  title: string;
  hint: string;
  /** The actions whose keys are shown, and words typed between them. */
  keys: readonly ({ action: string } | { key: string })[];
  isDone: (now: Sight, began: Sight) => boolean;
}

export const steps: readonly Step[] = [
  {
    title: 'Select a sentence',
    hint: 'The caret stands in a paragraph that nobody has coded yet.',
    keys: [{ action: 'select.sentence' }],
    isDone: (now) => now.isSelected,
  },
  {
    title: 'Give it a code',
    hint: 'The digits hold the codes that you use most. A stripe appears in the margin.',
    keys: [{ key: '1' }],
    isDone: (now, began) => now.codings > began.codings,
  },
  {
    title: 'Give it another, by name',
    hint: 'A few letters are enough.',
    keys: [{ key: 'Enter' }, { key: 'tru' }, { key: 'Enter' }],
    isDone: (now, began) => now.codings > began.codings,
  },
  {
    title: 'Take that back',
    hint: 'Everything can be undone, also tomorrow.',
    keys: [{ action: 'history.undo' }],
    isDone: (now, began) => now.codings < began.codings,
  },
  {
    title: 'Read all passages of the code',
    hint: 'With the caret on a coded passage.',
    keys: [{ action: 'code.retrieve' }],
    isDone: (now) => now.view === 'segments',
  },
  {
    title: 'Compare the two coders',
    hint: 'Ana and Ben coded the same eight interviews.',
    keys: [{ action: 'go.jump' }, { key: 'A' }],
    isDone: (now) => now.view === 'agreement',
  },
  {
    title: 'Open a figure',
    hint: 'In the row of Autonomy, for instance: Tab goes from figure to figure.',
    keys: [{ key: 'Tab' }, { key: 'Enter' }],
    isDone: (now, began) => now.reached.length > began.reached.length && now.reached.at(-1) === 'figure',
  },
  {
    title: 'Export a table',
    hint: 'Into a new folder. Its manifest says what is in it and proves it.',
    keys: [{ action: 'project.export' }],
    isDone: (now, began) => now.reached.length > began.reached.length && now.reached.at(-1) === 'export',
  },
];

/** Shows the list of steps: where it was left, or from the beginning when all were done. */
export function showTour({ preferences, prefer }: WindowState): void {
  const { done } = preferences.tour;
  prefer({ tour: { done: done >= steps.length ? 0 : done, shown: true } });
}
