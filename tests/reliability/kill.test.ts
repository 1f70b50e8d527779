/**
 * kill -9 at random points of real work: no acknowledged change is lost, nothing is half there, the
 * tables are what the ledger says, the chain holds. Twin: a store that acknowledges before it commits
 * must lose work. Counts are printed; CONCORD_KILLS sets how often (200 in npm test).
 */
import { spawn } from 'node:child_process';
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

const KILLS = Number(process.env.CONCORD_KILLS ?? (isLong ? 1_000 : 200));
const TWINS = 12;
const PHASES = ['code', 'import', 'undo', 'files', 'erase', 'code'];
const LATEST_MS = 300;

const bench = workbench();
afterAll(() => bench.end());
const line = z.object({
  ack: z.string().optional(),
  ready: z.boolean().optional(),
  thrown: z.string().optional(),
  refused: z.string().optional(),
});
const workFile = fileURLToPath(new URL('./work.ts', import.meta.url));

async function template(): Promise<string> {
  if (!existsSync(bench.path('start.concord'))) await begin(bench, 'start.concord');
  return bench.path('start.concord');
}

type Outcome = { acked: number; lost: number; problems: string[]; journal: boolean };

/** Starts the worker, kills it, and looks at what is left. */
async function killOnce(n: number, from: string, environment: Record<string, string>): Promise<Outcome> {
  const folder = bench.path(`kill-${n}-${environment.CONCORD_PLANT ?? ''}`);
  mkdirSync(folder);
  const file = join(folder, 'study.concord');
  copyFileSync(from, file);
  const delay = ((seed + n * 7_919) % (LATEST_MS * 10)) / 10;
  const phase = PHASES[n % PHASES.length] ?? 'code';
  const { acks, journal } = await workUntilKilled(
    [file, join(folder, 'data'), phase, String((seed + n) % 100_000)],
    environment,
    delay,
    file,
  );
  const db = openFile(file);
  const known = new Set([...openEntries(db).envelopes()].map((entry) => entry.hash as string));
  const steps = verifyProject(db);
  let step = steps.next();
  while (!step.done) step = steps.next();
  db.close();
  const lost = acks.filter((hash) => !known.has(hash)).length;
  return {
    acked: acks.length,
    lost,
    problems: step.value.problems.map((problem) => problem.message),
    journal,
  };
}

function workUntilKilled(args: string[], environment: Record<string, string>, delay: number, file: string) {
  return new Promise<{ acks: string[]; journal: boolean }>((resolve) => {
    const child = spawn(process.execPath, [workFile, ...args], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const acks: string[] = [];
    let rest = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) {
        const said = line.parse(JSON.parse(text));
        if (said.ack !== undefined) acks.push(said.ack);
        if (said.ready) {
          setTimeout(() => child.kill('SIGKILL'), delay);
        }
      }
    });
    child.on('close', () => resolve({ acks, journal: existsSync(`${file}-journal`) }));
  });
}

/** Runs `count` kills, two at a time: the machine has two cores. */
async function killMany(count: number, environment: Record<string, string>): Promise<Outcome[]> {
  const from = await template();
  const outcomes: Outcome[] = [];
  let next = 0;
  const lane = async () => {
    while (next < count) outcomes.push(await killOnce(next++, from, environment));
  };
  await Promise.all([lane(), lane()]);
  return outcomes;
}

const sum = (outcomes: readonly Outcome[], of: (outcome: Outcome) => number) =>
  outcomes.reduce((total, outcome) => total + of(outcome), 0);

test('no acknowledged change is lost when the process is killed', { timeout: 3_600_000 }, async () => {
  const outcomes = await killMany(KILLS, {});
  const hot = sum(outcomes, (outcome) => (outcome.journal ? 1 : 0));
  console.info(
    `kill -9: ${outcomes.length} kills, seed ${seed}, ${sum(outcomes, (outcome) => outcome.acked)} acknowledged, ${sum(outcomes, (outcome) => outcome.lost)} lost, ${hot} with a hot journal`,
  );
  expect(outcomes.flatMap((outcome) => outcome.problems)).toEqual([]);
  expect(sum(outcomes, (outcome) => outcome.lost)).toBe(0);
  expect(sum(outcomes, (outcome) => outcome.acked)).toBeGreaterThan(KILLS * 3);
});

test('twin: acknowledging before the commit loses work, and the suite sees it', {
  timeout: 600_000,
}, async () => {
  const outcomes = await killMany(TWINS, { CONCORD_PLANT: 'ack-before-commit' });
  const lost = sum(outcomes, (outcome) => outcome.lost);
  console.info(`kill -9 twin: ${outcomes.length} kills, ${lost} acknowledged changes lost`);
  expect(lost).toBeGreaterThan(0);
});
