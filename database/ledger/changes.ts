/**
 * Changes between their type and CBOR (FORMAT.md, "Payload"): [entity number, id, {cell number:
 * value}, stamp?]. A cell of several parts is the list of its parts in the order of records.ts.
 * What this version does not know (a newer entity or cell) is left in the stored bytes and passed
 * over when reading; it is projected after an upgrade.
 */
import type { AnyCell, AnyPart, Change, Data } from '../../shared/changes.ts';
import type { Payload } from '../../shared/entry.ts';
import { contentId, hash, id } from '../../shared/ids.ts';
import {
  type CellSpec,
  cellOf,
  cellsOf,
  type EntityName,
  entityNames,
  type PartKind,
  recordOf,
} from '../../shared/records.ts';
import { toBytes, toContentId, toHash, toId, toReplica } from './bytes.ts';
import { type Cbor, CborError, decode, encode } from './cbor.ts';
import { byteString, int, time } from './envelope.ts';

const SEALED = '@';
const WORD = /^[\x20-\x7e]{0,64}$/;

/** The payload's bytes before packing. All sealed text and content must be references by now. */
export function encodePayload(payload: Payload): Uint8Array {
  const seen = new Set<string>();
  for (const change of payload.changes) refuseTwice(change, seen);
  return encode([toCbor(payload.args), payload.changes.map(encodeChange)]);
}

function encodeChange(change: Change): Cbor {
  const cells = new Map<number, Cbor>();
  for (const [name, value] of Object.entries(change.cells)) {
    const spec = cellOf(change.entity, name);
    if (spec === undefined) throw new Error(`${change.entity} has no cell ${name}.`);
    if (value !== undefined) cells.set(spec.n, encodeCell(spec, value));
  }
  const coded: Cbor[] = [recordOf(change.entity).n, toBytes(change.id), cells];
  const stamp = change.stamp;
  if (stamp) {
    const author = stamp.author === null ? null : toBytes(stamp.author);
    const from = [
      stamp.ms,
      stamp.counter,
      toBytes(toReplicaText(stamp.replica)),
      toBytes(hash.parse(stamp.hash)),
    ];
    coded.push([...from, author, stamp.at]);
  }
  return coded;
}

function toReplicaText(text: string) {
  return toReplica(Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16)));
}

function encodeCell(spec: CellSpec, value: AnyCell): Cbor {
  if (value === null) return null;
  const single = spec.parts[''];
  if (single !== undefined) return encodePart(single, value as AnyPart);
  const parts = Object.entries(spec.parts).map(([part, kind]) => encodePart(kind, partOf(value, part)));
  while (parts.length > 0 && parts.at(-1) === null) parts.pop();
  return parts;
}

/** One part of a composite cell; null where it is not given. */
export function partOf(value: AnyCell, part: string): AnyPart {
  if (value === null || typeof value !== 'object') return null;
  const entry = Object.entries(value).find(([key]) => key === part);
  return entry === undefined ? null : entry[1];
}

function encodePart(kind: PartKind, value: AnyPart): Cbor {
  if (value === null || value === undefined) return null;
  switch (kind) {
    case 'id':
      return toBytes(id.parse(value));
    case 'hash':
      return toBytes(hash.parse(value));
    case 'content':
      return toBytes(contentId.parse(value));
    case 'ids':
      return id.array().parse(value).map(toBytes);
    case 'int':
    case 'real':
    case 'flag':
    case 'word':
      return plain(kind, value);
    case 'data':
      return toCbor(value as Data);
    case 'sealed':
      return encodeSealed(value);
  }
}

function plain(kind: 'int' | 'real' | 'flag' | 'word', value: AnyPart): Cbor {
  if (kind === 'int' && typeof value === 'number' && Number.isSafeInteger(value)) return value;
  if (kind === 'real' && typeof value === 'number' && Number.isFinite(value)) return value;
  if (kind === 'flag' && typeof value === 'boolean') return value;
  if (kind === 'word' && typeof value === 'string' && WORD.test(value)) return value;
  throw new Error(`A cell of kind ${kind} got another value.`);
}

function encodeSealed(value: AnyPart): Cbor {
  if (!Array.isArray(value) || value[0] !== SEALED)
    throw new Error('Text must be sealed before it is encoded.');
  return [SEALED, toBytes(contentId.parse(value[1])), Number(value[2])];
}

function toCbor(value: Data): Cbor {
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(toCbor);
  return new Map(Object.entries(value).map(([key, item]) => [key, toCbor(item)]));
}

