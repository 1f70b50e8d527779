/**
 * Words put in the place of hits. Pure. Offsets are UTF-16 units of the text that was searched, half-open.
 * For a pattern `$1`, `$<name>` and `$&` in the words stand for what it found, `$$` for a dollar sign.
 */
import type { Span } from '../../shared/revision.ts';

/** What was looked for, and the words for its place. */
export interface Replacing {
  query: string;
  isPattern: boolean;
  words: string;
}

/** The words that take the place of one hit. */
export function replacementFor(text: string, hit: Span, { query, isPattern, words }: Replacing): string {
  if (!isPattern) return words;
  // As it was found: paragraph by paragraph, so that its edges and neighbours are those of the search.
  const start = text.lastIndexOf('\n', hit.start - 1) + 1;
  const end = text.indexOf('\n', hit.start);
  const pattern = new RegExp(query, 'iuy');
  pattern.lastIndex = hit.start - start;
  const match = pattern.exec(text.slice(start, end === -1 ? text.length : end));
  return match === null ? words : filledIn(words, match);
}

function filledIn(words: string, match: RegExpExecArray): string {
  return words.replace(
    /\$(?:(\$)|(&)|(\d{1,2})|<([^>]*)>)/gu,
    (written, ...parts: (string | undefined)[]) => {
      const [dollar, whole, number, name] = parts;
      if (dollar !== undefined) return '$';
      if (whole !== undefined) return match[0];
      if (number !== undefined)
        return Number(number) < match.length ? (match[Number(number)] ?? '') : written;
      return match.groups === undefined ? written : (match.groups[name ?? ''] ?? '');
    },
  );
}

/**
 * The text with every hit replaced; `hits` are flat pairs, ascending. `moved` says where an offset stands then:
 * one inside a hit stands behind the words in its place.
 */
export function replacedAll(
  text: string,
  hits: Int32Array,
  replacing: Replacing,
): { text: string; moved: (offset: number) => number } {
  const parts: string[] = [];
  const shifts: { end: number; at: number }[] = [];
  let [from, length] = [0, 0];
  for (let i = 0; i + 1 < hits.length; i += 2) {
    const [start, end] = [hits[i] ?? 0, hits[i + 1] ?? 0];
    const words = replacementFor(text, { start, end }, replacing);
    parts.push(text.slice(from, start), words);
    length += start - from + words.length;
    shifts.push({ end, at: length });
    from = end;
  }
  parts.push(text.slice(from));
  const moved = (offset: number): number => {
    const hit = shifts.findIndex(({ end }) => end > offset);
    const start = hit === -1 ? text.length + 1 : (hits[hit * 2] ?? 0);
    if (offset > start) return shifts[hit]?.at ?? offset;
    const before = shifts.at(hit === -1 ? -1 : hit - 1);
    return hit === 0 || before === undefined ? offset : before.at + offset - before.end;
  };
  return { text: parts.join(''), moved };
}
