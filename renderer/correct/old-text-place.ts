/** A version of a document's text, and the passage in it that was asked for. */
import type { Id } from '../../shared/ids.ts';

export interface OldTextPlace {
  source: Id;
  revision: Id;
  at: { start: number; end: number } | null;
}
