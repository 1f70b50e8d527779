/** What the boxes beside the text have in common: when the keyboard has left them, and which keys they keep. */
import type { FocusEvent, KeyboardEvent } from 'react';

/** Whether the keyboard went elsewhere. The window losing it, and the help beside, give it back. */
export function hasLeft({ currentTarget, relatedTarget }: FocusEvent): boolean {
  if (relatedTarget === null || currentTarget.contains(relatedTarget)) return false;
  return relatedTarget.closest('[data-region="help"]') === null;
}

/** What is typed in a box does not reach the keys of the window behind it; function keys do, as for help. */
export function keepKey(event: KeyboardEvent): void {
  if (!/^F\d+$/u.test(event.key)) event.stopPropagation();
}
