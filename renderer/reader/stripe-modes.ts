/**
 * Which segments are shown in margin and text: a choice among those of the document. Pure. Coverage, the
 * commands and what a code is refused for go by all segments, whatever is shown.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { CodingRow } from '../../shared/queries/source.ts';

export const stripeModes = [
  { id: 'all', label: 'All' },
  { id: 'recent', label: 'Recent' },
  { id: 'most', label: 'Most used' },
  { id: 'selected', label: 'Selected codes' },
  { id: 'spotlight', label: 'Spotlight' },
  { id: 'coder', label: 'By coder' },
  { id: 'consensus', label: 'Consensus' },
] as const;
export type StripeMode = (typeof stripeModes)[number]['id'];

/** So many codes count as recent or most used. */
const FEW = 12;

/** The codings a mode shows, in their order; the same list when it shows all. */
export function shownCodings(
  codings: readonly CodingRow[],
  mode: StripeMode,
  selected: ReadonlySet<Id>,
): readonly CodingRow[] {
  switch (mode) {
    case 'all':
    case 'coder':
      return codings;
    case 'consensus':
      return codings.filter(({ layer }) => layer === 'consensus');
    case 'selected':
    case 'spotlight':
      return codings.filter(({ code }) => selected.has(code));
    case 'recent':
      return withCodes(
        codings,
        first(codings, (_, { at }) => at),
      );
    case 'most':
      return withCodes(
        codings,
        first(codings, (sum) => sum + 1),
      );
  }
}

function withCodes(codings: readonly CodingRow[], codes: ReadonlySet<Id>): readonly CodingRow[] {
  return codings.filter(({ code }) => codes.has(code));
}

/** The codes with the highest figures; `add` makes a code's figure of the last one and one more coding. */
function first(
  codings: readonly CodingRow[],
  add: (figure: number, coding: CodingRow) => number,
): ReadonlySet<Id> {
  const figures = new Map<Id, number>();
  for (const coding of codings) {
    const before = figures.get(coding.code) ?? 0;
    figures.set(coding.code, Math.max(before, add(before, coding)));
  }
  const best = [...figures].sort(([, one], [, other]) => other - one).slice(0, FEW);
  return new Set(best.map(([code]) => code));
}

/** Codes and all below them. */
export function withBelow(chosen: readonly Id[], codes: ReadonlyMap<Id, CodeRow>): ReadonlySet<Id> {
  const found = new Set<Id>(chosen);
  // Parents come before their children.
  for (const { id, parent } of codes.values()) if (parent !== null && found.has(parent)) found.add(id);
  return found;
}
