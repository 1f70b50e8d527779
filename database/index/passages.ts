/** The stretches of text that two coders marked together or alone: what stands behind a cell of a table. */

/** A range of UTF-16 units, half-open. */
export type Span = { start: number; end: number };

/** Which stretches: coded by both, or by one only. */
export type Cell = 'both' | 'onlyA' | 'onlyB';

/**
 * Maximal stretches of one code in one source that fall into a cell. A coder's own overlaps are united
 * first, so the lengths add up to the cell of the character table. O(n log n).
 */
export function passagesOf(a: readonly Span[], b: readonly Span[], cell: Cell): Span[] {
  const first = union(a);
  const second = union(b);
  if (cell === 'both') return intersect(first, second);
  return cell === 'onlyA' ? subtract(first, second) : subtract(second, first);
}

function union(spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans.toSorted((x, y) => x.start - y.start)) {
    const last = joined.at(-1);
    if (span.end <= span.start) continue;
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else joined.push({ ...span });
  }
  return joined;
}

function intersect(a: readonly Span[], b: readonly Span[]): Span[] {
  const common: Span[] = [];
  for (let i = 0, j = 0; ; ) {
    const [x, y] = [a[i], b[j]];
    if (x === undefined || y === undefined) return common;
    const start = Math.max(x.start, y.start);
    const end = Math.min(x.end, y.end);
    if (start < end) common.push({ start, end });
    if (x.end < y.end) i++;
    else j++;
  }
}

function subtract(a: readonly Span[], b: readonly Span[]): Span[] {
  const left: Span[] = [];
  let j = 0;
  for (const span of a) {
    let at = span.start;
    while ((b[j]?.end ?? Number.POSITIVE_INFINITY) <= at) j++;
    for (let i = j; ; i++) {
      const cut = b[i];
      if (cut === undefined || cut.start >= span.end) break;
      if (cut.start > at) left.push({ start: at, end: cut.start });
      at = Math.max(at, cut.end);
    }
    if (at < span.end) left.push({ start: at, end: span.end });
  }
  return left;
}
