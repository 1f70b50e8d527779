/** Choosing a table with a line a person; what will be made of it is shown before anything is changed. */
import { useCallback } from 'react';
import { useWindowStoreApi } from '../state/context.ts';

export function useSurvey(): { choose: () => Promise<void> } {
  const store = useWindowStoreApi();
  const choose = useCallback(async () => {
    const [grant] = await window.concord.openDialog('survey');
    if (grant === undefined) return;
    const { set, show } = store.getState();
    show('cases');
    set({ cases: { kind: 'survey', token: grant.token, name: grant.name } });
  }, [store]);
  return { choose };
}
