/**
 * Times and memory. An operation and its limit run by turns, so that a busy machine slows both alike;
 * what counts is their ratio. Times are wall milliseconds.
 */
import { readFileSync, writeFileSync } from 'node:fs';

/** How often to run: until `milliseconds` have gone, but at least and at most so often; `warm` runs each once before, uncounted. */
export type Effort = { least: number; most: number; milliseconds: number; warm: boolean };

const USUAL: Effort = { least: 3, most: 30, milliseconds: 2_500, warm: true };
/** For what takes long in itself. */
export const LONG: Effort = { least: 1, most: 3, milliseconds: 5_000, warm: false };
/** For what cannot be repeated. */
export const ONCE: Effort = { least: 1, most: 1, milliseconds: 0, warm: false };

export type Times = { ours: number[]; limit: number[]; peakMegabytes: number };

type Work = () => unknown;

/** Runs ours and the limit by turns. */
export async function byTurns(ours: Work, limit: Work, effort: Effort = USUAL): Promise<Times> {
  const times: Times = { ours: [], limit: [], peakMegabytes: 0 };
  if (effort.warm) {
    await ours();
    await limit();
  }
  const began = performance.now();
  while (goesOn(times.ours.length, began, effort)) {
    const peak = peakMemory();
    times.ours.push(await timed(ours));
    times.peakMegabytes = Math.max(times.peakMegabytes, peak());
    times.limit.push(await timed(limit));
  }
  return times;
}

function goesOn(runs: number, began: number, { least, most, milliseconds }: Effort): boolean {
  return runs < least || (runs < most && performance.now() - began < milliseconds);
}

async function timed(work: Work): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

/** The value below which a share of the values lies (nearest rank); 0 of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

/**
 * Starts watching the resident memory of this process; the function answers the peak in megabytes.
 * Linux keeps that peak and lets it be reset; elsewhere the peak is the process's since it began.
 */
export function peakMemory(): () => number {
  try {
    writeFileSync('/proc/self/clear_refs', '5');
    return () => {
      const kilobytes = /VmHWM:\s+(\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
      return Number(kilobytes ?? 0) / 1_024;
    };
  } catch {
    return () => process.resourceUsage().maxRSS / 1_024;
  }
}
