// Packages the app into dist/.
//
//   npm run package              an unpacked app for this platform, to try and to test
//   npm run package -- --release the platform's installers; refused on the stand-in for Electron
//
// After packing, the fuses are read back from the executable and compared with the decided ones.

import fs from 'node:fs';
import { pathToFileURL } from 'node:url';
import { buildApp } from './build.mjs';
import { writeNotices } from './packaging/notices.mjs';
import { run } from './setup/commands.mjs';
import { inClone, tools } from './setup/places.mjs';
import { REGISTRY_RUNTIME_VERSION } from './setup/registry-runtime.mjs';
import { runMain, SetupError, step } from './setup/steps.mjs';
import { setUpElectron, setUpTools } from './setup.mjs';

/** @typedef {Awaited<ReturnType<typeof setUpElectron>>} PreparedElectron */

/** Packs what is built in out/ as an unpacked app.
 * @param {PreparedElectron} prepared
 * @returns {Promise<number>} exit status */
export function packageApp(prepared) {
  return step('package', () => pack(prepared, ['--dir']));
}

/** The executable of the unpacked app. */
export function packagedExecutable() {
  if (process.platform === 'win32') return inClone('dist/win-unpacked/Concord.exe');
  const architecture = process.arch === 'x64' ? '' : `-${process.arch}`;
  if (process.platform === 'linux') return inClone(`dist/linux${architecture}-unpacked/concord`);
  return inClone(`dist/mac${architecture}/Concord.app/Contents/MacOS/Concord`);
}

/**
 * @param {PreparedElectron} prepared
 * @param {string[]} targets
 * @returns {Promise<number>} */
async function pack({ node, env, electron }, targets) {
  fs.rmSync(inClone('dist'), { recursive: true, force: true });
  writeNotices();
  const builderEnv = {
    ...env,
    ...(electron.isOfficial
      ? {}
      : { CONCORD_ELECTRON_DIST: electron.folder, CONCORD_ELECTRON_VERSION: REGISTRY_RUNTIME_VERSION }),
  };
  const args = [tools.electronBuilder, '--config', 'electron-builder.cjs', '--publish', 'never', ...targets];
  const status = await run(node, args, { env: builderEnv, stdout: 'stderr' });
  if (status !== 0) return status;
  return run(node, [inClone('scripts/packaging/check-fuses.mjs'), packagedExecutable()], {
    env,
    stdout: 'stderr',
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await runMain(async () => {
    const prepared = await setUpElectron(await setUpTools());
    const isRelease = process.argv.includes('--release');
    if (isRelease && !prepared.electron.isOfficial) {
      throw new SetupError(
        'REFUSED: a release needs the official Electron. The stand-in from the npm registry gets no security ' +
          'fixes and is for development and tests only. Try again where github.com can be reached, with ' +
          'CONCORD_RETRY_OFFICIAL=1 and without ELECTRON_OVERRIDE_DIST_PATH.',
      );
    }
    const status = await buildApp(prepared);
    if (status !== 0) return status;
    if (!isRelease) return packageApp(prepared);
    return step('packages for release', () => pack(prepared, []));
  });
}
