// The npm packages of the lock file, installed without running their install scripts.
//
// A stamp inside node_modules remembers for which lock file and machine they were installed, so the next
// run costs one hash. A node_modules that is a link belongs to another checkout and is used as it is.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { run } from './commands.mjs';
import { inClone } from './places.mjs';
import { SetupError, step } from './steps.mjs';

const STAMP = 'node_modules/.concord-install';

/** Makes node_modules match package-lock.json. */
export async function installDependencies() {
  const wanted = stampFor(fs.readFileSync(inClone('package-lock.json')), process.platform, process.arch);
  if (isLink(inClone('node_modules')) || readStamp() === wanted) return;
  await step('npm packages', async () => {
    // Without --ignore-scripts npm would compile better-sqlite3, whose prebuilt binary is in its package.
    const args = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const status = await npm(args);
    if (status !== 0) throw new SetupError('The packages could not be installed. Read what npm says above.');
  });
  fs.writeFileSync(inClone(STAMP), wanted);
}

/** Runs npm with its output on standard error.
 * @param {string[]} args */
export function npm(args) {
  const onWindows = process.platform === 'win32';
  return onWindows
    ? run('cmd.exe', ['/d', '/c', 'npm.cmd', ...args], { stdout: 'stderr' })
    : run('npm', args, { stdout: 'stderr' });
}

/** What the stamp says for a lock file on a machine: a SHA-256 in hex.
 * @param {Buffer} lockFile
 * @param {string} platform
 * @param {string} arch */
export function stampFor(lockFile, platform, arch) {
  return createHash('sha256').update(lockFile).update(`\n${platform} ${arch}`).digest('hex');
}

function readStamp() {
  return fs.existsSync(inClone(STAMP)) ? fs.readFileSync(inClone(STAMP), 'utf8') : undefined;
}

/** @param {string} folder */
function isLink(folder) {
  return fs.lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
}
