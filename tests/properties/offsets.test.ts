/**
 * Offsets of one text in UTF-16 units, code points and UTF-8 bytes: every boundary survives the way
 * there and back and agrees with a naive count, over plain, astral, combining and long texts.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { offsetMap } from '../../shared/offsets.ts';

const seed = Number(process.env.CONCORD_SEED ?? Math.floor(Math.random() * 2 ** 31));
const numRuns = process.env.CONCORD_LONG === undefined ? 1_000 : 10_000;

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '👨‍👩‍👧‍👦',
    'e\u0301',
    '𝒮𝑜',
    '\n',
    'नमस्ते',
    '🇫🇷',
    'a'.repeat(1_023),
    '𝒮'.repeat(511),
    'ö'.repeat(700),
  ),
);
const anyText = fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('').toWellFormed());

function naive(text: string): { unit: number; point: number; byte: number }[] {
  const boundaries = [{ unit: 0, point: 0, byte: 0 }];
  let unit = 0;
  let byte = 0;
  for (const [index, character] of [...text].entries()) {
    unit += character.length;
    byte += new TextEncoder().encode(character).length;
    boundaries.push({ unit, point: index + 1, byte });
  }
  return boundaries;
}

test(`every boundary converts there and back (seed ${seed}, ${numRuns} runs)`, () => {
  fc.assert(
    fc.property(anyText, fc.nat(), (text, salt) => {
      const map = offsetMap(text);
      const boundaries = naive(text);
      expect(map.points).toBe(boundaries.length - 1);
      expect(map.units).toBe(text.length);
      // A prime stride over long texts keeps the test quick and still meets every checkpoint in time.
      const stride = boundaries.length > 200 ? 1 + (salt % 37) : 1;
      for (let at = 0; at < boundaries.length; at += stride) {
        const { unit, point, byte } = boundaries[at] ?? { unit: 0, point: 0, byte: 0 };
        if (map.toPoints(unit) !== point) throw new Error(`toPoints(${unit})`);
        if (map.toUnits(point) !== unit) throw new Error(`toUnits(${point})`);
        if (at % 16 === 0 && map.toBytes(unit) !== byte) throw new Error(`toBytes(${unit})`);
      }
    }),
    { seed, numRuns },
  );
});

test(`an offset inside a pair or outside the text is refused (seed ${seed})`, () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const map = offsetMap(text);
      const allowed = new Set(naive(text).map(({ unit }) => unit));
      for (let unit = 0; unit <= Math.min(text.length, 300); unit += 1) {
        if (!allowed.has(unit)) expect(() => map.toPoints(unit)).toThrow(RangeError);
      }
      for (const wrong of [-1, text.length + 1, 0.5, Number.NaN]) {
        expect(() => map.toPoints(wrong)).toThrow(RangeError);
        expect(() => map.toUnits(wrong)).toThrow(RangeError);
        expect(() => map.toBytes(wrong)).toThrow(RangeError);
      }
    }),
    { seed, numRuns: 200 },
  );
});
