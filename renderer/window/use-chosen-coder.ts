/** Who codes in this window: the coder last chosen on this computer, the only one, or the person is asked. */
import { useEffect } from 'react';
import { useQuery } from '../api.ts';
import { useWindowStoreApi } from '../state/context.ts';

export function useChosenCoder(): void {
  const store = useWindowStoreApi();
  const coders = useQuery('coder.list', {}).data;
  useEffect(() => {
    if (coders === undefined || store.getState().coder !== null) return;
    void window.concord.readSettings().then((settings) => {
      const [only, ...others] = coders;
      const known =
        coders.find(({ name }) => name === settings.coder) ?? (others.length === 0 ? only : undefined);
      store.getState().set(known === undefined ? { dialog: 'coder' } : { coder: known.id });
    });
  }, [coders, store]);
}
