/**
 * Which underline of a paragraph belongs to which coding. Three lanes; a coding that finds none free is
 * told by `more`, a neutral dotted line in the place of the third.
 *
 * Greedy: in order of start, longest first, the lowest free lane. A neighbour that ends exactly where
 * the next begins counts as still there, so two adjacent segments of one code show their border.
 */
export const LANES = 3;

type Span = { start: number; end: number };
export type Laned<Row> = { row: Row; start: number; end: number; lane: number };

/**
 * `rows` in order of start, longest first, already clipped to the paragraph. `more` holds disjoint
 * ranges, ascending; in them the third lane is not drawn and its pieces are cut out.
 */
export function assignLanes<Row extends Span>(rows: readonly Row[]): { laned: Laned<Row>[]; more: Span[] } {
  const laned: Laned<Row>[] = [];
  const ends = new Array<number>(LANES).fill(-1);
  const more: Span[] = [];
  for (const row of rows) {
    const lane = ends.findIndex((end) => end < row.start);
    if (lane === -1) addSpan(more, row);
    else {
      ends[lane] = row.end;
      laned.push({ row, start: row.start, end: row.end, lane });
    }
  }
  return more.length === 0 ? { laned, more } : { laned: laned.flatMap((one) => cutLast(one, more)), more };
}

/** The pieces of a third-lane coding outside `more`. */
function cutLast<Row extends Span>(one: Laned<Row>, more: readonly Span[]): Laned<Row>[] {
  if (one.lane !== LANES - 1) return [one];
  const pieces: Laned<Row>[] = [];
  let from = one.start;
  for (const { start, end } of more) {
    if (start > from && from < one.end) pieces.push({ ...one, start: from, end: Math.min(start, one.end) });
    from = Math.max(from, end);
  }
  if (from < one.end) pieces.push({ ...one, start: from });
  return pieces;
}

/** Spans arrive by start; overlapping ones become one. */
function addSpan(spans: Span[], { start, end }: Span): void {
  const last = spans.at(-1);
  if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
  else spans.push({ start, end });
}
