// Files that the bundled database process reads beside itself: copied next to it when the bundle is written.

import fs from 'node:fs';
import path from 'node:path';

/** A build plugin that copies files into a folder of the output.
 * @param {{ files: readonly string[], folder: string }} options
 * @returns {{ name: string, writeBundle(): void }} */
export function companionFiles({ files, folder }) {
  return {
    name: 'companion-files',
    writeBundle() {
      fs.mkdirSync(folder, { recursive: true });
      for (const file of files) fs.copyFileSync(file, path.join(folder, path.basename(file)));
    },
  };
}
