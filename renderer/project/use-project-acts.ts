/** What is done to the project file as a whole: backing up, copies for coders and their way back, checking. */
import { useMemo } from 'react';
import type { Grant } from '../../shared/bridge.ts';
import { useCommand } from '../api.ts';
import { useWindowStoreApi } from '../state/context.ts';
import { focusRegion } from '../window/regions.ts';

export interface ProjectActs {
  backUp: () => void;
  askForCopy: () => void;
  /** Merges a copy; without one a person chooses it. */
  merge: (copy?: Grant) => void;
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
      state().tell({ text: 'Backed up: a whole copy was written and checked.' });
    }
    async function merge(copy?: Grant): Promise<void> {
      const grant = copy ?? (await window.concord.openDialog('merge'))[0];
      if (grant === undefined) return;
      const report = await mergeCopy({ from: { token: grant.token } });
      if (report !== null) state().set({ task: { kind: 'merged', name: grant.name, report } });
    }
    return {
      backUp: () => void backUp(),
      merge: (copy) => void merge(copy),
      askForCopy: () => state().set({ task: { kind: 'copy' } }),
      check() {
        state().show('history');
        requestAnimationFrame(() => requestAnimationFrame(() => focusRegion('check')));
      },
    };
  }, [store, backup, mergeCopy]);
}
