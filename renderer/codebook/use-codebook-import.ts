/** Choosing a table of codes to import; what is in it is shown before anything is changed. */
import { useCallback } from 'react';
import { useWindowStoreApi } from '../state/context.ts';

export function useCodebookImport(): { choose: () => Promise<void> } {
  const store = useWindowStoreApi();
  const choose = useCallback(async () => {
    const [grant] = await window.concord.openDialog('codebook');
    if (grant === undefined) return;
    const { set, show } = store.getState();
    show('codebook');
    set({ codebookAct: { kind: 'import', token: grant.token, name: grant.name } });
  }, [store]);
  return { choose };
}
