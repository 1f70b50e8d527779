/** File names from titles: every hostile title gives one harmless path part, and a folder's names never clash. */

import { basename, join, resolve, sep } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { safeName, safeNames } from '../../../database/export/safe-name.ts';

describe('safe name', () => {
  test.each([
    ['Interview 3', '.csv', 'Interview 3.csv'],
    ['../../etc/passwd', '', '_-..-etc-passwd'],
    ['..', '.txt', 'untitled.txt'],
    ['CON', '', '_CON'],
    ['nul.txt', '', '_nul.txt'],
    ['com¹', '', '_com¹'],
    ['Console', '', 'Console'],
    ['trailing. . ', '.md', 'trailing.md'],
    ['a\u202egpj.exe', '', 'agpj.exe'],
    ['a\u0000b\nc', '', 'ab c'],
    ['-rf', '', '_-rf'],
    ['', '', 'untitled'],
    ['مقابلة ٣', '.txt', 'مقابلة ٣.txt'],
    ['a/b\\c:d*e?f"g<h>i|j', '', 'a-b-c-d-e-f-g-h-i-j'],
  ])('%j with %j gives %j', (title, extension, name) => {
    expect(safeName(title, extension)).toBe(name);
  });

  test('long titles are cut between written characters, the extension stays', () => {
    const name = safeName('👩🏽'.repeat(200), '.csv');
    expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
    expect(name).toMatch(/^(?:👩🏽)+\.csv$/u);
  });

  test('names of one folder differ for systems that ignore case or accents as written', () => {
    const name = safeNames();
    expect(
      ['Mary', 'mary', 'MARY', 'Ren\u00e9', 'Rene\u0301', 'x/y', 'x:y'].map((title) => name(title, '.txt')),
    ).toEqual([
      'Mary.txt',
      'mary (2).txt',
      'MARY (3).txt',
      'René.txt',
      'René (2).txt',
      'x-y.txt',
      'x-y (2).txt',
    ]);
  });

  test('never leaves the folder, never holds what a system refuses', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '..',
        '/',
        '\\',
        ':',
        'CON',
        'aux',
        '.',
        ' ',
        '\u202e',
        '\u0000',
        '\ud800',
        '~',
        '-',
        '\u3164',
      ),
      fc.string({ unit: 'binary', maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const name = safeName(pieces.join(''), '.csv');
        expect(resolve(join(sep, 'folder', name))).toBe(`${sep}folder${sep}${name}`);
        expect(basename(name)).toBe(name);
        expect(name).not.toMatch(/[\p{Cc}\p{Cf}<>:"/\\|?*]/u);
        expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i);
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(200);
        expect(name.isWellFormed()).toBe(true);
        expect(name).toMatch(/^[^\s.].*\.csv$/u);
      }),
      { numRuns: 2000 },
    );
  });
});
