// Gathers the licences of everything that is inside the app into out/THIRD-PARTY-NOTICES.txt.
//
// The build lists the npm packages it bundled (bundled-packages.mjs); better-sqlite3 and what it loads are
// shipped as packages. Electron's and Chromium's own notices lie beside the executable. A package without
// a licence text stops the packaging, unless it names the MIT or ISC licence.

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
  const { name, version, license, author } = JSON.parse(
    fs.readFileSync(path.join(folder, 'package.json'), 'utf8'),
  );
  const texts = fs
    .readdirSync(folder)
    .filter((file) => LICENCE_NAMES.test(file))
    .map((file) => fs.readFileSync(path.join(folder, file), 'utf8').trim());
  if (texts.length === 0) texts.push(...namedLicence(license, holderOf(name, author)));
  if (texts.length === 0) {
    throw new SetupError(`The package ${name} is in the app but has no licence text to pass on.`);
  }
  return `${name} ${version} (${license})\n\n${texts.join('\n\n')}\n`;
}

/** The text of a licence that a package names but does not carry; none for licences we do not know by heart.
 * @param {unknown} license
 * @param {string} holder
 * @returns {string[]} */
function namedLicence(license, holder) {
  if (license === 'MIT') {
    const ours = fs.readFileSync(inClone('LICENSE'), 'utf8').trim();
    return [ours.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`)];
  }
  return license === 'ISC' ? [ISC.replace('HOLDER', holder)] : [];
}

/**
 * @param {string} name
 * @param {unknown} author as package.json has it: text, or an object with a name */
function holderOf(name, author) {
  if (typeof author === 'string') return author.replace(/ *<.*/, '');
  if (typeof author === 'object' && author !== null && 'name' in author) return String(author.name);
  return `the authors of ${name}`;
}

const ISC = `ISC License

Copyright (c) HOLDER

Permission to use, copy, modify, and/or distribute this software for any
purpose with or without fee is hereby granted, provided that the above
copyright notice and this permission notice appear in all copies.

THE SOFTWARE IS PROVIDED "AS IS" AND THE AUTHOR DISCLAIMS ALL WARRANTIES WITH
REGARD TO THIS SOFTWARE INCLUDING ALL IMPLIED WARRANTIES OF MERCHANTABILITY
AND FITNESS. IN NO EVENT SHALL THE AUTHOR BE LIABLE FOR ANY SPECIAL, DIRECT,
INDIRECT, OR CONSEQUENTIAL DAMAGES OR ANY DAMAGES WHATSOEVER RESULTING FROM
LOSS OF USE, DATA OR PROFITS, WHETHER IN AN ACTION OF CONTRACT, NEGLIGENCE OR
OTHER TORTIOUS ACTION, ARISING OUT OF OR IN CONNECTION WITH THE USE OR
PERFORMANCE OF THIS SOFTWARE.`;
