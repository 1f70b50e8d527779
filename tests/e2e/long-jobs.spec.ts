/** What takes longer than a moment: its progress stands in the status line, and Cancel leaves no trace. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { queries } from '../../shared/queries.ts';
import { expect, test } from './support/app.ts';
import { beside, createProject, importTexts } from './workbench-support.ts';

const FILES = 300;

test('a large import shows its progress; cancelled, it leaves the project as it was; repeated, it is one act', async ({
  concord,
}) => {
  test.setTimeout(180_000);
  const { page, folder } = concord;
  await createProject(concord);
  await importTexts(concord);
  const paths: string[] = [];
  for (let i = 0; i < FILES; i++) {
    const file = path.join(folder, `field note ${i}.txt`);
    await writeFile(file, `Note ${i}. ${'The bus did not come. We waited and talked. '.repeat(2_000)}`);
    paths.push(file);
  }
  const project = await beside(concord);
  const summary = async () =>
    queries['project.summary'].output.parse(await project.ask('project.summary', {}));
  const before = await summary();

  await concord.answerDialogs({ dialog: 'open', kind: 'documents', paths });
  await page.keyboard.press('Control+Shift+O');
  const status = page.getByRole('contentinfo');
  await expect(status.getByRole('progressbar')).toBeVisible();
  await expect(status).toContainText(/field note \d+\.txt/);
  await page.keyboard.press('F6');
  await status.getByRole('button', { name: 'Cancel' }).press('Enter');
  await expect(status).toContainText('No jobs running');
  await expect(page.getByRole('status')).toContainText('cancelled. Nothing was changed.');
  expect((await summary()).head).toBe(before.head);
  expect((await summary()).documents).toBe(3);

  await concord.answerDialogs({ dialog: 'open', kind: 'documents', paths });
  await page.keyboard.press('Control+Shift+O');
  await expect.poll(async () => (await summary()).documents, { timeout: 120_000 }).toBe(3 + FILES);
  await expect(page.getByRole('region', { name: 'News' })).toContainText(`${FILES} documents imported`);
  await page.keyboard.press('Control+z');
  await expect.poll(async () => (await summary()).documents, { timeout: 30_000 }).toBe(3);
});
