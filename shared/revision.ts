/**
 * Corrections of a text: what was kept, removed and put in, and where a passage stands afterwards. All
 * lengths and offsets are UTF-16 units, spans are half-open. The runs of a correction together are both
 * texts; the words put in stand in the new text and are stored nowhere else.
 *
 * Words that took the place of words belong to every span that held one of the replaced words. Words put
 * beside a span do not belong to it, and a span of which nothing is left is lost.
 */
import { diffRuns, numberWords, type Run, runBuilder } from './diff.ts';
import { packNumbers, unpackNumbers } from './packed.ts';
import { slideToWords } from './slide.ts';

export type { Run };
export type Span = { start: number; end: number };

/** Letters of scripts that set no space between words stand alone, words of other scripts together. */
const PIECES =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]\p{M}*|[[\p{L}\p{N}\p{M}]--[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]]+|./gsv;

/** What a correction did: by lines, and within changed lines by words. No run begins or ends inside a character. */
export function diffTexts(before: string, after: string): Run[] {
  if (before === after) return before === '' ? [] : [{ keep: before.length, remove: 0, insert: 0 }];
  const [a, b] = [linesOf(before), linesOf(after)];
  const [numbersA = new Int32Array(), numbersB = new Int32Array()] = numberWords(a, b);
  const runs = runBuilder();
  let [i, j] = [0, 0];
  let [from, to] = [0, 0];
  let hunk = { removed: 0, inserted: 0 };
  const compareHunk = (): void => {
    addWords(runs, before.slice(from, from + hunk.removed), after.slice(to, to + hunk.inserted));
    from += hunk.removed;
    to += hunk.inserted;
    hunk = { removed: 0, inserted: 0 };
  };
  for (const { keep, remove, insert } of diffRuns(numbersA, numbersB)) {
    if (keep > 0) {
      compareHunk();
      const kept = lengthOf(a, i, i + keep);
      runs.keep(kept);
      from += kept;
      to += kept;
    }
    hunk.removed += lengthOf(a, i + keep, i + keep + remove);
    hunk.inserted += lengthOf(b, j + keep, j + keep + insert);
    i += keep + remove;
    j += keep + insert;
  }
  compareHunk();
  return runs.done();
}

/** Lines with their line feeds. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function lengthOf(pieces: readonly string[], from: number, to: number): number {
  let length = 0;
  for (let i = from; i < to; i++) length += pieces[i]?.length ?? 0;
  return length;
}

/** Adds what changed between two stretches of changed lines, word by word. */
function addWords(runs: ReturnType<typeof runBuilder>, before: string, after: string): void {
  if (before === '' || after === '') {
    runs.remove(before.length);
    runs.insert(after.length);
    return;
  }
  const head = commonHead(before, after);
  const tail = commonTail(before, after, head);
  const a = piecesOf(before.slice(head, before.length - tail));
  const b = piecesOf(after.slice(head, after.length - tail));
  const [numbersA = new Int32Array(), numbersB = new Int32Array()] = numberWords(a, b);
  runs.keep(head);
  let [i, j] = [0, 0];
  slideToWords(diffRuns(numbersA, numbersB), a, b).forEach(({ keep, remove, insert }, at) => {
    // A run right behind another: what was put in took the place of nothing.
    if (keep === 0 && at > 0) runs.split();
    runs.keep(lengthOf(a, i, i + keep));
    runs.remove(lengthOf(a, i + keep, i + keep + remove));
    runs.insert(lengthOf(b, j + keep, j + keep + insert));
    i += keep + remove;
    j += keep + insert;
  });
  runs.keep(tail);
}

function piecesOf(text: string): string[] {
  return text.match(PIECES) ?? [];
}

/** Units at the start that are the same and end behind white space, so that no word is cut. */
function commonHead(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let same = 0;
  while (same < most && before.charCodeAt(same) === after.charCodeAt(same)) same++;
  while (same > 0 && !isBlank(before.charCodeAt(same - 1))) same--;
  return same;
}

