/**
 * Which replica this installation is for a file. Kept here and not in the project, so that a copied
 * file cannot silently continue the same line of entries. A note for each file: opening one project
 * does not read what is known of all others, and two processes do not write over each other.
 */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Id, type Replica, replica } from '../../shared/ids.ts';
import { toReplica } from '../ledger/bytes.ts';
import { writeWhole } from './write-whole.ts';

const note = z.object({ path: z.string(), replica });

/** The replica for a project at a path; a new one the first time. */
export function replicaFor(project: Id, path: string, folder: string): Replica {
  const real = realpathSync(path);
  const found = readNote(noteOf(project, real, folder));
  if (found?.path === real) return found.replica;
  const fresh = newReplica();
  rememberReplica(project, path, folder, fresh);
  return fresh;
}

/** Eight random bytes. */
export function newReplica(): Replica {
  return toReplica(randomBytes(8));
}

/** Notes which replica this installation is for a project at a path. */
export function rememberReplica(project: Id, path: string, folder: string, own: Replica): void {
  const real = realpathSync(path);
  const file = noteOf(project, real, folder);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  writeWhole(file, JSON.stringify({ path: real, replica: own }));
}

function noteOf(project: Id, path: string, folder: string): string {
  const place = createHash('sha256').update(path).digest('hex').slice(0, 16);
  return join(folder, 'replicas', `${project}-${place}.json`);
}

function readNote(file: string): z.infer<typeof note> | null {
  return existsSync(file) ? (note.safeParse(parse(readFileSync(file, 'utf8'))).data ?? null) : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // a damaged note only costs a new replica number
  }
}
