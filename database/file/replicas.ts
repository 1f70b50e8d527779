/**
 * Which replica this installation is for a file. Kept here and not in the project, so that a copied
 * file cannot silently continue the same line of entries.
 */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type Id, type Replica, replica } from '../../shared/ids.ts';
import { toReplica } from '../ledger/bytes.ts';
import { writeWhole } from './write-whole.ts';

const book = z.record(z.string(), replica);

/** The replica for a project at a path; a new one the first time. */
export function replicaFor(project: Id, path: string, folder: string): Replica {
  const found = readBook(folder)[keyOf(project, path)];
  if (found) return found;
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
  const known = readBook(folder);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeWhole(join(folder, FILE), JSON.stringify({ ...known, [keyOf(project, path)]: own }, null, 1));
}

const FILE = 'replicas.json';

function keyOf(project: Id, path: string): string {
  return `${project} ${realpathSync(path)}`;
}

function readBook(folder: string): Record<string, Replica> {
  const file = join(folder, FILE);
  return existsSync(file) ? (book.safeParse(parse(readFileSync(file, 'utf8'))).data ?? {}) : {};
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return {}; // a damaged book only costs a new replica number
  }
}
