/** Help in the real app: the page for what has focus, the way about in it by keys, keys as they are now, and the way back. */
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chapters } from '../../renderer/help/pages.ts';
import { clickMenu, expect, type RunningApp, test } from './support/app.ts';
import { createProject, fillProject, importTexts } from './workbench-support.ts';

const axe = async ({ page }: RunningApp, theme: 'light' | 'dark'): Promise<void> => {
  await page.emulateMedia({ colorScheme: theme });
  const folder = process.env.CONCORD_SHOTS;
  if (folder !== undefined) await page.screenshot({ path: path.join(folder, `help-${theme}.png`) });
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
};

test('F1 opens the page for what has focus, by keys alone, and Esc goes back', async ({ concord }) => {
  test.setTimeout(120_000);
  const { page } = concord;
  const { keyboard } = page;
  const help = page.getByRole('complementary', { name: 'Help' });
  const article = help.getByRole('article');
  const heading = (name: string) => help.getByRole('heading', { level: 2, name, exact: true });

  await test.step('on the start screen', async () => {
    const first = page.getByRole('button', { name: /New project/ });
    await expect(first).toBeFocused();
    await keyboard.press('F1');
    await expect(heading('Getting started')).toBeVisible();
    await expect(article).toBeFocused();
    await axe(concord, 'light');
    await keyboard.press('Escape');
    await expect(help).toBeHidden();
    await expect(first).toBeFocused();
  });

  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  await keyboard.press('Control+k');
  await page.getByRole('combobox').fill('P07 Mara');
  await keyboard.press('Enter');
  const reader = page.getByRole('textbox', { name: /P07 Mara, read-only/ });
  await expect(reader).toBeFocused();

  await test.step('in the reader, the quick code box, a list, a dialog; each gives the keyboard back', async () => {
    await keyboard.press('Control+Home');
    await keyboard.press('s');
    const selected = await page.evaluate(() => getSelection()?.toString());
    await keyboard.press('F1');
    await expect(heading('Reading and selecting')).toBeVisible();
    await axe(concord, 'dark');
    await keyboard.press('Escape');
    await expect(reader).toBeFocused();
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Code' })).toBeFocused();
    await keyboard.press('F1');
    await expect(heading('The quick code box')).toBeVisible();
    await expect(article).toBeFocused();
    await keyboard.press('Escape');
    await expect(page.getByRole('combobox', { name: 'Code' })).toBeFocused();
    await keyboard.press('Escape');
    await expect(reader).toBeFocused();
    expect(await page.evaluate(() => getSelection()?.toString())).toBe(selected);
    await keyboard.press('Control+Shift+P');
    await expect(page.getByRole('combobox', { name: 'All commands' })).toBeFocused();
    await keyboard.press('F1');
    await expect(heading('Without a mouse, and by ear')).toBeVisible();
    await expect(article).toBeFocused();
    await keyboard.press('Escape');
    await expect(reader).toBeFocused();
    await keyboard.press('Control+1');
    await expect(page.getByRole('treegrid', { name: 'Documents' }).locator(':focus')).toHaveCount(1);
    await keyboard.press('F1');
    await expect(heading('Documents')).toBeVisible();
    await keyboard.press('Escape');
    await expect(page.getByRole('treegrid', { name: 'Documents' }).locator(':focus')).toHaveCount(1);
  });

  await test.step('each view has its page; a link, the way back, the list of all, a search', async () => {
    for (const [letter, title] of [
      ['k', 'The codebook'],
      ['m', 'Memos'],
      ['c', 'Cases and attributes'],
      ['s', 'Segments'],
      ['f', 'Search and autocode'],
      ['a', 'Agreement'],
      ['t', 'Undo and timeline'],
      ['e', 'Export and verifying'],
    ] as const) {
      await keyboard.press('Control+j');
      await keyboard.press(letter);
      await expect(help.locator(':focus')).toHaveCount(0);
      await keyboard.press('F1');
      await expect(heading(title)).toBeVisible();
      await expect(article).toBeFocused();
    }
    await help.getByRole('button', { name: 'Safety of data' }).press('Enter');
    await expect(heading('Safety of data')).toBeVisible();
    await help.getByRole('button', { name: 'The page before' }).press('Enter');
    await expect(heading('Export and verifying')).toBeVisible();
    await keyboard.press('F1');
    await expect(heading('Help')).toBeVisible();
    await expect(help.locator('.help-list button')).toHaveCount(
      chapters.flatMap(({ pages }) => pages).length,
    );
    await help.getByRole('searchbox').focus();
    await keyboard.type('quotation');
    await expect(help.getByText(/^segment: /)).toBeVisible();
    await keyboard.press('Escape');
    await expect(heading('Help')).toBeVisible();
    await keyboard.press('Escape');
    await expect(help).toBeHidden();
    expect(await page.evaluate(() => document.activeElement?.closest('.view') !== null)).toBe(true);
  });

  await test.step('a key that was changed is shown as it is now', async () => {
    await keyboard.press('Control+,');
    await page.getByRole('searchbox', { name: 'Search the settings' }).fill('boundary');
    await page
      .getByRole('button', { name: 'Change the key of Move a boundary, In the reader' })
      .press('Enter');
    await keyboard.press('q');
    await clickMenu(concord, 'help.from-qualcoder');
    await expect(heading('Coming from QualCoder')).toBeVisible();
    const row = help.getByRole('row', { name: /move a boundary/ });
    await expect(row.locator('kbd')).toHaveText('Q');
  });
});
