/** Opening another project in place of the open one: asked for by the menu, the system, or by name. */
import { useCallback, useEffect, useState } from 'react';
import type { Grant, Settings } from '../../shared/bridge.ts';
import type { Failure } from '../../shared/errors.ts';
import { useApi } from '../api.ts';
import { useWindowStoreApi } from '../state/context.ts';

/** A project opened before, as something that can be called by name. */
export interface RecentAct {
  id: string;
  label: string;
  group: string;
  /** Where its file is, for telling two of the same name apart. */
  hint: string;
  run: () => void;
}

/** The failure of a project whose file is not where it was. */
export function goneProject(name: string): Failure {
  return { kind: 'unreadable', message: `“${name}” is not where it was.` };
}

function useOpen(): (grant: Grant) => Promise<void> {
  const store = useWindowStoreApi();
  const { client } = useApi();
  return useCallback(
    async (grant) => {
      const result = await client.open(grant.token);
      if (!result.ok) store.getState().complain(result.error);
    },
    [client, store],
  );
}

/** Opens what the menu or the system asks for while a project is open. */
export function useOpening(): void {
  const store = useWindowStoreApi();
  const open = useOpen();
  useEffect(
    () =>
      window.concord.onEvent((event) => {
        if (event.kind === 'open') void open(event.grant);
        if (event.kind === 'gone') store.getState().complain(goneProject(event.name));
      }),
    [open, store],
  );
}

/** The projects opened before the one that is open, the last one first. */
export function useRecentActs(): readonly RecentAct[] {
  const store = useWindowStoreApi();
  const open = useOpen();
  const [recent, setRecent] = useState<Settings['recent']>([]);
  useEffect(() => void window.concord.readSettings().then((settings) => setRecent(settings.recent)), []);
  // The first is the one that is open: it was put there when it was opened.
  return recent.slice(1).map(({ id, name, folder }) => ({
    id: `recent ${id}`,
    label: `Open ${name}`,
    group: 'Project',
    hint: folder,
    run() {
      void window.concord.openRecent(id).then((grant) => {
        if (grant === null) store.getState().complain(goneProject(name));
        else return open(grant);
        return undefined;
      });
    },
  }));
}
