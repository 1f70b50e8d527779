/** Questions about the codebook and the segments of a code. */
import { z } from 'zod';
import { codeKind, codeStatus, texture } from '../commands/code.ts';
import { id } from '../ids.ts';
import { LIMITS } from '../text.ts';
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

/** A segment as it is read beside others: with its flag, its memo, and what else is coded there. */
export const retrievedRow = segmentRow.extend({
  /** Other codes on any of its words, of the same coders, at most eight. */
  also: z.array(id),
  memo: id.nullable(),
  doubt: z.strictObject({ level: z.int(), alternative: id.nullable(), note: z.string() }).nullable(),
});
export type RetrievedRow = z.infer<typeof retrievedRow>;

export const segmentGroups = ['document', 'code', 'coder', 'case', 'none'] as const;

/** Which segments: those of a code, narrowed. */
const segmentFilter = {
  code: id,
  /** Further codes, as those of a set. */
  also: z.array(id).max(5_000).default([]),
  descendants: z.boolean().default(false),
  coders: z.array(id).default([]),
  /** Only these documents and those in these folders, however deep; all where neither is named. */
  sources: z.array(id).max(10_000).default([]),
  folders: z.array(id).max(1_000).default([]),
  flagged: z.boolean().default(false),
  /** Only segments with these letters in them, without regard to case and accents. */
  words: z.string().max(200).default(''),
  group: z.enum(segmentGroups).default('none'),
};

export const segmentSorts = ['document', 'newest', 'oldest', 'longest', 'shortest', 'coder', 'code'] as const;

export const codeQueries = {
  /** Every live code, parents before children in codebook order. `coder` is who asks, for "mine". */
  'code.tree': query(z.strictObject({ coder: id.nullable().default(null) }), z.array(codeRow)),
  /**
   * The numbers in `code.tree` of the codes that these codings carry, or carried before they were last written;
   * null where that is not known any more.
   */
  'code.counts': query(
    z.strictObject({
      codings: z.array(id).max(LIMITS.changesPerEntry),
      coder: id.nullable().default(null),
    }),
    z.array(codeRow.pick({ id: true, codings: true, mine: true, latest: true })).nullable(),
  ),
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
  /**
   * Page by page, by group and inside it by `sort`, else by document and place. `quote` is cut at 2,000
   * characters; `total` counts all. What stands around a segment is so many characters, or, with `sentences`,
   * so many sentences.
   */
  'code.segments': query(
    z.strictObject({
      ...segmentFilter,
      sort: z.enum(segmentSorts).default('document'),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(1_000).default(50),
      context: z.int().min(0).max(400).default(80),
      sentences: z.int().min(0).max(5).nullable().default(null),
    }),
    z.strictObject({ total: z.int(), rows: z.array(retrievedRow) }),
    true,
  ),
  /** How all of these segments lie over groups, in the order of the groups, and over documents. */
  'code.spread': query(
    z.strictObject(segmentFilter),
    z.strictObject({
      total: z.int(),
      /**
       * `ids` is the document, code or coder. By case they are all the cases that the segments of the group
       * are in, none for segments in no case: so each segment counts once.
       */
      groups: z.array(z.strictObject({ ids: z.array(id), count: z.int() })),
      sources: z.array(z.strictObject({ id, count: z.int() })),
      /** In the order of the list of cases; a segment in several counts in each of them. */
      cases: z.array(z.strictObject({ id, name: z.string(), count: z.int() })),
      /** Segments in no case. */
      inNoCase: z.int(),
    }),
    true,
  ),
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
