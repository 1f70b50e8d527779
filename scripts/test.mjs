// Runs every test there is: checks, vitest, the build, the package, Playwright.
//
//   npm test                         everything
//   npm test -- tests/unit/electron  only tests that match; the checks are left out
//   npm run test:long                the long variants too (CONCORD_LONG=1)
//
// A failing stage lets the later ones run, so that the count is complete. Failed tests are
// named at the end, skipped ones with their reasons. The last line on standard output is `N passed, M failed, K skipped`; the exit status is
// not 0 when something failed or nothing ran.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { buildApp } from './build.mjs';
import { runChecks } from './check.mjs';
import { packageApp, packagedExecutable } from './package.mjs';
import { run } from './setup/commands.mjs';
import { lacksDisplay, startDisplays } from './setup/display.mjs';
import { inClone, tools } from './setup/places.mjs';
import { runMain, SetupError, say, seconds, step } from './setup/steps.mjs';
import { setUpElectron, setUpTools } from './setup.mjs';
import { addCounts, countPlaywright, isGood, noCounts, readReport, summary } from './testing/counts.mjs';
import { wantsEndToEndTests, wantsPackage, wantsUnitTests } from './testing/stages.mjs';

/**
 * @typedef {import('./testing/counts.mjs').Counts} Counts
 * @typedef {import('./setup.mjs').Tools} Tools
 */

await runMain(async () => {
  const started = performance.now();
  const args = process.argv.slice(2);
  const isLong = args.includes('--long');
  const filters = args.filter((argument) => argument !== '--long').map(inThisClone);
  const option = filters.find((filter) => filter.startsWith('-'));
  if (option !== undefined) throw new SetupError(`"${option}" is no option. Filters are paths or words.`);
  const basic = await setUpTools();
  const reports = fs.mkdtempSync(path.join(os.tmpdir(), 'concord-reports-'));
  const env = {
    ...basic.env,
    ...(isLong ? { CONCORD_LONG: '1' } : {}),
    // Hundreds of tests start a process of their own; each would compile the same files again.
    NODE_COMPILE_CACHE: path.join(reports, 'compiled'),
  };
  const prepared = { ...basic, env };

  const counts = addCounts([
    filters.length === 0 ? failuresOnly(await runChecks(prepared)) : noCounts(),
    wantsUnitTests(filters) ? await runUnitTests(prepared, filters, reports) : noCounts(),
    wantsEndToEndTests(filters) ? await runEndToEndTests(prepared, filters, reports) : noCounts(),
  ]);
  fs.rmSync(reports, { recursive: true, force: true });
  for (const name of counts.failures) say(`failed: ${name}`);
  for (const { name, reason } of counts.skipped) say(`skipped: ${name} (${reason})`);
  say(`all stages: ${seconds(performance.now() - started)}`);
  process.stdout.write(`${summary(counts)}\n`);
  return isGood(counts) ? 0 : 1;
});

/** Checks are no tests: they add nothing when they pass.
 * @param {number} failed
 * @returns {Counts} */
function failuresOnly(failed) {
  return { ...noCounts(), failed };
}

/**
 * @param {Tools} prepared
 * @param {string[]} filters
 * @param {string} reports
 * @returns {Promise<Counts>} */
async function runUnitTests({ node, env }, filters, reports) {
  const report = path.join(reports, 'vitest.json');
  const reporter = inClone('scripts/testing/vitest-counts.mjs');
  const reporters = ['--reporter=default', `--reporter=${reporter}`];
  const status = await step('tests without a window (vitest)', () =>
    run(node, [tools.vitest, 'run', '--passWithNoTests', ...reporters, ...filters], {
      env: { ...env, CONCORD_COUNTS_FILE: report },
    }),
  );
  return readReport(report, status, (counts) => counts);
}

/**
 * @param {Tools} prepared
 * @param {string[]} filters
 * @param {string} reports
 * @returns {Promise<Counts>} */
async function runEndToEndTests(prepared, filters, reports) {
  const withElectron = await setUpElectron(prepared);
  if ((await buildApp(withElectron)) !== 0) return failuresOnly(1);
  const isPackaged = !wantsPackage(filters) || (await packageApp(withElectron)) === 0;
  const displays = lacksDisplay(withElectron.env)
    ? await startDisplays(2)
    : { names: [], stop: () => undefined };
  const [first] = displays.names;
  const env = {
    ...withElectron.env,
    CONCORD_PACKAGED: packagedExecutable(),
    ...(first === undefined ? {} : { DISPLAY: first, CONCORD_DISPLAYS: displays.names.join(' ') }),
  };
  const counts = [];
  try {
    for (const project of ['alone', 'beside']) {
      const report = path.join(reports, `${project}.json`);
      const args = ['test', '--project', project, '--pass-with-no-tests', '--reporter=list,json', ...filters];
      const status = await step(`tests in a window, ${project} (Playwright)`, () =>
        run(withElectron.node, [tools.playwright, ...args], {
          env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: report },
        }),
      );
      counts.push(readReport(report, status, countPlaywright));
    }
  } finally {
    displays.stop();
  }
  return addCounts(isPackaged ? counts : [...counts, failuresOnly(1)]);
}

/** Both runners want a path as it is seen from the clone's root, where they are started.
 * @param {string} filter */
function inThisClone(filter) {
  const absolute = path.resolve(filter);
  return fs.existsSync(absolute) ? path.relative(inClone(), absolute) : filter;
}
