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

/** Done once for a codebook; retired codes are left out. */
export function prepareEntries(codes: Iterable<CodeRow>): readonly Entry[] {
  return Array.from(codes)
    .filter(({ status }) => status !== 'retired')
    .map(prepareEntry);
}

/**
 * Prepares codes and keeps what it knows: after a change only the codes whose name or tag changed are
 * prepared again, and the same codes answer the same list.
 */
export function createEntries(): (codes: ReadonlyMap<Id, CodeRow>) => readonly Entry[] {
  let known = new Map<Id, Entry>();
  let last: { codes: ReadonlyMap<Id, CodeRow>; entries: readonly Entry[] } | null = null;
  return (codes) => {
    if (last?.codes === codes) return last.entries;
    const next = new Map<Id, Entry>();
    for (const code of codes.values()) {
      if (code.status === 'retired') continue;
      const before = known.get(code.id);
      const isSame = before !== undefined && before.code.name === code.name && before.code.tag === code.tag;
      next.set(code.id, isSame ? { ...before, code } : prepareEntry(code));
    }
    known = next;
    last = { codes, entries: [...next.values()] };
    return last.entries;
  };
}

function prepareEntry(code: CodeRow): Entry {
  const name = fold(code.name);
  const starts = [...name.matchAll(/[\p{L}\p{N}]+/gu)].map(({ index }) => index);
  const initials = starts.map((at) => String.fromCodePoint(name.codePointAt(at) ?? 0)).join('');
  return { code, tag: fold(code.tag), name, starts, initials };
}

type Candidate = { entry: Entry; tier: number; used: number; place: number };

/**
 * At most `limit` codes, best first. `recent` maps a code to when it was used last, larger is later. Only
 * the best are kept while looking, so 5,000 codes are never sorted.
 */
export function rankCodes(
  entries: readonly Entry[],
  query: string,
  recent: ReadonlyMap<Id, number>,
  limit = ROWS,
): Ranked[] {
  const wanted = fold(query.trim());
  const best: Candidate[] = [];
  for (let place = 0; place < entries.length; place += 1) {
    const entry = entries[place];
    if (entry === undefined) continue;
    const tier = tierOf(entry, wanted);
    const worst = best.length < limit ? undefined : best[best.length - 1];
    if (tier === NONE || (worst !== undefined && tier > worst.tier)) continue;
    const candidate = { entry, tier, used: recent.get(entry.code.id) ?? 0, place };
    if (worst !== undefined && compare(candidate, worst, wanted) > 0) continue;
    insert(best, candidate, wanted);
    if (best.length > limit) best.pop();
  }
  return best.map(({ entry, tier }) => ({ code: entry.code, hits: hitsFor(entry, tier, wanted) }));
}

function compare(one: Candidate, other: Candidate, wanted: string): number {
  return (
    one.tier - other.tier ||
    other.used - one.used ||
    (wanted === '' ? 0 : other.entry.code.codings - one.entry.code.codings) ||
    one.place - other.place
  );
}

function insert(best: Candidate[], candidate: Candidate, wanted: string): void {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const there = best[middle];
    if (there !== undefined && compare(there, candidate, wanted) <= 0) low = middle + 1;
    else high = middle;
  }
  best.splice(low, 0, candidate);
}

/** No way in which the letters mean the code. */
const NONE = 9;

function tierOf(entry: Entry, wanted: string): number {
  if (wanted === '' || entry.tag.startsWith(wanted)) return 0;
  if (entry.name.startsWith(wanted)) return 1;
  if (entry.starts.some((start) => entry.name.startsWith(wanted, start))) return 2;
  if (entry.initials.startsWith(wanted)) return 3;
  return holdsInOrder(entry.name, wanted) ? 4 : NONE;
}

function holdsInOrder(name: string, wanted: string): boolean {
  let from = 0;
  for (const letter of wanted) {
    if (letter === ' ') continue;
    const at = name.indexOf(letter, from);
    if (at === -1) return false;
    from = at + letter.length;
  }
  return true;
}

function wordStart({ name, starts }: Entry, wanted: string): readonly (readonly [number, number])[] | null {
  const at = starts.find((start) => name.startsWith(wanted, start));
  return at === undefined ? null : [[at, at + wanted.length]];
}

/** Every letter of `wanted` in this order, joined where they touch. */
function inOrder(name: string, wanted: string): readonly (readonly [number, number])[] {
  const hits: [number, number][] = [];
  let from = 0;
  for (const letter of wanted) {
    if (letter === ' ') continue;
    const at = name.indexOf(letter, from);
    if (at === -1) return hits;
    const last = hits.at(-1);
    if (last !== undefined && last[1] === at) last[1] = at + letter.length;
    else hits.push([at, at + letter.length]);
    from = at + letter.length;
  }
  return hits;
}

/** Where folding changed the length, places in the folded name say nothing about the name itself. */
function hitsFor(entry: Entry, tier: number, wanted: string): Ranked['hits'] {
  const { code, name, starts } = entry;
  if (wanted === '' || name.length !== code.name.length) return [];
  if (tier === 1) return [[0, wanted.length]];
  if (tier === 3) return starts.slice(0, wanted.length).map((at) => [at, at + 1] as const);
  if (tier === 4) return inOrder(name, wanted);
  return wordStart(entry, wanted) ?? [];
}

/** Without case and accents: "Ärzte" is found by "arz". */
function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}
