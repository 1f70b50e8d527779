/** Commands on cases (people, sites, events), what belongs to them, and their attributes. */
import { z } from 'zod';
import { id } from '../ids.ts';
import { LIMITS, name, prose } from '../text.ts';
import { command } from './define.ts';
import { written } from './outputs.ts';
import { place } from './project.ts';

export const attributeType = z.enum(['text', 'number', 'date', 'choice', 'yes-no']);
export type AttributeType = z.infer<typeof attributeType>;
export const attributeOwner = z.enum(['case', 'source']);
/** Why there is no value. An empty cell says nothing, not even that. */
export const missingReason = z.enum(['unknown', 'not-asked', 'refused']);

const choices = z.array(name).max(500);
const offset = z.int().nonnegative();

/** A document, or a stretch of it (UTF-16 units, half-open), that belongs to a case. */
const part = z.strictObject({
  source: id,
  span: z.strictObject({ start: offset, end: offset }).nullable().default(null),
});
const parts = z.array(part).min(1).max(10_000);

/** What a cell gets: words (empty clears it), or why there are none. */
export const cellInput = z.union([prose, z.strictObject({ missing: missingReason })]);

export const surveyUse = z.enum(['name', 'attribute', 'document', 'skip']);

export const caseCommands = {
  'case.add': command('Add case', z.strictObject({ id, name }), written),
  'case.rename': command('Rename case', z.strictObject({ id, name }), written),
  'case.move': command('Move case', z.strictObject({ id, before: id.nullable() }), written),
  'case.remove': command(
    'Remove case',
    z.strictObject({ ids: z.array(id).min(1).max(LIMITS.changesPerEntry) }),
    written,
  ),
  'case.include': command('Put into case', z.strictObject({ case: id, parts }), written),
  'case.exclude': command('Take out of case', z.strictObject({ case: id, parts }), written),
  /** What speakers say in some documents becomes theirs: a case for each speaker, found by its name or made. */
  'case.speakers': command(
    'Make cases of speakers',
    z.strictObject({
      sources: z.array(id).min(1).max(10_000),
      speakers: z
        .array(z.strictObject({ speaker: z.string().min(1).max(LIMITS.name), name }))
        .min(1)
        .max(1_000),
    }),
    written.extend({ cases: z.int(), parts: z.int() }),
  ),
  'attribute.add': command(
    'Add attribute',
    z.strictObject({
      id,
      owner: attributeOwner.default('case'),
      name,
      type: attributeType.default('text'),
      choices: choices.default([]),
    }),
    written,
  ),
  'attribute.change': command(
    'Change attribute',
    z.strictObject({
      id,
      name: name.optional(),
      type: attributeType.optional(),
      choices: choices.optional(),
    }),
    written,
  ),
  'attribute.move': command('Move attribute', z.strictObject({ id, before: id.nullable() }), written),
  'attribute.remove': command('Remove attribute', z.strictObject({ id }), written),
  /** A block of cells: for each owner a value for each attribute; null leaves a cell as it is. */
  'value.set': command(
    'Fill in',
    z
      .strictObject({
        attributes: z.array(id).min(1).max(1_000),
        rows: z
          .array(z.strictObject({ owner: id, values: z.array(cellInput.nullable()).max(1_000) }))
          .min(1)
          .max(100_000),
      })
      .refine(({ attributes, rows }) => attributes.length * rows.length <= 200_000, {
        message: 'At most 200,000 cells can be filled in at once; paste fewer rows',
      }),
    written.extend({ cells: z.int() }),
  ),
  /** A table with a line a person: cases, attributes, and documents of the open answers. */
  'survey.import': command(
    'Import survey',
    z.strictObject({
      from: place,
      folder: name,
      columns: z
        .array(
          z.strictObject({ column: z.int().nonnegative(), as: surveyUse, type: attributeType.optional() }),
        )
        .max(2_000),
    }),
    written.extend({ cases: z.int(), documents: z.int(), attributes: z.int(), cells: z.int() }),
  ),
} as const;
