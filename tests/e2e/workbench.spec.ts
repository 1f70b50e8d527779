/** The window at work on a real project: made, filled, coded, compared and exported as a person would. */
import { once } from 'node:events';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { queries } from '../../shared/queries.ts';
import { expect, startApp, temporaryFolder, test } from './support/app.ts';
import { expectAccessible } from './support/looks.ts';
import { beside, createProject, fillProject, importTexts } from './workbench-support.ts';

test('a project is made by the keyboard alone, and its first document coded', async ({ concord }) => {
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  const reader = page.getByRole('textbox', { name: /P07 Mara, read-only/ });
  await expect(reader).toBeFocused();
  await page.keyboard.press('s');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Transport');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('treegrid', { name: 'Codebook' }).getByText('Transport')).toBeVisible();
  await expect(page.getByText('1 coding', { exact: true })).toBeVisible();
  await expect(reader).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('0 codings', { exact: true })).toBeVisible();
});

test('dropped files are imported, and what was refused says why', async ({ concord }) => {
  const { page, folder } = concord;
  await createProject(concord);
  const good = path.join(folder, 'note.txt');
  const bad = path.join(folder, 'picture.png');
  await writeFile(good, 'A short note.');
  await writeFile(bad, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]));
  await page.evaluate(() => {
    const field = document.createElement('input');
    field.type = 'file';
    field.multiple = true;
    field.id = 'dropped';
    document.body.append(field);
  });
  await page.setInputFiles('#dropped', [good, bad]);
  await page.evaluate(() => {
    const field = document.querySelector('#dropped');
    const carried = new DataTransfer();
    if (field instanceof HTMLInputElement) for (const file of field.files ?? []) carried.items.add(file);
    window.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, cancelable: true }));
  });
  await expect(page.getByRole('treegrid', { name: 'Documents' }).getByText('note')).toBeVisible();
  const report = page.getByRole('region', { name: 'Result of the import' });
  await expect(report.getByText('picture.png', { exact: true })).toBeVisible();
});

test('a code is renamed, moved and merged by key, and focus stays in the tree', async ({ concord }) => {
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  const tree = page.getByRole('treegrid', { name: 'Codebook' });
  await tree.getByText('Distance').click();
  await page.keyboard.press('F2');
  await page.keyboard.type('Far away');
  await page.keyboard.press('Enter');
  await expect(tree.getByText('Far away')).toBeVisible();
  await expect(tree.getByRole('row', { name: /Far away/ })).toBeFocused();
  await page.keyboard.press('Control+Shift+ArrowUp');
  const names = async () => (await tree.getByRole('row').allInnerTexts()).map((text) => text.split('\n')[1]);
  await expect.poll(async () => (await names()).slice(0, 3)).toEqual(['Access', 'Far away', 'Transport']);
  await page.keyboard.press('Control+Shift+ArrowLeft');
  await expect.poll(async () => (await names()).indexOf('Far away')).toBe(4);
  await expect(tree.getByRole('row', { name: /Far away/ })).toBeFocused();
});

test('a code of the codebook goes on the selection, and says so where it is there already', async ({
  concord,
}) => {
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  await page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').click();
  await expect(page.getByRole('textbox', { name: /P07 Mara, read-only/ })).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('s');
  const row = page.getByRole('treegrid', { name: 'Codebook' }).getByRole('row', { name: /^Distance/ });
  const news = page.getByRole('region', { name: 'News' });
  await row.focus();
  await page.keyboard.press('Enter');
  await expect(news).toContainText('Distance added to');
  await expect(page.getByText('19 codings', { exact: true })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(
    news.getByText(/has coded exactly this passage “Distance” already\. Nothing was changed\./),
  ).toBeVisible();
  await expect(news.getByRole('button', { name: 'Undo' })).toBeHidden();
  await expect(page.getByText('19 codings', { exact: true })).toBeVisible();
});

test('every agreement figure opens its passages, and a passage its document', async ({ concord }) => {
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  await page.getByRole('button', { name: 'Agreement', exact: true }).click();
  const asked = await beside(concord);
  const [ana, ben] = queries['coder.list'].output.parse(await asked.ask('coder.list', {}));
  if (ana === undefined || ben === undefined) throw new Error('Two coders were expected.');
  const { codes } = queries['compare.codes'].output.parse(
    await asked.ask('compare.codes', { a: ana.id, b: ben.id, unit: 'character' }),
  );
  const transport = codes.find(({ name }) => name === 'Transport');
  const only = transport?.table.onlyA ?? 0;
  expect(only).toBeGreaterThan(0);
  await page.getByRole('button', { name: `Transport, only Ana R.: ${only}. Show the passages.` }).click();
  const passages = page.getByRole('complementary', { name: 'Passages' });
  await expect(passages.getByText(`${only} characters`)).toBeVisible();
  const lengths = await passages.locator('mark').allInnerTexts();
  expect(lengths.reduce((sum, text) => sum + text.length, 0)).toBe(only);
  await passages.locator('button.passage').first().press('Enter');
  await expect(page.getByRole('textbox', { name: /read-only/ })).toBeFocused();
});

test('a document chosen in “Go to anything” takes the keyboard at once', async ({ concord }) => {
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').click();
  await expect(page.getByRole('textbox', { name: /P07 Mara, read-only/ })).toBeFocused();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('P03 Joel');
  await page.getByRole('option').filter({ hasText: 'P03 Joel' }).first().waitFor();
  // Given back first to where it was, it would have the window laid out for nothing.
  const focused = await page.evaluateHandle(() => {
    const names: string[] = [];
    document.addEventListener('focusin', ({ target }) => {
      // A text that is not there yet is stood for.
      if (!(target instanceof Element) || target.matches('.to-come')) return;
      names.push(target.getAttribute('aria-label') ?? target.tagName);
    });
    return names;
  });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /P03 Joel, read-only/ })).toBeFocused();
  expect(await focused.jsonValue()).toEqual(['P03 Joel, read-only, keys are commands']);
});

