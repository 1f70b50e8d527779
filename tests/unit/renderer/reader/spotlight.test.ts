/** Which colours codes have under the spotlight, and when it cannot be put on. */
import { expect, test } from 'vitest';
import { inSpotlight, spotlightObstacle } from '../../../../renderer/reader/spotlight.ts';
import { desk } from '../../../../shared/desk.ts';
import { type Id, mintId } from '../../../../shared/ids.ts';
import type { CodeRow } from '../../../../shared/queries/code.ts';

const id = (n: number): Id => mintId(n, new Uint8Array(10));
const row = (n: number, parent: number | null): CodeRow => ({
  id: id(n),
  name: `Code ${n}`,
  parent: parent === null ? null : id(parent),
  order: '',
  kind: 'code',
  status: 'stable',
  colour: '17',
  texture: 'dotted',
  tag: '',
  brief: '',
  definition: null,
  codings: 0,
  mine: 0,
  latest: 0,
});

test('lit codes take the first colours in order, what is below them the same, all others are grey', () => {
  const rows = [row(1, null), row(2, 1), row(3, 2), row(4, 1), row(5, null), row(6, 5)];
  const shown = inSpotlight(rows, [id(5), id(2), id(3)]);
  expect(shown.map(({ colour }) => colour)).toEqual(['grey', '2', '3', 'grey', '1', '1']);
  expect(shown.map(({ texture }) => texture)).toEqual(rows.map(({ texture }) => texture));
  expect(rows.every(({ colour }) => colour === '17')).toBe(true);
});

test('none and more than eight are refused with what to do', () => {
  const ids = Array.from({ length: 9 }, (_, n) => id(n));
  expect(spotlightObstacle([])).toMatch(/^Select up to 8 codes in the codebook/);
  expect(spotlightObstacle(ids)).toMatch(/up to 8 codes\. In the codebook 9 codes are selected/);
  expect(spotlightObstacle(ids.slice(1))).toBeNull();
});

test('a desk kept by an earlier version has no spotlight', () => {
  const kept = desk.parse({
    tabs: [],
    source: null,
    beside: null,
    side: 'left',
    places: {},
    overlap: null,
    stripes: 'recent',
    slots: { order: [], recent: [], pinned: [] },
  });
  expect(kept.spotlight).toEqual([]);
});
