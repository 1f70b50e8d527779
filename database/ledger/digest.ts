/**
 * The three hashes of the format (FORMAT.md, "Hashes"). What is hashed is always the stored bytes;
 * nothing is ever serialised again to be checked. Tags keep the three apart, salts keep short texts
 * from being guessed, and erasing a salt makes its commitment mean nothing.
 */
import { Buffer } from 'node:buffer';
import { createHash, hash as sha } from 'node:crypto';
import type { ContentId, Hash, Id } from '../../shared/ids.ts';
import { toBytes, toContentId, toHash } from './bytes.ts';

const ENTRY_TAG = Buffer.from('concord entry 1\0', 'latin1');
const PAYLOAD_TAG = Buffer.from('concord payload 1\0', 'latin1');
const CONTENT_TAG = Buffer.from('concord content 1\0', 'latin1');

export const SALT_BYTES = 16;

/** SHA-256(tag ‖ salt ‖ payload): what the entry's hash covers of its payload. */
export function payloadDigest(salt: Uint8Array, payload: Uint8Array): Buffer {
  return sha('sha256', Buffer.concat([PAYLOAD_TAG, salt, payload]), 'buffer');
}

/** SHA-256(tag ‖ envelope ‖ payload digest): the name of an entry. */
export function entryHash(envelope: Uint8Array, digest: Uint8Array): Hash {
  return toHash(sha('sha256', Buffer.concat([ENTRY_TAG, envelope, digest]), 'buffer'));
}

export type ContentParts = {
  salt: Uint8Array;
  codec: number;
  mime: string;
  subject: Id | null;
  bytes: Uint8Array;
};

/** SHA-256(tag ‖ salt ‖ codec ‖ len mime ‖ mime ‖ len subject ‖ subject ‖ bytes): the name of a content. */
export function contentCommitment(parts: ContentParts): ContentId {
  const mime = Buffer.from(parts.mime, 'latin1');
  const subject = parts.subject === null ? Buffer.alloc(0) : toBytes(parts.subject);
  const digest = createHash('sha256')
    .update(CONTENT_TAG)
    .update(parts.salt)
    .update(Buffer.from([parts.codec, mime.length]))
    .update(mime)
    .update(Buffer.from([subject.length]))
    .update(subject)
    .update(parts.bytes)
    .digest();
  return toContentId(digest);
}

/** Plain SHA-256: recognises the same document; kept in a derived table and deleted with the content. */
export function plainDigest(bytes: Uint8Array): Buffer {
  return sha('sha256', bytes, 'buffer');
}
