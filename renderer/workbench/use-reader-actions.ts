/** What the reader asks for, carried out: codings are added, changed and removed in the open document. */
import { useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { newId, useCommand } from '../api.ts';
import { counted } from '../design/format.ts';
import { useUndo } from '../history/use-undo.ts';
import type { ReaderActions, ReaderSelection } from '../reader/types.ts';
import { useWindowStoreApi } from '../state/context.ts';

type Method = 'manual' | 'in vivo';

/** The actions for one document. */
export function useReaderActions(source: Id, codes: ReadonlyMap<Id, CodeRow>): ReaderActions {
  const store = useWindowStoreApi();
  const addCodings = useCommand('coding.add');
  const addCode = useCommand('code.add');
  const remove = useCommand('coding.remove');
  const adjust = useCommand('coding.adjust');
  const recode = useCommand('coding.recode');
  const { undo, redo } = useUndo();

  return useMemo(() => {
    const state = store.getState;
    async function code(
      codeIds: readonly Id[],
      spans: readonly ReaderSelection[],
      method: Method,
      names: string,
    ) {
      const codings = spans.flatMap(({ start, end }) =>
        codeIds.map((one) => ({ id: newId(), source, start, end, code: one, method })),
      );
      const [first] = codings;
      const result = await addCodings({ codings });
      if (result === null || first === undefined) return;
      for (const one of codeIds) state().used(one);
      if (result.entry === null) {
        state().tell({ tone: 'done', text: `${names} is already on exactly this passage.` });
        return;
      }
      state().focusCoding(first.id);
      const length = spans.reduce((sum, { start, end }) => sum + end - start, 0);
      state().tell({ tone: 'done', text: `${names} added to ${counted(length, 'character')}`, undo: true });
    }
    const nameOf = (id: Id): string => codes.get(id)?.name ?? 'The code';
    return {
      apply(codeIds, spans) {
        void code(codeIds, spans, 'manual', codeIds.map(nameOf).join(', '));
      },
      createCode(name, parent, spans, method) {
        const id = newId();
        void addCode({ id, name, parent }).then((made) => {
          if (made !== null && spans.length > 0) return code([id], spans, method, name.trim());
          if (made !== null) state().tell({ tone: 'done', text: `Code ${name.trim()} added`, undo: true });
          return undefined;
        });
      },
      remove(codings) {
        void remove({ ids: [...codings] }).then((result) => {
          if (result === null) return;
          state().focusCoding(null);
          state().tell({ tone: 'done', text: `${counted(codings.length, 'coding')} removed`, undo: true });
        });
      },
      adjust: (id, start, end) => void adjust({ id, start, end }),
      recode(codings, codeId) {
        void recode({ ids: [...codings], code: codeId }).then((result) => {
          if (result === null) return;
          state().used(codeId);
          state().tell({ tone: 'done', text: `Now coded ${nameOf(codeId)}`, undo: true });
        });
      },
      focusCoding: (id) => state().focusCoding(id),
      select({ start, end }) {
        const isRange = end > start;
        state().set({ selection: isRange ? { source, start, end } : null });
      },
      memo: (coding) => state().set({ memo: { kind: 'coding', id: coding } }),
      retrieve(codeId) {
        state().inspectCode(codeId);
        state().show('segments');
      },
      say: (sentence) => state().say(sentence),
      undo: () => void undo(),
      redo: () => void redo(),
    };
  }, [source, codes, store, addCodings, addCode, remove, adjust, recode, undo, redo]);
}
