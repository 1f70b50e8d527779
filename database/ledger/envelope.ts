/** The envelope between its type and its bytes (FORMAT.md, "Envelope"). */
import type { Buffer } from 'node:buffer';
import type { Hlc } from '../../shared/clock.ts';
import { ENVELOPE_VERSION, type Envelope } from '../../shared/entry.ts';
import { toBytes, toHash, toId, toReplica } from './bytes.ts';
import { type Cbor, CborError, decode, encode } from './cbor.ts';

const FIELDS = 14;
/** The clock counts in 48 bits of milliseconds and 16 bits of a counter. */
const MAX_MS = 2 ** 48 - 1;
const MAX_COUNTER = 0xffff;
/** Wall times that a calendar can show, in milliseconds from 1970. */
const MAX_WALL = 8_640_000_000_000_000;
const MINUTES_OF_A_DAY = 1_440;
const COMMAND = /^[a-z]+\.[a-zA-Z]+$/;

/** The bytes that are stored and hashed. */
export function encodeEnvelope(e: Envelope): Buffer {
  return encode([
    e.version,
    toBytes(e.project),
    e.parents.map(toBytes),
    toBytes(e.replica),
    e.sequence,
    e.hlc.ms,
    e.hlc.counter,
    e.at.ms - e.hlc.ms,
    e.at.offset,
    e.author === null ? null : toBytes(e.author),
    e.command,
    e.vocabulary,
    e.group === null ? null : toBytes(e.group),
    e.undoes === null ? null : toBytes(e.undoes),
  ]);
}

/** Reads stored bytes. Throws CborError or a zod error where they are no envelope. */
export function decodeEnvelope(bytes: Uint8Array): Envelope {
  const fields = decode(bytes);
  if (!Array.isArray(fields) || fields.length < FIELDS) throw new CborError('The envelope is incomplete.');
  const at = (i: number): Cbor => fields[i] ?? null;
  const version = int(at(0));
  if (version !== ENVELOPE_VERSION) throw new CborError(`The envelope has the unknown version ${version}.`);
  const parents = at(2);
  if (!Array.isArray(parents)) throw new CborError('The parents of an entry are not a list.');
  const hlc = time(at(5), at(6));
  const wall = { ms: hlc.ms + int(at(7)), offset: int(at(8)) };
  if (Math.abs(wall.ms) > MAX_WALL || Math.abs(wall.offset) > MINUTES_OF_A_DAY)
    throw new CborError('The wall time of an entry is no time.');
  const command = at(10);
  if (typeof command !== 'string' || !COMMAND.test(command))
    throw new CborError('The command of an entry has no name.');
  const nullable = <T>(value: Cbor, read: (b: Uint8Array) => T) =>
    value === null ? null : read(byteString(value));
  return {
    version,
    project: toId(byteString(at(1))),
    parents: parents.map((parent: Cbor) => toHash(byteString(parent))),
    replica: toReplica(byteString(at(3))),
    sequence: int(at(4)),
    hlc,
    at: wall,
    author: nullable(at(9), toId),
    command,
    vocabulary: int(at(11)),
    group: nullable(at(12), toId),
    undoes: nullable(at(13), toHash),
  };
}

/** A time of the hybrid clock within the bounds of FORMAT.md, or CborError. */
export function time(ms: Cbor, counter: Cbor): Hlc {
  const hlc = { ms: int(ms), counter: int(counter) };
  if (hlc.ms < 0 || hlc.ms > MAX_MS || hlc.counter < 0 || hlc.counter > MAX_COUNTER)
    throw new CborError('The time of an entry is no time.');
  return hlc;
}

/** A whole number, or CborError. */
export function int(value: Cbor): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value))
    throw new CborError('A whole number was expected.');
  return value;
}

/** Bytes, or CborError. */
export function byteString(value: Cbor): Uint8Array {
  if (!(value instanceof Uint8Array)) throw new CborError('Bytes were expected.');
  return value;
}
