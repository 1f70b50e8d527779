import { expect, test } from 'vitest';
import { dropOf, stepOf } from '../../../renderer/design/outline.ts';
import { mintId } from '../../../shared/ids.ts';

const id = (n: number) => mintId(n, new Uint8Array(10));
const [a, b, c, child, other] = [id(1), id(2), id(3), id(4), id(5)];
const rows = [
  { id: a, parent: null },
  { id: child, parent: a },
  { id: other, parent: a },
  { id: b, parent: null },
  { id: c, parent: null },
];

test('up and down stay among siblings', () => {
  expect(stepOf(rows, b, 'move.up')).toEqual({ parent: null, before: a });
  expect(stepOf(rows, a, 'move.down')).toEqual({ parent: null, before: c });
  expect(stepOf(rows, b, 'move.down')).toEqual({ parent: null, before: null });
  expect(stepOf(rows, a, 'move.up')).toBeNull();
  expect(stepOf(rows, c, 'move.down')).toBeNull();
});

test('in goes under the one above, out after the parent', () => {
  expect(stepOf(rows, b, 'move.in')).toEqual({ parent: a, before: null });
  expect(stepOf(rows, a, 'move.in')).toBeNull();
  expect(stepOf(rows, child, 'move.out')).toEqual({ parent: null, before: b });
  expect(stepOf(rows, a, 'move.out')).toBeNull();
});

test('a drop is on, before or after its target', () => {
  expect(dropOf(rows, b, 'on')).toEqual({ parent: b, before: null });
  expect(dropOf(rows, b, 'before')).toEqual({ parent: null, before: b });
  expect(dropOf(rows, c, 'after')).toEqual({ parent: null, before: null });
  expect(dropOf(rows, child, 'after')).toEqual({ parent: a, before: other });
});
