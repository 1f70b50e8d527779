/** How the search is left when something else is shown, so that coming back finds hits and choices the same. */
import type { Id } from '../../shared/ids.ts';
import type { TextQuery } from '../../shared/search/query.ts';
import type { CodingUnit, TextScope, TextSearch } from '../../shared/search/scope.ts';

export const searchTabs = ['documents', 'notes', 'repeats', 'rules'] as const;
export type SearchTab = (typeof searchTabs)[number];

/** A hit struck out: it is not coded. */
export type Struck = { source: Id; start: number };

export interface SearchDesk {
  tab: SearchTab;
  /** As typed; and as asked last, null before the first time. */
  typed: TextQuery;
  asked: TextQuery | null;
  scope: TextScope;
  unit: CodingUnit;
  code: Id | null;
  struck: ReadonlyMap<string, Struck>;
  active: number;
  /** Enter was pressed: what is found takes the keyboard as soon as it is there. */
  goesOn: boolean;
  /** Words that two passages must share at least; and whether they must be coded differently. */
  repeats: { words: number; differently: boolean; isAsked: boolean };
}

export const searchAtStart: SearchDesk = {
  tab: 'documents',
  typed: { text: '', mode: 'words', exact: false },
  asked: null,
  scope: { sources: [], folders: [], speaker: '' },
  unit: { kind: 'sentence' },
  code: null,
  struck: new Map(),
  active: 0,
  goesOn: false,
  repeats: { words: 12, differently: true, isAsked: false },
};

/** The name of a hit among those struck out. */
export function hitKey({ source, start }: Struck): string {
  return `${source} ${start}`;
}

/** The desk after asking something else: what was struck out belonged to the question before. */
export function asking(desk: SearchDesk, change: Partial<SearchDesk>): SearchDesk {
  return { ...desk, struck: new Map(), active: 0, ...change };
}

/** The desk that looks for some words as they stand, everywhere. */
export function searchFor(desk: SearchDesk, text: string): SearchDesk {
  const query: TextQuery = { text, mode: 'phrase', exact: false };
  const { scope } = searchAtStart;
  return asking(desk, { tab: 'documents', goesOn: true, typed: query, asked: query, scope });
}

/** The desk with a kept rule in it, asked again; what it left out is struck out again. */
export function searchAgain(
  desk: SearchDesk,
  search: TextSearch,
  rule: { unit: CodingUnit; code: Id; without: readonly Struck[] },
): SearchDesk {
  const { query, scope } = search;
  const { unit, code, without } = rule;
  const struck = new Map(without.map((one) => [hitKey(one), one]));
  return asking(desk, {
    tab: 'documents',
    goesOn: true,
    typed: query,
    asked: query,
    scope,
    unit,
    code,
    struck,
  });
}
