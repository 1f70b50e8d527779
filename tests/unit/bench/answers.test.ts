/**
 * The benchmarks of the smallest workload, once: every operation gives the reference answers. Times
 * are not looked at.
 */
import { expect, test } from 'vitest';
import { findGenerator } from '../../bench/generator.ts';
import type { Line } from '../../bench/line.ts';
import { operationNames, runBench } from '../../bench/run.ts';
import { must } from '../../support/project.ts';

const generator = findGenerator();
const isRequired = process.env.CONCORD_REQUIRE?.split(',').includes('bench') ?? false;

test.skipIf(!generator.ok && !isRequired)(
  `every operation answers right on size S${generator.ok ? '' : ` (${generator.error.message})`}`,
  async () => {
    const told: Line[] = [];
    const lines = must(
      await runBench({ size: 'S', seed: 20261122, only: [], tell: (line) => told.push(line) }),
    );
    expect(lines.map((line) => line.operation)).toEqual(operationNames);
    expect(lines.filter((line) => !line.ok)).toEqual([]);
    expect(told).toEqual(lines);
  },
);

test('an operation that does not exist is refused by name', async () => {
  const result = await runBench({ size: 'S', seed: 1, only: ['nothing'], tell: () => undefined });
  expect(result).toMatchObject({ ok: false, error: { kind: 'invalid' } });
});
