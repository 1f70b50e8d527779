import { expect, test } from 'vitest';
import { noSlots, usedCode, withoutMissing } from '../../../renderer/state/slots.ts';
import { mintId } from '../../../shared/ids.ts';

const ids = Array.from({ length: 11 }, (_, n) => mintId(n, new Uint8Array(10)));
const full = ids.slice(0, 9).reduce(usedCode, noSlots);

test('a code keeps its digit when it is used again', () => {
  const [first] = ids;
  if (first === undefined) throw new Error('no id');
  expect(usedCode(full, first).order).toEqual(ids.slice(0, 9));
});

test('a tenth code takes the digit of the one used longest ago', () => {
  const [first, second] = ids;
  const tenth = ids[9];
  if (first === undefined || second === undefined || tenth === undefined) throw new Error('no id');
  const { order } = usedCode(usedCode(full, first), tenth);
  expect(order).toEqual(ids.slice(0, 9).map((id) => (id === second ? tenth : id)));
});

test('codes that are gone leave their digit', () => {
  expect(withoutMissing(full, (id) => id !== ids[3]).order).toHaveLength(8);
});
