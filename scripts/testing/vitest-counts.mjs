// A vitest reporter that writes our counts, with the names of failed tests and the reason of every skipped one.
//
// Vitest's own JSON report leaves out the note given to `context.skip(note)`. A test that is skipped by
// `test.skipIf` has no note: then what its name ends with in brackets is the reason, as in
// `reads every interview (needs CONCORD_CORPUS)`. CONCORD_COUNTS_FILE names the file to write.

import fs from 'node:fs';
import path from 'node:path';

/** What vitest calls at the end of a run. */
export default class CountsReporter {
  /**
   * @param {readonly import('vitest/node').TestModule[]} modules
   * @param {readonly import('vitest/node').SerializedError[]} unhandledErrors */
  onTestRunEnd(modules, unhandledErrors) {
    const file = process.env.CONCORD_COUNTS_FILE;
    if (file === undefined) return;
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const skipped = tests.filter((test) => test.result().state === 'skipped').map(describeSkipped);
    const brokenModules = modules.filter((module) => isBroken(module));
    const failed = tests.filter((test) => !['passed', 'skipped'].includes(test.result().state));
    const counts = {
      passed: tests.filter((test) => test.result().state === 'passed').length,
      failed: failed.length + brokenModules.length + unhandledErrors.length,
      failures: [...failed.map(nameOf), ...brokenModules.map((module) => fileOf(module.moduleId))],
      skipped,
    };
    fs.writeFileSync(file, JSON.stringify(counts));
  }
}

/** Whether a file failed without any of its tests failing: it could not be loaded, or a hook threw.
 * @param {import('vitest/node').TestModule} module */
function isBroken(module) {
  const hasFailedTest = [...module.children.allTests()].some((test) => test.result().state === 'failed');
  return module.state() === 'failed' && !hasFailedTest;
}

/** What a name ends with in brackets. */
const REASON_IN_NAME = /\s*[([]([^()[\]]+)[)\]]\s*$/;

/** @param {import('vitest/node').TestCase} test
 * @returns {import('./counts.mjs').Skipped} */
function describeSkipped(test) {
  const result = test.result();
  const note = result.state === 'skipped' ? result.note : undefined;
  const reason = note ?? REASON_IN_NAME.exec(test.fullName)?.[1] ?? 'no reason given';
  return { name: nameOf(test).replace(REASON_IN_NAME, ''), reason };
}

/** @param {import('vitest/node').TestCase} test */
function nameOf(test) {
  return `${fileOf(test.module.moduleId)} > ${test.fullName}`;
}

/** @param {string} absolute */
function fileOf(absolute) {
  return path.relative(process.cwd(), absolute);
}
