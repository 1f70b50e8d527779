/**
 * Grapheme clusters, so that no edge of a mark or a boundary falls inside what a person sees as one
 * character. Offsets are UTF-16 units. Plain Latin text is told at a glance.
 */

/** No cluster in real text is longer; a window is segmented instead of the whole document. */
const WINDOW = 64;
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Start of the cluster that `offset` lies inside; the offset itself when it is a boundary. */
export function clusterStart(text: string, offset: number): number {
  return isPlain(text, offset) ? offset : (cluster(text, offset)?.start ?? offset);
}

/** End of the cluster that `offset` lies inside; the offset itself when it is a boundary. */
export function clusterEnd(text: string, offset: number): number {
  const found = isPlain(text, offset) ? undefined : cluster(text, offset);
  return found === undefined || found.start === offset ? offset : found.end;
}

/** The boundary after `offset`. */
export function nextCluster(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  return cluster(text, offset)?.end ?? offset + 1;
}

/** The boundary before `offset`. */
export function previousCluster(text: string, offset: number): number {
  if (offset <= 0) return 0;
  return cluster(text, offset - 1)?.start ?? offset - 1;
}

function cluster(text: string, offset: number): { start: number; end: number } | undefined {
  let from = Math.max(0, offset - WINDOW);
  // A window must not begin with the second half of a surrogate pair.
  if (from > 0 && (text.charCodeAt(from) & 0xfc00) === 0xdc00) from -= 1;
  const found = segmenter.segment(text.slice(from, offset + WINDOW)).containing(offset - from);
  return found && { start: from + found.index, end: from + found.index + found.segment.length };
}

/** True between two characters that never combine. */
function isPlain(text: string, offset: number): boolean {
  if (offset <= 0 || offset >= text.length) return true;
  return text.charCodeAt(offset) < 0x300 && text.charCodeAt(offset - 1) < 0x300;
}
