/**
 * Corrections of texts: the runs of any two texts are both texts, come back from their packed form, are
 * taken back by their inverse, and a passage whose words were not touched keeps its words.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Block, checkBlocks } from '../../shared/blocks.ts';
import {
  diffTexts,
  inverseRuns,
  lengthsOf,
  mapSpan,
  packRuns,
  type Run,
  unpackRuns,
} from '../../shared/revision.ts';
import { dividedAnew } from '../../shared/revision-blocks.ts';
import { sentencesOf } from '../../shared/units.ts';
import { wordsOf } from '../../shared/words.ts';
import { runs as counted } from '../support/runs.ts';

const word = fc.constantFrom(
  'bus',
  'the',
  'late',
  'Mara:',
  'INT:',
  'e\u0301',
  '🚌',
  '👨‍👩‍👧',
  '公交车',
  'รถเมล์',
  '.',
  'Mara: ',
  '\n',
  '\n\n',
  ' ',
  ' ',
  'x',
);
const text = fc
  .array(fc.oneof(word, fc.string({ maxLength: 6 })), { maxLength: 60 })
  .map((words) => words.join('').replaceAll('\r', '').toWellFormed());
/** A text and another made of it by a few edits. */
const pair = fc.oneof(
  fc.tuple(text, text),
  fc
    .tuple(text, fc.array(fc.tuple(fc.nat(), fc.nat({ max: 12 }), text), { maxLength: 4 }))
    .map(([before, edits]): [string, string] => {
      let after = before;
      for (const [place, length, words] of edits) {
        const at = place % (after.length + 1);
        after = after.slice(0, at) + words.slice(0, 15) + after.slice(at + length);
      }
      return [before.toWellFormed(), after.toWellFormed()];
    }),
);

/** The second text as the runs make it of the first; what is put in is taken from the second. */
function applied(before: string, after: string, runs: readonly Run[]): string {
  let [made, from, to] = ['', 0, 0];
  for (const { keep, remove, insert } of runs) {
    made += before.slice(from, from + keep) + after.slice(to + keep, to + keep + insert);
    from += keep + remove;
    to += keep + insert;
  }
  return made;
}

const isInside = (one: string, at: number): boolean =>
  /[\ud800-\udbff]/.test(one[at - 1] ?? '') && /[\udc00-\udfff]/.test(one[at] ?? '');

test('the runs of two texts are both texts', () => {
  fc.assert(
    fc.property(pair, ([before, after]) => {
      const runs = diffTexts(before, after);
      expect(lengthsOf(runs)).toEqual({ before: before.length, after: after.length });
      expect(applied(before, after, runs)).toBe(after);
      expect(applied(after, before, inverseRuns(runs))).toBe(before);
      expect(inverseRuns(inverseRuns(runs))).toEqual(runs);
      expect(unpackRuns(packRuns(runs))).toEqual(runs);
      for (const { keep, remove, insert } of runs.slice(0, -1))
        expect([keep, remove + insert]).not.toEqual([keep, 0]);
      let [from, to] = [0, 0];
      for (const { keep, remove, insert } of runs) {
        for (const at of [from + keep, from + keep + remove]) expect(isInside(before, at)).toBe(false);
        for (const at of [to + keep, to + keep + insert]) expect(isInside(after, at)).toBe(false);
        from += keep + remove;
        to += keep + insert;
      }
    }),
    counted('runs of corrections'),
  );
});

test('a passage keeps its words where they were not touched, and finds its way back', () => {
  fc.assert(
    fc.property(pair, fc.nat(), fc.nat(), ([before, after], a, b) => {
      const runs = diffTexts(before, after);
      const [start = 0, end = 0] = [a % (before.length + 1), b % (before.length + 1)].sort((x, y) => x - y);
      const now = mapSpan(runs, { start, end });
      if (now !== null) {
        expect(now.start).toBeGreaterThanOrEqual(0);
        expect(now.end).toBeGreaterThan(now.start);
        expect(now.end).toBeLessThanOrEqual(after.length);
      }
      const isUntouched = placesOf(runs).some(({ from, keep }) => from <= start && end <= from + keep);
      if (start < end && isUntouched) {
        expect(after.slice(now?.start, now?.end)).toBe(before.slice(start, end));
        expect(mapSpan(inverseRuns(runs), now ?? { start: 0, end: 0 })).toEqual({ start, end });
      }
      if (before === after && start < end) expect(now).toEqual({ start, end });
    }),
    counted('passages after corrections'),
  );
});

function placesOf(runs: readonly Run[]): { from: number; keep: number }[] {
  let from = 0;
  return runs.map(({ keep, remove }) => {
    const place = { from, keep };
    from += keep + remove;
    return place;
  });
}

const lines = (whole: string): Block[] => {
  let start = 0;
  return whole.split('\n').map((line): Block => {
    const label = /^(Mara|INT): ?/.exec(line);
    const block: Block = {
      start,
      end: start + line.length,
      body: start + (label?.[0].length ?? 0),
      kind: 'paragraph',
      ...(label ? { speaker: { start, end: start + (label[1]?.length ?? 0) } } : {}),
    };
    start = block.end + 1;
    return block;
  });
};

test('the blocks and units of a corrected text are sound, and those of one not corrected are the same', () => {
  fc.assert(
    fc.property(pair, fc.boolean(), ([before, after], isWrapped) => {
      const blocks = isWrapped
        ? [{ start: 0, end: before.length, body: 0, kind: 'paragraph' as const }]
        : lines(before);
      const old = {
        text: before,
        blocks,
        sentences: sentencesOf(before, blocks),
        words: wordsOf(before, blocks),
      };
      const made = dividedAnew(old, after, diffTexts(before, after));
      expect(checkBlocks(after, made.blocks)).toBeUndefined();
      for (const units of [made.sentences, made.words]) {
        let last = 0;
        for (let i = 0; i < units.length; i += 2) {
          expect(units[i]).toBeGreaterThanOrEqual(last);
          expect(units[i + 1]).toBeGreaterThan(units[i] ?? 0);
          last = units[i + 1] ?? 0;
        }
        expect(last).toBeLessThanOrEqual(after.length);
      }
      expect(made.words).toEqual(wordsOf(after, made.blocks));
      expect(made.sentences).toEqual(sentencesOf(after, made.blocks));
      if (before === after) expect(made.blocks).toEqual(blocks);
    }),
    counted('blocks of corrected texts'),
  );
});
