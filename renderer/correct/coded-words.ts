/**
 * Marks in the editor, as highlights over its text: a faint ground under words that are coded, another under
 * words that were put in. Kept apart by live ranges until the next painting.
 */
import type { Span } from '../../shared/revision.ts';
import { editorPlaces } from './editor-places.ts';
import type { Outlook } from './outlook.ts';

/** Styled in styles/correct.css. */
const CODED = 'concord-coded';
const ADDED = 'concord-added';

/** Paints what of the text's marks lies in [from, from + length), the text in the editor. */
export function paintMarks(root: HTMLElement, { coded, added }: Outlook, from: number, length: number): void {
  // With forced colours a highlight is one solid block.
  if (matchMedia('(forced-colors: active)').matches) {
    clearMarks();
    return;
  }
  const places = editorPlaces(root);
  const paint = (name: string, spans: readonly Span[], priority: number): void => {
    const highlight = new Highlight();
    highlight.priority = priority;
    for (const span of spans) {
      const [start, end] = [Math.max(0, span.start - from), Math.min(length, span.end - from)];
      if (start < end) highlight.add(places.range(start, end));
    }
    CSS.highlights.set(name, highlight);
  };
  paint(CODED, coded, 0);
  paint(ADDED, added, 1);
}

export function clearMarks(): void {
  CSS.highlights.delete(CODED);
  CSS.highlights.delete(ADDED);
}
