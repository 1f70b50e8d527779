/** Codes passages of a document, in one way for keys, box and codebook: drawn at once, told when it is on disk. */
import { useCallback } from 'react';
import type { Id } from '../../shared/ids.ts';
import { newId, useCommand } from '../api.ts';
import { counted } from '../design/format.ts';
import type { NewSegment } from '../reader/types.ts';
import { useWindowStoreApi } from '../state/context.ts';
import { added } from './expected-rows.ts';
import { useExpecting } from './use-expecting.ts';

export type Method = 'manual' | 'in vivo';
export type AddCodings = (
  source: Id,
  segments: readonly NewSegment[],
  method: Method,
  names: string,
) => Promise<void>;

/** `names` are the codes as they are told. */
export function useAddCodings(): AddCodings {
  const store = useWindowStoreApi();
  const add = useCommand('coding.add');
  const expecting = useExpecting();
  return useCallback(
    async (source, segments, method, names) => {
      const state = store.getState;
      const codings = segments.map((one) => ({ id: newId(), source, method, ...one }));
      const ids = codings.map(({ id }) => id);
      const [first] = ids;
      const rows = added(codings, state().coder, Date.now());
      const result = await expecting(source, ids, rows, add({ codings }));
      if (result === null || first === undefined) return;
      for (const one of new Set(segments.map((segment) => segment.code))) state().used(one);
      const spans = new Map(segments.map((one) => [`${one.start} ${one.end}`, one]));
      if (spans.size === 1) state().focusCoding(first);
      const length = [...spans.values()].reduce((sum, { start, end }) => sum + end - start, 0);
      const where = spans.size === 1 ? '' : ` in ${spans.size} segments`;
      state().tell({ text: `${names} added to ${counted(length, 'character')}${where}`, undo: true });
    },
    [store, add, expecting],
  );
}
