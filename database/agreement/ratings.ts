/**
 * Unit by coder tables with one category per cell, as they come from a sheet: cleaned once into category numbers, so
 * that every coefficient reads the same counts. A null cell is missing, never a category of its own.
 */

export type Category = string | number;

/** One row per unit, one cell per coder. */
export type RatingTable = readonly (readonly (Category | null)[])[];

export type Ratings = {
  /** Category numbers per unit and coder; -1 for missing. */
  readonly cells: readonly (readonly number[])[];
  /** Categories in their order: the declared order, or ascending. */
  readonly categories: readonly Category[];
  readonly coderCount: number;
  /** Per unit, ratings per category. */
  readonly counts: readonly (readonly number[])[];
  /** Per unit, how many coders rated it. */
  readonly rated: readonly number[];
};

/**
 * Numbers the categories. `declared` is the list the coders could choose from, in order, some perhaps never used;
 * without it the categories present are taken in ascending order (numbers before words).
 */
export function ratings(table: RatingTable, declared?: readonly Category[]): Ratings {
  const present = new Set<Category>();
  for (const row of table) for (const cell of row) if (cell !== null) present.add(cell);
  const categories = declared ?? [...present].sort(ascending);
  const numberOf = new Map(categories.map((category, i) => [category, i]));
  const cells = table.map((row) => row.map((cell) => (cell === null ? -1 : (numberOf.get(cell) ?? -1))));
  const counts = cells.map((row) => {
    const perCategory = new Array<number>(categories.length).fill(0);
    for (const c of row) if (c >= 0) perCategory[c] = (perCategory[c] ?? 0) + 1;
    return perCategory;
  });
  return {
    cells,
    categories,
    coderCount: Math.max(0, ...table.map((row) => row.length)),
    counts,
    rated: counts.map((row) => row.reduce((sum, n) => sum + n, 0)),
  };
}

/** The number a category stands for: itself, or its place when it is a word. */
export function categoryValues(r: Ratings): number[] {
  return r.categories.map((category, i) => (typeof category === 'number' ? category : i));
}

/** The table of two coders: q x q counts over the units both rated, and their total. */
export function crossTable(r: Ratings, a: number, b: number): { cells: number[][]; n: number } {
  const q = r.categories.length;
  const cells = Array.from({ length: q }, () => new Array<number>(q).fill(0));
  let n = 0;
  for (const row of r.cells) {
    const [x, y] = [row[a] ?? -1, row[b] ?? -1];
    const line = x < 0 || y < 0 ? undefined : cells[x];
    if (line === undefined) continue;
    line[y] = (line[y] ?? 0) + 1;
    n += 1;
  }
  return { cells, n };
}

function ascending(a: Category, b: Category): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  if (typeof a === 'number') return -1;
  if (typeof b === 'number') return 1;
  return a < b ? -1 : a > b ? 1 : 0;
}
