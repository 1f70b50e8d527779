/**
 * What a person chooses about the program, outside any project: looks, reading, coding, keys.
 *
 * The main process keeps it in one small file; windows read it, change it and follow it at once. A choice
 * added later has a default, so a file of an older version is read as it is.
 */
import { z } from 'zod';

export const themes = ['system', 'light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

/** Keys a person chose, by "context action"; an empty list takes the action's keys away. */
const keyChanges = z.record(z.string().max(100), z.array(z.string().max(40)).max(4).readonly());

export const preferences = z.strictObject({
  theme: z.enum(themes),
  density: z.enum(['comfortable', 'compact']),
  /** `reduced` holds movement still even where the system does not ask for it. */
  motion: z.enum(['system', 'reduced']),
  readingFont: z.enum(['serif', 'sans', 'system']),
  /** Size of the text that is read, in CSS pixels. */
  readingSize: z.number().min(14).max(32),
  /** Height of a line, in sizes of the text. */
  readingLeading: z.number().min(1.4).max(2.2),
  /** Longest line, in characters. */
  readingMeasure: z.number().int().min(40).max(120),
  /** Dragging takes whole words unless Alt is held. */
  snapToWords: z.boolean(),
  /** The same code again over a part of a passage: ask, make it longer, or keep both. */
  overlaps: z.enum(['ask', 'extend', 'keep']),
  coder: z.string().max(200),
  keys: keyChanges,
  /** Single letters code in the reader. */
  bareKeys: z.boolean(),
  /** Opens the project that was open last when the program starts. */
  reopenLast: z.boolean(),
  /** The tour: how many steps are done, and whether its list is shown. */
  tour: z.strictObject({ done: z.int().nonnegative(), shown: z.boolean() }),
});
export type Preferences = z.infer<typeof preferences>;

export const preferencesChange = preferences.partial();
export type PreferencesChange = Partial<Preferences>;

export const defaultPreferences: Preferences = {
  theme: 'system',
  density: 'comfortable',
  motion: 'system',
  readingFont: 'serif',
  readingSize: 18,
  readingLeading: 1.75,
  readingMeasure: 68,
  snapToWords: true,
  overlaps: 'ask',
  coder: '',
  keys: {},
  bareKeys: true,
  reopenLast: false,
  tour: { done: 0, shown: false },
};
