/** How the segments view is left when something else is shown, so that coming back finds it the same. */
import type { Id } from '../../shared/ids.ts';
import type { RetrievedRow, segmentGroups, segmentSorts } from '../../shared/queries/code.ts';

import { everywhere, type Within } from '../documents/DocumentFilter.tsx';

export interface SegmentsDesk {
  /** What the rest is about: with another code the list begins anew. */
  code: Id | null;
  sort: (typeof segmentSorts)[number];
  group: (typeof segmentGroups)[number];
  /** Sentences to each side. */
  context: number;
  descendants: boolean;
  coder: Id | null;
  set: Id | null;
  within: Within;
  flagged: boolean;
  words: string;
  active: number;
  /** Ticked rows, also those a filter leaves out. */
  ticked: ReadonlyMap<Id, RetrievedRow>;
}

export const segmentsAtStart: SegmentsDesk = {
  code: null,
  sort: 'document',
  group: 'document',
  context: 1,
  descendants: false,
  coder: null,
  set: null,
  within: everywhere,
  flagged: false,
  words: '',
  active: 0,
  ticked: new Map(),
};
