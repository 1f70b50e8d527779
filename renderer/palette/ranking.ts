/**
 * How well a text fits what was typed: words that begin with it come first, then initials, then the
 * letters in order with gaps.
 */

/** Larger is better; 0 is no match. An empty query matches everything alike. */
export function matchScore(query: string, text: string): number {
  const wanted = fold(query.trim());
  const offered = fold(text);
  if (wanted === '') return 1;
  if (offered.startsWith(wanted)) return 100;
  if (offered.split(/[\s›·/-]+/u).some((word) => word.startsWith(wanted))) return 80;
  if (initialsOf(offered).startsWith(wanted)) return 60;
  if (offered.includes(wanted)) return 40;
  return inOrder(wanted, offered) ? 10 : 0;
}

/** The best of `items`, best first; equals keep their order. */
export function ranked<T>(
  query: string,
  items: readonly T[],
  textOf: (item: T) => string,
  limit: number,
): T[] {
  return items
    .map((item, index) => ({ item, index, score: matchScore(query, textOf(item)) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, limit)
    .map(({ item }) => item);
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .toLocaleLowerCase('en');
}

function initialsOf(text: string): string {
  return text
    .split(/\s+/u)
    .map((word) => word.charAt(0))
    .join('');
}

function inOrder(wanted: string, offered: string): boolean {
  let from = 0;
  for (const letter of wanted) {
    const found = offered.indexOf(letter, from);
    if (found === -1) return false;
    from = found + letter.length;
  }
  return true;
}
