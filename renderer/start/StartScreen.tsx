/** The first page: continue with a recent project, make a new one, or open one. */

import { useCallback, useEffect, useState } from 'react';
import type { Grant, Settings } from '../../shared/bridge.ts';
import type { Failure } from '../../shared/errors.ts';
import { useApi } from '../api.ts';
import { Icon, Mark } from '../design/Icon.tsx';
import { KeyCap } from '../design/KeyCap.tsx';
import { Notice } from '../design/Notice.tsx';
import { takeFocus } from '../design/take-focus.ts';
import { useWindowStore } from '../state/context.ts';
import { Dialogs } from '../window/Dialogs.tsx';
import { NewProject } from './NewProject.tsx';
import { RecentProjects } from './RecentProjects.tsx';

export function StartScreen() {
  const { client } = useApi();
  const problem = useWindowStore((state) => state.project.problem);
  const [settings, setSettings] = useState<Settings | null>(null);
  const startWith = useWindowStore((state) => state.startWith);
  const set = useWindowStore((state) => state.set);
  const tell = useWindowStore((state) => state.tell);
  const [isMaking, setIsMaking] = useState(startWith === 'new');
  const [failure, setFailure] = useState<Failure | null>(null);
  useEffect(() => {
    void window.concord.readSettings().then(setSettings);
    set({ startWith: null });
  }, [set]);

  const open = useCallback(
    async (grant: Grant | null | undefined) => {
      if (grant === null || grant === undefined) return;
      const result = await client.open(grant.token);
      setFailure(result.ok ? null : result.error);
    },
    [client],
  );
  const choose = useCallback(async () => open((await window.concord.openDialog('project'))[0]), [open]);

  useEffect(
    () =>
      window.concord.onEvent((event) => {
        if (event.kind === 'open') void open(event.grant);
        if (event.kind !== 'menu') return;
        if (event.command === 'project.new') setIsMaking(true);
        else if (event.command === 'project.open') void choose();
        else if (event.command === 'help.keys') set({ dialog: 'keys' });
        else if (event.command === 'help.about') set({ dialog: 'about' });
        else tell({ tone: 'done', text: 'Open a project first.' });
      }),
    [open, choose, set, tell],
  );
  const shown = failure ?? problem;

  return (
    <div className="window start">
      <header className="titlebar">
        <Mark />
        <h1 className="med">Concord</h1>
      </header>
      <main className="hello">
        <section className="left" aria-label={isMaking ? 'New project' : 'Continue'}>
          {shown !== null && (
            <Notice
              failure={shown}
              title="The project could not be opened."
              onClose={() => setFailure(null)}
            />
          )}
          {isMaking ? (
            <NewProject
              coder={settings?.coder ?? ''}
              onFailure={setFailure}
              onCancel={() => setIsMaking(false)}
            />
          ) : (
            <RecentProjects
              recent={settings?.recent ?? null}
              onOpen={async (id) => {
                const grant = await window.concord.openRecent(id);
                if (grant === null) return false;
                await open(grant);
                return true;
              }}
              onForget={async (id) => setSettings(await window.concord.forgetRecent(id))}
            />
          )}
        </section>
        <section className="right" aria-label="Start something">
          <h2 className="label">Start something</h2>
          <ul className="acts">
            <li>
              <button
                type="button"
                ref={settings?.recent.length === 0 ? takeFocus : null}
                onClick={() => setIsMaking(true)}
              >
                <Icon name="plus" />
                <span>New project…</span>
                <KeyCap action="project.new" />
              </button>
            </li>
            <li>
              <button type="button" onClick={() => void choose()}>
                <Icon name="folder" />
                <span>Open…</span>
                <KeyCap action="project.open" />
              </button>
            </li>
          </ul>
        </section>
      </main>
      <footer className="foot1">
        <Icon name="lock" />
        Files stay on this computer. No account, nothing is sent.
      </footer>
      <Dialogs actions={[]} />
    </div>
  );
}
