/** What the start screen can do, each by dialog and database; what fails is kept as one failure to show. */
import { useCallback, useState } from 'react';
import type { SampleStudy } from '../../shared/api.ts';
import type { Grant } from '../../shared/bridge.ts';
import type { Failure } from '../../shared/errors.ts';
import { useApi } from '../api.ts';
import { useWindowStoreApi } from '../state/context.ts';
import type { Arriving } from '../state/store.ts';
import { showTour } from '../tour/steps.ts';

type MaybeGrant = Grant | null | undefined;

export function useStart() {
  const { client } = useApi();
  const store = useWindowStoreApi();
  const [failure, setFailure] = useState<Failure | null>(null);
  const [isMaking, setIsMaking] = useState(false);

  /** Opens a project, perhaps for something; false when it was not opened. */
  const open = useCallback(
    async (grant: MaybeGrant, arriving: Arriving | null = null): Promise<boolean> => {
      if (grant === null || grant === undefined) return false;
      store.getState().set({ arriving });
      const result = await client.open(grant.token);
      setFailure(result.ok ? null : result.error);
      if (!result.ok) store.getState().set({ arriving: null });
      return result.ok;
    },
    [client, store],
  );

  const choose = useCallback(async () => open((await window.concord.openDialog('project'))[0]), [open]);

  /** First the colleague's copy, then the project of one's own that it goes into. */
  const chooseMerge = useCallback(async () => {
    const [copy] = await window.concord.openDialog('merge');
    if (copy === undefined) return;
    const [own] = await window.concord.openDialog('project');
    await open(own, { kind: 'merge', copy });
  }, [open]);

  /** Makes a fresh copy of a sample study and opens it where somebody new begins. */
  const openSample = useCallback(
    async (study: SampleStudy, where?: Grant): Promise<void> => {
      const place = where ?? (await window.concord.sampleFile(study));
      store.getState().set({ arriving: { kind: 'sample' } });
      setIsMaking(true);
      const result = await client.openSample(place.token, study);
      setIsMaking(false);
      setFailure(result.ok ? null : result.error);
      const { set, goTo, preferences, tell } = store.getState();
      set({ arriving: null, ...(result.ok ? { coder: result.value.coder } : {}) });
      if (!result.ok) return;
      tell({
        text: `A copy of your own: ${place.name}, in ${where ? 'the folder you chose' : 'Documents'}.`,
      });
      if (result.value.start !== null) goTo(result.value.start);
      if (study === 'hourly-bus' && preferences.tour.done === 0) showTour(store.getState());
    },
    [client, store],
  );

  const chooseSample = useCallback(async () => {
    const where = await window.concord.saveDialog('project', 'The Hourly Bus.concord');
    if (where !== null) await openSample('hourly-bus', where);
  }, [openSample]);

  return { failure, setFailure, isMaking, open, choose, chooseMerge, openSample, chooseSample };
}
