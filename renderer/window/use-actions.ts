/**
 * Everything a person can call by name, each line of the table of actions with its act in this window.
 *
 * An action that cannot act now says why; the palette shows it, and a key or a menu item speaks it. The
 * actions of the reader need no act here: they are passed on to the open reader.
 */
import { useEffect, useMemo } from 'react';
import { readerActions } from '../../shared/actions/reader.ts';
import {
  type CommandId,
  commandLines,
  type ReaderActionId,
  type WindowActionId,
} from '../../shared/actions.ts';
import { useApi, useQuery } from '../api.ts';
import { useSurvey } from '../cases/use-survey.ts';
import { useCodebookImport } from '../codebook/use-codebook-import.ts';
import { useImport } from '../documents/use-import.ts';
import { useUndo } from '../history/use-undo.ts';
import { useSources } from '../project/use-lookups.ts';
import { useProjectActs } from '../project/use-project-acts.ts';
import { useCiteReader } from '../results/use-cite.ts';
import { useWindowStore, useWindowStoreApi } from '../state/context.ts';
import { editActs, goActs, openOther, projectActs, wholeFileActs } from './acts.ts';
import { caseActs } from './case-acts.ts';
import { codebookActs } from './codebook-acts.ts';
import { helpActs } from './help-acts.ts';
import { actInEditor, actInReader } from './regions.ts';
import { stripeActs } from './stripe-acts.ts';
import { tabActs, viewActs } from './view-acts.ts';

export interface Act {
  run: () => void;
  /** Why it cannot act now. */
  obstacle?: string;
}

export interface Action extends Act {
  id: CommandId;
  label: string;
  group: string;
}

/** Words are found in a text that is being corrected as well. */
const isFinding = (id: ReaderActionId): boolean => id.startsWith('find.');

const nothing = { undo: null, redo: null };
/** Menus are narrow: a longer sentence is cut. */
const LABEL_LENGTH = 60;

/** Undo and Redo say what they would do. */
function labelsOf(undo: string | null, redo: string | null): Partial<Record<CommandId, string>> {
  const cut = (text: string): string =>
    text.length > LABEL_LENGTH ? `${text.slice(0, LABEL_LENGTH).trimEnd()}…` : text;
  return {
    ...(undo === null ? {} : { 'history.undo': cut(`Undo ${undo}`) }),
    ...(redo === null ? {} : { 'history.redo': cut(`Redo ${redo}`) }),
  };
}

/** All actions of an open project, in the order of the table. */
export function useActions(): readonly Action[] {
  const store = useWindowStoreApi();
  const { client } = useApi();
  const undo = useUndo();
  const whole = useProjectActs();
  const { chooseDocuments } = useImport();
  const { choose: importCodebook } = useCodebookImport();
  const { choose: importSurvey } = useSurvey();
  const sources = useSources().rows;
  const hasDocument = useWindowStore((state) => state.source !== null && state.view === 'workbench');
  const isCorrecting = useWindowStore((state) => state.source !== null && state.correcting === state.source);
  const isReadOnly = useWindowStore((state) => state.project.readOnly);
  const isBranch = useWindowStore((state) => state.coder !== null);
  const coder = useWindowStore((state) => state.coder);
  const citeReader = useCiteReader();
  const project = useQuery('project.summary', {}, { keep: true }).data?.id ?? null;
  const { undo: next, redo: after } = useQuery('history.state', { coder }, { keep: true }).data ?? nothing;
  const labels = useMemo(() => labelsOf(next, after), [next, after]);
  useEffect(() => void window.concord.showMenu({ labels }), [labels]);
  return useMemo(() => {
    const get = store.getState;
    const needsWriting = isReadOnly ? { obstacle: 'This project is open read-only.' } : {};
    const needsCoder = isBranch ? needsWriting : { obstacle: 'Choose who codes first.' };
    const windowActs: Record<WindowActionId, Act> = {
      ...projectActs(get, () => void client.closeProject(), openOther(client)),
      ...wholeFileActs(whole, needsWriting),
      'import.codebook': { run: () => void importCodebook(), ...needsWriting },
      'import.survey': { run: () => void importSurvey(), ...needsWriting },
      ...caseActs(get, needsWriting),
      ...codebookActs(get, needsWriting),
      'import.documents': { run: () => void chooseDocuments(), ...needsWriting },
      ...editActs(get, undo, needsWriting, needsCoder, citeReader),
      ...viewActs(get),
      ...stripeActs(get),
      ...goActs(get, project),
      ...tabActs(
        get,
        sources.map(({ id }) => id),
      ),
      ...helpActs(get),
    };
    const inReader = !hasDocument
      ? { obstacle: 'Open a document in the workbench first.' }
      : isCorrecting
        ? { obstacle: 'Save the correction of the text, or leave it, first.' }
        : needsCoder;
    const actOf = (id: ReaderActionId): Act =>
      isCorrecting && isFinding(id)
        ? { run: () => void actInEditor(id) }
        : { run: () => void actInReader(id), ...inReader };
    const readerActs = Object.fromEntries(readerActions.map(({ id }) => [id, actOf(id)])) as Record<
      ReaderActionId,
      Act
    >;
    const acts: Record<CommandId, Act> = { ...windowActs, ...readerActs };
    return commandLines.map(({ id, label, group }) => ({
      id,
      label: labels[id] ?? label,
      group,
      ...acts[id],
    }));
  }, [
    labels,
    store,
    client,
    undo,
    citeReader,
    whole,
    chooseDocuments,
    importCodebook,
    importSurvey,
    sources,
    project,
    hasDocument,
    isCorrecting,
    isReadOnly,
    isBranch,
  ]);
}
