/**
 * An unfinished correction as it is kept: what was done to which version of the text, so that the draft of a
 * long document stays small, and a draft made on an earlier version can be put on the present one.
 */
import { z } from 'zod';
import type { Run } from '../../shared/diff.ts';
import { type Id, id } from '../../shared/ids.ts';
import { diffTexts } from '../../shared/revision.ts';

const count = z.int().nonnegative();

const draft = z.strictObject({
  /** The version of the text it was made on. */
  base: id,
  /** Flat runs: keep, remove, insert. */
  runs: z.array(count),
  inserted: z.string(),
  reason: z.string(),
  caret: count,
});
export type CorrectionDraft = z.infer<typeof draft>;

/** @param runs from the text of `base` to `text` */
export function draftOf(base: Id, runs: readonly Run[], text: string, reason: string, caret: number): string {
  const kept: CorrectionDraft = {
    base,
    runs: runs.flatMap(({ keep, remove, insert }) => [keep, remove, insert]),
    inserted: changesOf(runs)
      .map(({ at, insert }) => text.slice(at, at + insert))
      .join(''),
    reason,
    caret,
  };
  return JSON.stringify(kept);
}

/** The draft in a stored body; null where it holds none. */
export function readDraft(body: string): CorrectionDraft | null {
  try {
    const found = draft.safeParse(JSON.parse(body));
    return found.success ? found.data : null;
  } catch {
    return null;
  }
}

/** The text of a draft over the text it was made on. */
export function textOfDraft(before: string, { runs, inserted }: CorrectionDraft): string {
  const parts: string[] = [];
  let [done, used] = [0, 0];
  for (const { start, end, insert } of changesOf(runsOf(runs))) {
    parts.push(before.slice(done, start), inserted.slice(used, used + insert));
    done = end;
    used += insert;
  }
  return parts.join('') + before.slice(done);
}

/**
 * A draft made on `before`, put on the text that replaced it. Where both changed the same place the present
 * text stays, and the words of the draft are in `left`.
 */
export function carriedOver(
  before: string,
  draftText: string,
  present: string,
): { text: string; left: readonly string[] } {
  const theirs = changesOf(diffTexts(before, present));
  const parts: string[] = [];
  const left: string[] = [];
  let [done, shift, next] = [0, 0, 0];
  for (const mine of changesOf(diffTexts(before, draftText))) {
    for (let other = theirs[next]; other !== undefined && other.end < mine.start; other = theirs[next]) {
      shift += other.insert - (other.end - other.start);
      next += 1;
    }
    const other = theirs[next];
    const words = draftText.slice(mine.at, mine.at + mine.insert);
    if (other !== undefined && other.start <= mine.end) left.push(words);
    else {
      parts.push(present.slice(done, mine.start + shift), words);
      done = mine.end + shift;
    }
  }
  return { text: parts.join('') + present.slice(done), left };
}

/** The places that runs change: [start, end) of the text before, `insert` units at `at` of the text after. */
function changesOf(runs: readonly Run[]): { start: number; end: number; at: number; insert: number }[] {
  let [before, after] = [0, 0];
  return runs.flatMap(({ keep, remove, insert }) => {
    const change = { start: before + keep, end: before + keep + remove, at: after + keep, insert };
    before += keep + remove;
    after += keep + insert;
    return remove + insert > 0 ? [change] : [];
  });
}

function runsOf(flat: readonly number[]): Run[] {
  return Array.from({ length: Math.floor(flat.length / 3) }, (_, at) => ({
    keep: flat[at * 3] ?? 0,
    remove: flat[at * 3 + 1] ?? 0,
    insert: flat[at * 3 + 2] ?? 0,
  }));
}