/** Reads a payload. Throws CborError where the bytes are none; unknown entities and cells are passed over. */
export function decodePayload(bytes: Uint8Array): Payload {
  const value = decode(bytes);
  if (!Array.isArray(value) || value.length < 2) throw new CborError('The payload is incomplete.');
  const list: Cbor = value[1];
  if (!Array.isArray(list)) throw new CborError('The changes are not a list.');
  const changes: Change[] = [];
  const seen = new Set<string>();
  for (const item of list) {
    const change = decodeChange(item);
    if (change === null) continue;
    refuseTwice(change, seen);
    changes.push(change);
  }
  return { args: toData(value[0] ?? null), changes };
}

/** The same cell twice in one entry has no order and is refused, in reading and before writing. */
function refuseTwice(change: Change, seen: Set<string>): void {
  for (const cell of Object.keys(change.cells)) {
    const key = `${change.id}${cell}`;
    if (seen.has(key)) throw new CborError('The same cell stands twice in one entry.');
    seen.add(key);
  }
}

const entityByNumber: ReadonlyMap<number, EntityName> = new Map(
  entityNames.map((name) => [recordOf(name).n, name]),
);
const cellsByNumber: ReadonlyMap<EntityName, ReadonlyMap<number, [string, CellSpec]>> = new Map(
  entityNames.map((name) => [name, new Map(cellsOf(name).map((cell) => [cell[1].n, cell]))]),
);

function decodeChange(item: Cbor): Change | null {
  if (!Array.isArray(item) || item.length < 3) throw new CborError('A change is incomplete.');
  const entity = entityByNumber.get(int(item[0] ?? null));
  const cells = item[2] ?? null;
  if (!(cells instanceof Map)) throw new CborError('The cells of a change are not a map.');
  if (entity === undefined) return null;
  const known: Record<string, AnyCell> = {};
  for (const [number, value] of cells) {
    const cell = typeof number === 'number' ? cellsByNumber.get(entity)?.get(number) : undefined;
    if (cell !== undefined) known[cell[0]] = decodeCell(cell[1], value);
  }
  const change: Change = { entity, id: toId(byteString(item[1] ?? null)), cells: known };
  return item[3] === undefined ? change : { ...change, stamp: decodeStamp(item[3]) };
}

function decodeStamp(value: Cbor): NonNullable<Change['stamp']> {
  if (!Array.isArray(value)) throw new CborError('The stamp of a change is not a list.');
  const [ms, counter, replica, entry, author, at] = value;
  return {
    ...time(ms ?? null, counter ?? null),
    replica: toReplica(byteString(replica ?? null)),
    hash: toHash(byteString(entry ?? null)),
    author: author === null || author === undefined ? null : toId(byteString(author)),
    at: int(at ?? null),
  };
}

function decodeCell(spec: CellSpec, value: Cbor): AnyCell {
  if (value === null) return null;
  const single = spec.parts[''];
  if (single !== undefined) return decodePart(single, value);
  if (!Array.isArray(value)) throw new CborError('A cell of several parts is not a list.');
  const parts: Record<string, AnyPart> = {};
  Object.entries(spec.parts).forEach(([part, kind], i) => {
    parts[part] = decodePart(kind, value[i] ?? null);
  });
  return parts;
}

function decodePart(kind: PartKind, value: Cbor): AnyPart {
  if (value === null) return null;
  switch (kind) {
    case 'id':
      return toId(byteString(value));
    case 'hash':
      return toHash(byteString(value));
    case 'content':
      return toContentId(byteString(value));
    case 'ids':
      if (!Array.isArray(value)) throw new CborError('A list of ids was expected.');
      return value.map((item: Cbor) => toId(byteString(item)));
    case 'int':
      return int(value);
    case 'real':
      if (typeof value !== 'number' || !Number.isFinite(value)) throw new CborError('A number was expected.');
      return value;
    case 'flag':
      if (typeof value !== 'boolean') throw new CborError('Yes or no was expected.');
      return value;
    case 'word':
      if (typeof value !== 'string' || !WORD.test(value))
        throw new CborError('A technical word was expected.');
      return value;
    case 'data':
      return toData(value);
    case 'sealed':
      return decodeSealed(value);
  }
}

function decodeSealed(value: Cbor): AnyPart {
  if (!Array.isArray(value) || value.length !== 3 || value[0] !== SEALED) {
    throw new CborError('Text that is not sealed stands in a payload.');
  }
  return ['@', toContentId(byteString(value[1] ?? null)), int(value[2] ?? null)];
}

function toData(value: Cbor): Data {
  if (value === null || typeof value !== 'object') return value;
  if (value instanceof Uint8Array) throw new CborError('Bytes stand where data was expected.');
  if (value instanceof Map) {
    const data: Record<string, Data> = {};
    for (const [key, item] of value) {
      const name = String(key);
      if (Object.hasOwn(data, name)) throw new CborError('A key stands twice in one map.');
      Object.defineProperty(data, name, { value: toData(item), enumerable: true });
    }
    return data;
  }
  const items: Data[] = [];
  for (const item of value.values()) items.push(toData(item));
  return items;
}
