/**
 * The body of a memo: our own block JSON, independent of any editor, so that it can be read in
 * twenty years. Quotations and links refer to things; they never copy words or names. Converted to and
 * from the editor in one file of the renderer.
 */
import { z } from 'zod';
import { id } from './ids.ts';

/** What a link in a memo can lead to. */
export const linkKinds = ['source', 'code', 'coding', 'case', 'memo'] as const;
export const memoLink = z.strictObject({ kind: z.enum(linkKinds), id });
export type MemoLink = z.infer<typeof memoLink>;

const words = z.strictObject({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
});
const run = z.union([words, z.strictObject({ link: memoLink })]);
const paragraph = z.strictObject({ kind: z.literal('paragraph'), runs: z.array(run) });
const item = z.strictObject({ kind: z.literal('item'), ordered: z.boolean(), runs: z.array(run) });
const quotation = z.strictObject({ kind: z.literal('quotation'), coding: id });

export const memoBody = z.array(z.discriminatedUnion('kind', [paragraph, item, quotation]));
export type MemoBody = z.infer<typeof memoBody>;
export type MemoRun = z.infer<typeof run>;

/** The kinds of memo, by what it is written on. */
export const memoKinds = ['project', 'source', 'code', 'coding', 'case', 'free'] as const;
export type MemoKind = (typeof memoKinds)[number];
export const memoStatus = z.enum(['thought', 'decision', 'question']);
export type MemoStatus = z.infer<typeof memoStatus>;

/** The words of a stored memo (block JSON); none where it is not one. */
export function wordsOfMemo(json: string): string {
  const body = bodyOfMemo(json);
  return body === null ? '' : memoText(body);
}

/** The body in stored block JSON; null where it is not one. */
export function bodyOfMemo(json: string): MemoBody | null {
  try {
    return memoBody.safeParse(JSON.parse(json)).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** The words of a memo without their form; a link and a quotation read as the functions say, or not at all. */
export function memoText(
  body: MemoBody,
  nameOf: (link: MemoLink) => string = () => '',
  quoteOf: (coding: MemoLink['id']) => string = () => '',
): string {
  return body
    .map((part) =>
      part.kind === 'quotation'
        ? quoteOf(part.coding)
        : part.runs.map((piece) => ('link' in piece ? nameOf(piece.link) : piece.text)).join(''),
    )
    .join('\n')
    .trim();
}

/** Whether a memo has no words, no link and no quotation. */
export function isEmptyMemo(body: MemoBody): boolean {
  return body.every(
    (part) =>
      part.kind !== 'quotation' && part.runs.every((piece) => !('link' in piece) && piece.text.trim() === ''),
  );
}

/** Everything a memo refers to: its links and quotations, each once. */
export function referencesIn(body: MemoBody): MemoLink['id'][] {
  const found = body.flatMap((part) =>
    part.kind === 'quotation'
      ? [part.coding]
      : part.runs.flatMap((piece) => ('link' in piece ? [piece.link.id] : [])),
  );
  return [...new Set(found)];
}

/** Stored tags, one a line, as a list; and back. */
export function tagsOf(stored: string | null): string[] {
  return (stored ?? '').split('\n').filter((tag) => tag !== '');
}

/** Tags as they are stored: trimmed, each once whatever its case. */
export function storedTags(tags: readonly string[]): string | null {
  const seen = new Map<string, string>();
  for (const tag of tags) {
    const trimmed = tag.trim();
    const key = trimmed.toLowerCase();
    if (trimmed !== '' && !seen.has(key)) seen.set(key, trimmed);
  }
  return seen.size === 0 ? null : [...seen.values()].join('\n');
}
