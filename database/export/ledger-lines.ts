/**
 * The ledger as JSON lines, as verify.py reads them: a first line that names project and head, then
 * every entry of the state in the one order of all changes, cause before effect, numbered from 1. The
 * bytes that were hashed stand in base64. Contents likewise, those that the exported rows rest on.
 */
import { Buffer } from 'node:buffer';
import type { SealedRef } from '../../shared/changes.ts';
import { compareStamps } from '../../shared/clock.ts';
import type { ContentId, Id } from '../../shared/ids.ts';
import { toHash, toId } from '../ledger/bytes.ts';
import { payloadDigest } from '../ledger/digest.ts';
import type { EntryRow } from '../ledger/entries.ts';
import { openHistory } from '../ledger/history.ts';
import { type ExportView, entriesOf } from './view.ts';

/** The lines of ledger.jsonl. */
export function* ledgerLines(view: ExportView): Generator<string> {
  const order = [...entriesOf(view)].sort((a, b) => compareStamps(a.stamp, b.stamp)).map(({ seq }) => seq);
  yield line({ concord: 'ledger 1', project: view.project, head: view.head, entries: order.length });
  const select = view.file.prepare<[number], EntryRow>('select * from entry where seq = ?');
  const erased = view.file.prepare<[Uint8Array], { digest: Uint8Array }>(
    'select digest from erased_entry where hash = ?',
  );
  for (const [i, seq] of order.entries()) {
    const row = select.get(seq);
    if (row === undefined) throw new Error(`There is no entry ${seq}.`);
    const { payload, salt } = row;
    const kept = payload !== null && salt !== null;
    const digest = kept ? payloadDigest(salt, payload) : (erased.get(row.hash)?.digest ?? new Uint8Array());
    yield line({
      seq: i + 1,
      hash: toHash(row.hash),
      envelope: base64(row.envelope),
      payload: kept ? base64(payload) : null,
      salt: kept ? base64(salt) : null,
      digest: Buffer.from(digest).toString('hex'),
    });
  }
}

/** What a cell of an object refers to in the state of the view. */
type CellName = { id: Id; cell: string };

/**
 * The lines of contents.jsonl: the sealed contents of some cells, each content once. A cell whose
 * content was erased has no line.
 */
export function* contentLines(view: ExportView, cells: Iterable<CellName>): Generator<string> {
  const history = openHistory(view.db, view.entries, view.objects);
  const written = new Set<ContentId>();
  for (const { id, cell } of cells) {
    const value = history.of(id).findLast(({ change }) => cell in change.cells)?.change.cells[cell];
    const content = contentOf(value);
    if (content === null || written.has(content)) continue;
    written.add(content);
    const row = view.contents.row(content);
    if (row === null) continue;
    const { salt, codec, mime, subject, bytes } = row;
    const owner = subject === null ? null : toId(subject);
    yield line({ id: content, salt: base64(salt), codec, mime, subject: owner, bytes: base64(bytes) });
  }
}

/** The content behind a cell's value: a whole content, a text in a list of them, or a part of the value that is one. */
function contentOf(value: unknown): ContentId | null {
  if (typeof value === 'string') return isContent(value) ? value : null;
  if (isRef(value)) return value[1];
  if (typeof value !== 'object' || value === null) return null;
  return Object.values(value).find(isRef)?.[1] ?? null;
}

const isContent = (value: string): value is ContentId => value.length === 64;

function isRef(value: unknown): value is SealedRef {
  return Array.isArray(value) && value[0] === '@' && typeof value[1] === 'string';
}

function line(value: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(value)}\n`;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');
}
