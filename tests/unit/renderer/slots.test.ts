import { expect, test } from 'vitest';
import { noSlots, pinnedTo, settled, usedCode, withoutMissing } from '../../../renderer/state/slots.ts';
import { mintId } from '../../../shared/ids.ts';

const ids = Array.from({ length: 11 }, (_, n) => mintId(n, new Uint8Array(10)));
const full = ids.slice(0, 9).reduce(usedCode, noSlots);

test('a code keeps its digit when it is used again', () => {
  const [first] = ids;
  if (first === undefined) throw new Error('no id');
  expect(usedCode(full, first).order).toEqual(ids.slice(0, 9));
});

test('a tenth code waits until the hand has left, then takes the digit of the one used longest ago', () => {
  const [first, second] = ids;
  const tenth = ids[9];
  if (first === undefined || second === undefined || tenth === undefined) throw new Error('no id');
  const used = usedCode(usedCode(full, first), tenth);
  expect(used.order).toEqual(ids.slice(0, 9));
  expect(settled(used).order).toEqual(ids.slice(0, 9).map((id) => (id === second ? tenth : id)));
  expect(settled(settled(used))).toEqual(settled(used));
});

test('a pinned code keeps its digit whatever is used, until it is pinned again', () => {
  const [first, , third] = ids;
  const tenth = ids[9];
  if (first === undefined || third === undefined || tenth === undefined) throw new Error('no id');
  const pinned = pinnedTo(full, tenth, 3);
  expect(pinned.order[2]).toBe(tenth);
  expect(new Set(pinned.order).size).toBe(9);
  const later = settled([...ids.slice(0, 9)].reduce(usedCode, pinned));
  expect(later.order[2]).toBe(tenth);
  expect(later.order).toHaveLength(9);
  const free = settled([...ids.slice(0, 9)].reduce(usedCode, pinnedTo(later, tenth, 3)));
  expect(free.order).not.toContain(tenth);
  // With one code in use there is no third slot yet.
  expect(pinnedTo(usedCode(noSlots, first), third, 3).order).toEqual([first, third]);
});

test('codes that are gone leave their digit', () => {
  expect(withoutMissing(full, (id) => id !== ids[3]).order).toHaveLength(8);
});
