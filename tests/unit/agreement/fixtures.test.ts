/**
 * Every value of the agreement fixtures whose measure is implemented, at the tolerance its README states. Prints how
 * many were compared and which measures are not covered. The folder comes from CONCORD_FIXTURES.
 */

import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { answerCases, type CaseResult } from '../../../database/agreement/cases.ts';

const folder = join(process.env.CONCORD_FIXTURES ?? '', 'agreement');
const here = process.env.CONCORD_FIXTURES !== undefined && existsSync(folder);
const required = (process.env.CONCORD_REQUIRE ?? '').split(',').includes('fixtures');
const files = ['matrix.json', 'sets.json', 'spans.json', 'segmentation.json', 'gamma.json', 'large.json'];

const stated = z.object({
  cases: z.array(
    z.object({
      id: z.string(),
      expected: z.array(
        z.object({
          measure: z.string(),
          status: z.enum(['value', 'undefined', 'stochastic']),
          value: z.union([z.number(), z.record(z.string(), z.number().nullable())]).nullish(),
          tolerance_abs: z.number().optional(),
        }),
      ),
    }),
  ),
});
type Stated = z.infer<typeof stated>['cases'][number]['expected'][number];

test.runIf(here || required)('agreement fixtures (needs CONCORD_FIXTURES)', () => {
  const wrong: string[] = [];
  const missing = new Map<string, number>();
  let compared = 0;
  for (const file of files) {
    const json: unknown = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    const answers = answerCases(json);
    if (!answers.ok) throw new Error(answers.error.message);
    const wanted = stated
      .parse(json)
      .cases.flatMap((one) => one.expected.map((value) => ({ id: one.id, value })));
    expect(answers.value.length).toBe(wanted.length);
    answers.value.forEach((answer, i) => {
      const want = wanted[i];
      if (want === undefined) return;
      expect([answer.case, answer.measure]).toEqual([want.id, want.value.measure]);
      if (answer.status === 'not implemented') {
        missing.set(answer.measure, (missing.get(answer.measure) ?? 0) + 1);
        return;
      }
      compared += 1;
      if (!agrees(answer, want.value)) {
        wrong.push(
          `${file} ${answer.case} ${answer.measure} ${JSON.stringify(answer.params)}: ${answer.status} ${JSON.stringify(answer.value)}, stated ${want.value.status} ${JSON.stringify(want.value.value)}`,
        );
      }
    });
  }
  const uncovered = [...missing].map(([measure, n]) => `${measure} (${n})`).join(', ');
  console.info(
    `agreement fixtures: ${compared} values compared, ${wrong.length} wrong; not covered: ${uncovered || 'none'}`,
  );
  expect(wrong).toEqual([]);
});

function agrees(answer: CaseResult, want: Stated): boolean {
  if (want.status === 'undefined') return answer.status === 'undefined';
  if (answer.status !== 'value') return false;
  if (typeof want.value === 'number' && typeof answer.value === 'number') {
    return Math.abs(answer.value - want.value) <= tolerance(want);
  }
  return JSON.stringify(sorted(answer.value)) === JSON.stringify(sorted(want.value));
}

function tolerance(want: Stated): number {
  const size = typeof want.value === 'number' ? Math.max(1, Math.abs(want.value)) : 1;
  if (want.tolerance_abs !== undefined) return want.tolerance_abs;
  if (want.measure.endsWith('_se')) return 1e-9 * size;
  return (want.measure === 'gamma_best_alignment_disorder' ? 1e-7 : 1e-10) * size;
}

function sorted(value: unknown): unknown {
  return value !== null && typeof value === 'object'
    ? Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    : value;
}
