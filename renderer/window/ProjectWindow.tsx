/** The window of an open project: title, views, the view that is shown, status, dialogs. */
import { lazy, Suspense, useEffect } from 'react';
import { AgreementView } from '../agreement/AgreementView.tsx';
import { CasesView } from '../cases/CasesView.tsx';
import { PutIntoCase } from '../cases/PutIntoCase.tsx';
import { CodebookView } from '../codebook/CodebookView.tsx';
import { useImport } from '../documents/use-import.ts';
import { ExportView } from '../export/ExportView.tsx';
import { HelpPanel } from '../help/HelpPanel.tsx';
import { useUndo } from '../history/use-undo.ts';
import { MemosView } from '../memo/MemosView.tsx';
import { ProjectTask } from '../project/ProjectTask.tsx';
import { SearchView } from '../search/SearchView.tsx';
import { SegmentsView } from '../segments/SegmentsView.tsx';
import { SettingsView } from '../settings/SettingsView.tsx';
import { useWindowStore } from '../state/context.ts';
import { TimelineView } from '../timeline/TimelineView.tsx';
import { Tour } from '../tour/Tour.tsx';
import { Workbench } from '../workbench/Workbench.tsx';
import { Banners } from './Banners.tsx';
import { Dialogs } from './Dialogs.tsx';
import { Rail } from './Rail.tsx';
import { StatusBar } from './StatusBar.tsx';
import { TitleBar } from './TitleBar.tsx';
import { Toasts } from './Toasts.tsx';
import { useActions } from './use-actions.ts';
import { useArrival } from './use-arrival.ts';
import { useChosenCoder } from './use-chosen-coder.ts';
import { useDesk } from './use-desk.ts';
import { useFocusGuard } from './use-focus-guard.ts';
import { useKeys } from './use-keys.ts';
import { useOpening } from './use-opening.ts';

const MemoEditor = lazy(() => import('../memo/MemoPanel.tsx'));

export function ProjectWindow() {
  const view = useWindowStore((state) => state.view);
  const memo = useWindowStore((state) => state.memo);
  const isTouring = useWindowStore((state) => state.preferences.tour.shown);
  const puttingIntoCase = useWindowStore((state) => state.puttingIntoCase);
  const actions = useActions();
  const { undo } = useUndo();
  useChosenCoder();
  useArrival();
  useOpening();
  useDesk();
  useKeys(actions);
  useFocusGuard();
  useFileDrop();
  return (
    <div className="window">
      <TitleBar />
      <Rail />
      <div className="view">
        <Banners />
        <ProjectTask />
        {view === 'workbench' && <Workbench />}
        {view === 'codebook' && <CodebookView />}
        {view === 'segments' && <SegmentsView />}
        {view === 'search' && <SearchView />}
        {view === 'memos' && <MemosView />}
        {view === 'cases' && <CasesView />}
        {view === 'agreement' && <AgreementView />}
        {view === 'history' && <TimelineView />}
        {view === 'export' && <ExportView />}
        {view === 'settings' && <SettingsView />}
        {memo !== null && (
          <Suspense>
            <MemoEditor key={`${memo.kind} ${memo.id} ${memo.memo ?? ''}`} place={memo} />
          </Suspense>
        )}
      </div>
      <HelpPanel />
      {isTouring && <Tour />}
      <StatusBar />
      <Toasts onUndo={() => void undo()} />
      <Dialogs actions={actions} />
      {puttingIntoCase !== null && <PutIntoCase sources={puttingIntoCase} />}
    </div>
  );
}

/** Files may be dropped anywhere on the window. */
function useFileDrop(): void {
  const { importFiles } = useImport();
  useEffect(() => {
    const over = (event: DragEvent): void => {
      if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
    };
    const drop = (event: DragEvent): void => {
      const files = [...(event.dataTransfer?.files ?? [])];
      if (files.length === 0) return;
      event.preventDefault();
      void importFiles(files);
    };
    window.addEventListener('dragover', over);
    window.addEventListener('drop', drop);
    return () => {
      window.removeEventListener('dragover', over);
      window.removeEventListener('drop', drop);
    };
  }, [importFiles]);
}
