/** The spotlight on a few codes: by key through the palette, seen in codebook and margin, kept on this computer. */
import { rm } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { queries } from '../../shared/queries.ts';
import { expect, startApp, temporaryFolder, test } from './support/app.ts';
import { picture } from './support/looks.ts';
import { beside, createProject, fillProject, importTexts } from './workbench-support.ts';

async function command(page: Page, name: string): Promise<void> {
  await page.keyboard.press('Control+Shift+p');
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
}

const colours = (page: Page): Promise<string[]> =>
  page.locator('.tree .row.c').evaluateAll((rows) =>
    rows.map((row) => {
      const mark = row.querySelector('.rib, .fam');
      const name = row.querySelector('bdi.cut')?.textContent ?? '';
      return `${name} ${[...(mark?.classList ?? [])].find((one) => /^c(\d+|grey)$/.test(one))}`;
    }),
  );

test('up to eight codes are lit, all others are grey, and nothing is written', async () => {
  const folder = await temporaryFolder();
  let app = await startApp({ folder });
  let { page } = app;
  const file = await createProject(app);
  await importTexts(app);
  await fillProject(app);
  const head = async (): Promise<number> =>
    queries['timeline.summary'].output.parse(await (await beside(app)).ask('timeline.summary', {})).total;
  const tree = page.getByRole('treegrid', { name: 'Codebook' });
  await page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').click();
  const segments = page.getByRole('button', { name: /, paragraph \d+$/ });
  await expect(segments).toHaveCount(13);
  const before = await head();
  const own = await colours(page);

  await command(page, 'Spotlight codes');
  await expect(page.getByText(/^Select up to 8 codes in the codebook/).first()).toBeVisible();

  await tree.getByText('Autonomy').click();
  await tree.getByText('Transport').click({ modifiers: ['Control'] });
  await command(page, 'Spotlight codes');
  await expect(page.getByText(/^Spotlight on 2 codes/).first()).toBeVisible();
  // Autonomy of Ana, Transport of both.
  await expect(segments).toHaveCount(3);
  await expect.poll(() => colours(page)).toContain('Transport c1');
  const lit = await colours(page);
  expect(lit).toContain('Autonomy c2');
  expect(lit.filter((one) => one.endsWith('cgrey'))).toHaveLength(lit.length - 2);
  await picture(page, 'spotlight');

  // It is there when the project is opened again.
  await page.waitForTimeout(600);
  await app.close();
  app = await startApp({ folder, args: ['--project', file] });
  page = app.page;
  await expect.poll(() => colours(page)).toEqual(lit);

  await page.getByRole('treegrid', { name: 'Codebook' }).getByText('Access').click();
  await page.keyboard.press('Control+a');
  await command(page, 'Spotlight codes');
  await expect(page.getByText(/takes up to 8 codes\. In the codebook 16 codes are/).first()).toBeVisible();
  expect(await colours(page)).toEqual(lit);

  await command(page, 'Spotlight off');
  await expect.poll(() => colours(page)).toEqual(own);
  await expect(page.getByRole('button', { name: /, paragraph \d+$/ })).toHaveCount(13);
  expect(await head()).toBe(before);
  await app.close();
  await rm(folder, { recursive: true, force: true });
  expect(app.complaints).toEqual([]);
});
