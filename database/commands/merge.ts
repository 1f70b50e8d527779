/**
 * Merging a copy of the same project. The other file is a stranger's: it is copied, gated, opened for
 * reading only and verified completely before anything of it is taken; our own file is backed up.
 */
import { randomBytes } from 'node:crypto';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Verification } from '../../shared/queries/project.ts';
import { done, type Result, refuse } from '../../shared/result.ts';
import type { Connection } from '../connection.ts';
import { openForeign } from '../file/foreign.ts';
import { passGate } from '../file/gate.ts';
import { copyWhole } from '../file/verify-copy.ts';
import type { Handler, Kit } from '../kit.ts';
import { decodeEnvelope } from '../ledger/envelope.ts';
import { unite } from '../ledger/merge.ts';
import { verifyProject } from '../ledger/verify.ts';
import { anomaliesOf } from './anomalies.ts';

export const mergeProject: Handler<'project.merge'> = async (kit, input) => {
  const path = await kit.host.pathOf(input.from);
  if (!path.ok) return path;
  const name = basename(path.value);
  const gate = passGate(path.value);
  if (!gate.ok) return gate;
  const folder = join(kit.project.around.data, 'work');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const copy = join(folder, `${randomBytes(8).toString('hex')}.concord`);
  try {
    copyWhole(path.value, copy);
    const foreign = openForeign(copy, name);
    if (!foreign.ok) return foreign;
    try {
      const sound = await check(kit, foreign.value, name);
      if (!sound.ok) return sound;
      await kit.project.backups.backup('merge');
      const union = unite(kit.project.store, foreign.value, kit.author);
      kit.project.forget();
      if (union.erased > 0) {
        kit.project.compact();
        await kit.project.backups.afterErasing();
      }
      if (union.entries > 0) kit.announce();
      await kit.project.textIndex.catchUp(kit);
      const added = (entity: 'source' | 'code' | 'coding') => union.added.get(entity) ?? 0;
      return done({
        head: kit.project.store.head(),
        entries: union.entries,
        documents: added('source'),
        codes: added('code'),
        codings: added('coding'),
        conflicts: [],
        anomalies: union.entries > 0 ? anomaliesOf(kit) : [],
      });
    } finally {
      foreign.value.close();
    }
  } finally {
    rmSync(copy, { force: true });
  }
};

async function check(kit: Kit, db: Connection, name: string): Promise<Result<Verification>> {
  const first = db
    .prepare<[], { envelope: Uint8Array }>('select envelope from entry order by seq limit 1')
    .get();
  const project = first === undefined ? null : decodeEnvelope(first.envelope).project;
  if (project !== kit.project.id)
    return refuse('refused', `“${name}” is another project, not a copy of this one. Nothing was changed.`);
  const steps = verifyProject(db);
  for (;;) {
    const step = steps.next();
    if (step.done) {
      const problem = step.value.problems[0];
      return problem === undefined
        ? done(step.value)
        : refuse('damaged', `“${name}” is not sound: ${problem.message} Nothing was taken from it.`);
    }
    if (kit.signal.aborted) return refuse('cancelled', 'The merge was cancelled. Nothing was changed.');
    kit.progress(step.value.done, step.value.total, step.value.what);
    await new Promise((resolve) => setImmediate(resolve));
  }
}
