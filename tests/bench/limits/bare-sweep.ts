/**
 * The least that comparing spans can cost: one pass over typed arrays in reading order, without rules
 * about what stands, merged codes or missing coders. Offsets are UTF-16 units, half-open.
 */
import type { Connection } from '../../../database/connection.ts';

/** Codings in order of document, then start. Codes, coders and documents are numbered from 0 without gaps. */
export type Spans = {
  length: number;
  document: Int32Array;
  start: Int32Array;
  end: Int32Array;
  code: Int32Array;
  coder: Int32Array;
  documents: number;
  codes: number;
  coders: number;
};

/** The codings of a project as bare arrays. */
export function readSpans(db: Connection): Spans {
  const rows = db
    .prepare<[], number[]>(
      `select source, span_start, span_end, claim_code, coder from codings where coalesce(deleted, 0) = 0
       order by source, span_start, span_end desc, k`,
    )
    .raw()
    .all();
  const column = (i: number) => Int32Array.from(rows, (row) => row[i] ?? 0);
  const documents = numbered(column(0));
  const codes = numbered(column(3));
  const coders = numbered(column(4));
  return {
    length: rows.length,
    document: documents.numbers,
    start: column(1),
    end: column(2),
    code: codes.numbers,
    coder: coders.numbers,
    documents: documents.count,
    codes: codes.count,
    coders: coders.count,
  };
}

function numbered(keys: Int32Array): { numbers: Int32Array; count: number } {
  const known = new Map<number, number>();
  const numbers = keys.map((key) => {
    const number = known.get(key) ?? known.size;
    known.set(key, number);
    return number;
  });
  return { numbers, count: known.size };
}

/** Pairs of overlapping codings of different codes, into a matrix; answers how many. */
export function sweepCooccurrence(spans: Spans): number {
  const { length, document, start, end, code, codes } = spans;
  const cells = new Int32Array(codes * codes);
  const active = new Int32Array(length);
  let pairs = 0;
  let count = 0;
  for (let i = 0; i < length; i++) {
    if (i > 0 && document[i] !== document[i - 1]) count = 0;
    const from = start[i] ?? 0;
    const own = code[i] ?? 0;
    let kept = 0;
    for (let j = 0; j < count; j++) {
      const other = active[j] ?? 0;
      if ((end[other] ?? 0) <= from) continue;
      active[kept++] = other;
      const theirs = code[other] ?? 0;
      if (theirs === own) continue;
      const cell = theirs < own ? theirs * codes + own : own * codes + theirs;
      cells[cell] = (cells[cell] ?? 0) + 1;
      pairs++;
    }
    active[kept++] = i;
    count = kept;
  }
  return pairs;
}

/** Codings for each code and document; answers how many cells are not 0. */
export function countCells({ length, document, code, codes, documents }: Spans): number {
  const cells = new Int32Array(codes * documents);
  let filled = 0;
  for (let i = 0; i < length; i++) {
    const cell = (document[i] ?? 0) * codes + (code[i] ?? 0);
    if (cells[cell] === 0) filled++;
    cells[cell] = (cells[cell] ?? 0) + 1;
  }
  return filled;
}

/** The spans of the document that the i-th span lies in. */
export function documentAround(spans: Spans, i: number): Spans {
  const { document } = spans;
  let from = i;
  let to = i;
  while (from > 0 && document[from - 1] === document[i]) from--;
  while (to < spans.length && document[to] === document[i]) to++;
  return {
    ...spans,
    length: to - from,
    document: document.subarray(from, to),
    start: spans.start.subarray(from, to),
    end: spans.end.subarray(from, to),
    code: spans.code.subarray(from, to),
    coder: spans.coder.subarray(from, to),
  };
}

/** For each code, and each two coders of a document, the lengths both or one coded: three cells for each code and pair. */
export function sweepAgreement(spans: Spans): Float64Array {
  const { length, document, code, coder, codes, coders } = spans;
  const cells = new Float64Array(codes * coders * coders * 3);
  for (let from = 0; from < length; ) {
    let to = from + 1;
    while (to < length && document[to] === document[from]) to++;
    const order = new Float64Array(to - from);
    for (let i = from; i < to; i++)
      order[i - from] = ((code[i] ?? 0) * coders + (coder[i] ?? 0)) * length + i;
    order.sort();
    sweepDocument(spans, order, cells);
    from = to;
  }
  return cells;
}

/** Each code's spans of one document by coder, united, and every two coders' unions laid side by side. */
function sweepDocument(spans: Spans, order: Float64Array, cells: Float64Array): void {
  const { length, start, end, code, coder, coders } = spans;
  for (let at = 0; at < order.length; ) {
    const own = code[(order[at] ?? 0) % length] ?? 0;
    const unions = new Map<number, number[]>();
    for (; at < order.length; at++) {
      const i = (order[at] ?? 0) % length;
      if (code[i] !== own) break;
      const who = coder[i] ?? 0;
      let union = unions.get(who);
      if (union === undefined) {
        union = [];
        unions.set(who, union);
      }
      const last = union.length - 1;
      if (last > 0 && (start[i] ?? 0) <= (union[last] ?? 0))
        union[last] = Math.max(union[last] ?? 0, end[i] ?? 0);
      else union.push(start[i] ?? 0, end[i] ?? 0);
    }
    for (const [a, first] of unions) {
      for (const [b, second] of unions) {
        if (a >= b) continue;
        const cell = ((own * coders + a) * coders + b) * 3;
        const both = common(first, second);
        cells[cell] = (cells[cell] ?? 0) + both;
        cells[cell + 1] = (cells[cell + 1] ?? 0) + total(first) - both;
        cells[cell + 2] = (cells[cell + 2] ?? 0) + total(second) - both;
      }
    }
  }
}

function total(union: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < union.length; i += 2) sum += (union[i + 1] ?? 0) - (union[i] ?? 0);
  return sum;
}

function common(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const from = Math.max(a[i] ?? 0, b[j] ?? 0);
    const to = Math.min(a[i + 1] ?? 0, b[j + 1] ?? 0);
    if (to > from) sum += to - from;
    if ((a[i + 1] ?? 0) < (b[j + 1] ?? 0)) i += 2;
    else j += 2;
  }
  return sum;
}
