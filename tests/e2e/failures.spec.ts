/**
 * Acceptance check 25, the words: whatever fails says what happened, what is safe, what to do, and gives
 * details to copy. Real failures, from files that are not right and from acts that are refused.
 */
import { copyFile, open, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { failureWords } from '../../renderer/design/failure-words.ts';
import { type FailureKind, failureKind } from '../../shared/errors.ts';
import { queries } from '../../shared/queries.ts';
import { expect, type RunningApp, test } from './support/app.ts';
import { picture } from './support/looks.ts';
import { beside, createProject, importTexts, newId, texts } from './workbench-support.ts';

/** Finds the four parts in what tells of a failure; the details say which one it is. */
async function expectFourParts(concord: RunningApp, told: Locator, expected: FailureKind): Promise<void> {
  await told.getByRole('button', { name: 'Copy details' }).click();
  await expect(told.getByRole('button', { name: 'Copied' })).toBeVisible();
  const details = await concord.application.evaluate(async ({ clipboard }) => {
    await new Promise((turn) => setImmediate(turn));
    return clipboard.readText();
  });
  const [, kind, message = ''] = /\n([a-z-]+): (.+)$/s.exec(details) ?? [];
  expect(kind).toBe(expected);
  const { happened, safe, todo } = failureWords({ kind: failureKind.parse(kind), message });
  for (const part of [happened, safe, todo]) await expect(told).toContainText(part);
}

/** A copy of a project with other bytes in one place. */
async function spoiled(file: string, copy: string, at: number, bytes: readonly number[]): Promise<string> {
  await copyFile(file, copy);
  const opened = await open(copy, 'r+');
  await opened.write(Buffer.from(bytes), 0, bytes.length, at);
  await opened.close();
  return copy;
}

test('check 25: what cannot be opened, made, imported or done says so in four parts', async ({ concord }) => {
  test.setTimeout(120_000);
  const { page, folder } = concord;
  const text = path.join(folder, 'letter.concord');
  await writeFile(text, 'Dear Mara, this is a letter and no project.'.repeat(40));
  const note = page.getByRole('alert');
  const failing = async (file: string, kind: FailureKind): Promise<void> => {
    await concord.answerDialogs({ dialog: 'open', kind: 'project', paths: [file] });
    await page.getByRole('button', { name: /^Open…/ }).press('Enter');
    await expectFourParts(concord, note, kind);
    await picture(page, `failure-${kind}`);
    await note.getByRole('button', { name: 'Close this note' }).click();
    await expect(note).toBeHidden();
  };
  await failing(text, 'not-a-project');
  await failing(path.join(folder, 'nowhere.concord'), 'unreadable');
  // A new project where none can be made: within a file.
  await concord.answerDialogs({ dialog: 'save', kind: 'project', paths: [path.join(text, 'a.concord')] });
  await page.getByRole('button', { name: /New project/ }).press('Enter');
  await page.getByLabel('Name of the project').fill('Rural care');
  await page.getByLabel('Your name').fill('Ana');
  await page.keyboard.press('Enter');
  await expectFourParts(concord, note, 'unreadable');
  await page.getByRole('button', { name: 'Cancel' }).click();

  const file = await createProject(concord);
  await importTexts(concord);
  const newer = await spoiled(file, path.join(folder, 'newer.concord'), 60, [0, 0, 0, 99]);
  await concord.answerDialogs({ dialog: 'open', kind: 'project', paths: [newer] });
  await page.keyboard.press('Control+o');
  await expectFourParts(concord, note, 'newer-version');
  const half = path.join(folder, 'half.concord');
  await writeFile(half, (await readFile(file)).subarray(0, 5000));
  await failing(half, 'damaged');
  await page.getByRole('button', { name: /^Rural care 2026/ }).press('Enter');
  await expect(page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara')).toBeVisible();

  // Files that are no documents: each is named in the result of the import.
  const files = {
    'empty.txt': '',
    'P07 again.txt': texts['P07 Mara.txt'],
    'picture.txt': '\u0000\u0001\u0002\u0000'.repeat(200),
  };
  for (const [name, words] of Object.entries(files)) await writeFile(path.join(folder, name), words);
  const paths = [...Object.keys(files), 'gone.txt'].map((name) => path.join(folder, name));
  await concord.answerDialogs({ dialog: 'open', kind: 'documents', paths });
  await page.keyboard.press('Control+Shift+O');
  const report = page.getByRole('region', { name: 'Result of the import' });
  await expect(report.getByRole('listitem')).toHaveCount(4);
  await picture(page, 'failure-import');
  for (const item of await report.getByRole('listitem').all()) {
    await expect(item).toContainText('The file was left as it is');
    await expect(item).toContainText(/(Check|Change|Use|Save|Choose) [^.]+\./);
    await expect(item.getByRole('button', { name: 'Copy details' })).toBeVisible();
  }

  // An act that is refused, a name that is there already, is told in the news.
  const asked = await beside(concord);
  const { sources } = queries['source.list'].output.parse(await asked.ask('source.list', {}));
  expect(sources).toHaveLength(3);
  const [ana] = queries['coder.list'].output.parse(await asked.ask('coder.list', {}));
  for (const name of ['Distance', 'Cost'])
    await asked.execute('code.add', { id: newId(), name }, ana?.id ?? null);
  const row = page.getByRole('treegrid', { name: 'Codebook' }).getByText('Cost', { exact: true });
  await row.click();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'New name of Cost' }).fill('Distance');
  await page.keyboard.press('Enter');
  const news = page.getByRole('region', { name: 'News' }).locator('.problem');
  await expectFourParts(concord, news, 'duplicate');
  await picture(page, 'failure-news');
  await news.getByRole('button', { name: 'Dismiss' }).click();
  await expect(news).toBeHidden();
});
