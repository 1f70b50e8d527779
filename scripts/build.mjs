// Builds the app into out/, from nothing, so that no file of an earlier build stays behind.

import fs from 'node:fs';
import { run } from './setup/commands.mjs';
import { inClone, tools } from './setup/places.mjs';
import { step } from './setup/steps.mjs';

/** Builds all parts.
 * @param {import('./setup.mjs').Tools} tools
 * @returns {Promise<number>} exit status */
export function buildApp({ node, env }) {
  return step('build', () => {
    fs.rmSync(inClone('out'), { recursive: true, force: true });
    const args = [tools.electronVite, 'build', '--logLevel', 'warn'];
    return run(node, args, { env, stdout: 'stderr' });
  });
}
