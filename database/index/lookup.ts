/**
 * Small maps of integer keys as arrays, for loops over hundreds of thousands of codings, where a Map
 * look-up costs ten times as much. Keys are the database's integer keys: positive and fairly dense.
 */

/** Beyond this key the array would cost more memory than the Map saves time. */
const LARGEST = 1 << 24;

/** A function that answers the value of a key, and 0 for a key the map does not hold. */
export function lookup(map: ReadonlyMap<number, number>): (key: number) => number {
  let largest = 0;
  for (const key of map.keys()) largest = Math.max(largest, key);
  if (largest > LARGEST) return (key) => map.get(key) ?? 0;
  const table = new Int32Array(largest + 1);
  for (const [key, value] of map) table[key] = value;
  return (key) => (key <= largest ? (table[key] ?? 0) : 0);
}

/** A function that answers whether a key is among some. */
export function membership(keys: Iterable<number>): (key: number) => boolean {
  const is = lookup(new Map(Array.from(keys, (key) => [key, 1])));
  return (key) => is(key) === 1;
}
