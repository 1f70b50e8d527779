/** What the ledger says was erased: the contents listed by every erase entry. */
import { z } from 'zod';
import { type ContentId, contentId, type Hash, hash } from '../../shared/ids.ts';
import type { Entries } from './entries.ts';

/** The arguments of an erase entry: contents by commitment, entries by hash, and the sealed reason. */
export const eraseArgs = z.object({
  contents: z.array(contentId),
  hashes: z.array(hash),
  reason: z.tuple([z.literal('@'), contentId, z.int()]).nullable(),
});

export const ERASE = 'project.erase';

/** The commitments of all contents erased anywhere in the ledger. */
export function erasures(entries: Entries): Set<ContentId> {
  const erased = new Set<ContentId>();
  for (const { args } of eraseEntries(entries)) for (const id of args.contents) erased.add(id);
  return erased;
}

/** Every erase entry with what it lists. */
export function eraseEntries(entries: Entries): { hash: Hash; args: z.infer<typeof eraseArgs> }[] {
  const found: { hash: Hash; args: z.infer<typeof eraseArgs> }[] = [];
  for (const envelope of entries.envelopes()) {
    if (envelope.command !== ERASE) continue;
    const args = eraseArgs.safeParse(entries.read(envelope.seq).payload?.args);
    if (args.success) found.push({ hash: envelope.hash, args: args.data });
  }
  return found;
}
