/**
 * How each project was left on this computer (shared/desk.ts), one small JSON file for all, replaced whole.
 * The projects used last are kept; a file that cannot be read is forgotten: it holds no work.
 */
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Desk, desk } from '../shared/desk.ts';

const MOST = 30;

const stored = z.object({ version: z.literal(1), desks: z.array(z.object({ project: z.string(), desk })) });

export interface Desks {
  /** The desk of a project; null when there is none. */
  read(project: string): Desk | null;
  keep(project: string, left: z.input<typeof desk>): void;
}

/** Opens the file, which need not exist. */
export function openDesks(file: string): Desks {
  let desks = load(file);
  return {
    read: (project) => desks.find((one) => one.project === project)?.desk ?? null,
    keep(project, left) {
      desks = [{ project, desk: desk.parse(left) }, ...desks.filter((one) => one.project !== project)].slice(
        0,
        MOST,
      );
      fs.mkdirSync(path.dirname(file), { recursive: true });
      const temporary = `${file}.new`;
      fs.writeFileSync(temporary, JSON.stringify({ version: 1, desks }));
      fs.renameSync(temporary, file);
    },
  };
}

function load(file: string): z.infer<typeof stored>['desks'] {
  try {
    return stored.parse(JSON.parse(fs.readFileSync(file, 'utf8'))).desks;
  } catch {
    return []; // none yet, or not readable
  }
}
