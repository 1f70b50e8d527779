/**
 * Computes what a fixture file asks for: every {measure, params} of its cases, in the file's order, without looking at
 * the values printed there. For the command line's `agree --cases FILE`, and for anyone who wants to check Concord's
 * arithmetic against their own.
 */

import { z } from 'zod';
import {
  type Answer,
  alignedShape,
  type CaseAnswers,
  caseHead,
  generatedShape,
  matrixShape,
  NOT_IMPLEMENTED,
  type Params,
  segmentationShape,
  setShape,
  spanShape,
} from './case-shapes.ts';
import { generatedCase, spanCase } from './case-spans.ts';
import { alignedCase, matrixCase, segmentationCase, setCase } from './case-tables.ts';

export type CaseResult = {
  readonly case: string;
  readonly measure: string;
  readonly params?: Params;
  readonly status: 'value' | 'undefined' | 'not implemented';
  readonly value: number | Readonly<Record<string, number | null>> | null;
  /** Why a coefficient is not defined. */
  readonly reason?: string;
};

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
    const head = caseHead.safeParse(raw);
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
  const aligned = alignedShape.safeParse(raw);
  if (aligned.success) return alignedCase(aligned.data);
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
