// Where things are: the clone, its tools, and the cache shared by all clones of one person.

import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of this clone. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/** A path inside this clone.
 * @param {...string} parts */
export function inClone(...parts) {
  return path.join(root, ...parts);
}

/** The folder of caches that outlive a clone.
 * @param {NodeJS.ProcessEnv} env */
export function cacheFolder(env) {
  if (env.CONCORD_CACHE_DIR) return path.resolve(env.CONCORD_CACHE_DIR);
  return path.join(env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'concord');
}

/** The entry files of the tools, run with the project's own Node. */
export const tools = {
  biome: inClone('node_modules/@biomejs/biome/bin/biome'),
  dependencyCruiser: inClone('node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
  electron: inClone('node_modules/electron/cli.js'),
  electronBuilder: inClone('node_modules/electron-builder/cli.js'),
  electronVite: inClone('node_modules/electron-vite/bin/electron-vite.js'),
  knip: inClone('node_modules/knip/bin/knip.js'),
  playwright: inClone('node_modules/@playwright/test/cli.js'),
  typescript: inClone('node_modules/typescript/bin/tsc'),
  vitest: inClone('node_modules/vitest/vitest.mjs'),
};
