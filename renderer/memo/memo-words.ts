/** How memos are named in the interface: their kinds, their status, and what they are on. */
import type { MemoKind, MemoStatus } from '../../shared/memo.ts';
import type { ThingRow } from '../../shared/queries/memo.ts';
import { thingName } from './things.ts';

export const statusNames: Record<MemoStatus, string> = {
  thought: 'Thought',
  decision: 'Decision',
  question: 'Question',
};

export const statusChoices = (['thought', 'decision', 'question'] as const).map((id) => ({
  id,
  label: statusNames[id],
}));

export const kindNames: Record<MemoKind, string> = {
  project: 'Project',
  source: 'Documents',
  code: 'Codes',
  coding: 'Segments',
  case: 'Cases',
  free: 'Free',
};

const places: Record<MemoKind, string> = {
  project: 'on the project',
  source: 'on a document',
  code: 'on a code',
  coding: 'on a segment',
  case: 'on a case',
  free: 'on its own',
};

/** "on Transport, P07 Mara ¶ 2"; in general words where the thing is not known or gone. */
export function onWhat(kind: MemoKind, thing: ThingRow | undefined): string {
  if (thing === undefined || kind === 'project' || kind === 'free') return places[kind];
  return kind === 'code' ? `on the code ${thing.name}` : `on ${thingName(thing)}`;
}
