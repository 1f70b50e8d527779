/**
 * The keyboard comes to the reader when a document is opened, however long its text takes, and is never
 * taken from where the hand has gone meanwhile: what stands in for the text has the keyboard until it comes.
 */
import { type ReactNode, useLayoutEffect } from 'react';
import type { Id } from '../../shared/ids.ts';
import { focusRegion } from '../window/regions.ts';

/** Stands where the reader will be. */
export function ReaderToCome({ children }: { children: ReactNode }) {
  return (
    <p className="empty t2 to-come" tabIndex={-1} data-focus-first="">
      {children}
    </p>
  );
}

/**
 * `shown` is the version of the text that the reader shows, null while it is awaited; `wanted` counts the times
 * the reader was asked for (0: never yet). A text that comes takes the keyboard only where nothing has it: what
 * stood in for it, or the version before it, has just gone.
 */
export function useReaderFocus(shown: Id | null, wanted: number): void {
  useLayoutEffect(() => {
    if (wanted > 0) focusRegion('reader');
  }, [wanted]);
  useLayoutEffect(() => {
    if (shown !== null && document.activeElement === document.body) focusRegion('reader');
  }, [shown]);
}