/** Units at the end that are the same and begin with white space. */
function commonTail(before: string, after: string, head: number): number {
  const most = Math.min(before.length, after.length) - head;
  let same = 0;
  while (
    same < most &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  )
    same++;
  while (same > 0 && !isBlank(before.charCodeAt(before.length - same))) same--;
  return same;
}

function isBlank(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x09;
}

/** The runs that take a correction back. */
export function inverseRuns(runs: readonly Run[]): Run[] {
  return runs.map(({ keep, remove, insert }) => ({ keep, remove: insert, insert: remove }));
}

/** Lengths of the two texts between which runs lead. */
export function lengthsOf(runs: readonly Run[]): { before: number; after: number } {
  let [before, after] = [0, 0];
  for (const { keep, remove, insert } of runs) {
    before += keep + remove;
    after += keep + insert;
  }
  return { before, after };
}

/** Where spans of the text before stand in the text after; null for one that is lost or was never in it. */
export function spanMapper(runs: readonly Run[]): (span: Span) => Span | null {
  const edits = runs.filter(({ remove, insert }) => remove + insert > 0).length;
  const [begin, removed, placed, inserted] = [0, 1, 2, 3].map(() => new Float64Array(edits));
  if (!begin || !removed || !placed || !inserted) return () => null;
  let [from, to, n] = [0, 0, 0];
  for (const { keep, remove, insert } of runs) {
    from += keep;
    to += keep;
    if (remove + insert === 0) continue;
    begin[n] = from;
    removed[n] = remove;
    placed[n] = to;
    inserted[n] = insert;
    n++;
    from += remove;
    to += insert;
  }
  const length = from;
  /** The number of edits that begin before an offset, or at it. */
  const editsTo = (offset: number, isIncluded: boolean): number => {
    let [low, high] = [0, edits];
    while (low < high) {
      const middle = (low + high) >> 1;
      const at = begin[middle] ?? 0;
      if (at < offset || (isIncluded && at === offset)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const behind = (edit: number, offset: number): number =>
    (placed[edit] ?? 0) + (inserted[edit] ?? 0) + offset - (begin[edit] ?? 0) - (removed[edit] ?? 0);
  return ({ start, end }) => {
    if (start < 0 || end > length || start >= end) return null;
    const first = editsTo(start, true) - 1;
    const isInside = first >= 0 && start < (begin[first] ?? 0) + (removed[first] ?? 0);
    const newStart = first < 0 ? start : isInside ? (placed[first] ?? 0) : behind(first, start);
    const last = editsTo(end, false) - 1;
    const newEnd = last < 0 ? end : behind(last, Math.max(end, (begin[last] ?? 0) + (removed[last] ?? 0)));
    return newStart < newEnd ? { start: newStart, end: newEnd } : null;
  };
}

/** Where one span of the text before stands in the text after. */
export function mapSpan(runs: readonly Run[], span: Span): Span | null {
  return spanMapper(runs)(span);
}

/** Runs as stored: for each how many units are kept, removed and put in. */
export function packRuns(runs: readonly Run[]): Uint8Array<ArrayBuffer> {
  return packNumbers(runs.flatMap(({ keep, remove, insert }) => [keep, remove, insert]));
}

/** The reverse of packRuns; throws a RangeError on bytes that it cannot have made. */
export function unpackRuns(bytes: Uint8Array): Run[] {
  const numbers = unpackNumbers(bytes);
  if (numbers.length % 3 !== 0) throw new RangeError('Packed changes end in the middle of one.');
  const runs: Run[] = [];
  for (let i = 0; i < numbers.length; i += 3) {
    runs.push({ keep: numbers[i] ?? 0, remove: numbers[i + 1] ?? 0, insert: numbers[i + 2] ?? 0 });
  }
  return runs;
}
