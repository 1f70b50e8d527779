/** What the actions of the window do, as far as they concern the project, its history and help. */

import type { Role } from '../../shared/actions/define.ts';
import { commandLines, type WindowActionId } from '../../shared/actions.ts';
import type { Id } from '../../shared/ids.ts';
import type { DatabaseClient } from '../api/client.ts';
import { newId } from '../api.ts';
import type { Undo } from '../history/use-undo.ts';
import type { ProjectActs } from '../project/use-project-acts.ts';
import type { WindowState } from '../state/store.ts';
import { goingTo } from './going-to.ts';
import { actInList, actInReader, isRegionFocused } from './regions.ts';
import type { Act } from './use-actions.ts';

export type Get = () => WindowState;
export type Obstacle = Pick<Act, 'obstacle'>;
export type Acts<Id extends WindowActionId> = Record<Id, Act>;

/** Lets the system act on what has focus. */
export const asRole = (role: Role): Act => ({ run: () => void window.concord.actAs(role) });

export function wholeFileActs(
  acts: ProjectActs,
  needsWriting: Obstacle,
): Acts<'project.backup' | 'project.copy' | 'project.merge' | 'project.verify'> {
  return {
    'project.backup': { run: acts.backUp },
    'project.copy': { run: acts.askForCopy },
    'project.merge': { run: () => acts.merge(), ...needsWriting },
    'project.verify': { run: acts.check },
  };
}

/** Asks for another project and opens it. */
export function openOther(client: DatabaseClient): () => Promise<void> {
  return async () => {
    const [grant] = await window.concord.openDialog('project');
    if (grant !== undefined) await client.open(grant.token);
  };
}

export function projectActs(
  get: Get,
  close: () => void,
  open: () => Promise<void>,
): Acts<
  | 'project.new'
  | 'project.open'
  | 'project.close'
  | 'project.export'
  | 'project.quit'
  | 'app.settings'
  | 'team.coder'
> {
  return {
    'project.new': {
      run: () => {
        get().set({ startWith: 'new' });
        close();
      },
    },
    'project.open': { run: () => void open() },
    'project.close': { run: close },
    'project.export': goingTo(get, 'export'),
    'project.quit': asRole('quit'),
    'app.settings': goingTo(get, 'settings'),
    'team.coder': { run: () => get().set({ dialog: 'coder' }) },
  };
}

export function editActs(
  get: Get,
  { undo, redo }: Undo,
  needsWriting: Obstacle,
  needsCoder: Obstacle,
  citeReader: () => Promise<void>,
): Acts<
  | 'history.undo'
  | 'history.redo'
  | 'history.show'
  | 'edit.cut'
  | 'edit.copy'
  | 'edit.paste'
  | 'edit.cite'
  | 'edit.select-all'
  | 'source.correct'
> {
  return {
    'source.correct': { run: () => correct(get()), ...needsCoder },
    'history.undo': { run: () => void undo(), ...needsWriting },
    'history.redo': { run: () => void redo(), ...needsWriting },
    'history.show': { run: () => get().set({ dialog: 'undo' }) },
    'edit.cut': asRole('cut'),
    'edit.copy': asRole('copy'),
    'edit.paste': asRole('paste'),
    'edit.cite': {
      run() {
        if (get().view === 'workbench') void citeReader();
        else if (!actInList('edit.cite')) get().say('There are no passages to copy here.');
      },
    },
    'edit.select-all': {
      run() {
        if (isRegionFocused('reader')) actInReader('edit.select-all');
        else void window.concord.actAs('selectAll');
      },
    },
  };
}

/** Puts the editor in the place of the reader. */
function correct({ source, show, set, say }: WindowState): void {
  if (source === null) {
    say('Open a document to correct its text.');
    return;
  }
  show('workbench');
  set({ correcting: source, oldText: null });
}

/** The letters that lead to views, in the order of the table. */
const jumpHint = `Jump to: ${commandLines
  .flatMap(
    ({ keys, label }) => keys.jump?.map((key) => `${key} ${label.replace('…', '').toLowerCase()}`) ?? [],
  )
  .join(', ')}.`;

export function goActs(
  get: Get,
  project: Id | null,
): Acts<
  | 'go.anything'
  | 'go.palette'
  | 'go.back'
  | 'go.forward'
  | 'go.jump'
  | 'go.leader'
  | 'code.new'
  | 'memo.here'
  | 'memo.free'
  | 'memo.source'
  | 'memo.code'
  | 'memo.coding'
  | 'memo.project'
> {
  return {
    'go.anything': { run: () => get().set({ dialog: 'anything' }) },
    'go.palette': { run: () => get().set({ dialog: 'palette' }) },
    'go.jump': {
      run: () => lead(get, 'jump', jumpHint),
    },
    'go.leader': { run: () => lead(get, 'code', 'Now a coding key, as S, Enter or 1. Esc leaves.') },
    'go.back': { run: () => get().travel(-1) },
    'go.forward': { run: () => get().travel(1) },
    'code.new': {
      run() {
        const { show, panes, togglePane, set } = get();
        show('workbench');
        if (!panes.codebook) togglePane('codebook');
        set({ adding: { parent: null } });
      },
    },
    'memo.here': { run: () => memoHere(get()) },
    'memo.free': {
      run() {
        const id = newId();
        get().set({ memo: { kind: 'free', id, memo: id } });
      },
    },
    'memo.project': { run: () => memoOn(get(), 'project', project) },
    'memo.source': { run: () => memoOn(get(), 'source', get().source) },
    'memo.code': { run: () => memoOn(get(), 'code', get().code) },
    'memo.coding': { run: () => memoOn(get(), 'coding', get().focusedCoding) },
  };
}

/** The next key belongs to the leader. */
function lead(get: Get, leader: 'code' | 'jump', sentence: string): void {
  get().set({ leader });
  get().say(sentence);
}

function memoHere({ inspected, code, focusedCoding, source, set, say }: WindowState): void {
  if (inspected === 'code' && code !== null) set({ memo: { kind: 'code', id: code } });
  else if (focusedCoding !== null) set({ memo: { kind: 'coding', id: focusedCoding } });
  else if (source !== null) set({ memo: { kind: 'source', id: source } });
  else say('Choose a code, a segment or a document to write a memo on.');
}

const noPlace = {
  project: 'The project is still being opened.',
  source: 'Open a document to write a memo on it.',
  code: 'Choose a code to write a memo on it.',
  coding: 'Move to a coded segment to write a memo on it.',
};

/** A further memo on what is open, beside those that are there. */
function memoOn({ set, say }: WindowState, kind: keyof typeof noPlace, id: Id | null): void {
  if (id === null) say(noPlace[kind]);
  else set({ memo: { kind, id, memo: newId() } });
}
