/**
 * Which replica this installation is for a file. Kept here and not in the project, so that a copied
 * file cannot silently continue the same line of entries.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Id, type Replica, replica } from '../../shared/ids.ts';
import { toReplica } from '../ledger/bytes.ts';
import { writeWhole } from './write-whole.ts';

const book = z.record(z.string(), replica);

/** The replica for a project at a path; a new one the first time. */
export function replicaFor(project: Id, path: string, folder: string): Replica {
  const file = join(folder, 'replicas.json');
  const known = existsSync(file) ? (book.safeParse(parse(readFileSync(file, 'utf8'))).data ?? {}) : {};
  const key = `${project} ${realpathSync(path)}`;
  const found = known[key];
  if (found) return found;
  const fresh = toReplica(randomBytes(8));
  writeWhole(file, JSON.stringify({ ...known, [key]: fresh }, null, 1));
  return fresh;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {}; // a damaged book only costs a new replica number
  }
}
