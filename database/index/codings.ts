/**
 * The coding index: every live coding of a project as columns of integers, so that analysis compares spans with spans
 * in memory and never by a join in SQL.
 *
 * It promises: one row per coding key; `bySource` gives the rows of one source in reading order; an edit costs O(1)
 * amortised and makes only its own source sort again, when somebody next asks for it. Offsets are UTF-16 units,
 * half-open. Rows are addressed by position; a position stays the same until its row is removed.
 */

/** One coding. All fields are the database's internal integer keys, except the offsets. */
export type CodingRow = {
  readonly key: number;
  readonly source: number;
  /** First UTF-16 unit, and the unit after the last. */
  readonly start: number;
  readonly end: number;
  readonly code: number;
  readonly coder: number;
  /** 0 when the coding belongs to no round. */
  readonly round: number;
  /** 0 a coder's own layer, 1 consensus; up to 255. */
  readonly layer: number;
  /** The version of the code's definition it was made under; 0 or absent where there was none. */
  readonly definition?: number;
};

/** A row as a raw SQL statement gives it: key, source, start, end, code, coder, round, layer, definition. */
export type CodingTuple = readonly [number, number, number, number, number, number, number, number, number?];

/** The columns themselves. Rows of removed codings stay among them with key 0: walk by source, or skip key 0. */
export type CodingColumns = {
  /** Rows in use or removed; the arrays may be longer. */
  readonly length: number;
  readonly key: Int32Array;
  readonly source: Int32Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly code: Int32Array;
  readonly coder: Int32Array;
  readonly round: Int32Array;
  readonly layer: Uint8Array;
  readonly definition: Int32Array;
};

export type CodingIndex = {
  /** Live codings. */
  readonly size: () => number;
  /** Adds a coding, or replaces the one with the same key. */
  readonly upsert: (row: CodingRow) => void;
  /** Removes a coding; false when there was none. */
  readonly remove: (key: number) => boolean;
  readonly get: (key: number) => CodingRow | undefined;
  /** Adds many rows at once: the fast way to build the index. Rows with a known key replace it. */
  readonly fill: (rows: Iterable<CodingTuple>) => void;
  /** Keys of the sources that hold at least one coding, ascending. */
  readonly sources: () => number[];
  /** Positions of one source's rows by start, then longest first, then key. Valid until the next edit. */
  readonly bySource: (source: number) => Int32Array;
  readonly columns: () => CodingColumns;
  /** Bytes held by the columns and lists. */
  readonly bytes: () => number;
};

/** The rows of one source. `dead` counts removed rows still listed; they leave when half the list is dead or it is next read. */
type Bucket = { positions: Int32Array; length: number; dead: number; sorted: boolean };

const EMPTY = new Int32Array(0);
const PAGE_BITS = 12;
const PAGE_MASK = (1 << PAGE_BITS) - 1;

/** Columns whose length may grow. */
type Allocated = { -readonly [K in keyof CodingColumns]: CodingColumns[K] };

function allocate(capacity: number, length: number): Allocated {
  return {
    length,
    key: new Int32Array(capacity),
    source: new Int32Array(capacity),
    start: new Int32Array(capacity),
    end: new Int32Array(capacity),
    code: new Int32Array(capacity),
    coder: new Int32Array(capacity),
    round: new Int32Array(capacity),
    layer: new Uint8Array(capacity),
    definition: new Int32Array(capacity),
  };
}

function grown(old: CodingColumns, capacity: number): Allocated {
  const next = allocate(capacity, old.length);
  next.key.set(old.key);
  next.source.set(old.source);
  next.start.set(old.start);
  next.end.set(old.end);
  next.code.set(old.code);
  next.coder.set(old.coder);
  next.round.set(old.round);
  next.layer.set(old.layer);
  next.definition.set(old.definition);
  return next;
}

/** An empty coding index. `capacity` saves growing when the number of codings is known. */
export function codingIndex(capacity = 1024): CodingIndex {
  return indexOver(allocate(Math.max(1, capacity), 0), new Map());
}

