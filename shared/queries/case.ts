/** Questions about cases, their parts, attributes and values, and about a survey before it is imported. */
import { z } from 'zod';
import { attributeOwner, attributeType, missingReason, surveyUse } from '../commands/case.ts';
import { place } from '../commands/project.ts';
import { id } from '../ids.ts';
import { query } from './define.ts';

export const attributeRow = z.strictObject({
  id,
  owner: attributeOwner,
  name: z.string(),
  type: attributeType,
  choices: z.array(z.string()),
});

/** A cell of the grid: words, why there are none, or null where nothing was ever said. */
export const cell = z.union([z.string(), z.strictObject({ missing: missingReason })]).nullable();
export type Cell = z.infer<typeof cell>;

const gridRow = z.strictObject({
  id,
  name: z.string(),
  /** Documents that belong to the case, wholly or in part; for a document the cases it belongs to. */
  linked: z.int(),
  cells: z.array(cell),
});
export type GridRow = z.infer<typeof gridRow>;

export const caseQueries = {
  /** Cases, or documents, as rows with a cell for each attribute of theirs, in order. */
  'case.grid': query(
    z.strictObject({ owner: attributeOwner.default('case') }),
    z.strictObject({ attributes: z.array(attributeRow), rows: z.array(gridRow) }),
  ),
  /** What belongs to a case, in reading order, with the codings that lie in it. */
  'case.parts': query(
    z.strictObject({ case: id }),
    z.strictObject({
      name: z.string(),
      codings: z.int(),
      parts: z.array(
        z.strictObject({
          source: id,
          sourceName: z.string(),
          /**
           * Where it stands in the present text; null where the whole document belongs to it. UTF-16 units,
           * half-open. Of one whose words are gone, where it stood in the version in which it was marked.
           */
          span: z.strictObject({ start: z.int(), end: z.int() }).nullable(),
          /** Its words are gone since the text was corrected; the quote is what they were. */
          isLost: z.boolean(),
          quote: z.string(),
          codings: z.int(),
        }),
      ),
    }),
  ),
  /** The cases of one document. */
  'case.of-source': query(z.strictObject({ source: id }), z.array(z.strictObject({ id, name: z.string() }))),
  /** Who speaks in some documents, how often, and the case of that name, if there is one. */
  'case.speakers': query(
    z.strictObject({ sources: z.array(id).min(1).max(10_000) }),
    z.array(z.strictObject({ speaker: z.string(), turns: z.int(), documents: z.int(), case: id.nullable() })),
  ),
  /** What a table with a line a person holds, before anything is made of it. */
  'survey.read': query(
    z.strictObject({ from: place }),
    z.strictObject({
      rows: z.int(),
      columns: z.array(
        z.strictObject({
          header: z.string(),
          filled: z.int(),
          samples: z.array(z.string()),
          as: surveyUse,
          type: attributeType,
        }),
      ),
    }),
  ),
} as const;
