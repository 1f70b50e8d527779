/**
 * The chain by which changes of an older vocabulary are read as if they had been written today: step
 * n takes the changes of vocabulary n to vocabulary n + 1. It runs where an entry is decoded and
 * nowhere else; stored bytes are never rewritten. Changes of a newer vocabulary stay as they are:
 * what this version knows of them is used, and the rest waits in the ledger for an upgrade.
 */
import type { Change } from '../../shared/changes.ts';

/** One step of the chain. Pure: the same changes give the same changes. */
export type Upcast = (changes: Change[]) => Change[];

/** One step for each vocabulary before the present one; VOCABULARY is its length. */
export const upcasts: readonly Upcast[] = [];

/** The changes of an entry in the present vocabulary. */
export function upcast(changes: Change[], vocabulary: number, chain: readonly Upcast[] = upcasts): Change[] {
  let current = changes;
  for (const step of chain.slice(Math.max(0, vocabulary))) current = step(current);
  return current;
}
