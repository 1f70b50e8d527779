/**
 * The shapes of a fixture file's cases, and what answering one of their measures gives. Parts of a case that hold
 * results are not read.
 */

import { z } from 'zod';
import type { Coefficient } from './coefficient.ts';

/** What one measure gave: a number, or a small table of numbers, or that it does not exist or is not computed here. */
export type Answer =
  | Coefficient
  | { readonly kind: 'table'; readonly value: Readonly<Record<string, number | null>> }
  | { readonly kind: 'not implemented' };

export const NOT_IMPLEMENTED: Answer = { kind: 'not implemented' };

export type Params = Readonly<Record<string, unknown>>;

/** Answers the measures of one case; made once per case, so that work is shared between its measures. */
export type CaseAnswers = (measure: string, params: Params) => Answer;

const category = z.union([z.string(), z.number()]);
const asked = z.object({ measure: z.string(), params: z.record(z.string(), z.unknown()).optional() });
const common = { id: z.string(), expected: z.array(asked) };
const span = z.object({
  doc: z.string(),
  coder: z.string(),
  code: z.string(),
  start: z.number(),
  end: z.number(),
});

export const matrixShape = z.object({
  ...common,
  kind: z.literal('matrix'),
  categories: z.array(category),
  categories_declared: z.boolean(),
  ratings: z.array(z.array(category.nullable())),
});
export const setShape = z.object({
  ...common,
  kind: z.literal('set_matrix'),
  ratings: z.array(z.array(z.array(z.string()).nullable())),
});
export const spanShape = z.object({
  ...common,
  kind: z.literal('spans'),
  documents: z.array(z.object({ id: z.string(), length: z.number() })),
  coders: z.array(z.string()),
  codes: z.array(z.string()),
  not_assigned: z.array(z.tuple([z.string(), z.string()])),
  spans: z.array(span),
});
export const generatedShape = z.object({
  ...common,
  kind: z.literal('generated_spans'),
  generator: z.object({
    prng: z.literal('mulberry32'),
    seed: z.number(),
    length: z.number(),
    codes: z.number(),
    coders: z.number(),
    base: z.number(),
  }),
});
export const segmentationShape = z.object({
  ...common,
  kind: z.literal('segmentation').optional(),
  masses_reference: z.array(z.number()),
  masses_hypothesis: z.array(z.number()),
});
export const caseHead = z.object(common);

/** Units of several coders to be aligned: [start, end, category] each. */
export const alignedShape = z.object({
  ...common,
  kind: z.literal('aligned_units'),
  units: z.record(z.string(), z.array(z.tuple([z.number(), z.number(), z.string()]))),
});

export type AlignedCase = z.infer<typeof alignedShape>;
export type MatrixCase = z.infer<typeof matrixShape>;
export type SetCase = z.infer<typeof setShape>;
export type SpanCase = z.infer<typeof spanShape>;
export type GeneratedCase = z.infer<typeof generatedShape>;
export type SegmentationCase = z.infer<typeof segmentationShape>;
