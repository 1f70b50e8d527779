/** The codes under the digits: those used in this window, before that the ones I have used most. The same list as long as it says the same. */
import { useEffect, useMemo, useRef } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useCodes } from '../project/use-lookups.ts';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import { withoutMissing } from '../state/slots.ts';

export function useReaderSlots(): readonly Id[] {
  const store = useWindowStoreApi();
  const slots = useWindowStore((state) => state.slots);
  const { rows, byId } = useCodes();
  const isEmpty = slots.order.length === 0;
  useEffect(() => {
    if (!isEmpty || rows.length === 0) return;
    const most = [...rows].filter(({ mine }) => mine > 0).sort((a, b) => b.mine - a.mine);
    const order = most.slice(0, 9).map(({ id }) => id);
    if (order.length > 0) store.getState().set({ slots: { order, recent: order, pinned: [] } });
  }, [isEmpty, rows, store]);
  const last = useRef<readonly Id[]>([]);
  return useMemo(() => {
    const { order } = withoutMissing(slots, (id) => byId.has(id));
    const isSame = order.length === last.current.length && order.every((id, at) => id === last.current[at]);
    if (!isSame) last.current = order;
    return last.current;
  }, [slots, byId]);
}
