/** What the ledger says was erased: the contents listed by erase entries, and by the entry a copy begins with. */
import { z } from 'zod';
import { type ContentId, contentId, type Hash, hash } from '../../shared/ids.ts';
import { BRANCH, branchArgs } from './branch.ts';
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
  return new Set(eraseEntries(entries).flatMap((entry) => entry.contents));
}

/** Every entry that says something was erased, with the contents it lists. */
export function eraseEntries(entries: Entries): { hash: Hash; contents: ContentId[] }[] {
  const found: { hash: Hash; contents: ContentId[] }[] = [];
  for (const { command, hash, seq } of entries.envelopes()) {
    if (command !== ERASE && command !== BRANCH) continue;
    const contents = listedIn(command, entries.read(seq).payload?.args);
    if (contents.length > 0) found.push({ hash, contents });
  }
  return found;
}

function listedIn(command: string, args: unknown): ContentId[] {
  if (command === ERASE) return eraseArgs.safeParse(args).data?.contents ?? [];
  return branchArgs.safeParse(args).data?.erased ?? [];
}
