// Gathers the licences of everything that is inside the app into out/THIRD-PARTY-NOTICES.txt.
//
// The build lists the npm packages it bundled (bundled-packages.mjs); better-sqlite3 and what it loads are
// shipped as packages. Electron's and Chromium's own notices lie beside the executable. A package without
// a licence text stops the packaging.

import fs from 'node:fs';
import path from 'node:path';
import { inClone } from '../setup/places.mjs';
import { SetupError } from '../setup/steps.mjs';

/** Packages that are shipped as they are instead of bundled. */
const SHIPPED_WHOLE = ['better-sqlite3'];
const LICENCE_NAMES = /^(licen[cs]e|copying|notice|ofl)([-.].*)?$/i;

/** Writes the notices for the current build. */
export function writeNotices() {
  const names = [...new Set([...bundledNames(), ...SHIPPED_WHOLE])].sort();
  const notices = names.map((name) => notice(inClone('node_modules', name)));
  const introduction =
    'Concord contains the following software of others.\n' +
    'The notices of Electron and Chromium are in LICENSE.electron.txt and LICENSES.chromium.html.\n';
  fs.writeFileSync(
    inClone('out/THIRD-PARTY-NOTICES.txt'),
    [introduction, ...notices].join(`\n${'-'.repeat(80)}\n\n`),
  );
}

function bundledNames() {
  const folder = inClone('out/packages');
  return fs
    .readdirSync(folder)
    .flatMap((file) => JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')))
    .filter((name) => fs.existsSync(inClone('node_modules', name, 'package.json')));
}

/** Name, version, licence and the full texts of one package.
 * @param {string} folder */
export function notice(folder) {
  const { name, version, license } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const texts = fs
    .readdirSync(folder)
    .filter((file) => LICENCE_NAMES.test(file))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
  if (texts.length === 0) {
    throw new SetupError(`The package ${name} is in the app but has no licence text to pass on.`);
  }
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}
