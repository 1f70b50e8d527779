/** Opening a project that was open before: by its name in the palette, by the menu, and when its file is gone. */
import { rename } from 'node:fs/promises';
import path from 'node:path';
import { expect, type RunningApp, test } from './support/app.ts';
import { createProject } from './workbench-support.ts';

/** Chooses an item of File, Open recent. */
async function chooseRecent({ application }: RunningApp, name: string): Promise<void> {
  await application.evaluate(async ({ Menu }, wanted) => {
    await new Promise((turn) => setImmediate(turn));
    const file = Menu.getApplicationMenu()?.items.find(({ label }) => label.replace('&', '') === 'File');
    const recent = file?.submenu?.items.find(({ label }) => label.replace('&', '') === 'Open recent');
    recent?.submenu?.items.find(({ label }) => label === wanted)?.click();
  }, name);
}

test('a project of before is opened from the palette and from the menu, with another one open', async ({
  concord,
}) => {
  const { page, folder } = concord;
  const { keyboard } = page;
  const file = await createProject(concord);
  await keyboard.press('Control+Shift+p');
  await keyboard.type('Close the project');
  await keyboard.press('Enter');
  await concord.answerDialogs({
    dialog: 'save',
    kind: 'project',
    paths: [path.join(folder, 'school.concord')],
  });
  await page.getByRole('button', { name: /New project/ }).press('Enter');
  await page.getByLabel('Name of the project').fill('School meals');
  await page.getByLabel('Your name').fill('Ana R.');
  await keyboard.press('Enter');
  const title = (name: string) => page.getByRole('button', { name: new RegExp(`${name}.*Go to anything`) });
  await expect(title('School meals')).toBeVisible();

  await keyboard.press('Control+Shift+p');
  await keyboard.type('rural');
  await expect(page.getByRole('option', { name: /Open Rural care 2026/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(title('Rural care 2026')).toBeVisible();

  await chooseRecent(concord, 'School meals');
  await expect(title('School meals')).toBeVisible();

  // One that is gone is said in a sentence, and the open one stays.
  await rename(file, `${file}.moved`);
  await chooseRecent(concord, 'Rural care 2026');
  await expect(page.getByText(/“Rural care 2026” is not where it was/).first()).toBeVisible();
  await keyboard.press('Control+k');
  await keyboard.type('rural');
  await keyboard.press('Enter');
  await expect(title('School meals')).toBeVisible();
});
