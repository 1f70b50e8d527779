/** How often and with which seed properties run: 1,000 times in `npm test`, more in `npm run test:long`. The seed is printed. */
import { existsSync } from 'node:fs';

export const isLong = process.env.CONCORD_LONG === '1';

/** The seed of this run: CONCORD_SEED, or the clock. */
export const seed = Number(process.env.CONCORD_SEED ?? Date.now() % 2_147_483_647);

/** The parameters of a property; `runs` is the count of `npm test`. */
export function runs(name: string, count = 1_000): { numRuns: number; seed: number } {
  const numRuns = isLong ? count * 5 : count;
  console.info(`${name}: ${numRuns} runs, CONCORD_SEED=${seed}`);
  return { numRuns, seed };
}

/** A folder in memory where the machine has one: for properties of the data, where the disk does not matter. */
export const memoryFolder = existsSync('/dev/shm') ? '/dev/shm' : undefined;
