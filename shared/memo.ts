/**
 * The body of a memo: our own block JSON, independent of any editor, so that it can be read in
 * twenty years. Quotations refer to codings; they never copy words. Converted to and from the editor
 * in one file of the renderer.
 */
import { z } from 'zod';
import { id } from './ids.ts';

const run = z.strictObject({
  text: z.string(),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  underline: z.boolean().optional(),
});
const paragraph = z.strictObject({ kind: z.literal('paragraph'), runs: z.array(run) });
const item = z.strictObject({ kind: z.literal('item'), ordered: z.boolean(), runs: z.array(run) });
const quotation = z.strictObject({ kind: z.literal('quotation'), coding: id });

export const memoBody = z.array(z.discriminatedUnion('kind', [paragraph, item, quotation]));
export type MemoBody = z.infer<typeof memoBody>;

/** The words of a stored memo (block JSON); none where it is not one. */
export function wordsOfMemo(json: string): string {
  try {
    const body = memoBody.safeParse(JSON.parse(json));
    return body.success ? memoText(body.data) : '';
  } catch (error) {
    if (error instanceof SyntaxError) return '';
    throw error;
  }
}

/** The words of a memo without their form. */
export function memoText(body: MemoBody): string {
  return body
    .map((part) => (part.kind === 'quotation' ? '' : part.runs.map((piece) => piece.text).join('')))
    .join('\n')
    .trim();
}
