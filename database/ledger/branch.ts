/** The entry that a copy's ledger begins with, and what it says of where it comes from. */
import { z } from 'zod';
import { contentId, hash, id } from '../../shared/ids.ts';

export const BRANCH = 'project.branch';

/**
 * The arguments of the first entry of a branch. `erased` lists every content that was erased before:
 * the branch holds no erase entries, and must still refuse those words when an old file brings them.
 */
export const branchArgs = z.object({
  originProject: id,
  originHead: hash,
  withheld: z.array(z.string()),
  erased: z.array(contentId).default([]),
});
export type BranchArgs = z.infer<typeof branchArgs>;
