/**
 * Sealed contents: every text a person wrote or said. A content is written once, found by its salted
 * commitment, and can be forgotten: its bytes and salt go, its name in the ledger then means nothing.
 */
import { Buffer } from 'node:buffer';
import { randomFillSync } from 'node:crypto';
import type { SealedRef } from '../shared/changes.ts';
import type { ContentId, Id } from '../shared/ids.ts';
import type { Connection } from './connection.ts';
import { toBytes } from './ledger/bytes.ts';
import { type Cbor, CborError, decode } from './ledger/cbor.ts';
import { contentCommitment, plainDigest, SALT_BYTES } from './ledger/digest.ts';
import { MAX_INFLATED, pack, unpack } from './ledger/pack.ts';

/** A content row that is a list of short texts, in CBOR. */
export const STRINGS = 'application/vnd.concord.strings';

const CACHED_ROWS = 2_000;

export type ContentRow = {
  k: number;
  id: Uint8Array;
  salt: Uint8Array;
  codec: number;
  mime: string;
  subject: Uint8Array | null;
  bytes: Uint8Array;
};

export type Contents = ReturnType<typeof openContents>;

/** The contents of one database. */
export function openContents(db: Connection) {
  const insertRow = db.prepare<[Uint8Array, Uint8Array, number, string, Uint8Array | null, Uint8Array]>(
    'insert into content(id, salt, codec, mime, subject, bytes) values (?, ?, ?, ?, ?, ?)',
  );
  const insertDigest = db.prepare<[number, Uint8Array]>(
    'insert into content_digest(k, sha256) values (?, ?)',
  );
  const selectKey = db.prepare<[Uint8Array], { k: number }>('select k from content where id = ?');
  const selectById = db.prepare<[Uint8Array], ContentRow>('select * from content where id = ?');
  const selectBytes = db.prepare<[number], Pick<ContentRow, 'codec' | 'bytes'>>(
    'select codec, bytes from content where k = ?',
  );
  const selectSame = db.prepare<[Uint8Array], { k: number }>('select k from content_digest where sha256 = ?');
  const strings = new Map<ContentId, readonly string[] | null>();

  const remember = (id: ContentId, list: readonly string[] | null) => {
    if (strings.size >= CACHED_ROWS) strings.clear();
    strings.set(id, list);
    return list;
  };

  /** Seals bytes under a fresh salt. `digested` contents can be recognised again by their plain SHA-256. */
  function add(mime: string, bytes: Uint8Array, subject: Id | null, digested: boolean): ContentId {
    const salt = randomFillSync(Buffer.allocUnsafe(SALT_BYTES));
    const packed = pack(bytes);
    const id = contentCommitment({ salt, codec: packed.codec, mime, subject, bytes: packed.bytes });
    const owner = subject === null ? null : toBytes(subject);
    const { lastInsertRowid } = insertRow.run(toBytes(id), salt, packed.codec, mime, owner, packed.bytes);
    if (digested) insertDigest.run(Number(lastInsertRowid), plainDigest(bytes));
    return id;
  }

  /** The strings of a content row, null where it is erased or not one. */
  function list(id: ContentId): readonly string[] | null {
    const known = strings.get(id);
    if (known !== undefined) return known;
    const row = selectById.get(toBytes(id));
    return remember(id, row === undefined ? null : readStrings(row));
  }

  return {
    add,
    remember,
    /** The integer key of a content, null where it is erased or unknown. */
    keyOf: (id: ContentId): number | null => selectKey.get(toBytes(id))?.k ?? null,
    row: (id: ContentId): ContentRow | null => selectById.get(toBytes(id)) ?? null,
    /** The bytes behind an integer key; null where they are erased or cannot be unpacked, which verification tells. */
    bytes(key: number | null): Uint8Array | null {
      const row = key === null ? undefined : selectBytes.get(key);
      return row === undefined ? null : unpackOrNull(row);
    },
    /** The text that a reference stands for; null where it is erased. */
    text: (ref: SealedRef): string | null => list(ref[1])?.[ref[2]] ?? null,
    /** Keys of contents with exactly these bytes. */
    same: (bytes: Uint8Array): number[] => selectSame.all(plainDigest(bytes)).map((row) => row.k),
    /** Forgets cached texts, after an erasure or merge. */
    forget: () => strings.clear(),
  };
}

/** The strings of a row; null where the row holds something else or is damaged. */
export function readStrings(row: Pick<ContentRow, 'codec' | 'mime' | 'bytes'>): readonly string[] | null {
  if (row.mime !== STRINGS) return null;
  const list = decodeOrNull(row);
  if (!Array.isArray(list)) return null;
  return list.map((item) => (typeof item === 'string' ? item : ''));
}

function decodeOrNull(row: Pick<ContentRow, 'codec' | 'bytes'>): Cbor {
  const bytes = unpackOrNull(row);
  try {
    return bytes === null ? null : decode(bytes);
  } catch (error) {
    if (error instanceof CborError) return null;
    throw error;
  }
}

/** A colleague's file may seal bytes that are none: that costs the text and never the project. */
function unpackOrNull(row: Pick<ContentRow, 'codec' | 'bytes'>): Uint8Array | null {
  try {
    return unpack(row, MAX_INFLATED);
  } catch {
    return null; // an unknown codec, or what zlib says of damaged bytes
  }
}
