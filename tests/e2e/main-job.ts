/**
 * The main job, done in the window by keys alone: documents in, two coders code them with overlaps,
 * undo and redo, comparison, export. Nothing pointer-like is sent. Used by the end-to-end test and by
 * `npm start` where there is no display.
 */
import path from 'node:path';
import { expect, type Page } from '@playwright/test';
import type { RunningApp } from './support/app.ts';

type App = Pick<RunningApp, 'page' | 'folder' | 'answerDialogs'>;

/** Codes as the coders make and use them. */
export const codeNames = ['Purpose', 'Feeling', 'People', 'Place', 'Doubt'] as const;
/** Passages each coder codes in each document. */
export const PASSAGES = 4;

/** Makes a project through the start screen. */
export async function makeProject(app: App, title: string, coder: string): Promise<string> {
  const file = path.join(app.folder, 'main-job.concord');
  await app.answerDialogs({ dialog: 'save', kind: 'project', paths: [file] });
  await app.page.getByRole('button', { name: /New project/ }).press('Enter');
  await typeInto(app.page, 'Name of the project', title);
  await typeInto(app.page, 'Your name', coder);
  await app.page.keyboard.press('Enter');
  await expect(app.page.getByRole('button', { name: new RegExp(title) })).toBeVisible();
  return file;
}

async function typeInto(page: Page, label: string, text: string): Promise<void> {
  const field = page.getByLabel(label);
  await field.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(text);
}

/** Imports files through the dialog and waits until all are listed. */
export async function importFiles(app: App, files: readonly string[]): Promise<void> {
  await app.answerDialogs({ dialog: 'open', kind: 'documents', paths: [...files] });
  await app.page.keyboard.press('Control+Shift+O');
  const list = app.page.getByRole('treegrid', { name: 'Documents' });
  for (const file of files) {
    await expect(list.getByText(path.basename(file).replace(/\.[^.]*$/, ''))).toBeVisible({
      timeout: 20_000,
    });
  }
}

/** Opens a document by name through "Go to anything". */
export async function openDocument(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: new RegExp(`${name}, read-only`) })).toBeFocused();
}

/** Codes the selection with a code by the quick box; a code that is not there yet is made. */
export async function codeSelection(page: Page, name: string): Promise<void> {
  const isKnown = await page
    .getByRole('treegrid', { name: 'Codebook' })
    .getByText(name, { exact: true })
    .isVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press(isKnown ? 'Enter' : 'Control+Enter');
  await expect(page.getByRole('combobox')).toBeHidden();
}

/** How many codings the status bar counts. */
export async function countCodings(page: Page): Promise<number> {
  const text = await page
    .getByText(/^[\d,]+ codings?$/)
    .first()
    .innerText();
  return Number(text.replace(/\D/g, ''));
}

/**
 * Codes passages in the open document: a sentence, then the paragraph around every second one, so that
 * segments overlap. `skip` and `codes` differ by coder, so that they agree in places and not in others.
 */
export async function codeDocument(page: Page, skip: number, codes: readonly string[]): Promise<number> {
  let done = 0;
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < skip; i++) await page.keyboard.press('Control+ArrowDown');
  for (let i = 0; i < PASSAGES; i++) {
    await page.keyboard.press(i % 2 === 0 ? 's' : 'p');
    const before = await countCodings(page);
    await codeSelection(page, codes[i % codes.length] ?? 'Purpose');
    await expect.poll(() => countCodings(page)).toBe(before + 1);
    done++;
    await page.keyboard.press('Escape');
    if (i % 2 === 1) for (let n = 0; n < 3; n++) await page.keyboard.press('Control+ArrowDown');
  }
  return done;
}

/** Adds a coder and codes as that person from now on. */
export async function becomeNewCoder(page: Page, name: string): Promise<void> {
  await runCommand(page, 'coder');
  await expect(page.getByText('Who is coding?')).toBeVisible();
  await page.getByPlaceholder('Name of a new coder').focus();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Who is coding?')).toBeHidden();
}

/** Runs a command of the palette by the beginning of its name. */
export async function runCommand(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+P');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

/** Opens a view of the rail by key. */
export async function openView(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name, exact: true }).press('Enter');
}

/** Exports the coding table with the verifier through the export page. */
export async function exportTable(app: App, folder: string): Promise<void> {
  const { page } = app;
  await page.keyboard.press('Control+e');
  const verifier = page.getByRole('checkbox', { name: /Add the verifier/ });
  if (!(await verifier.isChecked())) await verifier.press('Space');
  await app.answerDialogs({ dialog: 'save', kind: 'folder', paths: [folder] });
  await page.getByRole('button', { name: /^Export [\d,]+ rows?/ }).press('Enter');
  await expect(page.getByRole('heading', { name: /files were written/ })).toBeVisible({ timeout: 30_000 });
}
