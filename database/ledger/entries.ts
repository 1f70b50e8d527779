/**
 * The entries of one database: reading them back, and writing one at the end. What is read is
 * decoded from the stored bytes each time; a few are kept, because undo and history ask again.
 */
import { Buffer } from 'node:buffer';
import { randomFillSync } from 'node:crypto';
import type { Entry, Envelope, Payload } from '../../shared/entry.ts';
import type { Hash } from '../../shared/ids.ts';
import type { Connection } from '../connection.ts';
import { toBytes, toHash } from './bytes.ts';
import { decodePayload, encodePayload } from './changes.ts';
import { entryHash, payloadDigest, SALT_BYTES } from './digest.ts';
import { decodeEnvelope, encodeEnvelope } from './envelope.ts';
import { packPayload, unpackPayload } from './pack.ts';
import { type Upcast, upcast, upcasts } from './upcast.ts';

export type EntryRow = {
  seq: number;
  hash: Uint8Array;
  envelope: Uint8Array;
  payload: Uint8Array | null;
  salt: Uint8Array | null;
};

const CACHED = 64;
const CACHED_BYTES = 4_096;

export type Entries = ReturnType<typeof openEntries>;

/** The entries of one database. */
export function openEntries(db: Connection) {
  const selectOne = db.prepare<[number], EntryRow>('select * from entry where seq = ?');
  const selectLast = db.prepare<[], EntryRow>('select * from entry order by seq desc limit 1');
  const selectFrom = db.prepare<[number], EntryRow>(
    'select * from entry where seq > ? order by seq limit 500',
  );
  const selectEnvelopes = db.prepare<[number], { seq: number; hash: Uint8Array; envelope: Uint8Array }>(
    'select seq, hash, envelope from entry where seq > ? order by seq limit 2000',
  );
  const selectHash = db.prepare<[Uint8Array], { seq: number }>('select seq from entry where hash = ?');
  const selectCount = db.prepare<[], { n: number }>('select count(*) as n from entry');
  const insert = db.prepare<[Uint8Array, Uint8Array, Uint8Array | null, Uint8Array | null]>(
    'insert into entry(hash, envelope, payload, salt) values (?, ?, ?, ?)',
  );
  const cache = new Map<number, Entry>();

  function read(seq: number): Entry {
    const known = cache.get(seq);
    if (known) return known;
    const row = selectOne.get(seq);
    if (row === undefined) throw new Error(`There is no entry ${seq}.`);
    const entry = decodeEntry(row);
    if (cache.size >= CACHED) cache.clear();
    if ((row.payload?.length ?? 0) < CACHED_BYTES) cache.set(seq, entry);
    return entry;
  }

  return {
    read,
    envelope(seq: number): Envelope {
      const known = cache.get(seq);
      if (known) return known.envelope;
      const row = selectOne.get(seq);
      if (row === undefined) throw new Error(`There is no entry ${seq}.`);
      return decodeEnvelope(row.envelope);
    },
    /** The last entry, which is the head; null in an empty ledger. */
    last(): { seq: number; hash: Hash; envelope: Envelope } | null {
      const row = selectLast.get();
      if (row === undefined) return null;
      return { seq: row.seq, hash: toHash(row.hash), envelope: decodeEnvelope(row.envelope) };
    },
    /** The place of an entry by its hash, or null. Looks through the ledger: not for hot paths. */
    seqOf: (hash: Hash): number | null => selectHash.get(toBytes(hash))?.seq ?? null,
    count: () => selectCount.get()?.n ?? 0,
    /** All envelopes after `after`, in the order of the file. */
    *envelopes(after = 0): Generator<Envelope & { seq: number; hash: Hash }> {
      for (let from = after; ; ) {
        const slice = selectEnvelopes.all(from);
        const last = slice.at(-1);
        if (last === undefined) return;
        for (const row of slice)
          yield { ...decodeEnvelope(row.envelope), seq: row.seq, hash: toHash(row.hash) };
        from = last.seq;
      }
    },
    /** All rows after `seq`, in order, read in slices so that writing between them is allowed. */
    *rows(after = 0): Generator<EntryRow> {
      for (let from = after; ; ) {
        const slice = selectFrom.all(from);
        const last = slice.at(-1);
        if (last === undefined) return;
        yield* slice;
        from = last.seq;
      }
    },
    /** Writes an entry at the end. Its texts must be sealed. */
    append(envelope: Envelope, payload: Payload): { seq: number; hash: Hash } {
      const salt = randomFillSync(Buffer.allocUnsafe(SALT_BYTES));
      const bytes = packPayload(encodePayload(payload));
      const head = encodeEnvelope(envelope);
      const hash = entryHash(head, payloadDigest(salt, bytes));
      const { lastInsertRowid } = insert.run(toBytes(hash), head, bytes, salt);
      return { seq: Number(lastInsertRowid), hash };
    },
    /** Writes another file's entry as it is. */
    insertRow: (row: Omit<EntryRow, 'seq'>): number =>
      Number(insert.run(row.hash, row.envelope, row.payload, row.salt).lastInsertRowid),
    forget(): void {
      cache.clear();
    },
  };
}

/** The entry of a row, in the present vocabulary. Throws where the bytes are damaged. */
export function decodeEntry(row: EntryRow, chain: readonly Upcast[] = upcasts): Entry {
  const envelope = decodeEnvelope(row.envelope);
  const stored = row.payload === null ? null : decodePayload(unpackPayload(row.payload));
  const payload = stored && { ...stored, changes: upcast(stored.changes, envelope.vocabulary, chain) };
  return { seq: row.seq, hash: toHash(row.hash), envelope, payload };
}
