/**
 * The one converter between the three ways of counting a text: UTF-16 units (inside Concord), Unicode
 * code points (REFI-QDA and every exported table) and UTF-8 bytes. Offsets are boundaries, 0 up to and
 * including the length, so half-open ranges convert end by end. An offset inside a surrogate pair,
 * outside the text or not whole is refused with a RangeError: it can only be a bug or a broken file,
 * and rounding it would move somebody's coding.
 *
 * A text without surrogates is its own map. Otherwise one pass leaves a checkpoint at every 1,024th
 * unit; a conversion looks up its checkpoint and walks at most that far, so it costs O(log n).
 */

const STEP = 1_024;
const SURROGATE = /[\uD800-\uDFFF]/;

export type OffsetMap = {
  /** Lengths of the whole text in each count. */
  readonly units: number;
  readonly points: number;
  /** UTF-16 offset to code point offset. */
  toPoints(unit: number): number;
  /** Code point offset to UTF-16 offset. */
  toUnits(point: number): number;
  /** UTF-16 offset to UTF-8 byte offset, without a byte order mark; walks from the start each time. */
  toBytes(unit: number): number;
};

/** Builds the map of a well-formed text; throws a RangeError when the text holds half a pair. */
export function offsetMap(text: string): OffsetMap {
  if (!text.isWellFormed()) throw new RangeError('The text holds half a surrogate pair.');
  return SURROGATE.test(text) ? pairedMap(text) : plainMap(text);
}

function plainMap(text: string): OffsetMap {
  const size = text.length;
  const same = (offset: number): number => checked(offset, size);
  return {
    units: size,
    points: size,
    toPoints: same,
    toUnits: same,
    toBytes: (unit) => bytesTo(text, same(unit)),
  };
}

function pairedMap(text: string): OffsetMap {
  const marks = checkpoints(text);
  const points = countPoints(text, marks, text.length);
  return {
    units: text.length,
    points,
    toPoints(unit) {
      checked(unit, text.length);
      if (isInsidePair(text, unit)) throw new RangeError(`Offset ${unit} lies inside a surrogate pair.`);
      return countPoints(text, marks, unit);
    },
    toUnits(point) {
      checked(point, points);
      const mark = lastAtMost(marks, point);
      let unit = mark * STEP;
      let seen = marks[mark] ?? 0;
      // A checkpoint inside a pair belongs to the point that began before it.
      if (isInsidePair(text, unit)) {
        if (seen === point) return unit + 1;
        unit += 1;
      }
      for (; seen < point; seen += 1) unit += isLead(text.charCodeAt(unit)) ? 2 : 1;
      return unit;
    },
    toBytes(unit) {
      checked(unit, text.length);
      if (isInsidePair(text, unit)) throw new RangeError(`Offset ${unit} lies inside a surrogate pair.`);
      return bytesTo(text, unit);
    },
  };
}

/** marks[k] = code points that begin before unit k × STEP. */
function checkpoints(text: string): Uint32Array {
  const marks = new Uint32Array(Math.floor(text.length / STEP) + 1);
  let points = 0;
  for (let unit = 0; unit < text.length; unit += 1) {
    if (unit % STEP === 0) marks[unit / STEP] = points;
    if (!isTrail(text.charCodeAt(unit))) points += 1;
  }
  if (text.length % STEP === 0) marks[text.length / STEP] = points;
  return marks;
}

function countPoints(text: string, marks: Uint32Array, unit: number): number {
  const mark = Math.floor(unit / STEP);
  let points = marks[mark] ?? 0;
  for (let at = mark * STEP; at < unit; at += 1) if (!isTrail(text.charCodeAt(at))) points += 1;
  return points;
}

/** Index of the last checkpoint whose count is at most `point` (binary search). */
function lastAtMost(marks: Uint32Array, point: number): number {
  let low = 0;
  let high = marks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((marks[middle] ?? 0) <= point) low = middle;
    else high = middle - 1;
  }
  return low;
}

function bytesTo(text: string, unit: number): number {
  let bytes = 0;
  for (let at = 0; at < unit; at += 1) {
    const code = text.charCodeAt(at);
    // Each half of a pair counts two of the pair's four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  return bytes;
}

function checked(offset: number, size: number): number {
  if (!Number.isInteger(offset) || offset < 0 || offset > size) {
    throw new RangeError(`Offset ${offset} lies outside a text of ${size}.`);
  }
  return offset;
}

/** True when `unit` is the boundary between the halves of one pair; the text is well-formed. */
function isInsidePair(text: string, unit: number): boolean {
  return unit > 0 && unit < text.length && isTrail(text.charCodeAt(unit));
}

function isLead(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}

function isTrail(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
