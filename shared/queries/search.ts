/** Questions that look for words: in documents, in everything else, and for passages that repeat. */
import { z } from 'zod';
import { id } from '../ids.ts';
import { textQuery } from '../search/query.ts';
import { codingUnit, textScope, textSearch } from '../search/scope.ts';
import { query } from './define.ts';

/** Words that were found, with what stands around them. */
const passage = {
  source: id,
  sourceName: z.string(),
  /** The words found: UTF-16 units, half-open. */
  start: z.int(),
  end: z.int(),
  quote: z.string(),
  before: z.string(),
  after: z.string(),
  paragraph: z.int(),
};

export const hitRow = z.strictObject({
  ...passage,
  speaker: z.string().nullable(),
  /** What a coding would cover, by the unit asked for. */
  span: z.strictObject({ start: z.int(), end: z.int() }),
  /** The code asked about already covers all of `span`, by the coder who asks. */
  isCoded: z.boolean(),
});
export type HitRow = z.infer<typeof hitRow>;

const noteRow = z.strictObject({
  kind: z.enum(['memo', 'code', 'definition', 'document', 'case', 'value']),
  /** The thing to open: for a definition its code, for a value its case or document. */
  id,
  title: z.string(),
  quote: z.string(),
  before: z.string(),
  after: z.string(),
});
export type NoteRow = z.infer<typeof noteRow>;

const ruleRow = z.strictObject({
  id,
  code: id,
  text: z.string(),
  mode: z.string(),
  exact: z.boolean(),
  speaker: z.string(),
  unit: codingUnit,
  scope: z.strictObject({ sources: z.array(id), folders: z.array(id) }),
  coder: id.nullable(),
  at: z.int(),
  codings: z.int(),
  /** Hits that were struck out before the rest was coded. */
  struck: z.int(),
});

/** A hit that was struck out, where it stands now; of words that are gone since, where they stood. */
const struckRow = z.strictObject({ ...passage, isLost: z.boolean() });

const place = z.strictObject({
  source: id,
  sourceName: z.string(),
  start: z.int(),
  end: z.int(),
  codes: z.array(id),
});

export const searchQueries = {
  /** Hits in documents, in reading order. `code` and `coder` tell which are coded already. */
  'search.texts': query(
    z.strictObject({
      query: textQuery,
      scope: textScope.prefault({}),
      unit: codingUnit.prefault({ kind: 'sentence' }),
      code: id.nullable().default(null),
      coder: id.nullable().default(null),
      offset: z.int().nonnegative().default(0),
      limit: z.int().min(1).max(1_000).default(100),
      context: z.int().min(0).max(400).default(60),
    }),
    z.strictObject({ total: z.int(), documents: z.int(), rows: z.array(hitRow) }),
    true,
  ),
  /** What coding.autocode would do now: spans it would cover, how many are coded already, how many it would add. */
  'search.preview': query(
    z.strictObject({
      search: textSearch,
      unit: codingUnit,
      code: id,
      coder: id.nullable(),
      without: z
        .array(z.strictObject({ source: id, start: z.int().nonnegative() }))
        .max(100_000)
        .default([]),
    }),
    z.strictObject({ hits: z.int(), spans: z.int(), coded: z.int(), added: z.int() }),
    true,
  ),
  /** Memos, codes, definitions, names of documents and cases, attribute values that hold the words. */
  'search.notes': query(
    z.strictObject({ query: textQuery, limit: z.int().min(1).max(1_000).default(200) }),
    z.strictObject({ total: z.int(), rows: z.array(noteRow) }),
    true,
  ),
  /** The rules of autocoding, newest first, with the codings they made that still stand. */
  'rule.list': query(z.strictObject({}), z.array(ruleRow)),
  /**
   * What a rule left out: `rows` with their words, the first of them; `places` all that stand in the present
   * texts, to be struck out again. Hits in documents that were removed are only counted, in `rule.list`.
   */
  'rule.struck': query(
    z.strictObject({ rule: id, limit: z.int().min(1).max(1_000).default(200) }),
    z.strictObject({
      rows: z.array(struckRow),
      places: z.array(z.strictObject({ source: id, start: z.int() })),
    }),
  ),
  /**
   * The same words in more than one place, at least so many of them; `differently` leaves only those
   * whose places do not carry the same codes.
   */
  'search.repeats': query(
    z.strictObject({
      words: z.int().min(5).max(200).default(12),
      differently: z.boolean().default(true),
      coders: z.array(id).default([]),
      limit: z.int().min(1).max(500).default(100),
    }),
    z.strictObject({
      total: z.int(),
      rows: z.array(z.strictObject({ quote: z.string(), words: z.int(), places: z.array(place) })),
    }),
    true,
  ),
} as const;
