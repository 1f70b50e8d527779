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
      const message =
        event.state === 'restarted'
          ? 'Concord had to reopen the project; the last step may be missing.'
          : 'Concord cannot reach the project any more, until it is closed and started again.';
      store.getState().complain({ kind: 'unexpected', message });
    });
  }, [store]);
}
