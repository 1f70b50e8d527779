/**
 * Searching a document as it is stored: case and accents do not matter, or by a regular expression. Pure.
 *
 * The folded text is made once, in slices, with a table back to the stored text only where folding changed
 * a length. Offsets in and out are UTF-16 units of the stored text.
 */

/** Accents, vowel points and the like; not the signs of scripts that are read with them. */
const ACCENTS = /[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670]/gu;
const PLAIN = /^[\x00-\x7f]*$/;
const BEYOND = /[^\x00-\x7f]/g;
/** Characters folded, or searched, at a time: a few milliseconds. */
const SLICE = 50_000;
/** More hits are not counted. */
export const MOST_HITS = 100_000;

export type Folded = {
  text: string /** Stored offset of every folded unit, and the end. */;
  from: Int32Array;
};

/** What a search found: flat pairs start, end, ascending; or what is wrong with the pattern. */
export type Found = { hits: Int32Array; isCut: boolean } | { problem: string };

/** Without case and accents, white space as one sign for another. */
export function foldText(text: string): string {
  return foldSlice(text, new Map()).text;
}

/** Folds step by step; yields between slices, so that the caller can let the window breathe. */
export function* foldDocument(text: string): Generator<null, Folded> {
  const parts: string[] = [];
  const from = new Int32Array(text.length + 1);
  const known = new Map<string, string>();
  let count = 0;
  for (let start = 0; start < text.length; start += SLICE) {
    const slice = text.slice(start, start + SLICE);
    const { text: folded, lengths } = foldSlice(slice, known);
    parts.push(folded);
    for (let at = 0; at < slice.length; at += 1) {
      const length = lengths === null ? 1 : (lengths[at] ?? 1);
      for (let unit = 0; unit < length; unit += 1) {
        from[count] = start + at;
        count += 1;
      }
    }
    yield null;
  }
  from[count] = text.length;
  return { text: parts.join(''), from: from.subarray(0, count + 1) };
}

/** `lengths`: units each stored unit became; null when each became one. */
function foldSlice(slice: string, known: Map<string, string>): { text: string; lengths: Uint8Array | null } {
  if (PLAIN.test(slice)) return { text: slice.toLowerCase().replace(/[\t-\r]/g, ' '), lengths: null };
  const lengths = new Uint8Array(slice.length).fill(1);
  const text = slice.replace(BEYOND, (unit, at: number) => {
    let folded = known.get(unit);
    if (folded === undefined) {
      folded = foldUnit(unit);
      known.set(unit, folded);
    }
    lengths[at] = folded.length;
    return folded;
  });
  return { text: plain(text), lengths };
}

/** What ASCII becomes. */
function plain(text: string): string {
  return text.replace(/[A-Z]+|[\t-\r]/g, (run) => (run < ' ' ? ' ' : run.toLowerCase()));
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code >= 0xd800 && code <= 0xdfff) return unit;
  if (/\s/u.test(unit)) return ' ';
  const folded = unit.normalize('NFD').replace(ACCENTS, '').normalize('NFC').toLowerCase();
  // One becomes one or nothing, so the table is never longer than the text.
  return folded.length > 1 ? unit : folded;
}

/** All places of some words. */
export function* findWords(folded: Folded, query: string): Generator<null, Found> {
  const wanted = foldText(query);
  if (wanted.trim() === '') return { hits: new Int32Array(), isCut: false };
  const { text, from } = folded;
  const hits: number[] = [];
  let next = SLICE;
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + wanted.length)) {
    hits.push(from[at] ?? 0, from[at + wanted.length] ?? 0);
    if (hits.length / 2 >= MOST_HITS) break;
    if (at > next) {
      next = at + SLICE;
      yield null;
    }
  }
  return { hits: Int32Array.from(hits), isCut: hits.length / 2 >= MOST_HITS };
}

/**
 * All places of a regular expression: JavaScript's, over several lines, without regard to case. Paragraphs
 * are searched one by one, so `^` and `$` are their edges.
 */
export function* findPattern(text: string, source: string): Generator<null, Found> {
  if (source === '') return { hits: new Int32Array(), isCut: false };
  const problem = problemOf(source);
  if (problem !== null) return { problem };
  const pattern = new RegExp(source, 'giu');
  const hits: number[] = [];
  let searched = 0;
  for (let start = 0; start <= text.length; ) {
    const end = endOfLine(text, start);
    for (const match of text.slice(start, end).matchAll(pattern)) {
      if (match[0].length === 0) continue;
      hits.push(start + match.index, start + match.index + match[0].length);
      if (hits.length / 2 >= MOST_HITS) return { hits: Int32Array.from(hits), isCut: true };
    }
    searched += end - start;
    if (searched > SLICE) {
      searched = 0;
      yield null;
    }
    start = end + 1;
  }
  return { hits: Int32Array.from(hits), isCut: false };
}

function endOfLine(text: string, start: number): number {
  const end = text.indexOf('\n', start);
  return end === -1 ? text.length : end;
}

/** A repetition that is itself repeated can take longer than anyone waits: (a+)+. */
const REPEATED_REPETITION = /\([^()]*[*+}][^()]*\)[*+{]|\([^()]*\|[^()]*\)[*+]/;

/** What is wrong with a pattern, in a sentence; null when it can be used. */
function problemOf(source: string): string | null {
  if (REPEATED_REPETITION.test(source))
    return 'A repeated group that holds a repetition or a choice can take forever. Repeat one of them only.';
  try {
    new RegExp(source, 'giu');
    return null;
  } catch (error) {
    const told = error instanceof Error ? (/: ([^:]*)$/.exec(error.message)?.[1] ?? error.message) : '';
    return `This is not a pattern yet: ${told.charAt(0).toLowerCase()}${told.slice(1)}.`;
  }
}

/** Index of the first hit that starts at or behind an offset; the first of all when none follows. */
export function hitFrom(hits: Int32Array, offset: number): number {
  let low = 0;
  let high = hits.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((hits[middle * 2] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low === hits.length / 2 ? 0 : low;
}
