/**
 * Every expected failure, as one discriminated shape. The kind is for programs, the message is one
 * clear sentence for a person: what happened, where, and what to do. Never a stack, never a path
 * the person did not give, never text from a document.
 */
import { z } from 'zod';

export const failureKind = z.enum([
  'invalid', // the request itself is malformed
  'not-found', // an id names nothing
  'out-of-range', // offsets outside the text, reversed, or inside a character
  'duplicate', // the same thing is there already
  'refused', // a rule forbids it
  'conflict', // the state changed underneath
  'empty-file',
  'not-a-project',
  'newer-version',
  'damaged',
  'already-open',
  'read-only',
  'disk-full',
  'exists', // a target to be written is already there
  'unreadable', // a file to be read is missing, a folder, or denied
  'unsupported',
  'cancelled',
  'storage', // the disk answered with an error
  'unexpected',
]);
export type FailureKind = z.infer<typeof failureKind>;

export const failure = z.strictObject({ kind: failureKind, message: z.string() });
export type Failure = z.infer<typeof failure>;
