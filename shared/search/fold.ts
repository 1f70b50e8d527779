/**
 * What counts as the same letter when searching without regard to case and accents, defined one
 * character at a time, so that the index, the search and the find in a document cannot disagree.
 */

/** The last form of a sigma stands for the same letter as the others. */
const FINAL_SIGMA = /ς/g;

/** Text without case and accents; every run of white space is one space. Offsets are not kept. */
export function foldText(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(FINAL_SIGMA, 'σ')
    .replace(/\s+/gu, ' ');
}

export type Folding = ReturnType<typeof openFolding>;

/** Blocks of Unicode with characters that fold to others. Hangul is told by its decomposition. */
const RANGES: readonly (readonly [number, number])[] = [
  [0x41, 0x3400],
  [0xa000, 0xac00],
  [0xf900, 0xfe00],
  [0xfe70, 0xfff0],
  [0x10000, 0x1f000],
  [0x2f800, 0x2fa20],
];

/**
 * Character classes for searching: for a folded character all that fold to it. Made once and kept by
 * whoever searches, because it looks at every character of Unicode that may differ.
 */
export function openFolding() {
  let same: Map<string, string[]> | null = null;

  function classes(): Map<string, string[]> {
    if (same !== null) return same;
    same = new Map();
    for (const [from, to] of RANGES) {
      for (let point = from; point < to; point++) {
        const letter = String.fromCodePoint(point);
        const folded = foldText(letter);
        if (folded === letter || folded === '') continue;
        const others = same.get(folded);
        if (others) others.push(letter);
        else same.set(folded, [letter]);
      }
    }
    return same;
  }

  return {
    /**
     * A pattern (flag u) for everything that folds like `text`: any case, with or without accents,
     * composed or not, any white space where it has some.
     */
    pattern(text: string): string {
      const letters = [...text.normalize('NFC').trim().replace(/\s+/gu, ' ')];
      return letters.map((letter) => patternOf(letter, classes())).join('');
    },
  };
}

/** A syllable of Hangul stands in a text as one character or as its letters. */
const HANGUL = /^[\uac00-\ud7a3]$/;

function patternOf(letter: string, same: ReadonlyMap<string, readonly string[]>): string {
  if (letter === ' ') return '\\s+';
  const folded = foldText(letter);
  if (HANGUL.test(letter)) return `(?:${letter}|${folded})\\p{M}*`;
  return [...folded].map((one) => `${classOf(one, same.get(one) ?? [])}\\p{M}*`).join('');
}

function classOf(letter: string, others: readonly string[]): string {
  const inClass = (one: string): string => one.replace(/[\\\]^-]/g, '\\$&');
  return others.length === 0 ? escaped(letter) : `[${inClass(letter)}${others.map(inClass).join('')}]`;
}

/** Text as a pattern (flag u) for exactly itself. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