/** The index of columns that stand source by source in reading order, each key once. They are taken over, not copied. */
export function codingIndexOf(columns: CodingColumns): CodingIndex {
  const { length, source } = columns;
  const places = Int32Array.from({ length }, (_, at) => at);
  const buckets = new Map<number, Bucket>();
  for (let from = 0, to = 0; from < length; from = to) {
    while (to < length && source[to] === source[from]) to++;
    const positions = places.subarray(from, to);
    buckets.set(source[from] ?? 0, { positions, length: to - from, dead: 0, sorted: true });
  }
  return indexOver({ ...columns }, buckets);
}

function indexOver(given: Allocated, buckets: Map<number, Bucket>): CodingIndex {
  let columns = given;
  const free: number[] = [];
  const positions = positionDirectory();
  for (let at = 0; at < columns.length; at++) positions.set(columns.key[at] ?? 0, at);
  let live = columns.length;
  /** Where the last row went: rows mostly come source by source. */
  let last: { source: number; bucket: Bucket } | null = null;

  const takePosition = (): number => {
    const reused = free.pop();
    if (reused !== undefined) return reused;
    if (columns.length === columns.key.length)
      columns = grown(columns, columns.length + (columns.length >> 1) + 64);
    columns.length += 1;
    return columns.length - 1;
  };

  const add = (
    key: number,
    source: number,
    start: number,
    end: number,
    code: number,
    coder: number,
    round: number,
    layer: number,
    definition: number,
  ): void => {
    if (key <= 0 || key > 0x7fffffff)
      throw new RangeError(`A coding key is a positive 32-bit integer, not ${key}.`);
    const known = positions.get(key);
    if (known >= 0) removeAt(known, key);
    const at = takePosition();
    columns.key[at] = key;
    columns.source[at] = source;
    columns.start[at] = start;
    columns.end[at] = end;
    columns.code[at] = code;
    columns.coder[at] = coder;
    columns.round[at] = round;
    columns.layer[at] = layer;
    columns.definition[at] = definition;
    positions.set(key, at);
    live += 1;
    const bucket = last?.source === source ? last.bucket : (buckets.get(source) ?? emptyBucket(source));
    last = { source, bucket };
    append(bucket, at);
  };

  const emptyBucket = (source: number): Bucket => {
    const bucket = { positions: new Int32Array(4), length: 0, dead: 0, sorted: true };
    buckets.set(source, bucket);
    return bucket;
  };

  const removeAt = (at: number, key: number): void => {
    columns.key[at] = 0;
    positions.set(key, -1);
    live -= 1;
    const source = columns.source[at] ?? 0;
    const bucket = buckets.get(source);
    if (bucket === undefined) return;
    bucket.dead += 1;
    if (bucket.dead * 2 >= bucket.length) release(bucket, columns, free);
    if (bucket.length > 0) return;
    buckets.delete(source);
    last = null;
  };

  return {
    size: () => live,
    upsert: (row) =>
      add(
        row.key,
        row.source,
        row.start,
        row.end,
        row.code,
        row.coder,
        row.round,
        row.layer,
        row.definition ?? 0,
      ),
    remove: (key) => {
      const at = positions.get(key);
      if (at < 0) return false;
      removeAt(at, key);
      return true;
    },
    get: (key) => {
      const at = positions.get(key);
      return at < 0 ? undefined : rowAt(columns, at);
    },
    fill: (rows) => {
      if (Array.isArray(rows) && columns.key.length < columns.length + rows.length)
        columns = grown(
          columns,
          Math.max(columns.length + rows.length, columns.length + (columns.length >> 2)),
        );
      for (const r of rows) add(r[0], r[1], r[2], r[3], r[4], r[5], r[6], r[7], r[8] ?? 0);
    },
    sources: () => [...buckets.keys()].sort((a, b) => a - b),
    bySource: (source) => {
      const bucket = buckets.get(source);
      if (bucket === undefined) return EMPTY;
      release(bucket, columns, free);
      if (!bucket.sorted) order(bucket, columns);
      return bucket.positions.subarray(0, bucket.length);
    },
    columns: () => columns,
    bytes: () => {
      let lists = 0;
      for (const bucket of buckets.values()) lists += bucket.positions.byteLength;
      return columns.key.length * 33 + lists + positions.bytes();
    },
  };
}

