/** Focus is never lost: when the focused thing disappears, its region takes focus, or the view that is shown, or the next region. */
import { useEffect } from 'react';
import { cycleRegion, focusRegion, focusView } from './regions.ts';

/** Watches as long as the component is mounted. */
export function useFocusGuard(): void {
  useEffect(() => {
    let last: Element | null = null;
    let region = '';
    const remember = (): void => {
      last = document.activeElement;
      region = last?.closest('[data-region]')?.getAttribute('data-region') ?? region;
    };
    const restore = (hasWaited: boolean): void => {
      if (document.activeElement !== document.body || document.querySelector('dialog[open]') !== null) return;
      if (last?.isConnected === true) return;
      // A menu gives the keyboard back to its button by itself, a frame after it is gone.
      if (!hasWaited && last?.closest('.pop') != null) {
        requestAnimationFrame(() => requestAnimationFrame(() => restore(true)));
        return;
      }
      if ((region === '' || !focusRegion(region)) && !focusView()) cycleRegion(1);
    };
    // At once: a key that is pressed before the next frame is heard too.
    const observer = new MutationObserver(() => restore(false));
    document.addEventListener('focusin', remember);
    observer.observe(document.body, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', remember);
      observer.disconnect();
    };
  }, []);
}
