/**
 * The workload of a size: found where the generator is, made once for each size and seed, and kept in
 * the folder of temporary files. Nothing of it is ever copied into the clone.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { done, type Result, refuse } from '../../shared/result.ts';

export const SIZES = ['S', 'M', 'L', 'X'] as const;
export type Size = (typeof SIZES)[number];
export const DEFAULT_SEED = 20261122;

const BESIDE_THE_CLONE = fileURLToPath(new URL('../../../shared/bench/generate.mjs', import.meta.url));

/** The path of the generator; refused with the places looked at. */
export function findGenerator(env: NodeJS.ProcessEnv = process.env): Result<string> {
  const given = env.CONCORD_BENCH_GENERATOR;
  const path = given === undefined ? BESIDE_THE_CLONE : resolve(given);
  if (existsSync(path)) return done(path);
  return refuse(
    'not-found',
    given === undefined
      ? `The workload generator is neither named by CONCORD_BENCH_GENERATOR nor at ${path}.`
      : `The workload generator is not at ${path}, where CONCORD_BENCH_GENERATOR says it is.`,
  );
}

/** The folder of a workload, made if it is not there yet. */
export function workloadFolder(size: Size, seed: number): Result<string> {
  const generator = findGenerator();
  if (!generator.ok) return generator;
  const folder = join(tmpdir(), 'concord-bench', `${size}-${seed}`);
  if (existsSync(join(folder, 'manifest.json'))) return done(folder);
  rmSync(folder, { recursive: true, force: true });
  const fresh = mkdtempSync(join(tmpdir(), 'concord-bench-'));
  const made = join(fresh, 'made');
  const args = [generator.value, '--size', size, '--seed', String(seed), '--out', made, '--quiet'];
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (status !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    return refuse('unexpected', `The workload generator ${generator.value} failed.`);
  }
  publish(made, folder);
  rmSync(fresh, { recursive: true, force: true });
  return done(folder);
}

/** Moves a whole workload into place; another run may have been first. */
function publish(made: string, folder: string): void {
  mkdirSync(dirname(folder), { recursive: true });
  try {
    renameSync(made, folder);
  } catch (error) {
    if (!existsSync(join(folder, 'manifest.json'))) throw error;
  }
}
