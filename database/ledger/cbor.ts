/**
 * The part of CBOR (RFC 8949) that the ledger is written in: integers, floats, text, bytes, arrays,
 * maps, null and booleans, all of definite length. Writing is deterministic: shortest integers, map
 * keys in the order given. Reading is strict and total: truncated, over-long, too deep or unknown
 * bytes, and a key that stands twice in a map, are refused with a sentence.
 */
import { Buffer } from 'node:buffer';

export type Cbor =
  | null
  | boolean
  | number
  | string
  | Uint8Array
  | readonly Cbor[]
  | ReadonlyMap<number | string, Cbor>;

export class CborError extends Error {
  override name = 'CborError';
  /** Tells storage-errors.ts that stored bytes are not what they should be. */
  readonly code = 'CONCORD_DAMAGED';
}

const MAX_DEPTH = 32;
const UNSIGNED = 0;
const NEGATIVE = 1;
const BYTES = 2;
const TEXT = 3;
const ARRAY = 4;
const MAP = 5;

/** The bytes of a value. */
export function encode(value: Cbor): Buffer {
  const out = writer();
  write(out, value, 0);
  return out.finish();
}

type Writer = ReturnType<typeof writer>;

function writer() {
  let buffer = Buffer.allocUnsafe(512);
  let length = 0;
  const room = (more: number) => {
    if (length + more <= buffer.length) return;
    const larger = Buffer.allocUnsafe(Math.max(buffer.length * 2, length + more));
    buffer.copy(larger, 0, 0, length);
    buffer = larger;
  };
  return {
    byte(value: number) {
      room(1);
      buffer[length++] = value;
    },
    uint16(value: number) {
      room(2);
      length = buffer.writeUInt16BE(value, length);
    },
    uint32(value: number) {
      room(4);
      length = buffer.writeUInt32BE(value, length);
    },
    float(value: number) {
      room(8);
      length = buffer.writeDoubleBE(value, length);
    },
    bytes(value: Uint8Array) {
      room(value.length);
      buffer.set(value, length);
      length += value.length;
    },
    text(value: string, size: number) {
      room(size);
      length += buffer.write(value, length, size, 'utf8');
    },
    finish: () => Buffer.from(buffer.subarray(0, length)),
  };
}

function head(out: Writer, major: number, n: number): void {
  const type = major << 5;
  if (n < 24) out.byte(type | n);
  else if (n < 0x100) {
    out.byte(type | 24);
    out.byte(n);
  } else if (n < 0x10000) {
    out.byte(type | 25);
    out.uint16(n);
  } else if (n < 0x100000000) {
    out.byte(type | 26);
    out.uint32(n);
  } else {
    out.byte(type | 27);
    out.uint32(Math.floor(n / 0x100000000));
    out.uint32(n % 0x100000000);
  }
}

function write(out: Writer, value: Cbor, depth: number): void {
  if (depth > MAX_DEPTH) throw new CborError('The value is nested too deeply.');
  if (value === null) out.byte(0xf6);
  else if (typeof value === 'boolean') out.byte(value ? 0xf5 : 0xf4);
  else if (typeof value === 'number') writeNumber(out, value);
  else if (typeof value === 'string') writeText(out, value);
  else if (value instanceof Uint8Array) {
    head(out, BYTES, value.length);
    out.bytes(value);
  } else if (isList(value)) {
    head(out, ARRAY, value.length);
    for (const item of value) write(out, item, depth + 1);
  } else {
    head(out, MAP, value.size);
    for (const [key, item] of value) {
      write(out, key, depth + 1);
      write(out, item, depth + 1);
    }
  }
}

/** Array.isArray does not narrow readonly arrays. */
function isList(value: readonly Cbor[] | ReadonlyMap<number | string, Cbor>): value is readonly Cbor[] {
  return Array.isArray(value);
}

function writeNumber(out: Writer, value: number): void {
  if (Number.isSafeInteger(value) && !Object.is(value, -0)) {
    if (value >= 0) head(out, UNSIGNED, value);
    else head(out, NEGATIVE, -1 - value);
  } else {
    if (!Number.isFinite(value)) throw new CborError('Only finite numbers can be stored.');
    out.byte(0xfb);
    out.float(value);
  }
}

function writeText(out: Writer, value: string): void {
  if (!value.isWellFormed()) throw new CborError('The text is not well-formed Unicode.');
  const size = Buffer.byteLength(value, 'utf8');
  head(out, TEXT, size);
  out.text(value, size);
}

/** The value of bytes that hold exactly one. Throws CborError. */
export function decode(bytes: Uint8Array): Cbor {
  const source = { buffer: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0 };
  const value = read(source, 0);
  if (source.at !== source.buffer.length) throw new CborError('There are bytes after the value.');
  return value;
}

type Source = { buffer: Buffer; at: number };

function take(source: Source, count: number): number {
  const from = source.at;
  if (count > source.buffer.length - from) throw new CborError('The value is cut off.');
  source.at = from + count;
  return from;
}

function readLength(source: Source, info: number): number {
  if (info < 24) return info;
  if (info === 24) return source.buffer.readUInt8(take(source, 1));
  if (info === 25) return source.buffer.readUInt16BE(take(source, 2));
  if (info === 26) return source.buffer.readUInt32BE(take(source, 4));
  if (info !== 27) throw new CborError('A length has an unknown form.');
  const at = take(source, 8);
  const n = source.buffer.readUInt32BE(at) * 0x100000000 + source.buffer.readUInt32BE(at + 4);
  if (!Number.isSafeInteger(n)) throw new CborError('A number is too large.');
  return n;
}

function read(source: Source, depth: number): Cbor {
  if (depth > MAX_DEPTH) throw new CborError('The value is nested too deeply.');
  const first = source.buffer.readUInt8(take(source, 1));
  const major = first >> 5;
  if (major === 7) return readSimple(source, first);
  const n = readLength(source, first & 31);
  switch (major) {
    case UNSIGNED:
      return n;
    case NEGATIVE:
      return -1 - n;
    case BYTES: {
      const at = take(source, n);
      return new Uint8Array(source.buffer.subarray(at, at + n));
    }
    case TEXT: {
      const at = take(source, n);
      return source.buffer.toString('utf8', at, at + n);
    }
    case ARRAY:
      return readArray(source, n, depth);
    case MAP:
      return readMap(source, n, depth);
    default:
      throw new CborError('The value has a type that the ledger does not use.');
  }
}

function readSimple(source: Source, first: number): Cbor {
  if (first === 0xf6) return null;
  if (first === 0xf5) return true;
  if (first === 0xf4) return false;
  if (first === 0xfb) return source.buffer.readDoubleBE(take(source, 8));
  throw new CborError('The value has a type that the ledger does not use.');
}

function readArray(source: Source, n: number, depth: number): Cbor[] {
  if (n > source.buffer.length - source.at) throw new CborError('The value is cut off.');
  const items: Cbor[] = [];
  for (let i = 0; i < n; i++) items.push(read(source, depth + 1));
  return items;
}

function readMap(source: Source, n: number, depth: number): Map<number | string, Cbor> {
  const map = new Map<number | string, Cbor>();
  for (let i = 0; i < n; i++) {
    const key = read(source, depth + 1);
    if (typeof key !== 'number' && typeof key !== 'string')
      throw new CborError('A key must be a number or text.');
    if (map.has(key)) throw new CborError('A key stands twice in one map.');
    map.set(key, read(source, depth + 1));
  }
  return map;
}
