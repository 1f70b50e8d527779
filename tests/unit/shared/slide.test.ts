import { expect, test } from 'vitest';
import { diffTexts, type Run } from '../../../shared/revision.ts';

/** The words that went, in brackets, and those that came, in braces. */
function told(before: string, after: string): string {
  let [i, j] = [0, 0];
  return diffTexts(before, after)
    .map(({ keep, remove, insert }: Run) => {
      const kept = before.slice(i, i + keep);
      const gone = before.slice(i + keep, i + keep + remove);
      const come = after.slice(j + keep, j + keep + insert);
      i += keep + remove;
      j += keep + insert;
      return `${kept}${gone === '' ? '' : `[${gone}]`}${come === '' ? '' : `{${come}}`}`;
    })
    .join('');
}

test('a sentence goes with its own full stop', () => {
  expect(told('Once an hour. I ask her. He has a life.', 'Once an hour. He has a life.')).toBe(
    'Once an hour. [I ask her. ]He has a life.',
  );
  expect(told('The bus came. I ask her. It rains.', 'The tram came. It rains.')).toBe(
    'The [bus]{tram} came.[ I ask her.] It rains.',
  );
  expect(told('バスは一本。頼みます。歩きます。', 'バスは一本。歩きます。')).toBe(
    'バスは一本。[頼みます。]歩きます。',
  );
});

test('a sentence comes with its own full stop', () => {
  expect(told('The bus came. It rains.', 'The tram came. I ask her. It rains.')).toBe(
    'The [bus]{tram} came.{ I ask her.} It rains.',
  );
});

test('a word and the sentence behind it are two changes', () => {
  expect(told('The bus. I ask her. It rains.', 'The tram. It rains.')).toBe(
    'The [bus]{tram}.[ I ask her.] It rains.',
  );
  expect(told('The bus. It rains.', 'The tram. I ask her. It rains.')).toBe(
    'The [bus]{tram}.{ I ask her.} It rains.',
  );
});

test('a word that is there twice goes with a space', () => {
  expect(told('so that that is how', 'so that is how')).toMatch(
    /^so (?:\[that \]that|that\[ that\]|that \[that \]) ?is how$/,
  );
});
