/**
 * What differs between two lists, as runs: so many items kept, then so many removed, then so many put in
 * their place. The runs of a pair of lists together are both: kept and removed items are the first list,
 * kept and put-in items the second. Only the last run may do nothing but keep.
 *
 * The shortest edit is looked for first (Myers 1986, greedy, with common ends cut off). Where it would be
 * long, items that stand once in each list hold the two together and the stretches between are compared
 * alone, so thousands of small edits in a large text stay small; without such items what was found so far
 * is taken, if most of it is in common, and the search goes on behind. What has too little in common is
 * told as removed, and then in a run of its own as put in: nothing of it took the place of anything.
 */
export type Run = { keep: number; remove: number; insert: number };

/** Edits of one stretch that are looked for; beyond, single items hold the lists together. */
const MOST_EDITS = 1_000;
/** Steps of comparing that a pair of lists may cost, apart from those for each item: about half a second. */
const STEPS = 40_000_000;
/** Stretches within stretches. */
const DEPTH = 40;
/** Stretches so short that they are always compared. */
const SHORT = 64;
/** Share of the items that must be in common where only a beginning was compared. */
const ALIKE = 2 / 3;

type Items = ArrayLike<number>;
/** Stretches of both lists, half-open. */
type Stretch = { a: number; aEnd: number; b: number; bEnd: number };

/** The runs that make `b` of `a`; items are compared as numbers. `most` edits of a stretch are looked for. */
export function diffRuns(a: Items, b: Items, most = MOST_EDITS): Run[] {
  const runs = runBuilder();
  const work = { a, b, most, runs, left: STEPS };
  compare(work, { a: 0, aEnd: a.length, b: 0, bEnd: b.length }, 0);
  return runs.done();
}

/** Numbers for words, the same number for the same word in both lists. */
export function numberWords(...lists: readonly (readonly string[])[]): Int32Array[] {
  const numbers = new Map<string, number>();
  return lists.map((list) =>
    Int32Array.from(list, (word) => {
      const known = numbers.get(word);
      if (known !== undefined) return known;
      numbers.set(word, numbers.size);
      return numbers.size - 1;
    }),
  );
}

/** Gathers what happens to items, in order, into runs. */
export function runBuilder() {
  const runs: Run[] = [];
  let open: Run = { keep: 0, remove: 0, insert: 0 };
  const close = (): void => {
    if (open.keep + open.remove + open.insert > 0) runs.push(open);
    open = { keep: 0, remove: 0, insert: 0 };
  };
  return {
    keep(count: number): void {
      if (count > 0 && open.remove + open.insert > 0) close();
      open.keep += count;
    },
    remove(count: number): void {
      open.remove += count;
    },
    insert(count: number): void {
      open.insert += count;
    },
    /** What comes now stands apart: it takes the place of nothing that was removed before. */
    split(): void {
      if (open.remove + open.insert > 0) close();
    },
    done(): Run[] {
      close();
      return runs;
    },
  };
}

type Work = { a: Items; b: Items; most: number; runs: ReturnType<typeof runBuilder>; left: number };

function compare(work: Work, stretch: Stretch, depth: number): void {
  const { a, b, runs } = work;
  let { a: i, aEnd, b: j, bEnd } = stretch;
  while (i < aEnd && j < bEnd && a[i] === b[j]) {
    i++;
    j++;
  }
  runs.keep(i - stretch.a);
  while (aEnd > i && bEnd > j && a[aEnd - 1] === b[bEnd - 1]) {
    aEnd--;
    bEnd--;
  }
  if (i === aEnd || j === bEnd) {
    runs.remove(aEnd - i);
    runs.insert(bEnd - j);
  } else compareMiddle(work, { a: i, aEnd, b: j, bEnd }, depth);
  runs.keep(stretch.aEnd - aEnd);
}

/** Compares a stretch whose ends differ. */
function compareMiddle(work: Work, stretch: Stretch, depth: number): void {
  const path = shortest(work, stretch);
  if (path.isWhole) {
    tell(work, path);
    return;
  }
  const anchors = depth < DEPTH ? anchorsOf(work, stretch) : [];
  if (anchors.length > 0) {
    compareBetween(work, stretch, anchors, depth);
    return;
  }
  const { a, aEnd, b, bEnd } = stretch;
  if (path.x + path.y - path.edits >= ALIKE * (path.x + path.y) && path.edits > 0) {
    tell(work, path);
    compare(work, { a: a + path.x, aEnd, b: b + path.y, bEnd }, depth);
    return;
  }
  work.runs.remove(aEnd - a);
  work.runs.split();
  work.runs.insert(bEnd - b);
  work.runs.split();
}

/** A way through a stretch up to `x` items of the one list and `y` of the other, walked back along its trace. */
type Path = { trace: Int32Array[]; x: number; y: number; edits: number; isWhole: boolean };

