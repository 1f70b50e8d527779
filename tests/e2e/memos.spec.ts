/** Memos by keyboard alone: write beside a segment, link, tag, versions, list, search; nothing typed is lost. */
import { once } from 'node:events';
import { readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { queries } from '../../shared/queries.ts';
import { expect, startApp, temporaryFolder, test } from './support/app.ts';
import { expectAccessibleInBoth } from './support/looks.ts';
import { beside, createProject, fillProject, importTexts } from './workbench-support.ts';

test('memos are written, linked, versioned, found and kept by keyboard alone', async () => {
  test.setTimeout(180_000);
  const folder = await temporaryFolder();
  const first = await startApp({ folder });
  const { page } = first;
  const file = await createProject(first);
  await importTexts(first);
  await fillProject(first);
  const keys = page.keyboard;
  const text = page.getByRole('textbox', { name: 'Text of the memo' });
  const panel = page.getByRole('complementary', { name: 'Memo' });

  await test.step('M writes beside the segment; [[ links by name; a tag; Ctrl+Enter returns', async () => {
    await page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').focus();
    await keys.press('Control+k');
    await page.getByRole('combobox').fill('P07 Mara');
    await keys.press('Enter');
    await keys.press('Control+2');
    await keys.press('j');
    await keys.press('m');
    await text.pressSequentially('Why the moon? See [[');
    await page.getByRole('combobox', { name: 'Link to' }).fill('auton');
    await keys.press('Enter');
    await expect(panel.getByRole('button', { name: 'Autonomy', exact: true })).toBeVisible();
    await keys.type('and more.');
    await panel.getByRole('textbox', { name: 'Title of the memo' }).focus();
    await keys.type('The moon');
    await panel.getByRole('combobox', { name: 'Add a tag' }).focus();
    await keys.type('cost');
    await keys.press('Enter');
    await panel.getByRole('button', { name: /Status/ }).press('Enter');
    await keys.press('End');
    await keys.press('Enter');
    await expect(panel.getByRole('button', { name: /Status/ })).toContainText('Question');
    await panel.getByRole('button', { name: 'Quote the segment' }).press('Enter');
    await expect(panel.locator('blockquote')).toContainText('bus comes once an hour');
    await expectAccessibleInBoth(page, 'memo');
    await keys.press('Control+Enter');
    await expect(panel).toBeHidden();
    await expect(page.getByRole('textbox', { name: /P07 Mara/ })).toBeFocused();
  });

  await test.step('pasted HTML gives plain text', async () => {
    await keys.press('m');
    await text.focus();
    await keys.press('Control+End');
    await text.evaluate((element) => {
      const data = new DataTransfer();
      data.setData('text/html', '<img src=x onerror="document.title=1"><b>bold</b><script>1</script>');
      data.setData('text/plain', ' plain words');
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    });
    await expect(text).toContainText('plain words');
    expect(await text.locator('img[src], script').count()).toBe(0);
    await keys.press('Control+Enter');
  });

  await test.step('versions tell what changed, and an earlier one is restored', async () => {
    await keys.press('m');
    await panel.getByRole('button', { name: 'Versions' }).press('Enter');
    await expect(panel.getByText('Version 2')).toBeVisible();
    await expect(panel.locator('ins').first()).toContainText('plain words');
    await expectAccessibleInBoth(page, 'versions');
    await panel.getByRole('button', { name: 'Restore version 1' }).press('Enter');
    await expect(text).not.toContainText('plain words');
    await expect(panel.getByRole('button', { name: 'Autonomy', exact: true })).toBeVisible();
    await keys.press('Escape');
    await expect(panel).toBeHidden();
  });

  await test.step('the view lists, searches and filters them; Enter opens one', async () => {
    await keys.press('Control+Shift+P');
    await page.getByRole('combobox', { name: 'All commands' }).fill('New free memo');
    await keys.press('Enter');
    await text.pressSequentially('يوم السوق ومواعيد الحافلة');
    await keys.press('Control+Enter');
    await keys.press('Control+j');
    await keys.press('m');
    await expect(page.getByRole('heading', { name: 'Memos', exact: true })).toBeVisible();
    await expect(page.getByText('2 memos')).toBeVisible();
    await expectAccessibleInBoth(page, 'memos');
    await page.getByRole('button', { name: 'Export…' }).focus();
    await keys.press('Enter');
    await expect(page.getByRole('radio', { name: /^Memos/ })).toBeChecked();
    await expect(page.getByRole('cell', { name: 'The moon', exact: true })).toBeVisible();
    const target = path.join(folder, 'memos');
    await first.answerDialogs({ dialog: 'save', kind: 'folder', paths: [target] });
    await page.getByRole('button', { name: 'Export 2 rows…' }).focus();
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: /files were written/ })).toBeVisible();
    expect(await readFile(path.join(target, 'memos.csv'), 'utf8')).toContain('يوم السوق');
    await keys.press('Control+j');
    await keys.press('m');
    await expect(page.getByRole('searchbox', { name: 'Search in memos' })).toBeFocused();
    await keys.type('cost');
    await expect(page.getByText('1 memo', { exact: true })).toBeVisible();
    await page.getByRole('button', { name: /The moon/ }).focus();
    await keys.press('Enter');
    await expect(text).toContainText('Why the moon?');
    await keys.press('Escape');
    await expect(page.getByRole('button', { name: /The moon/ })).toBeFocused();
  });

  await test.step('a memo that was being written when the machine died is offered', async () => {
    await keys.press('Enter');
    await text.focus();
    await keys.press('Control+End');
    await keys.type(' Unsaved thought');
    await page.waitForTimeout(900);
    const gone = once(first.application.process(), 'exit');
    await first.application.evaluate(() => process.kill(process.pid, 'SIGKILL')).catch(() => undefined);
    await gone;
    const second = await startApp({ folder, args: [`--project=${file}`] });
    await second.page.getByRole('button', { name: 'Go on writing' }).press('Enter');
    const again = second.page.getByRole('textbox', { name: 'Text of the memo' });
    await expect(again).toContainText('Unsaved thought');
    await expect(second.page.getByRole('textbox', { name: 'Title of the memo' })).toHaveValue('The moon');
    await second.page.keyboard.press('Control+Enter');
    const project = await beside(second);
    await expect
      .poll(async () => queries['draft.list'].output.parse(await project.ask('draft.list', {})).length)
      .toBe(0);
    const list = async () =>
      queries['memo.list'].output.parse(await project.ask('memo.list', { words: { text: 'unsaved' } })).rows;
    await expect.poll(list).toMatchObject([{ title: 'The moon', status: 'question', tags: ['cost'] }]);
    await second.close();
  });
  expect(first.complaints).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});
