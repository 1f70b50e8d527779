/**
 * The two codecs of stored bytes: as they are, or deflated without a header (RFC 1951). Whichever is
 * shorter is kept. Inflating is capped, so that a hostile file cannot fill the memory.
 */
import { Buffer } from 'node:buffer';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

export const RAW = 0;
export const DEFLATED = 1;
const WORTH_DEFLATING = 96;
const LEVEL = 6;
const SMALLEST_ROOM = 1_024;
const LARGEST_ROOM = 4_194_304;

/** The largest content after inflating: 1 GiB. */
export const MAX_INFLATED = 1_073_741_824;
/** The largest payload after inflating: 64 MiB. */
export const MAX_PAYLOAD = 67_108_864;

export type Packed = { codec: number; bytes: Uint8Array };

/** Packs bytes with the shorter codec. */
export function pack(bytes: Uint8Array): Packed {
  if (bytes.length >= WORTH_DEFLATING) {
    const deflated = deflateRawSync(bytes, { level: LEVEL });
    if (deflated.length < bytes.length) return { codec: DEFLATED, bytes: deflated };
  }
  return { codec: RAW, bytes };
}

/** The bytes before packing. Throws for an unknown codec, damaged bytes, or more than `limit` bytes. */
export function unpack(packed: Packed, limit: number): Uint8Array {
  if (packed.codec === RAW) return packed.bytes;
  if (packed.codec !== DEFLATED) throw new Error(`The codec ${packed.codec} is not known.`);
  return inflateRawSync(packed.bytes, { maxOutputLength: limit, chunkSize: roomFor(packed.bytes.length) });
}

/** Texts mostly grow three to five times: room for that at once saves joining many small pieces. */
function roomFor(length: number): number {
  return Math.min(Math.max(SMALLEST_ROOM, length * 3), LARGEST_ROOM);
}

/** The stored form of a payload: the codec as first byte, then the bytes. */
export function packPayload(bytes: Uint8Array): Buffer {
  const packed = pack(bytes);
  return Buffer.concat([Buffer.from([packed.codec]), packed.bytes]);
}

/** The payload of its stored form. */
export function unpackPayload(stored: Uint8Array): Uint8Array {
  return unpack({ codec: stored[0] ?? -1, bytes: stored.subarray(1) }, MAX_PAYLOAD);
}
