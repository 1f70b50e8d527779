/** What the reader asks for, carried out: codings are added, changed and removed in the open document. */
import { useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { newId, useCommand } from '../api.ts';
import { counted } from '../design/format.ts';
import { useUndo } from '../history/use-undo.ts';
import type { ReaderActions } from '../reader/types.ts';
import { searchFor } from '../search/search-desk.ts';
import { useWindowStoreApi } from '../state/context.ts';
import { nextStripes } from './choose-stripes.ts';
import { moved, recoded, removed } from './expected-rows.ts';
import { useAddCodings } from './use-add-codings.ts';
import { useExpecting } from './use-expecting.ts';

/** The actions for one document. */
export function useReaderActions(source: Id, codes: ReadonlyMap<Id, CodeRow>): ReaderActions {
  const store = useWindowStoreApi();
  const add = useAddCodings();
  const addCode = useCommand('code.add');
  const remove = useCommand('coding.remove');
  const adjust = useCommand('coding.adjust');
  const recode = useCommand('coding.recode');
  const split = useCommand('coding.split');
  const join = useCommand('coding.join');
  const rate = useCommand('coding.rate');
  const { undo, redo } = useUndo();
  const expecting = useExpecting();

  return useMemo(() => {
    const state = store.getState;
    const nameOf = (id: Id): string => codes.get(id)?.name ?? 'The code';
    return {
      apply(segments) {
        const names = [...new Set(segments.map((one) => nameOf(one.code)))].join(', ');
        void add(source, segments, 'manual', names);
      },
      split(id, at) {
        void split({ id, at, rest: newId() }).then((result) => {
          if (result !== null) state().tell({ text: 'Segment split at the caret', undo: true });
        });
      },
      join(ids, over) {
        void join({ ids: [...ids], ...(over === undefined ? {} : { over: { ...over } }) }).then((result) => {
          if (result === null) return;
          const text =
            result.entry === null
              ? 'The segment covers this passage already.'
              : over === undefined
                ? 'Segments merged'
                : 'Segment extended';
          state().tell({ text, undo: result.entry !== null });
        });
      },
      flag(ids, doubt) {
        const [id, ...also] = ids;
        if (id === undefined) return;
        void rate({ id, also, doubt }).then((result) => {
          if (result === null || result.entry === null) return;
          const text = doubt === null ? 'Flag taken away' : `${counted(ids.length, 'segment')} flagged`;
          state().tell({ text, undo: true });
        });
      },
      pick: (ids, focused) => state().pickCodings(ids, focused),
      place: (place) => state().keepPlace(source, place),
      rested: () => state().rested(),
      pin(codeId, digit) {
        state().pinSlot(codeId, digit);
        const at = state().slots.pinned.indexOf(codeId);
        state().tell({
          text:
            at === -1
              ? `${nameOf(codeId)} is no longer pinned`
              : `${nameOf(codeId)} pinned to slot ${at + 1}`,
        });
      },
      nextStripes: () => nextStripes(state()),
      setOverlap: (overlap) => state().set({ overlap }),
      createCode(name, parent, spans, method) {
        const id = newId();
        void addCode({ id, name, parent }).then((made) => {
          if (made !== null && spans.length > 0)
            return add(
              source,
              spans.map((span) => ({ ...span, code: id })),
              method,
              name.trim(),
            );
          if (made !== null) state().tell({ text: `Code ${name.trim()} added`, undo: true });
          return undefined;
        });
      },
      remove(codings) {
        void expecting(source, codings, removed, remove({ ids: [...codings] })).then((result) => {
          if (result === null) return;
          state().focusCoding(null);
          state().tell({ text: `${counted(codings.length, 'coding')} removed`, undo: true });
        });
      },
      adjust: (id, start, end) => void expecting(source, [id], moved(start, end), adjust({ id, start, end })),
      recode(codings, codeId) {
        const answer = recode({ ids: [...codings], code: codeId });
        void expecting(source, codings, recoded(codeId), answer).then((result) => {
          if (result === null) return;
          state().used(codeId);
          state().tell({ text: `Now coded ${nameOf(codeId)}`, undo: true });
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
      findAll(words) {
        const { search, set, show } = state();
        set({ search: searchFor(search, words.slice(0, 1_000)) });
        show('search');
      },
      say: (sentence) => state().say(sentence),
      undo: () => void undo(),
      redo: () => void redo(),
    };
  }, [source, codes, store, add, addCode, remove, adjust, recode, split, join, rate, undo, redo, expecting]);
}
