/** Questions about memos, and about any things by their ids or names: what links and quotations show. */
import { z } from 'zod';
import { id } from '../ids.ts';
import { linkKinds, memoKinds, memoStatus } from '../memo.ts';
import { textQuery } from '../search/query.ts';
import { query } from './define.ts';

const place = z.strictObject({ kind: z.string(), id });

export const memoRow = z.strictObject({
  id,
  kind: z.string(),
  on: place.nullable(),
  title: z.string(),
  /** Block JSON, see memo.ts; [] where it was erased. */
  body: z.string(),
  status: memoStatus,
  tags: z.array(z.string()),
  coder: id.nullable(),
  /** When it was first written and last changed, in milliseconds. */
  at: z.int(),
  changed: z.int(),
});
export type MemoRow = z.infer<typeof memoRow>;

const memoVersion = z.strictObject({
  /** From 1, the first one written. */
  version: z.int(),
  at: z.int(),
  coder: id.nullable(),
  title: z.string(),
  body: z.string(),
  status: memoStatus,
  tags: z.array(z.string()),
  /** Its words were erased. */
  erased: z.boolean(),
  /** It was removed here; undoing that makes a further version. */
  removed: z.boolean(),
});
export type MemoVersion = z.infer<typeof memoVersion>;

export const thingKinds = [...linkKinds, 'project'] as const;

/** A thing as a link or a heading shows it now. */
export const thingRow = z.strictObject({
  id,
  kind: z.enum(thingKinds),
  /** The present name; of a segment that of its code, of an untitled memo its first words. */
  name: z.string(),
  /** Of a segment only: UTF-16 units, half-open; the quote is cut at 2,000. */
  passage: z
    .strictObject({
      source: id,
      sourceName: z.string(),
      start: z.int(),
      end: z.int(),
      code: id,
      quote: z.string(),
      paragraph: z.int(),
      /** Its words are gone since the text was corrected: they and its place are those of then. */
      isLost: z.boolean(),
    })
    .nullable(),
});
export type ThingRow = z.infer<typeof thingRow>;

export const memoQueries = {
  /**
   * Memos by filters. `on` also finds what was written on codes merged into that one; `words` looks in
   * titles, texts and tags. Ordered as made, or the last changed first, or by kind and then so.
   */
  'memo.list': query(
    z.strictObject({
      id: id.nullable().default(null),
      on: id.nullable().default(null),
      kind: z.enum(memoKinds).nullable().default(null),
      status: memoStatus.nullable().default(null),
      tag: z.string().nullable().default(null),
      coder: id.nullable().default(null),
      words: textQuery.nullable().default(null),
      order: z.enum(['made', 'changed', 'kind']).default('made'),
      skip: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(1_000).default(1_000),
    }),
    /** `tags` are all tags in use, also of memos that filters leave out; with `on` or `id`, those of what was found there. */
    z.strictObject({ total: z.int(), rows: z.array(memoRow), tags: z.array(z.string()) }),
  ),
  /** Every version, the newest first. */
  'memo.versions': query(z.strictObject({ id }), z.array(memoVersion)),
  /** Things by their ids, in that order; those that are gone are left out. */
  'thing.read': query(z.strictObject({ ids: z.array(id).max(1_000) }), z.array(thingRow)),
  /** Things whose name begins with or holds a text, and segments that hold it, best first. */
  'thing.find': query(
    z.strictObject({ text: z.string().max(200), limit: z.int().min(1).max(100).default(20) }),
    z.array(thingRow),
    true,
  ),
} as const;
