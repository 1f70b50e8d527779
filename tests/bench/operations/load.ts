/** Loading a workload: documents imported, codes and codings written through the ledger. */
import { rmSync } from 'node:fs';
import { loadWorkload } from '../../../database/load/workload.ts';
import { must } from '../../support/project.ts';
import { differs, type Ground } from '../ground.ts';
import { loadRaw } from '../limits/raw-load.ts';
import type { Measured } from '../line.ts';
import { byTurns, ONCE } from '../measure.ts';

/** Loads the ground's project, which must be empty. Everything else stands on it. */
export async function load(ground: Ground): Promise<Measured> {
  const { session, bench, workload, coder } = ground;
  const raw = bench.path('raw.sqlite');
  const { project, host } = session;
  const ours = async () =>
    must(
      await loadWorkload({
        project,
        parser: host.parser,
        folder: workload.folder,
        mint: project.around.mint,
        author: coder,
        progress: () => undefined,
      }),
    );
  const times = await byTurns(ours, () => loadRaw(workload, raw), ONCE);
  rmSync(raw, { force: true });
  const summary = must(await session.query('project.summary', {}));
  const codings = workload.answers.segmentsPerCode.reduce((sum, n) => sum + n, 0);
  return {
    what: 'documents parsed and sealed, codes, codings with their memos, as entries of the ledger',
    limit:
      'the same rows read, texts deflated, prepared inserts with two indexes, one transaction, no ledger',
    times,
    wrong: [
      ...differs('documents', summary.documents, workload.documents.length),
      ...differs('codes', summary.codes, workload.codes.length),
      ...differs('codings', summary.codings, codings),
    ],
    figures: { codings, codings_per_second: Math.round((codings / (times.ours[0] ?? 1)) * 1_000) },
  };
}
