/**
 * Identifiers. Every object has a UUIDv7 minted by whoever creates it (window, command line,
 * importer), so that it sorts by time and needs no server. Pairs (a set and its member, a coder and
 * a document) have an id made from the pair, so that adding twice is adding once.
 * Pure: the caller brings the clock and the randomness.
 */
import { z } from 'zod';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const HASH = /^[0-9a-f]{64}$/;
const REPLICA = /^[0-9a-f]{16}$/;

/** An object's id: a UUID in lower-case text. */
export const id = z.string().regex(UUID, 'An id must be a UUID in lower case.').brand<'Id'>();
export type Id = z.infer<typeof id>;

/** A SHA-256 in 64 lower-case hexadecimal digits: the hash of an entry. */
export const hash = z.string().regex(HASH).brand<'Hash'>();
export type Hash = z.infer<typeof hash>;

/** The salted commitment that names a content row, in hexadecimal. */
export const contentId = z.string().regex(HASH).brand<'ContentId'>();
export type ContentId = z.infer<typeof contentId>;

/** One writer of one file: eight random bytes in hexadecimal. */
export const replica = z.string().regex(REPLICA).brand<'Replica'>();
export type Replica = z.infer<typeof replica>;

/**
 * A UUIDv7 (RFC 9562, 5.7) for the millisecond `now`.
 * @param random at least ten random bytes.
 */
export function mintId(now: number, random: Uint8Array): Id {
  const bytes = new Uint8Array(16);
  bytes.set(random.subarray(0, 10), 6);
  for (let i = 5, rest = now; i >= 0; i--, rest = Math.floor(rest / 256)) bytes[i] = rest % 256;
  return markedId(bytes, 0x70);
}

/**
 * The id of a pair or other combination, from a SHA-256 over its parts (RFC 9562, version 8).
 * @param digest at least sixteen bytes of a hash over the parts in a fixed order.
 */
export function derivedId(digest: Uint8Array): Id {
  return markedId(Uint8Array.from(digest.subarray(0, 16)), 0x80);
}

function markedId(bytes: Uint8Array, version: number): Id {
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | version;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const cut = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)];
  return id.parse(cut.join('-'));
}
