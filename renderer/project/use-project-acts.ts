/** What is done to the project file as a whole: backing up, copies for coders and their way back, checking. */
import { useMemo } from 'react';
import { useCommand } from '../api.ts';
import { useWindowStoreApi } from '../state/context.ts';
import { focusRegion } from '../window/regions.ts';

export interface ProjectActs {
  backUp: () => void;
  askForCopy: () => void;
  merge: () => void;
  check: () => void;
}

export function useProjectActs(): ProjectActs {
  const store = useWindowStoreApi();
  const backup = useCommand('project.backup');
  const mergeCopy = useCommand('project.merge');
  return useMemo(() => {
    const state = store.getState;
    async function backUp(): Promise<void> {
      const result = await backup({});
      if (result === null) return;
      state().tell({ tone: 'done', text: 'Backed up: a whole copy was written and checked.' });
    }
    async function merge(): Promise<void> {
      const [grant] = await window.concord.openDialog('merge');
      if (grant === undefined) return;
      const report = await mergeCopy({ from: { token: grant.token } });
      if (report !== null) state().set({ task: { kind: 'merged', name: grant.name, report } });
    }
    return {
      backUp: () => void backUp(),
      merge: () => void merge(),
      askForCopy: () => state().set({ task: { kind: 'copy' } }),
      check() {
        state().show('history');
        requestAnimationFrame(() => requestAnimationFrame(() => focusRegion('check')));
      },
    };
  }, [store, backup, mergeCopy]);
}
