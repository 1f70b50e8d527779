/** The first page: continue with a recent project, make a new one, open one, or learn on the sample study. */

import { useEffect, useState } from 'react';
import type { Settings } from '../../shared/bridge.ts';
import { program } from '../../shared/program.ts';
import { Icon, Mark } from '../design/Icon.tsx';
import type { IconName } from '../design/icons.ts';
import { KeyCap } from '../design/KeyCap.tsx';
import { Notice } from '../design/Notice.tsx';
import { takeFocus } from '../design/take-focus.ts';
import { HelpPanel } from '../help/HelpPanel.tsx';
import { useWindowStore } from '../state/context.ts';
import { Dialogs } from '../window/Dialogs.tsx';
import { goneProject } from '../window/use-opening.ts';
import { NewProject } from './NewProject.tsx';
import { RecentProjects } from './RecentProjects.tsx';
import { SampleCard } from './SampleCard.tsx';
import { useHelpAtStart } from './use-help-at-start.ts';
import { useStart } from './use-start.ts';

export function StartScreen() {
  const project = useWindowStore((state) => state.project);
  const startWith = useWindowStore((state) => state.startWith);
  const set = useWindowStore((state) => state.set);
  const tell = useWindowStore((state) => state.tell);
  const [settings, setSettings] = useState<Settings | null>(null);
  const [isNew, setIsNew] = useState(startWith === 'new');
  const start = useStart();
  const help = useHelpAtStart();
  const { open, choose, chooseMerge, setFailure } = start;
  useEffect(() => {
    void window.concord.readSettings().then(setSettings);
    set({ startWith: null });
  }, [set]);
  useEffect(
    () =>
      window.concord.onEvent((event) => {
        if (event.kind === 'open') void open(event.grant);
        if (event.kind === 'gone') setFailure(goneProject(event.name));
        if (event.kind !== 'menu') return;
        if (event.command === 'project.new') setIsNew(true);
        else if (event.command === 'project.open') void choose();
        else if (event.command === 'project.merge') void chooseMerge();
        else if (!help(event.command)) tell({ text: 'Open a project first.' });
      }),
    [open, choose, chooseMerge, help, tell, setFailure],
  );
  const shown = start.failure ?? project.problem;
  const tour = (): void => {
    void start.openSample('hourly-bus');
  };

  return (
    <div className="window start">
      <header className="titlebar">
        <Mark />
        <h1 className="med">Concord</h1>
      </header>
      <main className="hello">
        <section className="left" aria-label={isNew ? 'New project' : 'Continue'}>
          {shown !== null && (
            <Notice
              failure={shown}
              title="The project could not be opened."
              onClose={() => {
                setFailure(null);
                set({ project: { ...project, problem: null } });
              }}
            />
          )}
          {isNew ? (
            <NewProject
              coder={settings?.coder ?? ''}
              onFailure={setFailure}
              onCancel={() => setIsNew(false)}
            />
          ) : (
            <>
              <RecentProjects
                recent={settings?.recent ?? null}
                onOpen={async (id) => {
                  const grant = await window.concord.openRecent(id);
                  if (grant === null) return false;
                  await open(grant);
                  return true;
                }}
                onLocate={async (id) => {
                  if (await choose()) await window.concord.forgetRecent(id);
                }}
                onForget={async (id) => setSettings(await window.concord.forgetRecent(id))}
              />
              {settings !== null && settings.recent.length > 0 && (
                <ReopenLast settings={settings} onChange={setSettings} />
              )}
            </>
          )}
        </section>
        <section className="right" aria-label="Start something">
          <h2 className="label">Start something</h2>
          <ul className="acts">
            <li>
              <button
                type="button"
                ref={settings?.recent.length === 0 ? takeFocus : null}
                onClick={() => setIsNew(true)}
              >
                <Icon name="plus" />
                <span>New project…</span>
                <KeyCap action="project.new" />
              </button>
            </li>
            <StartAct icon="folder" label="Open…" action="project.open" onAct={() => void choose()} />
            <StartAct icon="merge" label="Merge a colleague’s copy…" onAct={() => void chooseMerge()} />
          </ul>
          <h2 className="label learn-label">Learn</h2>
          <SampleCard
            isMaking={start.isMaking}
            onOpen={() => void start.openSample('hourly-bus')}
            onElsewhere={() => void start.chooseSample()}
          />
          <p className="learn">
            <button type="button" className="link" disabled={start.isMaking} onClick={tour}>
              Five-minute tour
            </button>
            <button type="button" className="link" onClick={() => set({ dialog: 'keys' })}>
              Keyboard map
            </button>
            <button type="button" className="link" onClick={() => help('help.here')}>
              Help
            </button>
            <button
              type="button"
              className="link"
              disabled={start.isMaking}
              onClick={() => void start.openSample('languages')}
            >
              Samples in other scripts
            </button>
          </p>
        </section>
      </main>
      <footer className="foot1">
        <Icon name="lock" />
        <span className="grow">Files stay on this computer. No account, nothing is sent.</span>
        <span>
          {program.name} {program.version}
        </span>
      </footer>
      <HelpPanel />
      <Dialogs actions={[]} />
    </div>
  );
}

function StartAct(props: { icon: IconName; label: string; action?: string; onAct: () => void }) {
  return (
    <li>
      <button type="button" onClick={props.onAct}>
        <Icon name={props.icon} />
        <span>{props.label}</span>
        {props.action !== undefined && <KeyCap action={props.action} />}
      </button>
    </li>
  );
}

function ReopenLast(props: { settings: Settings; onChange: (settings: Settings) => void }) {
  return (
    <label className="line check reopen">
      <input
        type="checkbox"
        checked={props.settings.reopenLast}
        onChange={async (event) =>
          props.onChange(await window.concord.changeSettings({ reopenLast: event.target.checked }))
        }
      />
      <span>Reopen the last project at start</span>
    </label>
  );
}
