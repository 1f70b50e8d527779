// A build plugin that writes which npm packages went into a part of the app.
//
// The notices of third parties are gathered from these lists (notices.mjs), so that they name what is
// really inside and nothing else.

import fs from 'node:fs';
import path from 'node:path';

const MARK = '/node_modules/';

/** The plugin, for the build of one part.
 * @param {{ outputFolder: string, part: string }} options
 * @returns {import('vite').Plugin} */
export function bundledPackages({ outputFolder, part }) {
  return {
    name: 'concord:bundled-packages',
    apply: 'build',
    generateBundle() {
      const packages = new Set([...this.getModuleIds()].flatMap((id) => packageOf(id) ?? []));
      const folder = path.join(outputFolder, 'packages');
      fs.mkdirSync(folder, { recursive: true });
      fs.writeFileSync(path.join(folder, `${part}.json`), JSON.stringify([...packages].sort(), null, 2));
    },
  };
}

/** The name of the package a module is in, undefined for our own and for virtual modules.
 * @param {string} moduleId */
export function packageOf(moduleId) {
  const id = moduleId.replaceAll('\\', '/');
  const position = id.lastIndexOf(MARK);
  if (position < 0) return undefined;
  const [first = '', second = ''] = id.slice(position + MARK.length).split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
