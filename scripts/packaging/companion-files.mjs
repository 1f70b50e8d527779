// Files and folders that the bundled database process reads beside itself: copied when the bundle is written.

import fs from 'node:fs';
import path from 'node:path';

/** A build plugin that copies files, and folders with all that is in them, into a folder of the output.
 * @param {{ files: readonly string[], folder: string }} options
 * @returns {{ name: string, writeBundle(): void }} */
export function companionFiles({ files, folder }) {
  return {
    name: 'companion-files',
    writeBundle() {
      fs.mkdirSync(folder, { recursive: true });
      for (const file of files) {
        fs.cpSync(file, path.join(folder, path.basename(file)), { recursive: true });
      }
    },
  };
}
