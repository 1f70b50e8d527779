/** Questions about one entry of the codebook: its versions, its review, what an act on it would do. Also sets and links. */
import { z } from 'zod';
import { codeOrigin, codeType, unitRule, weightScale } from '../commands/code.ts';
import { place } from '../commands/project.ts';
import { linkType, setKind } from '../commands/set.ts';
import { id } from '../ids.ts';
import { segmentRow } from './code.ts';
import { query } from './define.ts';

export const definitionVersion = z.strictObject({
  id: id.nullable(),
  /** From 1, along the chain of versions; 0 where there is none. */
  version: z.int(),
  at: z.int(),
  coder: id.nullable(),
  brief: z.string(),
  full: z.string(),
  include: z.string(),
  exclude: z.string(),
  examples: z.array(id),
  nearMisses: z.strictObject({ codes: z.array(id), note: z.string() }).nullable(),
  origin: codeOrigin.nullable(),
  type: codeType.nullable(),
  unitRule: unitRule.nullable(),
  weightScale: weightScale.nullable(),
  exclusiveWith: z.array(id),
  reason: z.string(),
});
export type DefinitionVersion = z.infer<typeof definitionVersion>;

const passage = segmentRow.omit({ before: true, after: true }).extend({
  /** Its words are gone since the text was corrected: they and its place are those of then. */
  isLost: z.boolean(),
});
export type ExampleRow = z.infer<typeof passage>;

/** A coding made under other words than its code has now; `made` is the version it was made under. */
const reviewRow = segmentRow.extend({ made: id.nullable() });

export const codebookQueries = {
  /** Everything of one code that is not in the tree. `coder` is who asks, for "mine". */
  'code.entry': query(
    z.strictObject({ code: id, coder: id.nullable().default(null) }),
    z.strictObject({
      definition: definitionVersion,
      /** Typical passages: those the definition names and those marked as examples, in reading order. */
      examples: z.array(passage),
      documents: z.array(z.strictObject({ id, name: z.string(), codings: z.int() })),
      coders: z.array(z.strictObject({ id, codings: z.int() })),
      memos: z.int(),
      /** Codings made under earlier words: by everybody, and by the coder who asks. */
      older: z.int(),
      olderMine: z.int(),
    }),
  ),
  /** All versions of a definition, newest first. */
  'code.versions': query(z.strictObject({ code: id }), z.array(definitionVersion)),
  /** For each code the codings made under earlier words; codes without any are left out. */
  'code.older': query(
    z.strictObject({ coder: id.nullable().default(null) }),
    z.array(z.strictObject({ code: id, older: z.int(), mine: z.int() })),
  ),
  /** The codings of one coder that were made under earlier words, in reading order. */
  'code.review': query(
    z.strictObject({ code: id, coder: id, limit: z.int().min(1).max(1_000).default(200) }),
    z.strictObject({ total: z.int(), rows: z.array(reviewRow) }),
  ),
  /** What merging codes into another would do. */
  'code.merge-preview': query(
    z.strictObject({ from: z.array(id).min(1).max(1_000), into: id }),
    z.strictObject({
      codings: z.int(),
      documents: z.int(),
      coders: z.int(),
      /** Passages that a coder gave both codes: one coding remains unless it carries more, such as a memo. */
      doubles: z.int(),
      below: z.int(),
      memos: z.int(),
      /** Names of the codes whose definition is no longer the one that counts. */
      definitions: z.array(z.string()),
    }),
  ),
  'coder.merge-preview': query(
    z.strictObject({ from: id, into: id }),
    z.strictObject({ from: z.int(), into: z.int(), documents: z.int(), doubles: z.int() }),
  ),
  /** Weight, doubt, example mark and version of one coding. */
  'coding.details': query(
    z.strictObject({ id }),
    z.strictObject({
      weight: z.number().nullable(),
      scale: weightScale.nullable(),
      exemplar: z.boolean(),
      isExample: z.boolean(),
      /** 0 where the code had no definition. */
      madeUnder: z.int(),
      present: z.int(),
      isOlder: z.boolean(),
      /** Other codes by the same coder on some of these words that exclude this one, or it them. */
      conflicts: z.array(id),
    }),
  ),
  /** What a table of codes would bring; the first 500 rows. */
  'codebook.read': query(
    z.strictObject({ from: place }),
    z.strictObject({
      columns: z.array(z.strictObject({ header: z.string(), as: z.string() })),
      ignored: z.array(z.string()),
      add: z.int(),
      known: z.int(),
      /** Sentences with their line; the table is imported only when there are none. */
      problems: z.array(z.string()),
      rows: z.array(
        z.strictObject({
          line: z.int(),
          name: z.string(),
          level: z.int(),
          brief: z.string(),
          colour: z.string().nullable(),
          isKnown: z.boolean(),
        }),
      ),
    }),
  ),
  'set.list': query(
    z.strictObject({ kind: setKind.default('code') }),
    z.array(z.strictObject({ id, name: z.string(), members: z.array(id) })),
  ),
  /** Links from or to a thing. Passages come with their words. */
  'link.list': query(
    z.strictObject({ of: id }),
    z.array(
      z.strictObject({
        type: linkType,
        /** Whether the thing asked about is where the link begins. */
        isFrom: z.boolean(),
        other: z.strictObject({ kind: z.string(), id }),
        name: z.string(),
        passage: passage.nullable(),
      }),
    ),
  ),
} as const;
