/**
 * Long work in slices: between two items the event loop is released every few milliseconds, so that
 * the window stays answered, progress is told and Cancel is heard. Nothing here knows what an item is.
 */

/** What long work tells and listens to. `signal` ends it: the work then throws the signal's reason. */
export type Pace = {
  signal: AbortSignal;
  progress(done: number, total: number, what: string): void;
};

/** How long work runs before it lets other work in, in milliseconds. */
const SLICE = 12;

/** A pace that nobody watches. */
export function quietPace(): Pace {
  return { signal: new AbortController().signal, progress: () => undefined };
}

/** Takes every item in order, in slices. Throws the signal's reason once it is aborted. */
export async function inSlices<T>(
  items: Iterable<T>,
  signal: AbortSignal,
  take: (item: T) => void,
): Promise<void> {
  signal.throwIfAborted();
  let since = performance.now();
  for (const item of items) {
    take(item);
    if (performance.now() - since < SLICE) continue;
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    since = performance.now();
  }
}
