// The Node the project runs its tools on: version 24, from the development dependency `node`.
//
// npm itself keeps running on whatever Node the machine has (20 or newer). The package `node` fetches its
// binary in an install script, the only one we allow, and only when the binary is not there yet.

import fs from 'node:fs';
import path from 'node:path';
import { npm } from './dependencies.mjs';
import { inClone } from './places.mjs';
import { SetupError, step } from './steps.mjs';

const OLDEST_NODE = 20;
const PROJECT_NODE = 24;

/** Refuses a Node that is too old to set anything up. */
export function checkNode() {
  if (majorVersion() >= OLDEST_NODE) return;
  throw new SetupError(`Node ${process.versions.node} is too old. Install Node ${OLDEST_NODE} or newer.`);
}

/** The path of a Node 24 executable, fetched if needed.
 * @returns {Promise<string>} */
export async function projectNode() {
  const own = nodeExecutable();
  if (fs.existsSync(own)) return own;
  if (majorVersion() === PROJECT_NODE) return process.execPath;
  await step(`Node ${PROJECT_NODE} for the project's tools`, () =>
    npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']),
  );
  if (fs.existsSync(own)) return own;
  throw new SetupError(
    `Node ${PROJECT_NODE} could not be fetched from the npm registry. Install Node ${PROJECT_NODE} and try again.`,
  );
}

/** The environment in which `node` means the given Node.
 * @param {NodeJS.ProcessEnv} env
 * @param {string} node */
export function withNodeFirst(env, node) {
  return { ...env, PATH: `${path.dirname(node)}${path.delimiter}${env.PATH ?? ''}` };
}

function nodeExecutable() {
  return inClone('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

function majorVersion() {
  return Number(process.versions.node.split('.')[0]);
}
