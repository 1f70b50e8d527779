/** How a list of segments is grouped: each segment is in exactly one group, so counts add up. */
import type { Id } from '../../shared/ids.ts';
import type { ParsedQuery } from '../../shared/queries.ts';
import { openCaseParts } from '../index/case-parts.ts';
import type { Ask } from './ask.ts';
import { personOf } from './source.ts';

type Group = ParsedQuery<'code.spread'>['group'];

/** Groups have a number each. Positions are those of the coding index. */
export type Grouping = {
  of(at: number): number;
  /** What a group is: its document, code or coder; the cases its segments are all in, none for no case. */
  idsOf(group: number): Id[];
  /** Compares two groups of cases by the list of cases; null where groups go by name or reading order. */
  order: ((one: number, other: number) => number) | null;
};

/** The grouping asked for; null without groups. What it rests on is read now. */
export function groupingOf(ask: Ask, group: Group | 'coder' | 'code'): Grouping | null {
  const columns = ask.indexNow().columns();
  const codes = ask.live.codes();
  const byKey = (of: (at: number) => number): Grouping => ({
    of,
    idsOf: (key) => [ask.objects.idOf(key)],
    order: null,
  });
  if (group === 'document') return byKey((at) => columns.source[at] ?? 0);
  if (group === 'code') return byKey((at) => codes.get(columns.code[at] ?? 0) ?? 0);
  if (group === 'coder') return byKey((at) => personOf(ask, columns.coder[at] ?? 0));
  return group === 'case' ? byCases(ask) : null;
}

/** A segment in several cases is in the group of just these together. */
function byCases(ask: Ask): Grouping {
  const columns = ask.indexNow().columns();
  const parts = openCaseParts(ask.project.store.db, ask.project.revisions);
  const numbers = new Map<string, number>();
  const groups: number[][] = [];
  return {
    of(at) {
      const span = { start: columns.start[at] ?? 0, end: columns.end[at] ?? 0 };
      const cases = parts.of(columns.source[at] ?? 0, span);
      const name = cases.join();
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, groups.length);
      return groups.push(cases) - 1;
    },
    idsOf: (group) => (groups[group] ?? []).map((k) => ask.objects.idOf(k)),
    order: (one, other) => compare(groups[one] ?? [], groups[other] ?? [], parts.placeOf),
  };
}

/** By the first case that differs; what is in no case comes last. */
function compare(one: readonly number[], other: readonly number[], placeOf: (k: number) => number): number {
  if (one.length === 0 || other.length === 0) return other.length - one.length;
  for (let i = 0; i < Math.min(one.length, other.length); i++) {
    const by = placeOf(one[i] ?? 0) - placeOf(other[i] ?? 0);
    if (by !== 0) return by;
  }
  return one.length - other.length;
}
