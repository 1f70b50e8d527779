/**
 * Which codes a few typed letters mean. Pure.
 *
 * In order: the start of the tag, the start of the name, the start of a word in it, the initials of its
 * words, the letters anywhere in their order; within one of these the code used last comes first, then
 * the one used most, then the order of the codebook. Case and accents do not matter.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';

/** No more rows are shown; typing one more letter is quicker than reading on. */
export const ROWS = 50;

/** A code made ready to be searched. `name` is folded; `starts` are where its words begin. */
export type Entry = { code: CodeRow; tag: string; name: string; starts: readonly number[]; initials: string };

/** A code found, and which letters of its name (UTF-16, half-open pairs) made it so. */
export type Ranked = { code: CodeRow; hits: readonly (readonly [number, number])[] };

type Match = { tier: number; hits: readonly (readonly [number, number])[] };

/** Done once when the box opens; retired codes are left out. */
export function prepareEntries(codes: Iterable<CodeRow>): Entry[] {
  const entries: Entry[] = [];
  for (const code of codes) {
    if (code.status === 'retired') continue;
    const name = fold(code.name);
    const starts = [...name.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => index);
    const initials = starts.map((at) => String.fromCodePoint(name.codePointAt(at) ?? 0)).join('');
    entries.push({ code, tag: fold(code.tag), name, starts, initials });
  }
  return entries;
}

/** At most `limit` codes, best first. `recent` maps a code to when it was used last, larger is later. */
export function rankCodes(
  entries: readonly Entry[],
  query: string,
  recent: ReadonlyMap<Id, number>,
  limit = ROWS,
): Ranked[] {
  const wanted = fold(query.trim());
  const found: { entry: Entry; match: Match; used: number; place: number }[] = [];
  for (const [place, entry] of entries.entries()) {
    const match = matchEntry(entry, wanted);
    if (match !== null) found.push({ entry, match, used: recent.get(entry.code.id) ?? 0, place });
  }
  found.sort(
    (one, other) =>
      one.match.tier - other.match.tier ||
      other.used - one.used ||
      (wanted === '' ? 0 : other.entry.code.codings - one.entry.code.codings) ||
      one.place - other.place,
  );
  return found
    .slice(0, limit)
    .map(({ entry, match }) => ({ code: entry.code, hits: hitsFor(entry, match, wanted) }));
}

function matchEntry(entry: Entry, wanted: string): Match | null {
  if (wanted === '') return { tier: 0, hits: [] };
  if (entry.tag.startsWith(wanted)) return { tier: 0, hits: wordStart(entry, wanted) ?? [] };
  if (entry.name.startsWith(wanted)) return { tier: 1, hits: [[0, wanted.length]] };
  const word = wordStart(entry, wanted);
  if (word !== null) return { tier: 2, hits: word };
  if (entry.initials.startsWith(wanted)) {
    return { tier: 3, hits: entry.starts.slice(0, wanted.length).map((at) => [at, at + 1] as const) };
  }
  const letters = inOrder(entry.name, wanted);
  return letters === null ? null : { tier: 4, hits: letters };
}

function wordStart({ name, starts }: Entry, wanted: string): readonly (readonly [number, number])[] | null {
  const at = starts.find((start) => name.startsWith(wanted, start));
  return at === undefined ? null : [[at, at + wanted.length]];
}

/** Every letter of `wanted` in this order, joined where they touch; null when one is missing. */
function inOrder(name: string, wanted: string): readonly (readonly [number, number])[] | null {
  const hits: [number, number][] = [];
  let from = 0;
  for (const letter of wanted) {
    if (letter === ' ') continue;
    const at = name.indexOf(letter, from);
    if (at === -1) return null;
    const last = hits.at(-1);
    if (last !== undefined && last[1] === at) last[1] = at + letter.length;
    else hits.push([at, at + letter.length]);
    from = at + letter.length;
  }
  return hits;
}

/** Where folding changed the length, places in the folded name say nothing about the name itself. */
function hitsFor({ code, name }: Entry, { hits }: Match, wanted: string): Ranked['hits'] {
  return wanted !== '' && name.length === code.name.length ? hits : [];
}

/** Without case and accents: "Ärzte" is found by "arz". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
