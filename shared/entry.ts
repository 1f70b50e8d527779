/**
 * An entry of the ledger: who did what, when, after which entries (envelope), and what changed
 * (payload). The envelope holds ids, numbers and words only. Both are stored as the bytes that were
 * hashed and are never written again.
 */
import type { Change, Data } from './changes.ts';
import type { Hlc } from './clock.ts';
import type { Hash, Id, Replica } from './ids.ts';

/** The version of the envelope's shape. */
export const ENVELOPE_VERSION = 1;

/**
 * The meaning of entities and cells. 0 is "preview": until merge, blind copies, erasure and
 * reconciliation have been proven on it, files say so.
 */
export const VOCABULARY = 0;

export type Envelope = {
  version: number;
  project: Id;
  /** The heads this entry saw: one normally, two for a merge, none for the first. */
  parents: Hash[];
  replica: Replica;
  /** Counts the entries of one replica from 1 without gaps. */
  sequence: number;
  hlc: Hlc;
  /** Wall time in milliseconds since 1970 (UTC) and the offset of local time in minutes. */
  at: { ms: number; offset: number };
  author: Id | null;
  command: string;
  vocabulary: number;
  /** Entries of one act share a group and are undone together. */
  group: Id | null;
  /** The entry that this one takes back. */
  undoes: Hash | null;
};

export type Payload = { args: Data; changes: Change[] };

/** An entry as read back; `payload` is null where it has been erased. */
export type Entry = { seq: number; hash: Hash; envelope: Envelope; payload: Payload | null };
