/** Questions about the codebook, the segments of a code, and memos. */
import { z } from 'zod';
import { codeKind, codeStatus, texture } from '../commands/code.ts';
import { id } from '../ids.ts';
import { query } from './define.ts';

export const codeRow = z.strictObject({
  id,
  name: z.string(),
  parent: id.nullable(),
  order: z.string(),
  kind: codeKind,
  status: codeStatus,
  colour: z.string(),
  texture,
  tag: z.string(),
  brief: z.string(),
  definition: id.nullable(),
  /** Codings with this very code: by everybody, and by the coder who asks. */
  codings: z.int(),
  mine: z.int(),
  /** Higher for a code that was used later; 0 for one that never was. */
  latest: z.int(),
});
export type CodeRow = z.infer<typeof codeRow>;

export const segmentRow = z.strictObject({
  id,
  source: id,
  sourceName: z.string(),
  start: z.int(),
  end: z.int(),
  code: id,
  coder: id,
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  paragraph: z.int(),
  at: z.int(),
});
export type SegmentRow = z.infer<typeof segmentRow>;

export const memoRow = z.strictObject({
  id,
  kind: z.string(),
  on: z.strictObject({ kind: z.string(), id }).nullable(),
  title: z.string(),
  body: z.string(),
  status: z.string(),
  coder: id.nullable(),
  at: z.int(),
});

export const codeQueries = {
  /** Every live code, parents before children in codebook order. `coder` is who asks, for "mine". */
  'code.tree': query(z.strictObject({ coder: id.nullable().default(null) }), z.array(codeRow)),
  'code.definition': query(
    z.strictObject({ code: id }),
    z.strictObject({
      id: id.nullable(),
      brief: z.string(),
      full: z.string(),
      include: z.string(),
      exclude: z.string(),
      versions: z.int(),
    }),
  ),
  /** In order of document and place. `quote` is cut at 2,000 characters; `total` counts all. */
  'code.segments': query(
    z.strictObject({
      code: id,
      descendants: z.boolean().default(false),
      coders: z.array(id).default([]),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(1_000).default(50),
      context: z.int().min(0).max(400).default(80),
    }),
    z.strictObject({ total: z.int(), rows: z.array(segmentRow) }),
  ),
  'memo.list': query(z.strictObject({ on: id.nullable().default(null) }), z.array(memoRow)),
  'cooccurrence.codes': query(
    z.strictObject({}),
    z.strictObject({
      codes: z.array(id),
      /** Triples a, b, n: indexes into codes with a < b and how many pairs of codings overlap. */
      cells: z.array(z.int()),
      pairs: z.int(),
    }),
    true,
  ),
} as const;
