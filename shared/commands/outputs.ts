/** Results that many commands share. */
import { z } from 'zod';
import { hash } from '../ids.ts';

/** The entry that was written; null where the command turned out to change nothing. */
export const written = z.strictObject({ head: hash, entry: hash.nullable() });

/** What undo or redo did: a sentence, and how many changes were left because somebody changed them later. */
export const undone = z.strictObject({
  head: hash,
  sentence: z.string(),
  restored: z.int(),
  skipped: z.int(),
});
