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

/**
 * Where Unicode has characters that fold to others, from and up to; a test looks at all the rest. Hangul is
 * told by its decomposition.
 */
const RANGES: readonly (readonly [number, number])[] = [
  [0x41, 0x24f],
  [0x370, 0x557],
  [0x622, 0x627],
  [0x6c0, 0x6d4],
  [0x929, 0x960],
  [0x9dc, 0xa5f],
  [0xb5c, 0xb95],
  [0xf43, 0xf6a],
  [0x1026, 0x1027],
  [0x10a0, 0x10ce],
  [0x13a0, 0x13f6],
  [0x1680, 0x1681],
  [0x1b06, 0x1b13],
  [0x1c89, 0x1cc0],
  [0x1e00, 0x2060],
  [0x2126, 0x232b],
  [0x24b6, 0x24d0],
  [0x2adc, 0x2add],
  [0x2c00, 0x2cf3],
  [0x3000, 0x30ff],
  [0xa640, 0xa69b],
  [0xa722, 0xa7f6],
  [0xf900, 0xfb4f],
  [0xfeff, 0xff3b],
  [0x10400, 0x10428],
  [0x104b0, 0x104d4],
  [0x10570, 0x105e5],
  [0x10c80, 0x10cb3],
  [0x10d50, 0x10d66],
  [0x1109a, 0x110ac],
  [0x11383, 0x11392],
  [0x118a0, 0x118c0],
  [0x16d68, 0x16d6b],
  [0x16e40, 0x16eb9],
  [0x1d15e, 0x1d1c1],
  [0x1e900, 0x1e922],
  [0x2f800, 0x2fa1e],
];

/**
 * Character classes for searching: for a folded character all that fold to it. Made once and kept by
 * whoever searches, because it looks at some five thousand characters.
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

function patternOf(letter: string, same: ReadonlyMap<string, readonly string[]>): string {
  if (letter === ' ') return '\\s+';
  const parts = [...foldText(letter)].map((one) => `${classOf(one, same.get(one) ?? [])}\\p{M}*`);
  // A syllable of Hangul, and its like, stands in a text as one character or as its letters.
  return parts.length === 1 ? (parts[0] ?? '') : `(?:${escaped(letter)}\\p{M}*|${parts.join('')})`;
}

function classOf(letter: string, others: readonly string[]): string {
  const inClass = (one: string): string => one.replace(/[\\\]^-]/g, '\\$&');
  return others.length === 0 ? escaped(letter) : `[${inClass(letter)}${others.map(inClass).join('')}]`;
}

/** Text as a pattern (flag u) for exactly itself. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
