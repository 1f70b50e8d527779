/** Keys, palette, menus and settings of the real app: acceptance checks 8 and 10 of the design. */
import { commandLines } from '../../shared/actions.ts';
import { createKeymap, keysOf, spelled } from '../../shared/keymap.ts';
import { clickMenu, expect, type RunningApp, test } from './support/app.ts';
import { expectAccessible, picture } from './support/looks.ts';
import { createProject, fillProject, importTexts } from './workbench-support.ts';

const keymap = createKeymap('linux');

/** Ends the project, or asks the system; tried elsewhere. */
const leaving = new Set([
  'project.new',
  'project.open',
  'project.close',
  'import.documents',
  'import.codebook',
  'import.survey',
  'project.merge',
]);

async function menuItems({ application }: RunningApp): Promise<{ id: string; accelerator: string | null }[]> {
  return application.evaluate(async ({ Menu }) => {
    await new Promise((turn) => setImmediate(turn));
    const all = (items: Electron.MenuItem[]): Electron.MenuItem[] =>
      items.flatMap((item) => [item, ...all(item.submenu?.items ?? [])]);
    return all(Menu.getApplicationMenu()?.items ?? []).flatMap((item) =>
      item.id === '' || item.id === undefined
        ? []
        : [{ id: item.id, accelerator: item.accelerator == null ? null : String(item.accelerator) }],
    );
  });
}

const said = ({ page }: RunningApp) => page.getByRole('status').first();

async function look({ page }: RunningApp, screen: string): Promise<void> {
  await picture(page, screen);
  await expectAccessible(page, screen);
}

test('check 8: every menu item is in the palette with the same key, and every command runs or explains', async ({
  concord,
}) => {
  test.setTimeout(120_000);
  const { page } = concord;
  await createProject(concord);
  await page.keyboard.press('Control+Shift+P');
  const rows = page.getByRole('listbox', { name: 'All commands' }).getByRole('option');
  await expect(rows).toHaveCount(commandLines.length);
  const inPalette = await rows.evaluateAll((options) =>
    options.map((option) => ({
      id: option.getAttribute('data-testid'),
      key: option.querySelector('kbd')?.textContent ?? null,
    })),
  );
  const items = await menuItems(concord);
  expect(items.map(({ id }) => id).toSorted()).toEqual(inPalette.map(({ id }) => id).toSorted());
  for (const { id, accelerator } of items) {
    const line = commandLines.find((one) => one.id === id);
    if (line === undefined) throw new Error(`${id} is not in the table.`);
    const [key] = [...keysOf(keymap, 'window', line.id), ...keysOf(keymap, 'reader', line.id)];
    const shown = inPalette.find((one) => one.id === id)?.key ?? null;
    expect(shown, id).toBe(key === undefined ? null : spelled('linux', key));
    expect(accelerator === null, id).toBe(key === undefined);
  }
  // A reader's command without a document explains itself; the palette stays for another choice.
  const field = page.getByRole('combobox', { name: 'All commands' });
  await field.fill('Move a boundary');
  await page.keyboard.press('Enter');
  await expect(said(concord)).toContainText('Open a document in the workbench first.');
  await page.keyboard.press('Escape');

  for (const { id, role } of commandLines) {
    if (role !== undefined || leaving.has(id)) continue;
    await clickMenu(concord, id);
    await expect(page.locator('.window')).toBeVisible();
    await page.keyboard.press('Escape');
  }
  // What was called last stands first.
  await page.keyboard.press('Control+Shift+P');
  await field.fill('Timeline');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Timeline' })).toBeVisible();
  await page.keyboard.press('Control+Shift+P');
  await expect(rows.first()).toHaveAttribute('data-testid', 'view.history');
});

test('check 10: with bare keys off no bare key changes anything, leader and key does; keys can be changed', async ({
  concord,
}) => {
  test.setTimeout(120_000);
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  const status = page.getByRole('contentinfo');
  await page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').click();
  await page.keyboard.press('Control+2');
  const reader = page.locator('[data-region="reader"] [role="textbox"]');
  await expect(reader).toBeFocused();
  await expect(status).toContainText('18 codings');

  await page.keyboard.press('Control+,');
  await page.getByRole('searchbox', { name: 'Search the settings' }).fill('boundary');
  await page.getByRole('button', { name: 'Change the key of Move a boundary, In the reader' }).press('Enter');
  await page.keyboard.press('w');
  await expect(page.getByRole('alert')).toHaveText(/W is the key of “Take the word”/);
  await page.keyboard.press('Control+Alt+b');
  await expect(page.getByRole('alert')).toHaveText(/Ctrl with Alt types signs/);
  await page.keyboard.press('q');
  await expect(page.getByRole('button', { name: 'Reset Move a boundary' })).toBeVisible();
  await page.getByRole('searchbox').fill('single keys');
  await page.getByRole('checkbox', { name: /Single keys/ }).uncheck();

  await page.keyboard.press('Control+j');
  await page.keyboard.press('w');
  await page.keyboard.press('Control+2');
  await expect(reader).toBeFocused();
  for (const key of ['s', 'Enter', '1', 'v', 'n', 'Delete', 'q', 'b', 'x', 'g'])
    await page.keyboard.press(key);
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(status).toContainText('18 codings');
  await expect(status).not.toContainText('selected');
  await page.keyboard.press('s');
  await expect(said(concord)).toContainText('single keys are off');
  await page.keyboard.press('Control+l');
  await page.keyboard.press('s');
  await expect(status).toContainText('selected');
  await page.keyboard.press('Control+l');
  await page.keyboard.press('1');
  await expect(status).toContainText('19 codings');
  await page.keyboard.press('Control+l');
  await page.keyboard.press('q');
  await expect(said(concord)).toContainText('edge');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+j');
  await page.keyboard.press('q');
  await expect(said(concord)).toContainText('There is no view on Q');

  // The menu and the sheet say the same as the settings.
  expect((await menuItems(concord)).find(({ id }) => id === 'code.boundary')?.accelerator).toBe('Q');
  await page.keyboard.press('Shift+F1');
  await page.getByRole('searchbox', { name: 'Search the keys' }).fill('yours');
  await page.getByRole('searchbox', { name: 'Search the keys' }).fill('move a boundary');
  await expect(page.getByRole('dialog', { name: 'Keys' })).toContainText('Move a boundary (yours)');
  await page.keyboard.press('Escape');
});

// The views themselves are looked at in acceptance-screens.spec.ts.
test('palette, key sheet and settings have no accessibility problem in any theme', async ({ concord }) => {
  test.setTimeout(180_000);
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  await page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').click();
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await page.emulateMedia({ colorScheme: theme === 'light' ? 'light' : 'dark' });
    await clickMenu(concord, `theme.${theme}`);
    await page.keyboard.press('Control+Shift+P');
    await look(concord, `palette-${theme}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Shift+F1');
    await look(concord, `keys-${theme}`);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+,');
    await look(concord, `settings-${theme}`);
  }
});
