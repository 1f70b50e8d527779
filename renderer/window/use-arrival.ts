/** Carries out what a project was opened for on the start screen, as soon as somebody codes in it. */
import { useEffect } from 'react';
import { useProjectActs } from '../project/use-project-acts.ts';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';

export function useArrival(): void {
  const store = useWindowStoreApi();
  const arriving = useWindowStore((state) => (state.coder === null ? null : state.arriving));
  const { merge } = useProjectActs();
  useEffect(() => {
    if (arriving === null || arriving.kind === 'sample') return;
    const { set, show } = store.getState();
    set({ arriving: null });
    if (arriving.kind === 'merge') merge(arriving.copy);
    else {
      const { token, name } = arriving.table;
      show('codebook');
      set({ codebookAct: { kind: 'import', token, name } });
    }
  }, [arriving, merge, store]);
}
