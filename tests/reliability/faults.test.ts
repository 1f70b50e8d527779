/**
 * The disk fails at the k-th call (strace injection, ENOSPC and EIO): the program says so in a typed
 * sentence, acknowledges nothing that is not on disk, and after a restart the project is exactly as
 * before or after the failed command. Twin: a session that swallows errors must be caught.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openFile } from '../../database/connection.ts';
import { openEntries } from '../../database/ledger/entries.ts';
import { verifyProject } from '../../database/ledger/verify.ts';
import { begin } from '../support/moves.ts';
import { workbench } from '../support/project.ts';
import { isLong, seed } from '../support/runs.ts';

const COMMANDS = 12;
const FAULTS = [
  { call: 'pwrite64', error: 'ENOSPC', lasting: true },
  { call: 'pwrite64', error: 'EIO', lasting: false },
  { call: 'fsync', error: 'EIO', lasting: false },
  { call: 'pwrite64', error: 'ENOSPC', lasting: false },
  { call: 'unlink', error: 'EIO', lasting: false },
  { call: 'pread64', error: 'EIO', lasting: false },
] as const;
/** The k-th calls that npm test tries for each fault; test:long goes on until no fault happens. */
const SHORT: readonly number[] = [1, 3, 6, 10, 17, 29];
const LONGEST = 120;
/**
 * The k-th calls that the twin tries, one after the other, until it is caught. One alone is not enough:
 * where the disk is full from the middle of a commit on, nothing can be rolled back or read any more,
 * so that no command gets as far as being acknowledged.
 */
const TWIN: readonly number[] = [29, 17, 23, 35, 41, 47, 53, 59, 65, 71];

const workFile = fileURLToPath(new URL('./work.ts', import.meta.url));
const bench = workbench();
afterAll(() => bench.end());
const hasStrace = spawnSync('strace', ['-V']).status === 0;
const said = z.object({
  ack: z.string().optional(),
  thrown: z.string().optional(),
  refused: z.string().optional(),
  ended: z.int().optional(),
  hollow: z.boolean().optional(),
});

type Outcome = {
  injected: boolean;
  acked: number;
  lost: number;
  thrown: string[];
  problems: string[];
  ended: boolean;
};

function injectOnce(fault: (typeof FAULTS)[number], k: number, environment: Record<string, string>): Outcome {
  const folder = bench.path(
    `fault-${fault.call}-${fault.error}-${fault.lasting}-${k}-${environment.CONCORD_PLANT ?? ''}`,
  );
  mkdirSync(folder);
  const file = join(folder, 'study.concord');
  copyFileSync(bench.path('start.concord'), file);
  const when = fault.lasting ? `${k}+` : String(k);
  const run = spawnSync(
    'strace',
    [
      '-f',
      '-qq',
      '-P',
      file,
      '-P',
      `${file}-journal`,
      '-e',
      `trace=${fault.call}`,
      '-e',
      `inject=${fault.call}:error=${fault.error}:when=${when}`,
      '-o',
      join(folder, 'trace'),
      process.execPath,
      workFile,
      file,
      join(folder, 'data'),
      'code',
      String(seed % 100_000),
      String(COMMANDS),
    ],
    { env: { ...process.env, ...environment }, encoding: 'utf8', timeout: 60_000 },
  );
  const lines = run.stdout
    .split('\n')
    .filter((text) => text !== '')
    .map((text) => said.parse(JSON.parse(text)));
  const acks = lines.flatMap((one) => (one.ack === undefined ? [] : [one.ack]));
  const trace = existsSync(join(folder, 'trace'))
    ? spawnSync('grep', ['-c', 'INJECTED', join(folder, 'trace')], { encoding: 'utf8' }).stdout
    : '0';
  return {
    injected: Number(trace) > 0,
    acked: acks.length,
    thrown: lines.flatMap((one) =>
      one.thrown === undefined ? [] : [`${fault.call} ${fault.error} ${k}: ${one.thrown}`],
    ),
    ended: lines.some((one) => one.ended !== undefined || one.refused !== undefined) || run.status !== null,
    ...inspect(file, acks, lines.filter((one) => one.hollow === true).length),
  };
}

/** Opens what is left as a restart would, and looks for every acknowledged entry. */
function inspect(
  file: string,
  acks: readonly string[],
  hollow: number,
): { lost: number; problems: string[] } {
  const db = openFile(file);
  const known = new Set([...openEntries(db).envelopes()].map((entry) => entry.hash as string));
  const steps = verifyProject(db);
  let step = steps.next();
  while (!step.done) step = steps.next();
  db.close();
  return {
    lost: hollow + acks.filter((ack) => !known.has(ack)).length,
    problems: step.value.problems.map((problem) => problem.message),
  };
}

test('a failing disk is told, and nothing acknowledged is lost', { timeout: 3_600_000 }, async (context) => {
  if (!hasStrace) context.skip('strace is not installed');
  if (!existsSync(bench.path('start.concord'))) await begin(bench, 'start.concord');
  const outcomes: Outcome[] = [];
  for (const fault of FAULTS) {
    const points = isLong ? Array.from({ length: LONGEST }, (_, i) => i + 1) : SHORT;
    for (const k of points) {
      const outcome = injectOnce(fault, k, {});
      outcomes.push(outcome);
      if (!outcome.injected) break;
    }
  }
  const hits = outcomes.filter((outcome) => outcome.injected);
  const lost = outcomes.reduce((sum, outcome) => sum + outcome.lost, 0);
  console.info(
    `disk faults: ${outcomes.length} runs, ${hits.length} with a fault, ${outcomes.reduce((sum, outcome) => sum + outcome.acked, 0)} acknowledged, ${lost} lost, CONCORD_SEED=${seed}`,
  );
  expect(outcomes.flatMap((outcome) => outcome.problems)).toEqual([]);
  expect(lost).toBe(0);
  expect(outcomes.flatMap((outcome) => outcome.thrown)).toEqual([]);
  expect(hits.length).toBeGreaterThan(FAULTS.length);
});

test('twin: swallowed errors are caught', { timeout: 600_000 }, async (context) => {
  if (!hasStrace) context.skip('strace is not installed');
  if (!existsSync(bench.path('start.concord'))) await begin(bench, 'start.concord');
  const [full] = FAULTS;
  let caught = 0;
  for (const k of TWIN) {
    const outcome = injectOnce(full, k, { CONCORD_PLANT: 'swallow-errors' });
    caught = outcome.lost + outcome.thrown.length;
    console.info(
      `disk faults twin, call ${k}: ${outcome.acked} acknowledged, ${outcome.lost} lost, ${outcome.thrown.length} broken, CONCORD_SEED=${seed}`,
    );
    if (caught > 0) break;
  }
  expect(caught).toBeGreaterThan(0);
});
