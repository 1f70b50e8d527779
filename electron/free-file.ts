/** A name for a new file that takes the place of nothing: the first of "Name", "Name 2", "Name 3" that is free. */
import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import type { SampleStudy } from '../shared/api.ts';

/** What copies of the sample studies are called. */
export const sampleNames: Record<SampleStudy, string> = {
  'hourly-bus': 'The Hourly Bus',
  languages: 'Language samples',
};

/** The absolute path of a project that is not there yet; makes the folder where it is missing. */
export function freeFile(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true });
  for (let n = 1; ; n++) {
    const file = path.join(folder, `${n === 1 ? name : `${name} ${n}`}.concord`);
    if (!existsSync(file)) return file;
  }
}
