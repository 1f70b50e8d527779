import { expect, test } from 'vitest';
import { codeTree } from '../../../renderer/codebook/code-tree.ts';
import { keptNodes, keptRows } from '../../../renderer/design/kept.ts';
import type { Id } from '../../../shared/ids.ts';
import type { CodeRow } from '../../../shared/queries/code.ts';
import { newId } from '../../support/project.ts';

function row(name: string, parent: Id | null, codings = 0): CodeRow {
  const id = newId();
  return {
    id,
    name,
    parent,
    order: 'a',
    kind: 'code',
    status: 'stable',
    colour: '1',
    texture: 'solid',
    tag: name.slice(0, 2),
    brief: '',
    definition: null,
    codings,
    mine: 0,
    latest: 0,
  };
}

const access = row('Access', null);
const transport = row('Transport', access.id);
const cost = row('Cost', access.id);
const trust = row('Trust', null);
const rows = [access, transport, cost, trust];

test('a tree that says the same is the same, whatever objects say it', () => {
  const before = codeTree(rows);
  expect(keptNodes(before, codeTree(rows.map((one) => ({ ...one }))))).toBe(before);
});

test('one number more changes its node and those above it, and nothing else', () => {
  const before = codeTree(rows);
  const after = keptNodes(before, codeTree(rows.map((one) => (one === cost ? { ...one, codings: 1 } : one))));
  expect(after).not.toBe(before);
  expect(after[1]).toBe(before[1]);
  expect(after[0]).not.toBe(before[0]);
  expect(after[0]?.children[0]).toBe(before[0]?.children[0]);
  expect(after[0]?.children[1]?.row.codings).toBe(1);
});

test('what comes, goes and moves is there as given', () => {
  const before = codeTree(rows);
  const moved = { ...cost, parent: trust.id };
  const given = codeTree([access, trust, moved, row('New', null)]);
  expect(keptNodes(before, given)).toEqual(given);
  expect(keptNodes(before, [])).toEqual([]);
  expect(keptNodes([], before)).toEqual(before);
});

test('rows are the same while only numbers drawn apart change', () => {
  const counted = rows.map((one) => ({ ...one, codings: 7 }));
  expect(keptRows(rows, counted, ['codings'])).toBe(rows);
  expect(keptRows(rows, counted, ['mine'])).toBe(counted);
  const renamed = rows.map((one) => ({ ...one, name: `${one.name}!` }));
  expect(keptRows(rows, renamed, ['codings', 'mine'])).toBe(renamed);
  expect(keptRows(rows, rows.slice(1), [])).toHaveLength(3);
});
