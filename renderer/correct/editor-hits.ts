/** Hits in the editor: painted over its text, and words put in their place so that the editor can undo it. */
import {
  $createRangeSelection,
  $setSelection,
  HISTORY_PUSH_TAG,
  type LexicalEditor,
  SKIP_DOM_SELECTION_TAG,
} from 'lexical';
import type { Span } from '../../shared/revision.ts';
import { editorPlaces } from './editor-places.ts';

/** Styled in styles/correct.css. */
const SOUGHT = 'concord-sought';
const HERE = 'concord-sought-here';
/** Hits painted around the one looked at. */
const MOST_PAINTED = 1_000;

/** Paints the hits that lie in `shown`, the part of the text in the editor; of many those around the present one. */
export function paintHits(root: HTMLElement, hits: Int32Array, at: Span | null, shown: Span): void {
  const places = editorPlaces(root);
  const others = new Highlight();
  const here = new Highlight();
  others.priority = 2;
  here.priority = 3;
  const near = nearest(hits, at, shown);
  // With forced colours every highlight is one solid block: only the one looked at tells anything.
  const isForced = matchMedia('(forced-colors: active)').matches;
  for (const hit of near) {
    const range = places.range(hit.start - shown.start, hit.end - shown.start);
    if (hit.start === at?.start) here.add(range);
    else if (!isForced) others.add(range);
  }
  CSS.highlights.set(SOUGHT, others);
  CSS.highlights.set(HERE, here);
}

function nearest(hits: Int32Array, at: Span | null, shown: Span): Span[] {
  const inside: Span[] = [];
  let here = 0;
  for (let i = 0; i + 1 < hits.length; i += 2) {
    const [start, end] = [hits[i] ?? 0, hits[i + 1] ?? 0];
    if (start < shown.start || end > shown.end) continue;
    if (start === at?.start) here = inside.length;
    inside.push({ start, end });
  }
  const first = Math.max(0, here - MOST_PAINTED / 2);
  return inside.slice(first, first + MOST_PAINTED);
}

export function clearHits(): void {
  CSS.highlights.delete(SOUGHT);
  CSS.highlights.delete(HERE);
}

/** Puts words in the place of [start, end) of the text in the editor; the keyboard stays where it is. */
export function replaceWords(editor: LexicalEditor, { start, end }: Span, words: string): void {
  const root = editor.getRootElement();
  if (root === null) return;
  const range = editorPlaces(root).range(start, end);
  editor.update(
    () => {
      const selection = $createRangeSelection();
      selection.applyDOMRange(range);
      $setSelection(selection);
      selection.insertText(words);
    },
    { discrete: true, tag: [SKIP_DOM_SELECTION_TAG, HISTORY_PUSH_TAG] },
  );
}
