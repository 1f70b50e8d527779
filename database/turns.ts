/**
 * Questions wait for each other, one a turn of the event loop; acts do not wait for them. A commit is acknowledged
 * before the ten questions are answered that followed the act before it.
 */
export interface Turns {
  /** Resolves when it is the caller's turn. */
  wait(): Promise<void>;
}

export function createTurns(): Turns {
  const waiting: (() => void)[] = [];

  function next(): void {
    waiting.shift()?.();
    // What has arrived meanwhile is heard before the next turn.
    if (waiting.length > 0) setImmediate(next);
  }

  return {
    wait() {
      if (waiting.length === 0) setImmediate(next);
      return new Promise((resolve) => waiting.push(resolve));
    },
  };
}
