/** Looking for words in the pages of help: every word must be there, as the beginning of one. */
import { lineOf } from '../../shared/actions.ts';
import { type Block, blocksOf, type Part } from './markup.ts';
import { chapters, type PageId } from './pages.ts';

export interface Found {
  page: PageId;
  title: string;
  /** The line in which the words stand; what the page is about where they stand in its title. */
  line: string;
}

interface Line {
  page: PageId;
  title: string;
  text: string;
  words: readonly string[];
  /** A title counts most, then a heading or a term, then any other line. */
  rank: number;
}

/** All lines of all pages, made ready to be searched. */
export function helpLines(): Line[] {
  return chapters.flatMap(({ pages }) =>
    pages.flatMap(({ id, title, about, text }) => [
      lineAs(id, title, about, `${title} ${about}`, 0),
      ...blocksOf(text).flatMap((block) =>
        linesOf(block).map(({ parts, rank }) => lineOn(id, title, parts, rank)),
      ),
    ]),
  );
}

function linesOf(block: Block): { parts: readonly Part[]; rank: number }[] {
  if (block.kind === 'heading') return [{ parts: block.parts, rank: 1 }];
  if (block.kind === 'paragraph') return [{ parts: block.parts, rank: 2 }];
  if (block.kind === 'table') return block.rows.map((row) => ({ parts: joined(row), rank: 2 }));
  if (block.kind === 'terms')
    return block.terms.map(({ term, meaning }) => ({ parts: joined([term, meaning]), rank: 1 }));
  return block.items.map((parts) => ({ parts, rank: 2 }));
}

function joined(cells: readonly (readonly Part[])[]): Part[] {
  return cells.flatMap((cell, at) => (at === 0 ? cell : [{ kind: 'text' as const, text: ': ' }, ...cell]));
}

function lineOn(page: PageId, title: string, parts: readonly Part[], rank: number): Line {
  const text = parts
    .map(wordsOf)
    .join('')
    .replace(/[:\s]+$/u, '');
  return lineAs(page, title, text, text, rank);
}

function lineAs(page: PageId, title: string, text: string, searched: string, rank: number): Line {
  return { page, title, text, words: wordsIn(searched), rank };
}

/** A part as it is read in a list of finds: keys by the name of their act. */
function wordsOf(part: Part): string {
  if (part.kind === 'key' || part.kind === 'command') return `“${lineOf(part.action).label}”`;
  return part.text ?? '';
}

function wordsIn(text: string): string[] {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase('en');
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The lines that hold all words, the surest first, at most two of a page; none for no words. */
export function findHelp(lines: readonly Line[], typed: string): Found[] {
  const wanted = wordsIn(typed);
  if (wanted.length === 0) return [];
  const hits = lines.filter(({ words }) => wanted.every((word) => words.some((one) => one.startsWith(word))));
  const scored = hits.map((line) => ({ line, score: scoreOf(line, wanted) }));
  scored.sort((a, b) => a.score - b.score);
  const shown = new Map<PageId, number>();
  return scored.flatMap(({ line: { page, title, text } }) => {
    const before = shown.get(page) ?? 0;
    shown.set(page, before + 1);
    return before < 2 ? [{ page, title, line: text }] : [];
  });
}

/** Whole words and words near the beginning of the line come first. */
function scoreOf({ words, rank }: Line, wanted: readonly string[]): number {
  const first = wanted[0] ?? '';
  const at = words.findIndex((word) => word.startsWith(first));
  const isWhole = wanted.every((word) => words.includes(word));
  return rank * 40 + Math.min(at, 30) + (isWhole ? 0 : 20);
}
