/**
 * kill -9 at random points of real work: no acknowledged change is lost, nothing is half there, the
 * tables are what the ledger says, the chain holds. Twin: a store that acknowledges before it commits
 * must lose work. Counts are printed; CONCORD_KILLS sets how often (200 in npm test).
 */
import { spawn, spawnSync } from 'node:child_process';
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
/** A worker is killed after so many acknowledged changes, not more than so many milliseconds later. */
const MOST_ACKS = 10;
const LATEST_MS = 40;

const bench = workbench();
afterAll(() => bench.end());
const line = z.object({
  ack: z.string().optional(),
  ready: z.boolean().optional(),
  thrown: z.string().optional(),
  refused: z.string().optional(),
});
const workFile = fileURLToPath(new URL('./work.ts', import.meta.url));

/** The project that every run begins with. One worker comes to its end, so that what Node compiled is kept for the others. */
async function template(): Promise<string> {
  const path = bench.path('start.concord');
  if (existsSync(path)) return path;
  await begin(bench, 'start.concord');
  const [file, data] = [bench.path('first.concord'), bench.path('first-data')];
  copyFileSync(path, file);
  spawnSync(process.execPath, [workFile, file, data, 'code', '1', '1'], { stdio: 'ignore' });
  return path;
}

type Outcome = { acked: number; lost: number; problems: string[]; journal: boolean };

/** Starts the worker, kills it, and looks at what is left. */
async function killOnce(n: number, from: string, environment: Record<string, string>): Promise<Outcome> {
  const folder = bench.path(`kill-${n}-${environment.CONCORD_PLANT ?? ''}`);
  mkdirSync(folder);
  const file = join(folder, 'study.concord');
  copyFileSync(from, file);
  const moment = { acks: (seed + n) % MOST_ACKS, delay: ((seed + n * 7_919) % (LATEST_MS * 10)) / 10 };
  const phase = PHASES[n % PHASES.length] ?? 'code';
  const { acks, journal } = await workUntilKilled(
    [file, join(folder, 'data'), phase, String((seed + n) % 100_000)],
    environment,
    moment,
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

type Moment = { acks: number; delay: number };

function workUntilKilled(args: string[], environment: Record<string, string>, moment: Moment, file: string) {
  return new Promise<{ acks: string[]; journal: boolean }>((resolve) => {
    const child = spawn(process.execPath, [workFile, ...args], {
      env: { ...process.env, ...environment },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const acks: string[] = [];
    let doomed = false;
    let rest = '';
    child.stdout.on('data', (chunk: Buffer) => {
      const lines = (rest + chunk.toString()).split('\n');
      rest = lines.pop() ?? '';
      for (const text of lines) {
        const said = line.parse(JSON.parse(text));
        if (said.ack !== undefined) acks.push(said.ack);
        if (doomed || (!said.ready && said.ack === undefined) || acks.length < moment.acks) continue;
        doomed = true;
        setTimeout(() => child.kill('SIGKILL'), moment.delay);
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
