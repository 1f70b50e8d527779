/**
 * Where the pages of a long list stand: heights as measured, guessed for pages not drawn yet. CSS pixels.
 * A page not drawn is guessed from those that were, so that the scroll bar is about right from the start.
 */
export type Sight = { first: number; last: number; above: number; below: number };

export function createHeights(pageSize: number, guess: number) {
  let known: (number | undefined)[] = [];
  let total = 0;

  const pages = (): number => Math.ceil(total / pageSize);
  const rowsIn = (page: number): number => Math.max(0, Math.min(pageSize, total - page * pageSize));

  function perRow(): number {
    let height = 0;
    let rows = 0;
    for (const [page, one] of known.entries()) {
      if (one === undefined) continue;
      height += one;
      rows += rowsIn(page);
    }
    return rows === 0 ? guess : height / rows;
  }

  return {
    /** How many rows there are now. */
    resize(rows: number): void {
      total = rows;
      known = known.slice(0, pages());
    },
    /** Takes in a measured page; true when it differs from what was known. */
    measured(page: number, height: number): boolean {
      if (known[page] === height) return false;
      known[page] = height;
      return true;
    },
    /** The pages to draw for a window of the list, with what lies above and below them. */
    inSight(top: number, height: number): Sight {
      const each = perRow();
      const margin = height;
      let y = 0;
      const sight: Sight = { first: 0, last: 0, above: 0, below: 0 };
      let isFound = false;
      for (let page = 0; page < pages(); page++) {
        const own = known[page] ?? rowsIn(page) * each;
        if (!isFound && (y + own > top - margin || page === pages() - 1)) {
          isFound = true;
          sight.first = page;
          sight.above = y;
        }
        if (isFound && (page === sight.first || y < top + height + margin)) sight.last = page;
        else if (isFound) sight.below += own;
        y += own;
      }
      return sight;
    },
    /** About where a row begins. */
    topOf(row: number): number {
      const each = perRow();
      const page = Math.floor(row / pageSize);
      let y = 0;
      for (let i = 0; i < page; i++) y += known[i] ?? rowsIn(i) * each;
      return y + (row - page * pageSize) * each;
    },
  };
}
