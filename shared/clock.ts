/**
 * The hybrid logical clock (Kulkarni and others, 2014): wall milliseconds and a counter that breaks
 * ties, so that entries of several machines have one order in which cause comes before effect.
 * It only orders; what people are shown is the wall time kept beside it. A clock that is wrong, or a
 * colleague's clock from the future, never blocks saving: receiving always advances.
 */
export type Hlc = { ms: number; counter: number };

/** The place of a change in the one order of all changes. */
export type Stamp = Hlc & { replica: string; hash: string };

const LAST_COUNTER = 0xffff;

/** The next time of this clock: later than `last`, and not before the wall clock. */
export function tick(last: Hlc, wall: number): Hlc {
  if (wall > last.ms) return { ms: wall, counter: 0 };
  if (last.counter < LAST_COUNTER) return { ms: last.ms, counter: last.counter + 1 };
  return { ms: last.ms + 1, counter: 0 };
}

/** Negative, zero or positive as `a` is before, at or after `b`. */
export function compareHlc(a: Hlc, b: Hlc): number {
  return a.ms - b.ms || a.counter - b.counter;
}

/** The total order of changes: time, then replica, then hash. */
export function compareStamps(a: Stamp, b: Stamp): number {
  return compareHlc(a, b) || compareText(a.replica, b.replica) || compareText(a.hash, b.hash);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
