/** What a search finds, and that what narrows it never hides a match. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { foldText, openFolding } from '../../../shared/search/fold.ts';
import { compileQuery, matchesIn, type TextQuery } from '../../../shared/search/query.ts';

const folding = openFolding();

function found(text: string, query: Partial<TextQuery> & { text: string }): string[] {
  const compiled = compileQuery({ mode: 'words', exact: false, ...query }, folding);
  if (!compiled.ok) throw new Error(compiled.error.message);
  const pairs = matchesIn(text, compiled.value);
  return Array.from({ length: pairs.length / 2 }, (_, i) => text.slice(pairs[i * 2], pairs[i * 2 + 1]));
}

test.each([
  ['The bus, a BUS and the busy Bus-driver', { text: 'bus' }, ['bus', 'BUS', 'Bus']],
  ['The bus, a BUS and the busy Bus-driver', { text: 'bus', exact: true }, ['bus']],
  ['The bus and the busy omnibus', { text: 'bus', mode: 'phrase' }, ['bus', 'bus', 'bus']],
  ['The bus and the busy omnibus', { text: 'bus*' }, ['bus', 'busy']],
  ['The bus and the busy omnibus', { text: '*bus' }, ['bus', 'omnibus']],
  ['a cafe, un café, le CAFE\u0301s', { text: 'café' }, ['cafe', 'café']],
  ['a cafe, un café', { text: 'café', exact: true }, ['café']],
  [
    'on the\n moon, on the  moon; bus',
    { text: '"on the moon" | bus' },
    ['on the\n moon', 'on the  moon', 'bus'],
  ],
  ['Tiếng Vie\u0323\u0302t tie\u0302\u0301ng', { text: 'tieng' }, ['Tiếng', 'tie\u0302\u0301ng']],
  ['私はバスに乗ります。', { text: 'バス' }, ['バス']],
  ['الحافلة والحافلة', { text: 'الحافلة' }, ['الحافلة']],
  ['한국어 공부', { text: '한국' }, []],
  ['한국어 공부', { text: '한국*' }, ['한국어']],
  ['한국어'.normalize('NFD'), { text: '한국어' }, ['한국어'.normalize('NFD')]],
  ['ΟΔΟΣ οδός', { text: 'οδος' }, ['ΟΔΟΣ', 'οδός']],
  ['it costs 3.50 (or 3x50)', { text: '3.50', mode: 'phrase' }, ['3.50']],
  ['one\ntwo', { text: '^t\\w+$', mode: 'regex' }, ['two']],
  ['a😀b😀', { text: 'x*|', mode: 'regex' }, []],
] as const)('in %j, %j', (text, query, expected) => {
  expect(found(text, query)).toEqual(expected);
});

test.each([
  [{ text: '  ' }, /Type what to look for/],
  [{ text: '*' }, /Type a word/],
  [{ text: '(', mode: 'regex' }, /cannot be read: .*[Uu]nterminated/],
] as const)('%j is refused in a sentence', (query, sentence) => {
  const compiled = compileQuery({ mode: 'words', exact: false, ...query }, folding);
  expect(compiled.ok ? '' : compiled.error.message).toMatch(sentence);
});

test('a piece of any text is found in it, and its folded form in the folded text', () => {
  const letters = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 30 }),
    fc.string({ unit: 'binary', maxLength: 30 }),
  );
  const given = fc.tuple(letters, fc.nat(), fc.nat(), fc.boolean());
  fc.assert(
    fc.property(given, ([text, a, b, exact]) => {
      const points = [...text];
      const start = a % (points.length + 1);
      const piece = points
        .slice(start, start + 1 + (b % 8))
        .join('')
        .trim();
      fc.pre(piece !== '' && piece.isWellFormed() && text.isWellFormed() && foldText(piece).trim() !== '');
      fc.pre(!/^\p{M}/u.test(piece.normalize('NFD')));
      const compiled = compileQuery({ text: piece, mode: 'phrase', exact }, folding);
      if (!compiled.ok) throw new Error(compiled.error.message);
      expect(matchesIn(text, compiled.value).length).toBeGreaterThan(0);
      for (const needed of compiled.value.needed ?? []) expect(foldText(text)).toContain(needed);
    }),
    { numRuns: 1_000 },
  );
});

test('every character of Unicode that folds to another is found by what it folds to', () => {
  const missed: string[] = [];
  const byFolded = new Map<string, string[]>();
  for (let point = 0x21; point < 0x110000; point++) {
    if (point >= 0xd800 && point < 0xe000) continue;
    const letter = String.fromCodePoint(point);
    const folded = foldText(letter);
    if (folded === letter || folded.trim() === '') continue;
    const others = byFolded.get(folded);
    if (others) others.push(letter);
    else byFolded.set(folded, [letter]);
  }
  for (const [folded, letters] of byFolded) {
    // No mark follows here, and without the class of all marks thirteen thousand patterns compile in no time.
    const withoutMarks = folding.pattern(folded).replaceAll('\\p{M}*', '');
    const pattern = new RegExp(`^(?:${withoutMarks})$`, 'u');
    missed.push(...letters.filter((letter) => !pattern.test(letter)));
  }
  expect(missed).toEqual([]);
});
