/** Where a search looks, and how much around a hit becomes a coding. */
import { z } from 'zod';
import { id } from '../ids.ts';
import { textQuery } from './query.ts';

/** `hit` the words themselves, `words` so many to both sides of them inside the paragraph. */
export const codingUnit = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['hit', 'sentence', 'paragraph', 'turn']) }),
  z.strictObject({ kind: z.literal('words'), around: z.int().min(1).max(100) }),
]);
export type CodingUnit = z.infer<typeof codingUnit>;

export const textScope = z.strictObject({
  /** Only these documents and those in these folders, however deep; all where neither is named. */
  sources: z.array(id).max(10_000).default([]),
  folders: z.array(id).max(1_000).default([]),
  /** Only turns of speakers with this name; * stands for any letters. Empty for everybody and no speaker. */
  speaker: z.string().max(200).default(''),
});
export type TextScope = z.output<typeof textScope>;

/** A search of documents as it is kept with the codings it made. */
export const textSearch = z.strictObject({ query: textQuery, scope: textScope.prefault({}) });
export type TextSearch = z.output<typeof textSearch>;
