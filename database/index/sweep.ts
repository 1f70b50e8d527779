/**
 * One sweep over span boundaries answers everything that compares spans with spans: lengths covered by each subset of
 * coders, co-occurrence, coverage. Cost is O(n log n) in the number of spans; the length of the text never matters,
 * because characters are never expanded. A zero-length span covers nothing and meets nothing; a coder's own overlaps
 * and duplicates count once. Offsets are UTF-16 units, half-open.
 */

import type { CodingIndex } from './codings.ts';
import { lookup } from './lookup.ts';

/** More coders than this do not fit one bit mask. */
export const MAXIMUM_CODERS = 30;

/** Which subset of coders (bit i = coder i) covers how much. Ascending by mask, no mask 0, no length 0. */
export type SubsetLengths = { readonly masks: number[]; readonly lengths: number[] };

/** A span of one code in one source; `coder` is the bit number, 0 to 29. */
export type CoderSpan = { readonly coder: number; readonly start: number; readonly end: number };

/**
 * Lengths covered by exactly each subset of coders, over the spans of one code in one source.
 * What no coder covers is the length of the text less the sum. This is the base of every character-level measure.
 */
export function subsetLengths(spans: Iterable<CoderSpan>, coderCount: number): SubsetLengths {
  const sweep = subsetSweep(coderCount);
  for (const span of spans) sweep.add(span.coder, span.start, span.end);
  return sweep.finish();
}

/** The same as `subsetLengths`, reusable for many groups without allocating: add spans, finish, add the next group. */
export function subsetSweep(coderCount: number) {
  if (coderCount > MAXIMUM_CODERS) {
    throw new RangeError(`At most ${MAXIMUM_CODERS} coders can be compared at once, not ${coderCount}.`);
  }
  let events = new Float64Array(64);
  let count = 0;
  const depth = new Int32Array(Math.max(1, coderCount));

  /** Walks the sorted boundaries; `piece` gets every stretch with the same subset on it. */
  const walk = (piece: (mask: number, from: number, to: number) => void): void => {
    sortEvents(events, count);
    let mask = 0;
    let from = 0;
    for (let i = 0; i < count; i++) {
      const event = events[i] ?? 0;
      const at = Math.floor(event / 64);
      if (mask !== 0 && at > from) piece(mask, from, at);
      from = at;
      const low = event - at * 64;
      const coder = low >> 1;
      const change = (low & 1) === 1 ? 1 : -1;
      const now = (depth[coder] ?? 0) + change;
      depth[coder] = now;
      mask = now > 0 ? mask | (1 << coder) : mask & ~(1 << coder);
    }
    count = 0;
  };

  return {
    add: (coder: number, start: number, end: number): void => {
      if (end <= start) return;
      if (count + 2 > events.length) {
        const wider = new Float64Array(events.length * 2);
        wider.set(events);
        events = wider;
      }
      events[count] = start * 64 + coder * 2 + 1;
      events[count + 1] = end * 64 + coder * 2;
      count += 2;
    },
    walk,
    finish: (): SubsetLengths => {
      const masks: number[] = [];
      const lengths: number[] = [];
      walk((mask, from, to) => {
        let at = 0;
        while (at < masks.length && (masks[at] ?? 0) < mask) at++;
        if (masks[at] === mask) lengths[at] = (lengths[at] ?? 0) + to - from;
        else {
          masks.splice(at, 0, mask);
          lengths.splice(at, 0, to - from);
        }
      });
      return { masks, lengths };
    },
  };
}

/** Most groups hold a handful of boundaries, where insertion beats the start-up of a general sort. */
function sortEvents(events: Float64Array, count: number): void {
  if (count > 24) {
    events.subarray(0, count).sort();
    return;
  }
  for (let i = 1; i < count; i++) {
    const value = events[i] ?? 0;
    let j = i - 1;
    while (j >= 0 && (events[j] ?? 0) > value) {
      events[j + 1] = events[j] ?? 0;
      j--;
    }
    events[j + 1] = value;
  }
}

/** What a sweep over the index looks at. */
export type SweepScope = {
  /** The code a code counts as (a merged code's survivor); 0 leaves the coding out. */
  readonly resolveCode: (code: number) => number;
  /** Leaves out rows for which it answers false: another round, layer or coder. By position in the columns. */
  readonly include?: (position: number) => boolean;
  /** Sources to look at; all when absent. */
  readonly sources?: Iterable<number>;
};

export type Cooccurrence = {
  /** Codes that occur at all, ascending; a cell is addressed by these. */
  readonly codes: number[];
  /** Pairs of codings counted. */
  readonly pairs: number;
  /** Pairs of a coding of `a` with a coding of `b`; symmetric; 0 for a code with itself. */
  readonly count: (a: number, b: number) => number;
  /** Non-zero cells with a < b, ascending. */
  readonly cells: () => [a: number, b: number, count: number][];
};

/**
 * Counts unordered pairs of codings in one source, by any coders, of different codes, that share at least one unit of
 * text. Two overlapping pairs of the same two codes count twice: it counts codings, not passages.
 */