test('an export is previewed and written through the window', async ({ concord }) => {
  const { page, folder } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  await page.keyboard.press('Control+e');
  await page.getByRole('navigation').getByRole('button', { name: 'Export' }).click();
  await expect(page.getByText('18 rows', { exact: true })).toBeVisible();
  const target = path.join(folder, 'exported');
  await concord.answerDialogs({ dialog: 'save', kind: 'folder', paths: [target] });
  await page.getByRole('button', { name: 'Export 18 rows…' }).click();
  await expect(page.getByRole('heading', { name: /files were written/ })).toBeVisible();
  const files = await readdir(target);
  expect(files).toContain('manifest.json');
  const tables = files.filter((name) => name.endsWith('.csv'));
  const written = await Promise.all(tables.map((name) => readFile(path.join(target, name), 'utf8')));
  expect(written.join('')).toContain('The bus comes once an hour');
});

test('undo works after a restart, and an unfinished memo survives a kill', async () => {
  test.setTimeout(90_000);
  const folder = await temporaryFolder();
  const first = await startApp({ folder });
  const file = await createProject(first);
  await importTexts(first);
  await first.page.keyboard.press('Control+Shift+M');
  await first.page.getByRole('textbox', { name: 'Text of the memo' }).pressSequentially('Cost to self');
  await first.page.waitForTimeout(1000);
  const gone = once(first.application.process(), 'exit');
  await first.application.evaluate(() => process.kill(process.pid, 'SIGKILL')).catch(() => undefined);
  await gone;

  const second = await startApp({ folder, args: [`--project=${file}`] });
  await second.page.getByRole('button', { name: 'Go on writing' }).click();
  await expect(second.page.getByRole('textbox', { name: 'Text of the memo' })).toContainText('Cost to self');
  await second.page.keyboard.press('Control+Enter');
  await expect(second.page.getByRole('button', { name: 'Go on writing' })).toBeHidden();
  await second.page.keyboard.press('Control+z');
  await second.page.keyboard.press('Control+z');
  await expect(second.page.getByText('No documents yet')).toBeVisible();
  await second.close();
  await rm(folder, { recursive: true, force: true });
});

for (const colorScheme of ['light', 'dark'] as const) {
  // The views of an open project are looked at in acceptance-screens.spec.ts.
  test(`no dialog or box has an accessibility problem, ${colorScheme}`, async ({ concord }) => {
    test.setTimeout(120_000);
    const { page } = concord;
    await page.emulateMedia({ colorScheme });
    const check = async (screen: string): Promise<void> => {
      await page.waitForTimeout(200);
      await expectAccessible(page, screen);
    };
    await check('start');
    await page.getByRole('button', { name: /New project/ }).press('Enter');
    await check('new project');
    await page.getByRole('button', { name: 'Cancel' }).press('Enter');
    await createProject(concord);
    await check('empty project');
    await importTexts(concord);
    await fillProject(concord);
    await page.getByRole('treegrid', { name: 'Codebook' }).getByText('Autonomy').click();
    await page.keyboard.press('Control+Shift+M');
    await check('memo');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+k');
    await check('go to anything');
    await page.keyboard.press('Escape');
    for (const command of ['About', 'Keys', 'Coder…', 'Undo history', 'coder’s copy']) {
      await page.keyboard.press('Control+Shift+P');
      await page.getByRole('combobox', { name: 'All commands' }).fill(command);
      await page.keyboard.press('Enter');
      await check(command);
      await page.keyboard.press('Escape');
    }
  });
}