function rowAt(c: CodingColumns, at: number): CodingRow {
  return {
    key: c.key[at] ?? 0,
    source: c.source[at] ?? 0,
    start: c.start[at] ?? 0,
    end: c.end[at] ?? 0,
    code: c.code[at] ?? 0,
    coder: c.coder[at] ?? 0,
    round: c.round[at] ?? 0,
    layer: c.layer[at] ?? 0,
    ...(c.definition[at] ? { definition: c.definition[at] } : {}),
  };
}

function append(bucket: Bucket, at: number): void {
  if (bucket.length === bucket.positions.length) {
    const wider = new Int32Array(bucket.length + (bucket.length >> 2) + 4);
    wider.set(bucket.positions);
    bucket.positions = wider;
  }
  bucket.positions[bucket.length] = at;
  bucket.length += 1;
  bucket.sorted = false;
}

/**
 * Drops removed rows from a list and gives their positions back. Not done at removal: a position reused before its
 * list forgot it would be listed twice.
 */
function release(bucket: Bucket, columns: CodingColumns, free: number[]): void {
  if (bucket.dead === 0) return;
  let kept = 0;
  for (let i = 0; i < bucket.length; i++) {
    const at = bucket.positions[i] ?? 0;
    if (columns.key[at] === 0) free.push(at);
    else bucket.positions[kept++] = at;
  }
  bucket.length = kept;
  bucket.dead = 0;
}

/** Sorts by start with numbers alone (start x count + place is exact below 2^53), then settles equal starts. */
function order(bucket: Bucket, columns: CodingColumns): void {
  const { positions, length } = bucket;
  const ranked = new Float64Array(length);
  for (let i = 0; i < length; i++) ranked[i] = (columns.start[positions[i] ?? 0] ?? 0) * length + i;
  ranked.sort();
  const before = positions.slice(0, length);
  for (let i = 0; i < length; i++) positions[i] = before[(ranked[i] ?? 0) % length] ?? 0;
  const precedes = (a: number, b: number): boolean => {
    const byEnd = (columns.end[a] ?? 0) - (columns.end[b] ?? 0);
    return byEnd !== 0 ? byEnd > 0 : (columns.key[a] ?? 0) < (columns.key[b] ?? 0);
  };
  for (let from = 0; from < length; ) {
    const start = columns.start[positions[from] ?? 0];
    let to = from + 1;
    while (to < length && columns.start[positions[to] ?? 0] === start) to++;
    if (to - from > 1) positions.subarray(from, to).sort((a, b) => (precedes(a, b) ? -1 : 1));
    from = to;
  }
  bucket.sorted = true;
}

/** Key to position, in pages of 4,096 keys made when needed: dense keys cost 4 bytes each. */
function positionDirectory() {
  const pages = new Map<number, Int32Array>();
  /** The page asked for last: keys mostly come in order. */
  let last: { number: number; page: Int32Array } | null = null;

  function pageOf(number: number): Int32Array | undefined {
    if (last?.number === number) return last.page;
    const page = pages.get(number);
    if (page !== undefined) last = { number, page };
    return page;
  }

  return {
    get: (key: number): number => pageOf(key >>> PAGE_BITS)?.[key & PAGE_MASK] ?? -1,
    set: (key: number, position: number): void => {
      const number = key >>> PAGE_BITS;
      let page = pageOf(number);
      if (page === undefined) {
        page = new Int32Array(1 << PAGE_BITS).fill(-1);
        pages.set(number, page);
      }
      page[key & PAGE_MASK] = position;
    },
    bytes: (): number => pages.size * (4 << PAGE_BITS),
  };
}
