/**
 * The caret's blinking: two changes a second by a timer. An animation, however few its steps, would have
 * the browser draw every frame of the whole window. Stays lit when nothing happened for a while, and
 * always where motion is not wanted.
 */

/** The caret stops blinking when nothing happens for so long. */
const IDLE = 10_000;
const LIT = 660;
const DARK = 440;

export type Blinking = {
  /** Lights the caret and begins anew, so that a moving caret is always seen. */
  restart(): void;
  dispose(): void;
};

/** Blinks an element by its class `dark`. */
export function createBlinking(bar: HTMLElement): Blinking {
  let beat: ReturnType<typeof setTimeout> | undefined;
  let beats = 0;

  function lit(): void {
    bar.classList.remove('dark');
    if (beats++ < IDLE / (LIT + DARK)) beat = setTimeout(dark, LIT);
  }

  function dark(): void {
    if (!wantsStillness(bar.ownerDocument)) bar.classList.add('dark');
    beat = setTimeout(lit, DARK);
  }

  return {
    restart() {
      clearTimeout(beat);
      beats = 0;
      lit();
    },
    dispose: () => clearTimeout(beat),
  };
}

/** The person or the system asked that nothing moves. */
export function wantsStillness(page: Document): boolean {
  return (
    page.documentElement.classList.contains('still') || matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}
