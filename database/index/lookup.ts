/**
 * Small maps of integer keys as arrays, for loops over hundreds of thousands of codings, where a Map
 * look-up costs ten times as much. Keys are the database's integer keys: positive and fairly dense.
 */

/** Beyond this key the array would cost more memory than the Map saves time. */
const LARGEST = 1 << 24;

/** A function that answers the value of a key; for a key the map does not hold, 0 or the key itself. */
export function lookup(
  map: ReadonlyMap<number, number>,
  otherwise: 'zero' | 'itself' = 'zero',
): (key: number) => number {
  const absent = (key: number): number => (otherwise === 'itself' ? key : 0);
  let largest = 0;
  for (const key of map.keys()) largest = Math.max(largest, key);
  if (largest > LARGEST) return (key) => map.get(key) ?? absent(key);
  // Filled by hand: made by a function for each key it takes thirty times as long.
  const table = new Int32Array(largest + 1);
  if (otherwise === 'itself') for (let key = 0; key <= largest; key += 1) table[key] = key;
  for (const [key, value] of map) table[key] = value;
  return (key) => (key <= largest ? (table[key] ?? 0) : absent(key));
}

/** A function that answers whether a key is among some. */
export function membership(keys: Iterable<number>): (key: number) => boolean {
  const is = lookup(new Map(Array.from(keys, (key) => [key, 1])));
  return (key) => is(key) === 1;
}
