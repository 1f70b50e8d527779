/** Ids and hashes between their text and their bytes. On the hot path of every fold, so no regular expressions. */
import { Buffer } from 'node:buffer';
import type { ContentId, Hash, Id, Replica } from '../../shared/ids.ts';
import { CborError } from './cbor.ts';

/** The bytes of an id (16), a hash (32) or a replica (8). */
export function toBytes(text: Id | Hash | ContentId | Replica): Buffer {
  return Buffer.from(text.length === 36 ? text.replaceAll('-', '') : text, 'hex');
}

/** The id of 16 bytes. Throws where there are more or fewer. */
export function toId(bytes: Uint8Array): Id {
  const h = hex(bytes, 16);
  const text = `${h.slice(0, 8)}-${h.slice(8, 12)}-${h.slice(12, 16)}-${h.slice(16, 20)}-${h.slice(20)}`;
  if (!isId(text)) throw new Error('An id has another length.');
  return text;
}

/** The hash of 32 bytes. */
export function toHash(bytes: Uint8Array): Hash {
  const text = hex(bytes, 32);
  if (!isHash(text)) throw new Error('A hash has another length.');
  return text;
}

/** The content id of 32 bytes. */
export function toContentId(bytes: Uint8Array): ContentId {
  const text = hex(bytes, 32);
  if (!isContentId(text)) throw new Error('A content id has another length.');
  return text;
}

/** The replica of 8 bytes. */
export function toReplica(bytes: Uint8Array): Replica {
  const text = hex(bytes, 8);
  if (!isReplica(text)) throw new Error('A replica has another length.');
  return text;
}

function hex(bytes: Uint8Array, length: number): string {
  if (bytes.length !== length) throw new CborError(`${length} bytes were expected, not ${bytes.length}.`);
  return Buffer.from(bytes.buffer, bytes.byteOffset, length).toString('hex');
}

// Lengths are right by construction here; these only tell the compiler what the text is.
const isId = (text: string): text is Id => text.length === 36;
const isHash = (text: string): text is Hash => text.length === 64;
const isContentId = (text: string): text is ContentId => text.length === 64;
const isReplica = (text: string): text is Replica => text.length === 16;
