/**
 * Verifies a project without holding up the work on it: a copy of the file, taken between two
 * transactions, is checked in slices while coding goes on.
 */

import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Verification } from '../../shared/queries/project.ts';
import { openFile } from '../connection.ts';
import { verifyProject } from '../ledger/verify.ts';

const SLICE_MS = 25;

type Progress = (done: number, total: number, what: string) => void;

/** The verification of a file as it is now; null when cancelled. */
export async function verifyCopy(
  path: string,
  data: string,
  progress: Progress,
  signal: AbortSignal,
): Promise<Verification | null> {
  const folder = join(data, 'work');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, `${randomBytes(8).toString('hex')}.concord`);
  copyWhole(path, copy);
  const db = openFile(copy, { readOnly: true });
  try {
    const steps = verifyProject(db);
    for (let until = Date.now() + SLICE_MS; ; ) {
      const step = steps.next();
      if (step.done) return step.value;
      if (signal.aborted) return null;
      if (Date.now() < until) continue;
      progress(step.value.done, step.value.total, step.value.what);
      await new Promise((resolve) => setImmediate(resolve));
      until = Date.now() + SLICE_MS;
    }
  } finally {
    db.close();
    rmSync(copy, { force: true });
  }
}

/** Copies under a read lock, so that no other process writes meanwhile. */
export function copyWhole(path: string, copy: string): void {
  const reader = openFile(path, { readOnly: true });
  try {
    reader.exec('begin');
    reader.prepare('select count(*) from sqlite_schema').get();
    copyFileSync(path, copy);
    reader.exec('rollback');
  } finally {
    reader.close();
  }
}
