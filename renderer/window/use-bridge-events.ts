/** Settings at the start, and what the shell says while a project is open or not. */
import { useEffect } from 'react';
import { useWindowStoreApi } from '../state/context.ts';

/** Takes over the preferences and tells when the database process stopped or started again. */
export function useBridgeEvents(): void {
  const store = useWindowStoreApi();
  useEffect(() => {
    void window.concord
      .readSettings()
      .then(({ recent: _recent, ...preferences }) => store.getState().follow(preferences));
    return window.concord.onEvent((event) => {
      if (event.kind !== 'database') return;
      const text =
        event.state === 'restarted'
          ? 'Concord had to reopen the project. Everything saved is there; do the last step again if it is missing.'
          : 'Concord cannot reach the project any more. Everything saved is safe; close Concord and start it again.';
      store.getState().tell({ tone: 'problem', text });
    });
  }, [store]);
}
