// Carries the main job out in the real app, through its window and by keys alone, and leaves what came of
// it in a folder: the project, the coding table with everything to check it, and pictures.
//
// Run by start.mjs on the project's Node, with a display (virtual or not) and a fresh build. It uses the
// same steps as the end-to-end test (tests/e2e/main-job.ts). The last line on standard output is JSON with
// the paths of the results, relative to the checkout, and their counts; it ends with 0 only if all worked.

import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import * as job from '../tests/e2e/main-job.ts';
import { startApp } from '../tests/e2e/support/app.ts';
import { inClone, root } from './setup/places.mjs';
import { runMain, step } from './setup/steps.mjs';

const folder = inClone('demonstration');
const samples = ['P02 Tobias', 'P03 Joel', 'P07 Mara'];

/**
 * @typedef {object} Results
 * @property {string} project the project file
 * @property {string[]} tables exported tables
 * @property {string[]} screenshots
 * @property {number} documents
 * @property {number} codings
 * @property {number} coders
 * @property {boolean} verified whether the project and its export passed verification, also without Concord
 */

await runMain(async () => {
  process.chdir(root);
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder);
  const results = await demonstrate();
  fs.rmSync(path.join(folder, 'user-data'), { recursive: true, force: true });
  process.stdout.write(`${JSON.stringify(results)}\n`);
  return results.verified && results.codings > 0 ? 0 : 1;
});

/** Starts the app, does the job, closes the app, checks the results.
 * @returns {Promise<Results>} */
async function demonstrate() {
  const app = await step('start the app', () => startApp({ folder }));
  const { page } = app;
  /** @type {string[]} */
  const screenshots = [];
  /** @param {string} name */
  const takeScreenshot = async (name) => {
    const file = path.join(folder, `${name}.png`);
    await page.screenshot({ path: file });
    screenshots.push(path.relative(root, file));
  };

  const project = await step('make a project', () => job.makeProject(app, 'The Hourly Bus', 'Ana'));
  const files = samples.map((name) => inClone('samples/hourly-bus/Interviews', `${name}.txt`));
  await step(`import ${files.length} documents`, () => job.importFiles(app, files));
  let codings = await step('code as Ana, by keys alone', () => codeAll(page, 1, job.codeNames));
  await takeScreenshot('workbench');
  await step('undo and redo', async () => {
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+Shift+z');
  });
  await job.becomeNewCoder(page, 'Ben');
  codings += await step('code as Ben', () => codeAll(page, 2, [...job.codeNames].reverse()));
  await step('compare the two coders', async () => {
    await job.openView(page, 'Agreement');
    await takeScreenshot('agreement');
  });
  const table = path.join(folder, 'coding-table');
  await step('export the coding table', () => job.exportTable(app, table));
  await takeScreenshot('export');
  await app.close();
  const verified = await step('verify the project and the table', () => verify(project, table));
  const tables = fs.readdirSync(table).filter((name) => name.endsWith('.csv'));
  return {
    project: path.relative(root, project),
    tables: tables.map((name) => path.relative(root, path.join(table, name))),
    screenshots,
    documents: files.length,
    codings,
    coders: 2,
    verified,
  };
}

/** Codes passages in every document as whoever codes now.
 * @param {import('@playwright/test').Page} page
 * @param {number} skip
 * @param {readonly string[]} codes */
async function codeAll(page, skip, codes) {
  let made = 0;
  for (const name of samples) {
    await job.openDocument(page, name);
    made += await job.codeDocument(page, skip, codes);
  }
  return made;
}

/** Verifies with Concord and, where Python is there, without it.
 * @param {string} project
 * @param {string} table */
function verify(project, table) {
  const env = { ...process.env, CONCORD_DATA: path.join(folder, 'data') };
  const own = spawnSync(process.execPath, [inClone('database/cli.ts'), 'verify', project, table], {
    env,
    encoding: 'utf8',
  });
  process.stderr.write(`${own.stdout}${own.stderr}`);
  const python = spawnSync('python3', [path.join(table, 'verify.py'), table], { encoding: 'utf8' });
  if (python.error === undefined) process.stderr.write(python.stdout);
  return own.status === 0 && (python.error !== undefined || python.status === 0);
}
