import { expect, test } from 'vitest';
import { familyOf, pathOf } from '../../../../renderer/quick/family.ts';
import { prepareEntries, ROWS, rankCodes } from '../../../../renderer/quick/rank.ts';
import { recentUse } from '../../../../renderer/quick/recent-use.ts';
import type { Id } from '../../../../shared/ids.ts';
import { codeOf, coder, codes, coding, idOf } from '../../../browser/harness/documents.ts';

const entries = prepareEntries(codes);
const byId = new Map(codes.map((code) => [code.id, code]));
const names = (query: string, recent: ReadonlyMap<Id, number> = new Map()) =>
  rankCodes(entries, query, recent).map(({ code }) => code.name);

test('the start of a tag comes before the start of a word, initials and scattered letters', () => {
  expect(names('tr').slice(0, 2)).toEqual(['Transport', 'Trust']);
  expect(names('bu')[0]).toBe('Family burden');
  expect(names('tis')[0]).toBe('Trust in staff');
  expect(names('dst')).toEqual(['Distance']);
  expect(names('zzz')).toEqual([]);
});

test('within a rank the code used last comes first', () => {
  expect(names('t', new Map([[codeOf('TS'), 5]]))[0]).toBe('Trust in staff');
  const recent = recentUse([coding(7, 'DI', 0, 3), coding(9, 'CO', 0, 3)], coder, [codeOf('AU')]);
  expect(names('', recent).slice(0, 3)).toEqual(['Cost', 'Distance', 'Autonomy']);
});

test('only codings of the coder who asks count as recent', () => {
  expect(recentUse([coding(7, 'DI', 0, 3, idOf(1, 2))], coder, []).size).toBe(0);
});

test('the typed letters are marked in the name', () => {
  expect(rankCodes(entries, 'bu', new Map())[0]?.hits).toEqual([[7, 9]]);
  expect(rankCodes(entries, 'dst', new Map())[0]?.hits).toEqual([
    [0, 1],
    [2, 4],
  ]);
});

test('case and accents do not matter, and retired codes are not offered', () => {
  const [first] = codes;
  if (first === undefined) throw new Error('The example has no codes.');
  const more = prepareEntries([
    { ...first, name: 'Ärztliche Fürsorge', tag: 'AE' },
    { ...first, name: 'Arzt, alt', tag: 'AA', status: 'retired' },
  ]);
  expect(rankCodes(more, 'arz', new Map()).map(({ code }) => code.name)).toEqual(['Ärztliche Fürsorge']);
  expect(rankCodes(more, 'FUR', new Map())).toHaveLength(1);
});

test('no more rows than can be read, quickly, of 5,000 codes', () => {
  const [first] = codes;
  if (first === undefined) throw new Error('The example has no codes.');
  const many = prepareEntries(
    Array.from({ length: 5_000 }, (_, at) => ({ ...first, id: idOf(2, at), name: `Transport ${at}` })),
  );
  expect(rankCodes(many, 'tr', new Map())).toHaveLength(ROWS);
});

test('a path names the codes above, and a new code joins the family of the first row', () => {
  const transport = byId.get(codeOf('TR'));
  const access = byId.get(codeOf('AC'));
  const own = byId.get(codeOf('OW'));
  if (!transport || !access || !own) throw new Error('The example lacks a code.');
  expect(pathOf(transport, byId)).toBe('Access');
  expect(familyOf(transport, byId)).toBe(access);
  expect(familyOf(access, byId)).toBe(access);
  expect(familyOf(own, byId)).toBeNull();
  expect(familyOf(undefined, byId)).toBeNull();
});
