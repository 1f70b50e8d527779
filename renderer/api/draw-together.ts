/**
 * When answers are drawn: the first at once, those that come within a frame of it together in the next frame.
 * One act is followed by ten answers; drawn one by one they would keep the window busy for ten drawings.
 */

/** How long a frame is, in milliseconds, and how long it is waited for where a window is not shown. */
const FRAME = 16;
const HIDDEN = 60;

export interface Clock {
  now(): number;
  /** Calls back before the next frame is drawn; never where the window is not shown. */
  frame(act: () => void): void;
  after(milliseconds: number, act: () => void): void;
}

/** The clock of a window. */
export const windowClock: Clock = {
  now: () => performance.now(),
  frame: (act) => requestAnimationFrame(act),
  after: (milliseconds, act) => setTimeout(act, milliseconds),
};

/** Gives what is to be drawn its time. */
export function drawTogether(clock: Clock): (act: () => void) => void {
  let last = Number.NEGATIVE_INFINITY;
  let waiting: (() => void)[] = [];

  function drawWaiting(): void {
    if (waiting.length === 0) return;
    const acts = waiting;
    waiting = [];
    last = clock.now();
    for (const act of acts) act();
  }

  return (act) => {
    if (waiting.length === 0 && clock.now() - last >= FRAME) {
      last = clock.now();
      queueMicrotask(act);
      return;
    }
    waiting.push(act);
    if (waiting.length > 1) return;
    clock.frame(drawWaiting);
    clock.after(HIDDEN, drawWaiting);
  };
}
