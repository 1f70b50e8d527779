/**
 * Everything a person can call by name: for the menu of the application, the palette and the keys.
 *
 * An action that cannot act now says why; the palette shows it and a key speaks it.
 */
import { useMemo } from 'react';
import type { Id } from '../../shared/ids.ts';
import { useApi } from '../api.ts';
import { useImport } from '../documents/use-import.ts';
import { useUndo } from '../history/use-undo.ts';
import { useSources } from '../project/use-lookups.ts';
import { type ProjectActs, useProjectActs } from '../project/use-project-acts.ts';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import type { Pane, WindowState } from '../state/store.ts';
import { cycleRegion, focusRegion, isRegionFocused, pressInReader } from './regions.ts';

export interface Action {
  id: string;
  label: string;
  group: string;
  run: () => void;
  /** Why it cannot act now. */
  obstacle?: string;
}

type Get = () => WindowState;

/** Keys of the reader that have a name of their own elsewhere. */
const readerKeys = [
  ['code.apply', 'Apply a code…', 'Enter', 'Enter'],
  ['code.repeat', 'Repeat the last code', '0', 'Digit0'],
  ['code.in-vivo', 'Code in vivo', 'v', 'KeyV'],
  ['code.remove', 'Remove the coding', 'Delete', 'Delete'],
  ['code.boundary', 'Move a boundary', 'b', 'KeyB'],
  ['go.next-segment', 'Next segment', 'j', 'KeyJ'],
  ['go.previous-segment', 'Previous segment', 'k', 'KeyK'],
] as const;

/** All actions of an open project. */
export function useActions(): readonly Action[] {
  const store = useWindowStoreApi();
  const { client } = useApi();
  const { undo, redo } = useUndo();
  const acts = useProjectActs();
  const { chooseDocuments } = useImport();
  const sources = useSources().rows;
  const hasDocument = useWindowStore((state) => state.source !== null);
  const isReadOnly = useWindowStore((state) => state.project.readOnly);
  return useMemo(() => {
    const get: Get = store.getState;
    const order = sources.map(({ id }) => id);
    const needsDocument = hasDocument ? {} : { obstacle: 'Open a document first.' };
    const needsWriting = isReadOnly ? { obstacle: 'This project is open read-only.' } : {};
    return [
      ...projectActions(get, () => void client.closeProject(), openOther(client)),
      ...wholeFileActions(acts, needsWriting),
      {
        id: 'import.documents',
        group: 'Documents',
        label: 'Import documents…',
        run: () => void chooseDocuments(),
        ...needsWriting,
      },
      { id: 'history.undo', group: 'Edit', label: 'Undo', run: () => void undo(), ...needsWriting },
      { id: 'history.redo', group: 'Edit', label: 'Redo', run: () => void redo(), ...needsWriting },
      { id: 'history.show', group: 'Edit', label: 'Undo history…', run: () => get().set({ dialog: 'undo' }) },
      ...readerKeys.map(([id, label, key, code]) => ({
        id,
        label,
        group: 'Code',
        run: () => void pressInReader(key, code),
        ...needsDocument,
      })),
      ...viewActions(get),
      ...tabActions(get, order),
      ...codeActions(get),
    ];
  }, [store, client, undo, redo, acts, chooseDocuments, sources, hasDocument, isReadOnly]);
}

function wholeFileActions(acts: ProjectActs, needsWriting: { obstacle?: string }): Action[] {
  return [
    { id: 'project.backup', group: 'Project', label: 'Back up now', run: acts.backUp },
    { id: 'project.copy', group: 'Team', label: 'Make a coder’s copy…', run: acts.askForCopy },
    { id: 'project.merge', group: 'Team', label: 'Merge a copy…', run: acts.merge, ...needsWriting },
    { id: 'project.verify', group: 'Project', label: 'Check the project', run: acts.check },
  ];
}

function openOther(client: ReturnType<typeof useApi>['client']): () => Promise<void> {
  return async () => {
    const [grant] = await window.concord.openDialog('project');
    if (grant !== undefined) await client.open(grant.token);
  };
}

