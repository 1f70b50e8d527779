/** Runs of equal coverage as bars of equal width. */

/** The mean level of each of `bars` equal parts.
 * @param runs pairs of offset and level; a run ends where the next begins, the last at the end
 * @param end length of the document, in the unit of the offsets
 * @returns levels from 0 to 3 */
export function levelsOf(runs: readonly number[], end: number, bars: number): number[] {
  if (end === 0) return Array.from({ length: bars }, () => 0);
  const width = end / bars;
  const sums = Array.from({ length: bars }, () => 0);
  for (let at = 0; at < runs.length; at += 2) {
    addRun(sums, width, runs[at] ?? 0, runs[at + 2] ?? end, runs[at + 1] ?? 0);
  }
  return sums.map((sum) => sum / width);
}

function addRun(sums: number[], width: number, start: number, end: number, level: number): void {
  if (level === 0) return;
  for (let bar = Math.floor(start / width); bar < sums.length && bar * width < end; bar++) {
    const covered = Math.min(end, (bar + 1) * width) - Math.max(start, bar * width);
    sums[bar] = (sums[bar] ?? 0) + covered * level;
  }
}
