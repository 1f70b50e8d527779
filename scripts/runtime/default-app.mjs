// The default app of the registry runtime: starts the app that the command line names.
//
// Official Electron has one built in; this one does the part that development and tests need: `-r FILE`
// (Playwright loads itself that way), then the folder or file to start, then the app's own arguments.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from 'electron';

/** Two setters are meant for default apps only and are not in Electron's types.
 * @typedef {import('electron').App & { setAppPath(folder: string): void, setVersion(version: string): void }}
 *   DefaultAppApi */

const require = createRequire(import.meta.url);
const defaultApp = /** @type {DefaultAppApi} */ (app);

const target = path.resolve(takeTarget(process.argv));
const isFolder = fs.statSync(target).isDirectory();
const folder = isFolder ? target : path.dirname(target);
const description = isFolder ? JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) : {};
introduce(description);
defaultApp.setAppPath(folder);
const entry = isFolder ? path.join(folder, description.main ?? 'index.js') : target;
await import(pathToFileURL(entry).href);

/** Loads the modules asked for with -r and gives the first other argument, leaving argv as the app expects
 * it: executable, target, the app's arguments.
 * @param {string[]} argv changed in place */
function takeTarget(argv) {
  for (let index = 1; index < argv.length; index++) {
    const argument = argv[index] ?? '';
    if (argument === '-r' || argument === '--require') {
      const before = argv.length;
      require(path.resolve(argv[index + 1] ?? ''));
      // Playwright's part takes itself and its switches off the list; then everything has moved up.
      index = argv.length === before ? index + 1 : 0;
    } else if (!argument.startsWith('-')) {
      argv.splice(1, index, argument);
      return argument;
    }
  }
  return '.';
}

/** Gives the running app the name and version of its package.json.
 * @param {{ name?: string, productName?: string, version?: string, desktopName?: string }} from */
function introduce({ name, productName, version, desktopName }) {
  const title = productName ?? name;
  if (title) app.setName(title);
  if (version) defaultApp.setVersion(version);
  if (desktopName) app.setDesktopName(desktopName);
}
