/**
 * Fractional sort keys: text that sorts between two neighbours, so that moving one thing changes one
 * cell. Keys are words over 0-9 a-z; they never end in "0", so there is always room before a key.
 * Appending counts upwards in five digits, so that a folder of thousands keeps short keys.
 */
const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const APPEND_WIDTH = 5;

/** A key that sorts after `before` and before `after`; null means the open end. `before < after`. */
export function keyBetween(before: string | null, after: string | null): string {
  if (after === null) return keyAfter(before);
  let key = '';
  let bounded = true;
  for (let i = 0; ; i++) {
    const from = digitAt(before ?? '', i, 0);
    const to = bounded ? digitAt(after, i, DIGITS.length) : DIGITS.length;
    if (to - from > 1) return key + DIGITS[from + ((to - from) >> 1)];
    key += DIGITS[from];
    if (to - from === 1) bounded = false;
  }
}

/** A key that sorts after `before` with nothing behind it. */
export function keyAfter(before: string | null): string {
  if (before === null) return '1';
  const count = Number.parseInt(before.slice(0, APPEND_WIDTH).padEnd(APPEND_WIDTH, '0'), DIGITS.length) + 1;
  if (count >= DIGITS.length ** APPEND_WIDTH) return `${before}1`;
  return count.toString(DIGITS.length).padStart(APPEND_WIDTH, '0').replace(/0+$/, '');
}

function digitAt(key: string, index: number, otherwise: number): number {
  return index < key.length ? DIGITS.indexOf(key.charAt(index)) : otherwise;
}
