/** Things that memos refer to: what they are called now, and opening them. */
import { createContext, useContext, useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { ThingRow } from '../../shared/queries/memo.ts';
import { useQuery } from '../api.ts';
import type { IconName } from '../design/icons.ts';
import { useWindowStoreApi } from '../state/context.ts';

export type Things = ReadonlyMap<Id, ThingRow>;

/** The things that the memo around refers to. Undefined while they are asked for. */
export const ThingsContext = createContext<Things | undefined>(undefined);

/** Things by id, asked for at once. */
export function useThings(ids: readonly Id[]): Things | undefined {
  const rows = useQuery('thing.read', { ids: [...ids] }, { enabled: ids.length > 0, keep: true }).data;
  return useMemo(
    () =>
      rows === undefined && ids.length > 0 ? undefined : new Map((rows ?? []).map((row) => [row.id, row])),
    [rows, ids.length],
  );
}

/** A thing from around: undefined while it is asked for, null where it is gone. */
export function useThing(id: Id): ThingRow | null | undefined {
  const things = useContext(ThingsContext);
  return things === undefined ? undefined : (things.get(id) ?? null);
}

export const thingIcons: Record<ThingRow['kind'], IconName> = {
  source: 'document',
  code: 'codebook',
  coding: 'quote',
  case: 'cases',
  memo: 'memo',
  project: 'workbench',
};

export const thingNouns: Record<ThingRow['kind'], string> = {
  source: 'document',
  code: 'code',
  coding: 'segment',
  case: 'case',
  memo: 'memo',
  project: 'project',
};

/** "Transport", and of a segment where it stands: "Transport, P07 Mara ¶ 2". */
export function thingName({ name, passage }: ThingRow): string {
  return passage === null ? name : `${name}, ${passage.sourceName} ¶ ${passage.paragraph}`;
}

/** A function that opens a thing where it belongs. */
export function useOpenThing(): (thing: ThingRow) => void {
  const store = useWindowStoreApi();
  return ({ id, kind, passage }) => {
    const { openDocument, goTo, focusCoding, inspectCode, show, set } = store.getState();
    if (kind === 'source') openDocument(id);
    else if (kind === 'memo') set({ memo: { kind: 'free', id, memo: id } });
    else if (kind === 'code') {
      inspectCode(id);
      show('codebook');
    } else if (passage?.isLost) openDocument(passage.source);
    else if (passage !== null) {
      goTo(passage);
      focusCoding(id);
    } else if (kind === 'case') {
      set({ cases: { kind: 'case', id } });
      show('cases');
    } else show('workbench');
  };
}
