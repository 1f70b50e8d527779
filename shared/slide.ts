/**
 * Where words repeat, the same change can be told in several ways: of "hour. I ask her. He" a sentence can go
 * as "I ask her. ", or as ". I ask her" with the other full stop left behind. Both give the same texts, but
 * a person took out the sentence. Removals and insertions are therefore slid to where words and sentences
 * begin and end.
 */
import type { Run } from './diff.ts';

const BLANK = /^\s+$/u;
const SENTENCE_END = /^[.!?…。！？؟]$/u;

/** Runs over the pieces `a` and `b` that make the same of them, with edges between words where there are such. */
export function slideToWords(runs: readonly Run[], a: readonly string[], b: readonly string[]): Run[] {
  const slid = sentencesApart(runs, a, b);
  let [i, j] = [0, 0];
  for (let at = 0; at < slid.length; at++) {
    const run = slid[at];
    if (run === undefined) break;
    const isRemoval = run.remove > 0 && run.insert === 0;
    const isInsertion = run.insert > 0 && run.remove === 0;
    if (isRemoval || isInsertion) {
      const pieces = isRemoval ? a : b;
      const start = (isRemoval ? i : j) + run.keep;
      const next = slid[at + 1];
      // A run right behind another tells something else, so none becomes one.
      const room = {
        left: next?.keep === 0 ? 0 : Math.max(0, run.keep - (at > 0 ? 1 : 0)),
        right: Math.max(0, (next?.keep ?? 0) - (next !== undefined && next.remove + next.insert > 0 ? 1 : 0)),
      };
      const by = bestSlide(pieces, start, start + run.remove + run.insert, room);
      run.keep += by;
      if (next !== undefined) next.keep -= by;
      else if (by < 0) slid.push({ keep: -by, remove: 0, insert: 0 });
    }
    i += run.keep + run.remove;
    j += run.keep + run.insert;
  }
  return slid.filter(({ keep, remove, insert }) => keep + remove + insert > 0);
}

/**
 * A word that was replaced, and behind it a sentence that went or came, are two changes: of "the bus. I ask
 * her." the bus became a tram, and the sentence went with the full stop of its own.
 */
function sentencesApart(runs: readonly Run[], a: readonly string[], b: readonly string[]): Run[] {
  const apart: Run[] = [];
  let [i, j] = [0, 0];
  // Units of the next run that are told already.
  let told = 0;
  for (const [at, { remove, insert, ...run }] of runs.entries()) {
    const keep = run.keep - told;
    const [fromA, fromB] = [i + keep, j + keep];
    [i, j, told] = [fromA + remove, fromB + insert, 0];
    const split = splitAt(a.slice(fromA, i + 1), b.slice(fromB, j + 1), runs[at + 1]);
    if (split === null) {
      apart.push({ keep, remove, insert });
      continue;
    }
    [i, j, told] = [i + 1, j + 1, 1];
    apart.push({ keep, remove: split.gone, insert: split.come });
    apart.push({ keep: 1, remove: remove - split.gone, insert: insert - split.come });
  }
  return apart;
}

/** How much of a change, told with the piece behind it, is one of words; null where there is no sentence behind them. */
function splitAt(
  gone: readonly string[],
  come: readonly string[],
  next: Run | undefined,
): { gone: number; come: number } | null {
  const sign = gone.at(-1);
  const isRoom = next !== undefined && next.keep > (next.remove + next.insert > 0 ? 1 : 0);
  if (!isRoom || sign === undefined || !SENTENCE_END.test(sign)) return null;
  const split = { gone: gone.indexOf(sign), come: come.indexOf(sign) };
  const isOne = split.gone < gone.length - 1 !== split.come < come.length - 1;
  return isOne && split.gone > 0 && split.come > 0 ? split : null;
}

/** How far a stretch is slid: to where most of its edges lie between words, and no further than it must. */
function bestSlide(
  pieces: readonly string[],
  start: number,
  end: number,
  room: { left: number; right: number },
): number {
  const score = (by: number): number => edge(pieces, start + by) + edge(pieces, end + by);
  let best = { by: 0, score: score(0) };
  for (const step of [1, -1] as const) {
    const most = step === 1 ? room.right : room.left;
    for (let n = 1; n <= most; n++) {
      const [gone, come] = step === 1 ? [start + n - 1, end + n - 1] : [end - n, start - n];
      if (pieces[gone] !== pieces[come]) break;
      if (score(step * n) > best.score) best = { by: step * n, score: score(step * n) };
    }
  }
  return best.by;
}

/** 1 between words or behind a sentence; the ends of the pieces lie between words. */
function edge(pieces: readonly string[], at: number): number {
  const [before, behind] = [pieces[at - 1], pieces[at]];
  if (before === undefined || behind === undefined) return 1;
  return BLANK.test(before) || BLANK.test(behind) || SENTENCE_END.test(before) ? 1 : 0;
}
