/**
 * Lays out sections for assistive technology, one whenever the browser is idle: Chromium leaves the text
 * of skipped sections out of what a screen reader gets. In a text over a million characters only the
 * million around the caret is laid out, since every change of width lays it out again.
 */
import type { Paragraphs } from './paragraphs.ts';
import type { TextDom } from './text-dom.ts';

const AROUND = 500_000;

/** Starts at once; returns how to stop, which leaves the sections as they are. */
export function unlockSections(dom: TextDom, paragraphs: Paragraphs, caret: () => number): () => void {
  const waiting = paragraphs.sections.map((_, section) => section);
  let handle = 0;

  function step(): void {
    const from = caret();
    const section = waiting.findIndex((one) => {
      const bounds = paragraphs.sections[one];
      return bounds !== undefined && bounds.end >= from - AROUND && bounds.start <= from + AROUND;
    });
    if (section !== -1) dom.section(waiting[section] ?? 0)?.classList.add('unlocked');
    if (section !== -1) waiting.splice(section, 1);
    if (waiting.length > 0) handle = requestIdleCallback(step, { timeout: section === -1 ? 1_000 : 100 });
  }

  handle = requestIdleCallback(step);
  return () => cancelIdleCallback(handle);
}
