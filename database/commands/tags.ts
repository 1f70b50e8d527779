/** The short tag of a code, printed on stripes and chips: two letters that no other code has. */

/**
 * A free tag for a name: its initials, then its letters, then letters with numbers.
 * @param counted for many names in a row: how far each letter was counted, so that none is counted twice
 */
export function freeTag(name: string, taken: ReadonlySet<string>, counted?: Map<string, number>): string {
  const words = name.toUpperCase().match(/[\p{L}\p{N}]+/gu) ?? ['C'];
  const letters = Array.from(words.join(''));
  const first = letters[0] ?? 'C';
  const initials = words
    .slice(0, 2)
    .map((word) => Array.from(word)[0] ?? '')
    .join('');
  const pairs = [initials, ...letters.slice(1).map((letter) => first + letter)];
  for (const pair of pairs) if (Array.from(pair).length === 2 && !taken.has(pair)) return pair;
  const from = counted?.get(first) ?? 2;
  for (let n = from; ; n++) {
    if (taken.has(`${first}${n}`)) continue;
    counted?.set(first, n);
    return `${first}${n}`;
  }
}
