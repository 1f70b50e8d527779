/** Questions that compare coders. Every figure can be opened to the passages that make it. */
import { z } from 'zod';
import { unit } from '../commands/project.ts';
import { exportOptions } from '../export.ts';
import { id } from '../ids.ts';
import { query } from './define.ts';

/** A coefficient, or the reason why there is none. */
export const figure = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('value'), value: z.number() }),
  z.strictObject({ kind: z.literal('undefined'), reason: z.string() }),
]);
export type Figure = z.infer<typeof figure>;

/** How many units both, only the first, only the second, and neither coded; n is their sum. */
export const characterTable = z.strictObject({
  both: z.int(),
  onlyA: z.int(),
  onlyB: z.int(),
  neither: z.int(),
  n: z.int(),
});

export const codeComparison = z.strictObject({
  code: id,
  name: z.string(),
  table: characterTable,
  percent: figure,
  kappa: figure,
  alpha: figure,
  prevalence: z.number(),
  codingsA: z.int(),
  codingsB: z.int(),
});
export type CodeComparison = z.infer<typeof codeComparison>;

export const passageCell = z.enum(['both', 'onlyA', 'onlyB']);

export const comparisonQueries = {
  'compare.codes': query(
    z.strictObject({ a: id, b: id, unit: unit.default('character') }),
    z.strictObject({
      unit,
      /** What one unit of n is: "UTF-16 units", "sentences" and so on. */
      unitName: z.string(),
      documents: z.array(z.strictObject({ id, name: z.string(), n: z.int() })),
      /** Documents that only one of the two was assigned; they are missing, not uncoded. */
      missing: z.array(z.strictObject({ id, name: z.string(), coder: id })),
      codes: z.array(codeComparison),
      pooled: z.strictObject({ table: characterTable, percent: figure, kappa: figure, alpha: figure }),
    }),
  ),
  /** The passages that make up one cell of one code's character table; their lengths add up to it. */
  'compare.passages': query(
    z.strictObject({
      a: id,
      b: id,
      code: id,
      cell: passageCell,
      limit: z.int().min(1).max(1_000).default(200),
    }),
    z.strictObject({
      characters: z.int(),
      total: z.int(),
      passages: z.array(
        z.strictObject({
          source: id,
          sourceName: z.string(),
          start: z.int(),
          end: z.int(),
          quote: z.string(),
          before: z.string(),
          after: z.string(),
        }),
      ),
    }),
  ),
  'export.preview': query(
    z.strictObject({ options: exportOptions }),
    z.strictObject({
      head: z.string(),
      files: z.array(z.strictObject({ name: z.string(), rows: z.int().nullable() })),
      columns: z.array(z.string()),
      rows: z.array(z.array(z.string())),
      total: z.int(),
      guarded: z.int().describe('cells that start like a formula and are guarded'),
    }),
  ),
} as const;
