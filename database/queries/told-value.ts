/** What stands in a cell, as a person reads it: words instead of references, names instead of ids. */
import { Buffer, isUtf8 } from 'node:buffer';
import type { AnyCell, AnyPart, SealedRef } from '../../shared/changes.ts';
import type { ContentId, Id } from '../../shared/ids.ts';
import { bodyOfMemo, memoText } from '../../shared/memo.ts';
import { cellOf, type EntityName, type PartKind } from '../../shared/records.ts';
import { MIME } from '../texts.ts';
import type { Ask } from './ask.ts';
import { passageOf } from './passage.ts';

/** Longer texts are cut, in UTF-16 units. */
const TEXT = 600;
const ERASED = '(erased)';

/** The value of a cell in words; null for nothing. The index of codings is ready: memos quote passages. */
export function toldValue(ask: Ask, entity: EntityName, cell: string, value: AnyCell): string | null {
  if (value === null || value === undefined) return null;
  const parts: Partial<Record<string, PartKind>> = cellOf(entity, cell)?.parts ?? {};
  const isContent = (name: string): boolean => parts[name] === 'content';
  if (typeof value !== 'object' || isSealed(value)) return cut(part(ask, value, isContent('')));
  if (Array.isArray(value)) return cut(value.map((one) => part(ask, one, false)).join(', '));
  const told = Object.entries(value).flatMap(([name, one]) =>
    one === null || one === undefined ? [] : [`${name} ${part(ask, one, isContent(name))}`],
  );
  return cut(told.join(', '));
}

function part(ask: Ask, value: AnyPart, isContent: boolean): string {
  if (isSealed(value)) return ask.project.store.contents.text(value) ?? ERASED;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value !== 'string') return typeof value === 'number' ? String(value) : JSON.stringify(value);
  return isContent ? contentWords(ask, value as ContentId) : (nameIn(ask, value) ?? value);
}

/** The words of a whole content; its id where it has none, as tables of sentences. */
function contentWords(ask: Ask, id: ContentId): string {
  const { contents } = ask.project.store;
  const mime = contents.row(id)?.mime;
  if (mime === undefined) return ERASED;
  const isMemo = mime === MIME.memo;
  // A text file that was imported as it was is the text too, under the type of its file.
  if (!isMemo && !mime.startsWith('text/plain')) return id;
  const bytes = contents.bytes(contents.keyOf(id));
  if (bytes === null) return ERASED;
  if (!isUtf8(bytes)) return id;
  const text = Buffer.from(bytes).toString('utf8');
  return isMemo ? memoWords(ask, text) : text;
}

function memoWords(ask: Ask, json: string): string {
  const body = bodyOfMemo(json);
  if (body === null) return json;
  return memoText(
    body,
    ({ id }) => ask.read.nameOf(id) ?? '',
    (coding) => {
      const quote = passageOf(ask, coding)?.quote;
      return quote === undefined ? '' : `“${quote}”`;
    },
  );
}

/** The name of the thing an id stands for. */
function nameIn(ask: Ask, value: string): string | null {
  return /^[0-9a-f]{8}-[0-9a-f-]{27}$/.test(value) ? ask.read.nameOf(value as Id) : null;
}

function isSealed(value: unknown): value is SealedRef {
  return Array.isArray(value) && value.length === 3 && value[0] === '@';
}

function cut(text: string): string {
  return text.length > TEXT ? `${text.slice(0, TEXT)}…` : text;
}
