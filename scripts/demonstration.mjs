// Carries the main job out in the real app, through its window, and leaves what came of it in a folder.
//
// Run by start.mjs on the project's Node, with a display (virtual or not) and a fresh build. The last line
// on standard output is JSON with the paths of the results, relative to the checkout, and their counts.

import fs from 'node:fs';
import path from 'node:path';
import { _electron as electron } from '@playwright/test';
import { electronSwitches } from './setup/display.mjs';
import { inClone, root } from './setup/places.mjs';
import { step } from './setup/steps.mjs';

const folder = inClone('demonstration');

/**
 * @typedef {object} Results
 * @property {string | null} project the project file
 * @property {string[]} tables exported tables
 * @property {string[]} screenshots
 * @property {number} documents
 * @property {number} codings
 * @property {number} coders
 * @property {boolean} verified whether the project and its exports passed verification
 */

fs.rmSync(folder, { recursive: true, force: true });
fs.mkdirSync(folder);
const results = await step('the main job', demonstrate);
process.stdout.write(`${JSON.stringify(results)}\n`);

/** Starts the app, does the job, closes the app.
 * @returns {Promise<Results>} */
async function demonstrate() {
  const userData = path.join(folder, 'user-data');
  const application = await electron.launch({
    args: [inClone(), `--user-data-dir=${userData}`, '--disable-gpu', ...electronSwitches()],
    cwd: root,
  });
  const page = await application.firstWindow();
  await page.waitForLoadState('load');
  const screenshots = [await takeScreenshot(page, 'window')];
  await application.close();
  fs.rmSync(userData, { recursive: true, force: true });
  return {
    project: null,
    tables: [],
    screenshots,
    documents: 0,
    codings: 0,
    coders: 0,
    verified: false,
  };
}

/** Takes a picture of the window and gives its path from the checkout.
 * @param {import('@playwright/test').Page} page
 * @param {string} name */
async function takeScreenshot(page, name) {
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  return path.relative(root, file);
}
