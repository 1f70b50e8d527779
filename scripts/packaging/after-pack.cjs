/**
 * Removes from a packed app what came with the runtime and must not be started or shipped: the default app
 * of the registry runtime, its start-up snapshot, and locales other than English.
 */
const fs = require('node:fs');
const path = require('node:path');

const KEPT_LOCALE = 'en-US.pak';

/** @param {{ appOutDir: string, electronPlatformName: string }} context */
module.exports = async function afterPack({ appOutDir, electronPlatformName }) {
  if (electronPlatformName === 'darwin') return;
  for (const name of [
    'resources/app',
    'resources/app-update.yml',
    'browser_v8_context_snapshot.bin',
    'complete',
  ]) {
    fs.rmSync(path.join(appOutDir, name), { recursive: true, force: true });
  }
  const locales = path.join(appOutDir, 'locales');
  for (const name of fs.readdirSync(locales)) {
    if (name !== KEPT_LOCALE) fs.rmSync(path.join(locales, name));
  }
};
