// A build plugin that writes the list of files a window may load: name -> file, type, SHA-256.
//
// The app's private scheme serves exactly this list (electron/app-files.ts).

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** Media types by extension; a file of another type stops the build.
 * @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};

/** The plugin, for the build of the window.
 * @param {{ outputFolder: string, windowFolder: string }} folders the second is inside the first
 * @returns {import('vite').Plugin} */
export function windowFileList({ outputFolder, windowFolder }) {
  return {
    name: 'concord:window-files',
    apply: 'build',
    closeBundle() {
      const list = listFiles(outputFolder, windowFolder);
      fs.writeFileSync(path.join(outputFolder, 'window-files.json'), JSON.stringify(list, null, 2));
    },
  };
}

/** Every file of the window's folder but source maps, by the name a page uses.
 * @param {string} outputFolder
 * @param {string} windowFolder */
function listFiles(outputFolder, windowFolder) {
  /** @type {Record<string, { file: string, type: string, sha256: string }>} */
  const list = {};
  for (const name of fs.readdirSync(windowFolder, { recursive: true, encoding: 'utf8' }).sort()) {
    const file = path.join(windowFolder, name);
    if (!fs.statSync(file).isFile() || name.endsWith('.map')) continue;
    const type = TYPES[path.extname(name)];
    if (type === undefined) throw new Error(`The window's file ${name} has a type nobody decided about.`);
    list[`/${toSlashes(name)}`] = {
      file: toSlashes(path.relative(outputFolder, file)),
      type,
      sha256: createHash('sha256').update(fs.readFileSync(file)).digest('hex'),
    };
  }
  return list;
}

/** @param {string} name */
function toSlashes(name) {
  return name.split(path.sep).join('/');
}
