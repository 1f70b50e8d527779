/** The counting of test results: nothing that went wrong may look like nothing. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { countPlaywright, isGood, noCounts, readReport, summary } from '../../../scripts/testing/counts.mjs';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'concord-counts-'));
afterAll(() => fs.rmSync(folder, { recursive: true }));

/** Writes a report and gives its path. */
function reportFile(name: string, content: unknown): string {
  const file = path.join(folder, name);
  fs.writeFileSync(file, JSON.stringify(content));
  return file;
}

describe('readReport', () => {
  const good = { passed: 3, failed: 0, failures: [], skipped: [] };

  test('gives what the report says', () => {
    expect(readReport(reportFile('good.json', good), 0, (counts) => counts)).toEqual(good);
  });

  test('a missing report is a failure', () => {
    expect(readReport(path.join(folder, 'none.json'), 0, (counts) => counts).failed).toBe(1);
  });

  test('a bad exit status without a failed test is a failure', () => {
    expect(readReport(reportFile('bad.json', good), 1, (counts) => counts).failed).toBe(1);
  });
});

test('a Playwright report is counted through its nested suites', () => {
  const spec = (
    title: string,
    status: 'expected' | 'unexpected' | 'flaky' | 'skipped',
    description?: string,
  ) => ({
    title,
    file: 'e2e/a.spec.ts',
    tests: [{ status, annotations: description === undefined ? [] : [{ type: 'skip', description }] }],
  });
  const report = {
    suites: [
      {
        specs: [spec('one', 'expected'), spec('two', 'unexpected')],
        suites: [
          { specs: [spec('three', 'flaky'), spec('four', 'skipped', 'no corpus'), spec('five', 'skipped')] },
        ],
      },
    ],
    errors: [{}],
  };
  expect(countPlaywright(report)).toEqual({
    passed: 1,
    failed: 3,
    failures: ['tests/e2e/a.spec.ts > two', 'tests/e2e/a.spec.ts > three'],
    skipped: [
      { name: 'tests/e2e/a.spec.ts > four', reason: 'no corpus' },
      { name: 'tests/e2e/a.spec.ts > five', reason: 'no reason given' },
    ],
  });
});

test('the summary line, and what counts as good', () => {
  const counts = { passed: 12, failed: 1, failures: ['c'], skipped: [{ name: 'a', reason: 'b' }] };
  expect(summary(counts)).toBe('12 passed, 1 failed, 1 skipped');
  expect(isGood(counts)).toBe(false);
  expect(isGood({ ...counts, failed: 0 })).toBe(true);
  expect(isGood(noCounts())).toBe(false);
});
