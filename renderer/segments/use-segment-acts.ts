/** What the keys do to segments in a list: to those ticked, or to the one in hand. */
import { useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import type { RetrievedRow } from '../../shared/queries/code.ts';
import { newId, useCommand } from '../api.ts';
import { counted } from '../design/format.ts';
import { useCodes } from '../project/use-lookups.ts';
import type { Doubt } from '../reader/types.ts';
import { useWindowStoreApi } from '../state/context.ts';

export interface SegmentActs {
  code(rows: readonly RetrievedRow[], code: Id): Promise<boolean>;
  createCode(rows: readonly RetrievedRow[], name: string, parent: Id | null): Promise<boolean>;
  recode(rows: readonly RetrievedRow[], code: Id): Promise<boolean>;
  remove(rows: readonly RetrievedRow[]): Promise<boolean>;
  flag(rows: readonly RetrievedRow[], doubt: Doubt | null): Promise<boolean>;
  /** Those of the coder who acts; says what is left as it is. */
  own(rows: readonly RetrievedRow[]): RetrievedRow[];
}

/** Each act answers whether it was done. */
export function useSegmentActs(): SegmentActs {
  const store = useWindowStoreApi();
  const codes = useCodes().byId;
  const add = useCommand('coding.add');
  const addCode = useCommand('code.add');
  const recode = useCommand('coding.recode');
  const remove = useCommand('coding.remove');
  const rate = useCommand('coding.rate');
  return useMemo(() => {
    const state = store.getState;
    const tell = (text: string): void => state().tell({ text, undo: true });
    async function code(rows: readonly RetrievedRow[], chosen: Id, name: string): Promise<boolean> {
      const codings = rows.map(({ source, start, end }) => ({
        id: newId(),
        source,
        start,
        end,
        code: chosen,
      }));
      const result = await add({ codings });
      if (result === null) return false;
      state().used(chosen);
      tell(`${name} added to ${counted(rows.length, 'segment')}`);
      return true;
    }
    const nameOf = (id: Id): string => codes.get(id)?.name ?? 'The code';
    return {
      code: (rows, chosen) => code(rows, chosen, nameOf(chosen)),
      async createCode(rows, name, parent) {
        const id = newId();
        if ((await addCode({ id, name, parent })) === null) return false;
        return code(rows, id, name.trim());
      },
      async recode(rows, chosen) {
        const ids = rows.filter((row) => row.code !== chosen).map(({ id }) => id);
        if (ids.length === 0) {
          state().say(`It is ${nameOf(chosen)} already.`);
          return false;
        }
        if ((await recode({ ids, code: chosen })) === null) return false;
        state().used(chosen);
        tell(`${counted(ids.length, 'segment')} now coded ${nameOf(chosen)}`);
        return true;
      },
      async remove(rows) {
        if ((await remove({ ids: rows.map(({ id }) => id) })) === null) return false;
        tell(`${counted(rows.length, 'coding')} removed`);
        return true;
      },
      async flag([first, ...also], doubt) {
        if (first === undefined) return false;
        const result = await rate({ id: first.id, also: also.map(({ id }) => id), doubt });
        if (result === null) return false;
        if (result.entry !== null)
          tell(doubt === null ? 'Flag taken away' : `${counted(also.length + 1, 'segment')} flagged`);
        return true;
      },
      own(rows) {
        const own = rows.filter(({ coder }) => coder === state().coder);
        if (own.length === 0 && rows.length > 0)
          state().say('This is another coder’s. Only one’s own segments can be changed.');
        else if (own.length < rows.length)
          state().say(`${rows.length - own.length} of other coders are left as they are.`);
        return own;
      },
    };
  }, [store, codes, add, addCode, recode, remove, rate]);
}
