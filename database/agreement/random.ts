/**
 * A small generator of pseudo-random numbers that gives the same sequence for the same seed on every machine, so that
 * a resampled interval can be repeated. Not for secrets.
 */

/** mulberry32 (Tommy Ettinger): whole numbers from 0 to 2^32 - 1. */
export function mulberry32(seed: number): () => number {
  let a = seed | 0;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  };
}
