/**
 * The system's open and save dialogs, by kind: title, file types, whether several may be chosen.
 *
 * They give paths to the main process only; windows get grants (grants.ts).
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron';
import type { OpenDialogKind, SaveDialogKind } from '../shared/bridge.ts';

export interface Dialogs {
  /** The chosen absolute paths; none when the dialog was cancelled. */
  open(kind: OpenDialogKind): Promise<string[]>;
  /** The chosen absolute path; undefined when the dialog was cancelled. */
  save(kind: SaveDialogKind, suggestedName: string): Promise<string | undefined>;
}

const project: FileFilter = { name: 'Concord projects', extensions: ['concord'] };
const table: FileFilter = { name: 'Tables', extensions: ['csv', 'tsv', 'txt'] };
const anyFile: FileFilter = { name: 'All files', extensions: ['*'] };

const openDialogs: Record<OpenDialogKind, OpenDialogOptions> = {
  project: { title: 'Open a project', filters: [project], properties: ['openFile'] },
  merge: { title: 'Choose the copy to merge', filters: [project], properties: ['openFile'] },
  documents: {
    title: 'Import documents',
    filters: [anyFile],
    properties: ['openFile', 'multiSelections'],
  },
  survey: { title: 'Import a survey', filters: [table, anyFile], properties: ['openFile'] },
  codebook: { title: 'Import a codebook', filters: [table, anyFile], properties: ['openFile'] },
};

const saveDialogs: Record<SaveDialogKind, { title: string; filter?: FileFilter }> = {
  project: { title: 'New project', filter: project },
  copy: { title: 'Save a copy for a coder', filter: project },
  folder: { title: 'Export to a new folder' },
};

/** The dialogs of the system, in front of a window. */
export function systemDialogs(window: BrowserWindow): Dialogs {
  return {
    async open(kind) {
      const { canceled, filePaths } = await dialog.showOpenDialog(window, openDialogs[kind]);
      return canceled ? [] : filePaths;
    },
    async save(kind, suggestedName) {
      const { title, filter } = saveDialogs[kind];
      const { canceled, filePath } = await dialog.showSaveDialog(window, {
        title,
        defaultPath: suggestedName,
        filters: filter === undefined ? [] : [filter],
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      if (canceled || filePath === '') return undefined;
      return withExtension(window, filePath, filter);
    },
  };
}

/** Some systems leave the extension to the person: adds it, and asks before it makes the name of a file
 * that exists. */
async function withExtension(
  window: BrowserWindow,
  chosenPath: string,
  filter: FileFilter | undefined,
): Promise<string | undefined> {
  const extension = filter?.extensions[0];
  if (extension === undefined || path.extname(chosenPath) !== '') return chosenPath;
  const completePath = `${chosenPath}.${extension}`;
  if (!existsSync(completePath)) return completePath;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Replace "${path.basename(completePath)}"?`,
    detail: 'A file of this name already exists there.',
    buttons: ['Cancel', 'Replace'],
    defaultId: 0,
    cancelId: 0,
  });
  return response === 1 ? completePath : undefined;
}
