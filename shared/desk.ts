/**
 * How a person left a project on this computer: open documents, the place in each, what the margin shows.
 * Kept by the installation and never in the project file, so nobody gets another's desk.
 */
import { z } from 'zod';
import { id } from './ids.ts';

const offset = z.int().nonnegative();

/** Caret and scroll of a document: `y` is the height of `seen` in the window, in CSS pixels. */
export const readingPlace = z.strictObject({
  anchor: offset,
  focus: offset,
  seen: offset,
  y: z.number(),
});
export type ReadingPlace = z.infer<typeof readingPlace>;

export const desk = z.strictObject({
  tabs: z.array(id).max(200),
  /** Who coded last. */
  coder: id.nullable().default(null),
  source: id.nullable(),
  /** The document beside it, where the view is split, and on which side the one in use stands. */
  beside: id.nullable(),
  side: z.enum(['left', 'right']),
  places: z.record(z.string().max(40), readingPlace),
  /** What happens when a code is put over part of a segment that carries it; null: what the settings say. */
  overlap: z.enum(['extend', 'keep']).nullable(),
  stripes: z.enum(['all', 'recent', 'most', 'selected', 'spotlight', 'coder', 'consensus']),
  /** The codes under the spotlight, in the order of their colours. */
  spotlight: z.array(id).max(8).default([]),
  slots: z.strictObject({
    order: z.array(id).max(9),
    recent: z.array(id).max(9),
    pinned: z.array(id.nullable()).max(9),
  }),
});
export type Desk = z.infer<typeof desk>;
