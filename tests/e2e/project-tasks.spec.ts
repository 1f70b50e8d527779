/** What is done to the whole project: copies for coders and their way back, backups, erasing for good. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { queries } from '../../shared/queries.ts';
import { expect, type RunningApp, startApp, temporaryFolder, test } from './support/app.ts';
import { beside, createProject, fillProject, importTexts, newId } from './workbench-support.ts';

async function command(app: Pick<RunningApp, 'page'>, name: string): Promise<void> {
  await app.page.keyboard.press('Control+Shift+P');
  await app.page.getByRole('combobox', { name: 'All commands' }).fill(name);
  await app.page.keyboard.press('Enter');
}

async function makeFilledProject(app: RunningApp): Promise<string> {
  const file = await createProject(app);
  await importTexts(app);
  await fillProject(app);
  await expect(app.page.getByRole('contentinfo')).toContainText('18 codings');
  return file;
}

test('a blind copy goes to a coder and comes back by merging', async ({ concord }) => {
  const { page, folder } = concord;
  await makeFilledProject(concord);
  const copy = path.join(folder, 'for-ben.concord');
  await concord.answerDialogs({ dialog: 'save', kind: 'copy', paths: [copy] });
  await command(concord, 'coder’s copy');
  await expect(page.getByLabel('For which coder')).toBeFocused();
  await page.getByLabel('For which coder').selectOption({ label: 'Ben O.' });
  await page.getByRole('button', { name: 'Choose a place…' }).press('Enter');
  await expect(page.getByText(/12 codings and 0 memos of others are not in it/)).toBeVisible();
  expect(readFileSync(copy).includes('Ana R.')).toBe(false);
  await page.keyboard.press('Escape');

  const other = await temporaryFolder();
  const ben = await startApp({ folder: other, args: ['--project', copy] });
  await expect(ben.page.getByRole('contentinfo')).toContainText('6 codings');
  const project = await beside(ben);
  const [coder] = queries['coder.list'].output.parse(await project.ask('coder.list', {}));
  const { sources } = queries['source.list'].output.parse(await project.ask('source.list', {}));
  const [code] = queries['code.tree'].output.parse(await project.ask('code.tree', {}));
  const [source] = sources;
  if (coder === undefined || code === undefined || source === undefined)
    throw new Error('The copy is empty.');
  const coding = { id: newId(), source: source.id, start: 0, end: 9, code: code.id };
  await project.execute('coding.add', { codings: [coding] }, coder.id);
  await ben.close();

  await concord.answerDialogs({ dialog: 'open', kind: 'merge', paths: [copy] });
  await command(concord, 'Merge a copy');
  await expect(page.getByRole('region', { name: /for-ben.concord” is merged/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Done' })).toBeFocused();
  await expect(page.getByText(/1 coding\. A backup/)).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('19 codings');

  await concord.answerDialogs({ dialog: 'open', kind: 'merge', paths: [copy] });
  await command(concord, 'Merge a copy');
  await expect(page.getByText(/Everything in this copy is here already/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: /Nothing new/ })).toBeHidden();
});

test('a document is erased for good after a reason was given, and no word of it stays in the file', async ({
  concord,
}) => {
  const { page } = concord;
  const file = await makeFilledProject(concord);
  await command(concord, 'Back up now');
  await expect(page.getByRole('region', { name: 'News' })).toContainText('Backed up');
  const backups = path.join(concord.folder, 'data/backups');
  const before = readdirSync(backups, { recursive: true }).length;
  expect(before).toBeGreaterThan(1);

  await page.getByRole('row', { name: /P03 Joel/ }).hover();
  await page.getByRole('button', { name: 'More for P03 Joel' }).click();
  await page.getByRole('menuitem', { name: 'Erase for good…' }).click();
  const task = page.getByRole('region', { name: /Erase “P03 Joel” for good/ });
  await expect(task).toContainText('4 codings by everybody and 0 memos');
  const button = task.getByRole('button', { name: 'Erase for good' });
  await expect(button).toBeDisabled();
  await task.getByLabel('Reason (required)').fill('Joel withdrew his consent');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: '“P03 Joel” is erased' })).toContainText(
    /sealed texts? erased/,
  );
  await expect(page.getByRole('contentinfo')).toContainText('14 codings');
  await expect(page.getByRole('treegrid', { name: 'Documents' })).not.toContainText('P03 Joel');
  expect(readFileSync(file).includes('gave up driving')).toBe(false);
});