export function cooccurrence(index: CodingIndex, scope: SweepScope): Cooccurrence {
  const columns = index.columns();
  const { start, end } = columns;
  const dense = denseCodes(index, scope);
  const width = dense.codes.length;
  const counts = cellCounter(width);
  let activeEnd = new Int32Array(256);
  let activeCode = new Int32Array(256);
  let pairs = 0;
  for (const source of scope.sources ?? index.sources()) {
    let active = 0;
    for (const at of index.bySource(source)) {
      const code = dense.at(at);
      const from = start[at] ?? 0;
      const to = end[at] ?? 0;
      if (code < 0 || to <= from) continue;
      let kept = 0;
      for (let i = 0; i < active; i++) {
        const until = activeEnd[i] ?? 0;
        if (until <= from) continue;
        const other = activeCode[i] ?? 0;
        if (other !== code) {
          counts.add(other < code ? other * width + code : code * width + other);
          pairs += 1;
        }
        activeEnd[kept] = until;
        activeCode[kept] = other;
        kept += 1;
      }
      if (kept === activeEnd.length) {
        activeEnd = doubled(activeEnd);
        activeCode = doubled(activeCode);
      }
      activeEnd[kept] = to;
      activeCode[kept] = code;
      active = kept + 1;
    }
  }
  const place = new Map(dense.codes.map((code, i) => [code, i]));
  return {
    codes: dense.codes,
    pairs,
    count: (a, b) => {
      const [i, j] = [place.get(a), place.get(b)];
      if (i === undefined || j === undefined) return 0;
      return counts.get(Math.min(i, j) * width + Math.max(i, j));
    },
    cells: () =>
      counts.entries().map(([cell, n]) => {
        const a = Math.floor(cell / width);
        return [dense.codes[a] ?? 0, dense.codes[cell - a * width] ?? 0, n];
      }),
  };
}

/** Codings per code and source; only cells above 0, by code, then source. */
export function countByCodeAndSource(
  index: CodingIndex,
  scope: SweepScope,
): { code: number; source: number; count: number }[] {
  const dense = denseCodes(index, scope);
  const here = new Int32Array(dense.codes.length);
  const cells = dense.codes.map((): { code: number; source: number; count: number }[] => []);
  const sources = scope.sources === undefined ? index.sources() : [...scope.sources].sort((a, b) => a - b);
  const touched: number[] = [];
  for (const source of sources) {
    touched.length = 0;
    for (const at of index.bySource(source)) {
      const code = dense.at(at);
      if (code < 0) continue;
      if (here[code] === 0) touched.push(code);
      here[code] = (here[code] ?? 0) + 1;
    }
    for (const code of touched) {
      cells[code]?.push({ code: dense.codes[code] ?? 0, source, count: here[code] ?? 0 });
      here[code] = 0;
    }
  }
  return cells.flat();
}

/** Numbers the codes in scope 0, 1, 2 ... in ascending order of key, so that counts can live in an array. */
function denseCodes(index: CodingIndex, scope: SweepScope) {
  const { code, key, length } = index.columns();
  const include = scope.include;
  const raw = new Set<number>();
  for (let at = 0, last = -1; at < length; at++) {
    const own = code[at] ?? 0;
    if (own === last || key[at] === 0) continue;
    raw.add(own);
    last = own;
  }
  const resolved = new Map(Array.from(raw, (own) => [own, scope.resolveCode(own)]));
  const codes = [...new Set(resolved.values())].filter((c) => c !== 0).sort((a, b) => a - b);
  const place = new Map(codes.map((c, i) => [c, i]));
  // One more than the number, so that 0 says "gone".
  const numberOf = lookup(new Map(Array.from(resolved, ([own, c]) => [own, (place.get(c) ?? -1) + 1])));
  const numbers = new Int32Array(length);
  for (let at = 0; at < length; at++) {
    if (include === undefined || include(at)) numbers[at] = numberOf(code[at] ?? 0);
  }
  return {
    codes,
    /** Number of the code of the row at a position, or -1 when the row is out of scope. */
    at: (position: number): number => (numbers[position] ?? 0) - 1,
  };
}

/** Counts per cell of a square matrix: an array while it is small, a map when most cells would stay empty. */
function cellCounter(width: number) {
  if (width <= 2048) {
    const array = new Int32Array(width * width);
    return {
      add: (cell: number): void => {
        array[cell] = (array[cell] ?? 0) + 1;
      },
      get: (cell: number): number => array[cell] ?? 0,
      entries: (): [number, number][] => {
        const out: [number, number][] = [];
        array.forEach((n, cell) => {
          if (n > 0) out.push([cell, n]);
        });
        return out;
      },
    };
  }
  const map = new Map<number, number>();
  return {
    add: (cell: number): void => {
      map.set(cell, (map.get(cell) ?? 0) + 1);
    },
    get: (cell: number): number => map.get(cell) ?? 0,
    entries: (): [number, number][] => [...map].sort((a, b) => a[0] - b[0]),
  };
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const wider = new Int32Array(array.length * 2);
  wider.set(array);
  return wider;
}
