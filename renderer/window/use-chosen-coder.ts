/**
 * Who codes in this window: whoever coded last in this project on this computer, the coder last chosen on
 * it, the only one, or the person is asked.
 */
import { useEffect } from 'react';
import { useQuery } from '../api.ts';
import { useWindowStoreApi } from '../state/context.ts';

export function useChosenCoder(): void {
  const store = useWindowStoreApi();
  const coders = useQuery('coder.list', {}).data;
  const project = useQuery('project.summary', {}).data?.id;
  useEffect(() => {
    const { coder, arriving } = store.getState();
    if (coders === undefined || project === undefined || coder !== null || arriving?.kind === 'sample')
      return;
    const { readSettings, readDesk } = window.concord;
    void Promise.all([readSettings(), readDesk(project)]).then(([settings, desk]) => {
      const [only, ...others] = coders;
      const known =
        coders.find(({ id }) => id === desk?.coder) ??
        coders.find(({ name }) => name === settings.coder) ??
        (others.length === 0 ? only : undefined);
      store.getState().set(known === undefined ? { dialog: 'coder' } : { coder: known.id });
    });
  }, [coders, project, store]);
}
