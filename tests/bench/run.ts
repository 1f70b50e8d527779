/** Runs the operations of one size in order, over one project made for it and removed afterwards. */
import { done, type Result, refuse } from '../../shared/result.ts';
import { workbench } from '../support/project.ts';
import { type Size, workloadFolder } from './generator.ts';
import { type Ground, PROJECT } from './ground.ts';
import { type Line, lineOf, type Measured } from './line.ts';
import { agreementAfterEdit, agreementOfAll, agreementOfPair } from './operations/agreement.ts';
import { codesByDocuments, cooccurrence } from './operations/analysis.ts';
import { committing, fileSize } from './operations/committing.ts';
import { load } from './operations/load.ts';
import { fillIndex, open } from './operations/open.ts';
import { exportTable, verification } from './operations/proving.ts';
import { allSegments, codingsOfDocument, firstSegments } from './operations/reading.ts';
import { searchCommon, searchRare } from './operations/searching.ts';
import { readWorkload } from './workload.ts';

/** Loading comes first, because the others stand on it; the export adds an entry, so it comes late. */
const OPERATIONS: Readonly<Record<string, (ground: Ground) => Promise<Measured>>> = {
  load,
  open,
  'fill-index': fillIndex,
  commit: committing,
  'document-codings': codingsOfDocument,
  'segments-first': firstSegments,
  'segments-all': allSegments,
  'search-common': searchCommon,
  'search-rare': searchRare,
  cooccurrence,
  'code-document': codesByDocuments,
  'agreement-pair': agreementOfPair,
  'agreement-all': agreementOfAll,
  'agreement-edit': agreementAfterEdit,
  export: exportTable,
  verify: verification,
  size: fileSize,
};

export const operationNames = Object.keys(OPERATIONS);

export type BenchOptions = {
  size: Size;
  seed: number;
  /** Names of operations; all when empty. Loading happens in any case and is told only when named. */
  only: readonly string[];
  /** Gets each line as soon as it is known. */
  tell: (line: Line) => void;
};

/** Runs the operations; refused where there is no generator. A failing operation throws. */
export async function runBench({ size, seed, only, tell }: BenchOptions): Promise<Result<Line[]>> {
  const unknown = only.find((name) => OPERATIONS[name] === undefined);
  if (unknown !== undefined)
    return refuse('invalid', `There is no operation “${unknown}”. There are: ${operationNames.join(', ')}.`);
  const folder = workloadFolder(size, seed);
  if (!folder.ok) return folder;
  const bench = workbench();
  try {
    const { session, coder } = await bench.create(PROJECT);
    const ground: Ground = { size, seed, bench, workload: readWorkload(folder.value), coder, session };
    const lines: Line[] = [];
    for (const [name, operation] of Object.entries(OPERATIONS)) {
      const isWanted = only.length === 0 || only.includes(name);
      if (!isWanted && operation !== load) continue;
      const line = lineOf(name, size, seed, await operation(ground));
      if (!isWanted) continue;
      lines.push(line);
      tell(line);
    }
    return done(lines);
  } finally {
    bench.end();
  }
}