function projectActions(get: Get, close: () => void, open: () => Promise<void>): Action[] {
  return [
    {
      id: 'project.new',
      group: 'Project',
      label: 'New project…',
      run: () => {
        get().set({ startWith: 'new' });
        close();
      },
    },
    { id: 'project.open', group: 'Project', label: 'Open a project…', run: () => void open() },
    { id: 'project.close', group: 'Project', label: 'Close the project', run: close },
    { id: 'project.export', group: 'Project', label: 'Export…', run: () => get().show('export') },
    { id: 'team.coder', group: 'Team', label: 'Coder…', run: () => get().set({ dialog: 'coder' }) },
    { id: 'help.keys', group: 'Help', label: 'Keys', run: () => get().set({ dialog: 'keys' }) },
    { id: 'help.about', group: 'Help', label: 'About Concord', run: () => get().set({ dialog: 'about' }) },
    {
      id: 'go.anything',
      group: 'Go',
      label: 'Go to anything…',
      run: () => get().set({ dialog: 'anything' }),
    },
    { id: 'go.palette', group: 'Go', label: 'All commands…', run: () => get().set({ dialog: 'palette' }) },
    ...(['system', 'light', 'dark'] as const).map((theme) => ({
      id: `theme.${theme}`,
      group: 'View',
      label: `Theme: ${theme}`,
      run: () => {
        get().set({ theme });
        void window.concord.changeSettings({ theme });
      },
    })),
  ];
}

function viewActions(get: Get): Action[] {
  const toggle = (pane: Pane) => () => {
    const { view, panes, show, togglePane } = get();
    if (view !== 'workbench') show('workbench');
    else if (panes[pane] && isRegionFocused(pane)) {
      togglePane(pane);
      requestAnimationFrame(() => focusRegion('reader'));
      return;
    }
    if (!get().panes[pane]) togglePane(pane);
    requestAnimationFrame(() => requestAnimationFrame(() => focusRegion(pane)));
  };
  const nextMarks = { all: 'stripes', stripes: 'off', off: 'all' } as const;
  return [
    { id: 'view.workbench', group: 'View', label: 'Workbench', run: () => get().show('workbench') },
    { id: 'analyse.segments', group: 'View', label: 'Segments', run: () => get().show('segments') },
    { id: 'team.agreement', group: 'View', label: 'Agreement', run: () => get().show('agreement') },
    { id: 'view.history', group: 'View', label: 'History', run: () => get().show('history') },
    { id: 'view.documents', group: 'View', label: 'Documents pane', run: toggle('documents') },
    { id: 'view.codes', group: 'View', label: 'Codebook pane', run: toggle('codebook') },
    { id: 'view.inspector', group: 'View', label: 'Inspector pane', run: toggle('inspector') },
    {
      id: 'view.reader',
      group: 'View',
      label: 'Reader',
      run: () => {
        get().show('workbench');
        requestAnimationFrame(() => focusRegion('reader'));
      },
    },
    { id: 'view.next-region', group: 'View', label: 'Next region', run: () => cycleRegion(1) },
    { id: 'view.previous-region', group: 'View', label: 'Previous region', run: () => cycleRegion(-1) },
    {
      id: 'view.marks',
      group: 'View',
      label: 'Marks: all, stripes, none',
      run: () => {
        const marks = nextMarks[get().marks];
        get().set({ marks });
        get().say(`Marks: ${marks}`);
      },
    },
  ];
}

function tabActions(get: Get, order: readonly Id[]): Action[] {
  const step = (ids: readonly Id[], by: 1 | -1) => () => {
    const { source, openDocument } = get();
    const now = source === null ? -1 : ids.indexOf(source);
    const next = ids[(now + by + ids.length) % ids.length];
    if (next !== undefined) openDocument(next);
  };
  const close = (): void => {
    const { source, closeTab } = get();
    if (source !== null) closeTab(source);
  };
  return [
    { id: 'tab.close', group: 'Go', label: 'Close tab', run: close },
    { id: 'tab.next', group: 'Go', label: 'Next tab', run: () => step(get().tabs, 1)() },
    { id: 'tab.previous', group: 'Go', label: 'Previous tab', run: () => step(get().tabs, -1)() },
    { id: 'go.next-document', group: 'Go', label: 'Next document', run: step(order, 1) },
    { id: 'go.previous-document', group: 'Go', label: 'Previous document', run: step(order, -1) },
    { id: 'go.back', group: 'Go', label: 'Back', run: () => get().travel(-1) },
    { id: 'go.forward', group: 'Go', label: 'Forward', run: () => get().travel(1) },
  ];
}

function codeActions(get: Get): Action[] {
  const memoHere = (): void => {
    const { inspected, code, focusedCoding, source, set } = get();
    if (inspected === 'code' && code !== null) set({ memo: { kind: 'code', id: code } });
    else if (focusedCoding !== null) set({ memo: { kind: 'coding', id: focusedCoding } });
    else if (source !== null) set({ memo: { kind: 'source', id: source } });
  };
  const newCode = (): void => {
    const { show, panes, togglePane, set } = get();
    show('workbench');
    if (!panes.codebook) togglePane('codebook');
    set({ adding: { parent: null } });
  };
  return [
    { id: 'code.new', group: 'Code', label: 'New code…', run: newCode },
    { id: 'memo.here', group: 'Memo', label: 'Memo here', run: memoHere },
  ];
}
