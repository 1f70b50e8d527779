/** Questions about documents, and about the codings in one of them. */
import { z } from 'zod';
import { block } from '../blocks.ts';
import { id } from '../ids.ts';
import { LIMITS } from '../text.ts';
import { query } from './define.ts';

export const sourceRow = z.strictObject({
  id,
  name: z.string(),
  folder: id.nullable(),
  order: z.string(),
  kind: z.string(),
  status: z.enum(['active', 'erased']),
  characters: z.int(),
  codings: z.int(),
  /** Share of the characters that carry a code of anybody shown, 0 to 1. */
  coverage: z.number(),
  /** One per coder: how far he is with this document. */
  coders: z.array(z.strictObject({ coder: id, state: z.enum(['none', 'coding', 'done']) })),
});
export type SourceRow = z.infer<typeof sourceRow>;

export const folderRow = z.strictObject({ id, name: z.string(), parent: id.nullable(), order: z.string() });
export type FolderRow = z.infer<typeof folderRow>;

export const codingRow = z.strictObject({
  id,
  start: z.int(),
  end: z.int(),
  code: id,
  coder: id,
  layer: z.enum(['coder', 'consensus']),
  /** Milliseconds since 1970 of the entry that made it. */
  at: z.int(),
  memo: id.nullable(),
  /** A flag: how sure the coder is (1 unsure, 2 another code, 3 to talk about), and his words. */
  doubt: z.strictObject({ level: z.int(), alternative: id.nullable(), note: z.string() }).nullable(),
});
export type CodingRow = z.infer<typeof codingRow>;

/** A version of a document's text. */
const revisionRow = z.strictObject({
  revision: id,
  /** From 1, in the order in which they were made. */
  number: z.int(),
  /** Milliseconds since 1970 of the entry that made it, and who that was. */
  at: z.int(),
  by: z.string().nullable(),
  reason: z.string().nullable(),
  /** Whether it is the present text. */
  isHead: z.boolean(),
  /** UTF-16 units. */
  size: z.int(),
  /** False where the words were erased. */
  isReadable: z.boolean(),
});

/** A coding made on an earlier version of a text. Offsets are UTF-16 units, half-open, each in its own version. */
const movedRow = z.strictObject({
  coding: id,
  code: id,
  coder: id,
  /** Other words than before; nothing left of them; or the same words at another place. */
  state: z.enum(['changed', 'lost', 'moved']),
  /** Its words on the version it was made on; long ones are cut. */
  before: z.string(),
  beforeRevision: id,
  beforeStart: z.int(),
  beforeEnd: z.int(),
  /** Its words and place in the present text; null where they are lost. */
  now: z.string().nullable(),
  start: z.int().nullable(),
  end: z.int().nullable(),
  /** Whether it is the asking coder's own. */
  mine: z.boolean(),
});
export type MovedRow = z.infer<typeof movedRow>;

export const sourceQueries = {
  /** `holding`: the documents that these codings stand or stood in alone, and no folders. */
  'source.list': query(
    z.strictObject({ holding: z.array(id).max(LIMITS.changesPerEntry).optional() }),
    z.strictObject({ sources: z.array(sourceRow), folders: z.array(folderRow) }),
  ),
  'source.document': query(
    z.strictObject({ id, revision: id.optional().describe('an earlier version of the text') }),
    z.strictObject({
      id,
      name: z.string(),
      file: z.string().nullable(),
      revision: id,
      text: z.string(),
      blocks: z.array(block),
      language: z.string().nullable(),
      direction: z.enum(['ltr', 'rtl', 'auto']),
      words: z.int(),
      encoding: z
        .strictObject({ name: z.string(), guessed: z.boolean(), alternatives: z.array(z.string()) })
        .nullable(),
      dropped: z.array(z.strictObject({ what: z.string(), count: z.int() })),
      importer: z.string(),
      sha256: z.string().nullable(),
    }),
  ),
  /** The versions of a document's text, newest first. */
  'source.revisions': query(z.strictObject({ id }), z.array(revisionRow)),
  /**
   * What corrections did to codings: those changed and lost, by place, at most 1,000; with `moved` those at
   * another place too. The totals count all.
   */
  'source.moved': query(
    z.strictObject({ id, coder: id.nullable().default(null), moved: z.boolean().default(false) }),
    z.strictObject({
      moved: z.int(),
      changed: z.int(),
      lost: z.int(),
      rows: z.array(movedRow),
    }),
  ),
  /** Stored unit boundaries as pairs start, end: UTF-16, half-open, ascending. */
  'source.units': query(
    z.strictObject({ id, unit: z.enum(['sentence', 'paragraph', 'turn']) }),
    z.strictObject({ rule: z.string(), bounds: z.array(z.int()) }),
  ),
  /**
   * Stored word boundaries, packed (shared/units.ts): a document of 3 MB has half a million. Empty, with
   * rule null, for a document imported before words were stored.
   */
  'source.words': query(
    z.strictObject({ id }),
    z.strictObject({ rule: z.string().nullable(), packed: z.instanceof(Uint8Array) }),
  ),
  /** Ascending by start, then end descending. All coders when none are named. */
  /** In reading order. `only`: of these codings, those that stand in the document. */
  'source.codings': query(
    z.strictObject({
      id,
      coders: z.array(id).default([]),
      only: z.array(id).max(LIMITS.changesPerEntry).optional(),
    }),
    z.array(codingRow),
  ),
  /** Runs of equal coverage: pairs of offset and level (0, 1, 2, 3 = three or more), from 0 to the end. */
  'source.coverage': query(
    z.strictObject({ id, coders: z.array(id).default([]) }),
    z.strictObject({ share: z.number(), runs: z.array(z.int()) }),
  ),
} as const;