function tell(work: Work, path: Path): void {
  const { trace } = path;
  // Walked back from the end; told from the start.
  const steps: { kept: number; isInsert: boolean | null }[] = [];
  let [x, y] = [path.x, path.y];
  for (let d = trace.length - 1; d >= 0; d--) {
    const reach = trace[d];
    const k = x - y;
    const isInsert = d > 0 && (k === -d || (k !== d && at(reach, d, k - 1) < at(reach, d, k + 1)));
    const from = d === 0 ? 0 : isInsert ? at(reach, d, k + 1) : at(reach, d, k - 1) + 1;
    steps.push({ kept: x - from, isInsert: d === 0 ? null : isInsert });
    x = isInsert ? from : from - 1;
    y = isInsert ? from - k - 1 : from - k;
  }
  for (const { kept, isInsert } of steps.reverse()) {
    if (isInsert === true) work.runs.insert(1);
    if (isInsert === false) work.runs.remove(1);
    work.runs.keep(kept);
  }
}

/** How far a diagonal reached before `d` edits: rows hold the diagonals from -d to d. */
function at(row: Int32Array | undefined, d: number, k: number): number {
  return row?.[k + d] ?? -1;
}

/**
 * The shortest way through a stretch; where it needs more edits than are looked for, or the work is used
 * up, the way that came farthest. Row d of the trace says how far each diagonal reached with d - 1 edits.
 */
function shortest(work: Work, stretch: Stretch): Path {
  const { a, b } = work;
  const width = stretch.aEnd - stretch.a;
  const height = stretch.bEnd - stretch.b;
  const isShort = width + height <= SHORT;
  const most = isShort ? width + height : Math.min(work.most, width + height);
  const reach = new Int32Array(2 * most + 3).fill(-1);
  const middle = most + 1;
  reach[middle + 1] = 0;
  const trace: Int32Array[] = [];
  for (let d = 0; d <= most; d++) {
    trace.push(reach.slice(middle - d, middle + d + 1));
    for (let k = -d; k <= d; k += 2) {
      const [down, right] = [reach[middle + k + 1] ?? -1, reach[middle + k - 1] ?? -1];
      const begin = k === -d || (k !== d && right < down) ? down : right + 1;
      let x = begin;
      while (x < width && x - k < height && a[stretch.a + x] === b[stretch.b + x - k]) x++;
      if (!isShort) work.left -= x - begin + 1;
      reach[middle + k] = x;
      if (x >= width && x - k >= height) return { trace, x, y: x - k, edits: d, isWhole: true };
    }
    if (work.left < 0 && !isShort) break;
  }
  const d = trace.length - 1;
  let [x, y] = [0, 0];
  for (let k = -d; k <= d; k += 2) {
    const far = reach[middle + k] ?? -1;
    if (far <= width && far - k <= height && 2 * far - k > x + y) [x, y] = [far, far - k];
  }
  return { trace, x, y, edits: d, isWhole: false };
}

/** Compares the stretches between items that stand once in each list. */
function compareBetween(work: Work, stretch: Stretch, anchors: readonly Anchor[], depth: number): void {
  let { a, b } = stretch;
  for (const anchor of anchors) {
    compare(work, { a, aEnd: anchor.a, b, bEnd: anchor.b }, depth + 1);
    work.runs.keep(1);
    a = anchor.a + 1;
    b = anchor.b + 1;
  }
  compare(work, { a, aEnd: stretch.aEnd, b, bEnd: stretch.bEnd }, depth + 1);
}

type Anchor = { a: number; b: number };

/** The places of items that stand once in each stretch, as many as stand in the same order in both. */
function anchorsOf({ a, b }: Work, stretch: Stretch): Anchor[] {
  const inA = placesOf(a, stretch.a, stretch.aEnd);
  const inB = placesOf(b, stretch.b, stretch.bEnd);
  const shared: Anchor[] = [];
  for (const [item, place] of inA) {
    const other = inB.get(item) ?? -1;
    if (place >= 0 && other >= 0) shared.push({ a: place, b: other });
  }
  return longestRising(shared);
}

/** Where each item of a stretch stands; -1 for one that stands there more than once. */
function placesOf(items: Items, from: number, to: number): Map<number, number> {
  const places = new Map<number, number>();
  for (let i = from; i < to; i++) {
    const item = items[i] ?? 0;
    places.set(item, places.has(item) ? -1 : i);
  }
  return places;
}

/** The longest part of a list, in rising order of `a`, in which `b` rises too. */
function longestRising(anchors: readonly Anchor[]): Anchor[] {
  const ends: number[] = [];
  const before = new Int32Array(anchors.length).fill(-1);
  for (const [i, { b }] of anchors.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((anchors[ends[middle] ?? 0]?.b ?? 0) < b) low = middle + 1;
      else high = middle;
    }
    before[i] = ends[low - 1] ?? -1;
    ends[low] = i;
  }
  const rising: Anchor[] = [];
  for (let i = ends.at(-1) ?? -1; i >= 0; i = before[i] ?? -1) {
    const anchor = anchors[i];
    if (anchor !== undefined) rising.push(anchor);
  }
  return rising.reverse();
}
