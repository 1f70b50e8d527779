/**
 * Takes the words out of changes before they become an entry: every plain text goes into a content
 * row, one row for each subject, and a reference stays in its place. So an entry holds ids and
 * numbers only, and the words of one participant can be erased without touching a neighbour's.
 */
import type { AnyCell, AnyPart, Change, NewContent, SealedRef } from '../../shared/changes.ts';
import type { ContentId, Id } from '../../shared/ids.ts';
import { cellOf, type PartKind } from '../../shared/records.ts';
import { type Contents, STRINGS } from '../content.ts';
import { encode } from './cbor.ts';
import { partOf } from './changes.ts';

/** Seals the texts of changes. Writes content rows; call inside the entry's transaction. */
export function seal(changes: readonly Change[], contents: Contents): Change[] {
  const written = writeStrings(gather(changes), contents);
  return changes.map((change) => sealChange(change, written, contents));
}

type Gathered = Map<Id, string[]>;
type Written = Map<Id, { id: ContentId; next: number }>;

/** The plain texts of each subject, in the order in which sealChange meets them. */
function gather(changes: readonly Change[]): Gathered {
  const bySubject: Gathered = new Map();
  for (const change of changes) {
    visit(change, (kind, value) => {
      if (kind !== 'sealed' || typeof value !== 'string') return;
      const subject = change.subject ?? change.id;
      const list = bySubject.get(subject);
      if (list) list.push(value);
      else bySubject.set(subject, [value]);
    });
  }
  return bySubject;
}

function writeStrings(bySubject: Gathered, contents: Contents): Written {
  const written: Written = new Map();
  for (const [subject, list] of bySubject) {
    const id = contents.add(STRINGS, encode(list), subject, false);
    contents.remember(id, list);
    written.set(subject, { id, next: 0 });
  }
  return written;
}

function visit(change: Change, see: (kind: PartKind, value: AnyPart) => void): void {
  for (const [name, value] of Object.entries(change.cells)) {
    const parts = cellOf(change.entity, name)?.parts ?? {};
    for (const [part, kind] of Object.entries(parts)) {
      if (value !== null) see(kind, part === '' ? asPart(value) : partOf(value, part));
    }
  }
}

function sealChange(change: Change, written: Written, contents: Contents): Change {
  const subject = change.subject ?? change.id;
  const sealPart = (kind: PartKind, value: AnyPart): AnyPart => {
    if (kind === 'sealed' && typeof value === 'string') return nextRef(written, subject);
    if (kind === 'content' && isNewContent(value)) {
      return contents.add(value.mime, value.bytes, value.subject ?? subject, true);
    }
    return value;
  };
  const cells: Record<string, AnyCell> = {};
  for (const [name, value] of Object.entries(change.cells)) {
    const parts = cellOf(change.entity, name)?.parts ?? {};
    const single = parts[''];
    if (value === null || value === undefined) cells[name] = null;
    else if (single !== undefined) cells[name] = sealPart(single, asPart(value));
    else {
      const sealed = Object.entries(parts).map(([part, kind]) => [part, sealPart(kind, partOf(value, part))]);
      cells[name] = Object.fromEntries(sealed);
    }
  }
  return { ...change, cells };
}

function nextRef(written: Written, subject: Id): SealedRef {
  const row = written.get(subject);
  if (row === undefined) throw new Error('A text was not gathered before sealing.');
  return ['@', row.id, row.next++];
}

/** A cell of one part is that part. */
export function asPart(value: AnyCell): AnyPart {
  return value as AnyPart;
}

function isNewContent(value: AnyPart): value is NewContent {
  return typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array;
}
