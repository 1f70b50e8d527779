/**
 * Computes what a fixture file asks for: every {measure, params} of its cases, in the file's order, without looking at
 * the values printed there. For the command line's `agree --cases FILE`, and for anyone who wants to check Concord's
 * arithmetic against their own.
 */

import { z } from 'zod';
import { generatedCase, spanCase } from './case-spans.ts';
import { matrixCase, segmentationCase, setCase } from './case-tables.ts';
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

export type CaseResult = {
  readonly case: string;
  readonly measure: string;
  readonly params?: Params;
  readonly status: 'value' | 'undefined' | 'not implemented';
  readonly value: number | Readonly<Record<string, number | null>> | null;
  /** Why a coefficient is not defined. */
  readonly reason?: string;
};

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

const matrixShape = z.object({
  ...common,
  kind: z.literal('matrix'),
  categories: z.array(category),
  categories_declared: z.boolean(),
  ratings: z.array(z.array(category.nullable())),
});
const setShape = z.object({
  ...common,
  kind: z.literal('set_matrix'),
  ratings: z.array(z.array(z.array(z.string()).nullable())),
});
const spanShape = z.object({
  ...common,
  kind: z.literal('spans'),
  documents: z.array(z.object({ id: z.string(), length: z.number() })),
  coders: z.array(z.string()),
  codes: z.array(z.string()),
  not_assigned: z.array(z.tuple([z.string(), z.string()])),
  spans: z.array(span),
});
const generatedShape = z.object({
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
const segmentationShape = z.object({
  ...common,
  kind: z.literal('segmentation').optional(),
  masses_reference: z.array(z.number()),
  masses_hypothesis: z.array(z.number()),
});
const otherShape = z.object(common);

export type MatrixCase = z.infer<typeof matrixShape>;
export type SetCase = z.infer<typeof setShape>;
export type SpanCase = z.infer<typeof spanShape>;
export type GeneratedCase = z.infer<typeof generatedShape>;
export type SegmentationCase = z.infer<typeof segmentationShape>;

const file = z.object({ cases: z.array(z.unknown()) });

/**
 * Answers every question of a fixture file (parsed JSON). Cases of a kind that is not known answer
 * "not implemented"; a file of another shape is refused in one sentence.
 */
export function answerCases(
  json: unknown,
): { ok: true; value: CaseResult[] } | { ok: false; error: { message: string } } {
  const parsed = file.safeParse(json);
  if (!parsed.success) {
    return {
      ok: false,
      error: { message: 'This is not a file of agreement cases: it has no list "cases".' },
    };
  }
  const results: CaseResult[] = [];
  for (const [i, raw] of parsed.data.cases.entries()) {
    const head = otherShape.safeParse(raw);
    if (!head.success) {
      return {
        ok: false,
        error: { message: `Case ${i + 1} needs "id" and "expected": ${reasonOf(head.error)}.` },
      };
    }
    const answers = answersFor(raw);
    for (const { measure, params } of head.data.expected) {
      results.push(resultOf(head.data.id, measure, params, answers(measure, params ?? {})));
    }
  }
  return { ok: true, value: results };
}

function answersFor(raw: unknown): CaseAnswers {
  const matrix = matrixShape.safeParse(raw);
  if (matrix.success) return matrixCase(matrix.data);
  const sets = setShape.safeParse(raw);
  if (sets.success) return setCase(sets.data);
  const spans = spanShape.safeParse(raw);
  if (spans.success) return spanCase(spans.data);
  const generated = generatedShape.safeParse(raw);
  if (generated.success) return generatedCase(generated.data);
  const segmentation = segmentationShape.safeParse(raw);
  if (segmentation.success) return segmentationCase(segmentation.data);
  return () => NOT_IMPLEMENTED;
}

function resultOf(id: string, measure: string, params: Params | undefined, answer: Answer): CaseResult {
  const head = { case: id, measure, ...(params === undefined ? {} : { params }) };
  switch (answer.kind) {
    case 'value':
    case 'table':
      return { ...head, status: 'value', value: answer.value };
    case 'undefined':
      return { ...head, status: 'undefined', value: null, reason: answer.reason };
    case 'not implemented':
      return { ...head, status: 'not implemented', value: null };
  }
}

function reasonOf(error: z.ZodError): string {
  const issue = error.issues[0];
  return issue === undefined ? 'it has another shape' : `${issue.path.join('.')} ${issue.message}`.trim();
}
