/**
 * Text that people type, checked once for everything: well-formed Unicode, no control characters
 * that would break a line or a terminal, and a length limit that is told in a sentence.
 */
import { z } from 'zod';

export const LIMITS = {
  /** Names and titles, in UTF-16 units. */
  name: 1_000,
  /** Definitions, reasons, notes, in UTF-16 units. */
  prose: 100_000,
  /** A memo's body as JSON, in UTF-16 units. */
  memo: 2_000_000,
  /** Changes in one entry. */
  changesPerEntry: 1_000,
} as const;

const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/u;
const CONTROL_BUT_LINES = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/u;

/** A name: one line, not blank, at most 1,000 characters. Spaces at the edges are removed. */
export const name = z
  .string()
  .trim()
  .min(1, 'A name must not be empty.')
  .max(LIMITS.name, `A name may have at most ${LIMITS.name} characters.`)
  .refine((text) => text.isWellFormed() && !CONTROL.test(text), 'A name must be one line of ordinary text.');

/** Running text: may be empty and may have lines. */
export const prose = z
  .string()
  .max(LIMITS.prose, `A text may have at most ${LIMITS.prose} characters.`)
  .refine(
    (text) => text.isWellFormed() && !CONTROL_BUT_LINES.test(text),
    'The text holds characters that are not text.',
  );

/** A short technical word: an enum value, a sort key, a language tag. */
export const word = z.string().regex(/^[\x20-\x7e]{0,64}$/, 'A technical word must be short plain ASCII.');
