/**
 * Texts as a search last read them, so that the next one does not unpack them all again. Bounded, and let
 * go when nobody has searched for a while. What does not fit is read each time: the first texts stay,
 * because dropping those read longest ago would drop every one before it is wanted again.
 */

/** UTF-16 units kept at most: at worst 64 MB. */
const MOST = 32_000_000;
const IDLE_MS = 90_000;

export type KeptTexts = ReturnType<typeof openKeptTexts>;

export function openKeptTexts() {
  const kept = new Map<number, string>();
  let units = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function forget(): void {
    clearTimeout(timer);
    timer = undefined;
    kept.clear();
    units = 0;
  }

  return {
    /** The text of a revision, which never changes, by `read` where it is not kept. */
    text(revision: number, read: (revision: number) => string | null): string {
      const known = kept.get(revision);
      if (known !== undefined) return known;
      const text = read(revision) ?? '';
      if (units + text.length <= MOST) {
        kept.set(revision, text);
        units += text.length;
      }
      return text;
    },
    /** Somebody has searched: the texts are kept for some time from now. */
    used(): void {
      clearTimeout(timer);
      timer = setTimeout(forget, IDLE_MS);
      timer.unref();
    },
    forget,
  };
}
