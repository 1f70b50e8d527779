// Makes a fresh clone runnable, with nothing but Node 20 or newer and npm.
//
// Run directly (`node scripts/setup.mjs`) it sets everything up; the other scripts call it first, with as
// much as they need. Each part costs next to nothing when it was done before.

import { pathToFileURL } from 'node:url';
import { installDependencies } from './setup/dependencies.mjs';
import { lacksDisplay } from './setup/display.mjs';
import { findElectron, linuxExecutable, withElectron } from './setup/electron.mjs';
import { checkNode, projectNode, withNodeFirst } from './setup/node.mjs';
import { runMain, say } from './setup/steps.mjs';
import { installSystemPackages } from './setup/system-packages.mjs';

/**
 * @typedef {object} Tools
 * @property {string} node the project's Node 24
 * @property {NodeJS.ProcessEnv} env in which `node` is that Node
 */

/** Packages and Node: enough for checks, unit tests and the command line.
 * @returns {Promise<Tools>} */
export async function setUpTools() {
  checkNode();
  await installDependencies();
  const node = await projectNode();
  return { node, env: withNodeFirst(process.env, node) };
}

/** Electron and what it needs from the system, on top of the tools.
 * @param {Tools} tools
 * @returns {Promise<Tools & { electron: import('./setup/electron.mjs').Electron }>} */
export async function setUpElectron({ node, env }) {
  const electron = await findElectron(node, env);
  await installSystemPackages({
    executable: linuxExecutable(electron),
    needsDisplayServer: lacksDisplay(env),
  });
  return { node, env: withElectron(env, electron), electron };
}

const isMain = import.meta.url === pathToFileURL(process.argv[1] ?? '').href;
if (isMain) {
  await runMain(async () => {
    const { electron } = await setUpElectron(await setUpTools());
    say(electron.isOfficial ? 'ready' : 'ready, with the stand-in for Electron (not for releases)');
    return 0;
  });
}
