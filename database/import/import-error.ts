/**
 * What an import answers when it refuses: a kind for the program and one clear sentence for the
 * person, which names the file, says what is wrong and what to do. Messages never quote a document.
 */
import { z } from 'zod';

export const importErrorKind = z.enum([
  'empty', // nothing in it to read
  'binary', // not a text
  'encoding', // text, but its letters cannot be told
  'too-large',
  'line-too-long',
  'damaged', // cut off or corrupted
  'hostile', // built to harm: bombs, escaping names, entity tricks
  'unsupported', // a type Concord does not read
  'unreadable', // missing, a folder, a device, or denied
  'timeout',
  'memory',
  'crashed', // the import process died or answered nonsense
  'cancelled',
]);
export type ImportErrorKind = z.infer<typeof importErrorKind>;

export const importError = z.strictObject({ kind: importErrorKind, message: z.string() });
export type ImportError = z.infer<typeof importError>;

export type ImportResult<T> = { ok: true; value: T } | { ok: false; error: ImportError };

/** A refusal with its sentence. */
export function refusal(kind: ImportErrorKind, message: string): { ok: false; error: ImportError } {
  return { ok: false, error: { kind, message } };
}

/** A success. */
export function accepted<T>(value: T): { ok: true; value: T } {
  return { ok: true, value };
}

/** A file name fit for a sentence: no path, no control or direction characters, at most 100 characters. */
export function shownName(name: string): string {
  const base = name.split(/[/\\]/).at(-1) ?? '';
  const plain = base
    .toWellFormed()
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '?')
    .trim();
  if (plain === '') return 'The file';
  const characters = [...plain];
  return characters.length > 100 ? `${characters.slice(0, 99).join('')}…` : plain;
}
