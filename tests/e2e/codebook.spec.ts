/** The codebook in the real app: an entry field by field, review, splitting, merging, moves, sets, import. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { queries } from '../../shared/queries.ts';
import { expect, test } from './support/app.ts';
import { beside, createProject, fillProject, importTexts } from './workbench-support.ts';

const clean = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

test('an entry is written, redefined, reviewed and split by keyboard, and all of it undone', async ({
  concord,
}) => {
  test.setTimeout(120_000);
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  await page.getByRole('navigation').getByRole('button', { name: 'Codebook' }).click();
  const tree = page.getByRole('treegrid', { name: 'Codebook' });
  await tree.getByText('Transport').click();
  const field = (name: string) => page.getByRole('textbox', { name, exact: true });
  await field('Definition').fill('Getting there.');
  await page.keyboard.press('Control+Enter');
  await field('Why the next change').fill('Cars came up.');
  await field('Use it for').fill('Buses and lifts.');
  await field('Use it for').press('Tab');
  const history = page.getByRole('complementary', { name: 'History of Transport' });
  await expect(history.getByText('“Cars came up.”')).toBeVisible();
  await expect(history.locator('ins', { hasText: 'Buses and lifts.' })).toBeVisible();
  // Three are Ana's; Ben's three wait for him.
  await expect(page.getByText('6 codings were made under earlier words, 3 of them mine.')).toBeVisible();
  await clean(page);
  await page.getByRole('button', { name: 'Review them' }).press('Enter');
  const queue = page.getByRole('listbox', { name: /made under earlier words/ });
  await expect(queue.getByRole('option')).toHaveCount(3);
  await queue.getByRole('option').first().focus();
  await page.keyboard.press('y');
  await expect(queue.getByRole('option')).toHaveCount(2);
  await expect(queue.getByRole('option').first()).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('c');
  await page.keyboard.type('Distance');
  await page.keyboard.press('Enter');
  await expect(queue.getByRole('option')).toHaveCount(1);
  await clean(page);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByText('4 codings were made under earlier words, 1 of them mine.')).toBeVisible();

  await page.getByRole('button', { name: 'Split…' }).press('Enter');
  await page.getByRole('textbox', { name: 'Name of a new code to split into' }).fill('Bus timetable');
  await page.keyboard.press('Enter');
  const left = page.getByRole('listbox', { name: 'Segments of Transport' });
  await expect(page.getByRole('button', { name: /Bus timetable/ }).first()).toBeVisible();
  await expect(left.getByRole('option')).toHaveCount(2);
  await left.getByRole('option').first().focus();
  await page.keyboard.press('1');
  await expect(left.getByRole('option')).toHaveCount(1);
  await clean(page);
  for (let acts = 0; acts < 6; acts++) await page.keyboard.press('Control+z');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(field('Definition')).toHaveValue('');
  await expect(tree.getByText('Bus timetable')).toHaveCount(0);
});

test('acceptance check 11: a drag in the codebook and its keys write the same entry; merge, sets and import in place', async ({
  concord,
}) => {
  test.setTimeout(120_000);
  const { page, folder } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  const asked = await beside(concord);
  const last = async () => {
    const [row] = queries['history.list'].output.parse(await asked.ask('history.list', { limit: 1 }));
    return [row?.command, row?.sentence];
  };
  const order = async () => {
    const rows = queries['code.tree'].output.parse(await asked.ask('code.tree', {}));
    return rows.map(({ name, parent }) => [name, rows.find(({ id }) => id === parent)?.name ?? '']);
  };
  await page.getByRole('navigation').getByRole('button', { name: 'Codebook' }).click();
  const tree = page.getByRole('treegrid', { name: 'Codebook' });
  const row = (name: string) => tree.getByRole('row', { name: new RegExp(`^${name}`) });
  const before = await order();
  await tree.getByText('Distance').click();
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect.poll(last).toEqual(['code.move', 'moved the code Distance']);
  const byKey = await order();
  expect(byKey).not.toEqual(before);
  await page.keyboard.press('Control+z');
  await expect.poll(order).toEqual(before);
  // The window has drawn it too.
  await expect(tree.getByRole('row', { name: /^(Distance|Transport)/ })).toContainText([
    'Transport',
    'Distance',
  ]);
  const [from, to] = [await row('Distance').boundingBox(), await row('Transport').boundingBox()];
  if (from === null || to === null) throw new Error('Both rows must be seen.');
  await page.mouse.move(from.x + 90, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 90, from.y + from.height / 2 - 6, { steps: 3 });
  await page.mouse.move(to.x + 90, to.y + 2, { steps: 6 });
  await page.mouse.up();
  await expect.poll(last).toEqual(['code.move', 'moved the code Distance']);
  expect(await order()).toEqual(byKey);

  await tree.getByText('Cost').click();
  await tree.getByText('Distance').click({ modifiers: ['Control'] });
  await page.getByRole('button', { name: 'More for Distance' }).click();
  await page.getByRole('menuitem', { name: 'Merge into…' }).click();
  await page.getByRole('combobox', { name: /Code to merge/ }).fill('Opening');
  await page.keyboard.press('Enter');
  const merge = page.getByRole('region', { name: /^Merge/ });
  await expect(merge.getByText('1 coding in 1 document by 1 coder will carry Opening hours.')).toBeVisible();
  await clean(page);
  await merge.getByRole('button', { name: 'Merge', exact: true }).press('Enter');
  await expect(tree.getByText('Distance')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(tree.getByText('Distance')).toBeVisible();

  await page.getByRole('button', { name: 'New set' }).click();
  await page.keyboard.type('Round two');
  await page.keyboard.press('Enter');
  await tree.getByText('Dignity').click();
  await page.getByRole('checkbox', { name: 'Round two' }).click();
  await expect(page.getByRole('checkbox', { name: 'Round two' })).toBeChecked();
  await page
    .getByRole('region', { name: 'Sets of codes' })
    .getByRole('button', { name: /^Round two/ })
    .click();
  await expect(tree.getByRole('row')).toHaveCount(2);
  await page.getByRole('button', { name: 'Show all' }).click();

  const table = path.join(folder, 'codes.csv');
  await writeFile(table, '\ufeffCode;Parent;Definition\r\nNight shifts;Work;"Nights; and weekends"\r\n');
  await concord.answerDialogs({ dialog: 'open', kind: 'codebook', paths: [table] });
  await page.getByRole('button', { name: 'Order and counts of the codebook' }).click();
  await page.getByRole('menuitem', { name: 'Import codebook…' }).click();
  await expect(
    page.getByText('Read: “Code” as name, “Parent” as code above, “Definition” as definition.'),
  ).toBeVisible();
  await clean(page);
  await page.getByRole('button', { name: 'Import 1 code' }).press('Enter');
  await expect(tree.getByText('Night shifts')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(tree.getByText('Night shifts')).toHaveCount(0);
});
