// Counts of passed, failed and skipped tests, gathered from the reports of vitest and Playwright.
//
// A report that is missing, a file that did not load or a run that ended badly without naming a test each
// count as one failure: nothing that went wrong may look like nothing.

import fs from 'node:fs';

/**
 * @typedef {object} Skipped
 * @property {string} name where the test is and what it is called
 * @property {string} reason
 *
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {string[]} failures the names of those that failed and have one
 * @property {Skipped[]} skipped
 */

/** @returns {Counts} */
export function noCounts() {
  return { passed: 0, failed: 0, failures: [], skipped: [] };
}

/** @param {Counts[]} parts
 * @returns {Counts} */
export function addCounts(parts) {
  return {
    passed: parts.reduce((sum, part) => sum + part.passed, 0),
    failed: parts.reduce((sum, part) => sum + part.failed, 0),
    failures: parts.flatMap((part) => part.failures),
    skipped: parts.flatMap((part) => part.skipped),
  };
}

/** One line for people and programs.
 * @param {Counts} counts */
export function summary({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped.length} skipped`;
}

/** Whether the run as a whole is good: something ran and nothing failed.
 * @param {Counts} counts */
export function isGood({ passed, failed }) {
  return failed === 0 && passed > 0;
}

/** Reads a stage's report file.
 * @param {string} file
 * @param {number} status exit status of the program that wrote it
 * @param {(report: any) => Counts} count
 * @returns {Counts} */
export function readReport(file, status, count) {
  if (!fs.existsSync(file)) return { ...noCounts(), failed: 1 };
  const counts = count(JSON.parse(fs.readFileSync(file, 'utf8')));
  const isUnexplained = status !== 0 && counts.failed === 0;
  return isUnexplained ? { ...counts, failed: 1 } : counts;
}

/**
 * @typedef {object} PlaywrightReport the parts of Playwright's JSON report that are read here
 * @property {PlaywrightSuite[]} suites
 * @property {unknown[]} errors outside any test
 *
 * @typedef {object} PlaywrightSuite
 * @property {PlaywrightSuite[]} [suites]
 * @property {{ title: string, file: string, tests: PlaywrightTest[] }[]} [specs]
 *
 * @typedef {object} PlaywrightTest
 * @property {'expected' | 'unexpected' | 'flaky' | 'skipped'} status
 * @property {{ type: string, description?: string }[]} annotations
 */

/** Counts a Playwright report. A test that passed only when repeated counts as failed.
 * @param {PlaywrightReport} report
 * @returns {Counts} */
export function countPlaywright(report) {
  const parts = report.suites.map(countPlaywrightSuite);
  return addCounts([...parts, { ...noCounts(), failed: report.errors.length }]);
}

/** @param {PlaywrightSuite} suite
 * @returns {Counts} */
function countPlaywrightSuite(suite) {
  const tests = (suite.specs ?? []).flatMap(({ title, file, tests }) =>
    tests.map((test) => countPlaywrightTest(`tests/${file} > ${title}`, test)),
  );
  return addCounts([...tests, ...(suite.suites ?? []).map(countPlaywrightSuite)]);
}

/**
 * @param {string} name
 * @param {PlaywrightTest} test
 * @returns {Counts} */
function countPlaywrightTest(name, { status, annotations }) {
  if (status === 'expected') return { ...noCounts(), passed: 1 };
  if (status !== 'skipped') return { ...noCounts(), failed: 1, failures: [name] };
  const annotation = annotations.find(({ type }) => type === 'skip' || type === 'fixme');
  return { ...noCounts(), skipped: [{ name, reason: annotation?.description ?? 'no reason given' }] };
}
