/** Cases by keyboard alone: the grid, pasting, missing values, a case's page, speakers, a survey. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { queries } from '../../shared/queries.ts';
import { expect, test } from './support/app.ts';
import { expectAccessibleInBoth } from './support/looks.ts';
import { beside, createProject, fillProject, importTexts } from './workbench-support.ts';

test('cases are made, described, pasted into and read by keyboard alone', async ({ concord }) => {
  test.setTimeout(180_000);
  const { page } = concord;
  const keys = page.keyboard;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  const project = await beside(concord);
  const grid = page.getByRole('grid', { name: 'Cases and their attributes' });
  const cell = (text: string) => grid.getByRole('gridcell', { name: text });
  const cellsOf = async () => {
    const found = queries['case.grid'].output.parse(await project.ask('case.grid', {}));
    return found.rows.map(({ name, cells }) => [name, ...cells]);
  };
  const command = async (name: string) => {
    await keys.press('Control+Shift+P');
    await page.getByRole('combobox', { name: 'All commands' }).fill(name);
    await keys.press('Enter');
  };
  const paste = async (text: string) =>
    grid.evaluate((element, words) => {
      const data = new DataTransfer();
      data.setData('text/plain', words);
      element.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      );
    }, text);

  await test.step('speakers become cases in one step, with a look before', async () => {
    await keys.press('Control+k');
    await page.getByRole('combobox').fill('P07 Mara');
    await keys.press('Enter');
    await command('Make cases of the speakers');
    await expect(page.getByRole('heading', { name: 'Cases of the speakers' })).toBeVisible();
    await page.getByRole('checkbox', { name: 'INT' }).press('Space');
    await expectAccessibleInBoth(page, 'speakers');
    await page.getByRole('button', { name: 'Put 1 speaker into cases' }).press('Enter');
    await expect(cell('Mara')).toBeVisible();
  });

  await test.step('cases and attributes are added, named and typed', async () => {
    await page.getByRole('button', { name: 'New case' }).press('Enter');
    await expect(cell('Case 2')).toBeVisible();
    await expect(grid).toBeFocused();
    await keys.type('Joel');
    await keys.press('Enter');
    await expect(cell('Joel')).toBeVisible();
    for (const [name, type] of [
      ['Age', 'Number'],
      ['District', 'Text'],
      ['Car', 'Yes or no'],
    ] as const) {
      await page.getByRole('button', { name: 'Add attribute' }).press('Enter');
      await expect(page.getByLabel('Attribute', { exact: true })).toBeFocused();
      await keys.press('Control+a');
      await keys.type(name);
      await page.getByRole('button', { name: /^Type/ }).press('Enter');
      await page.getByRole('menuitemradio', { name: type, exact: true }).press('Enter');
      await page.getByRole('button', { name: 'Done', exact: true }).press('Enter');
      await expect(grid.getByRole('columnheader', { name })).toBeVisible();
    }
  });

  await test.step('typing edits; what does not fit says why and keeps nothing', async () => {
    await grid.focus();
    await keys.press('Control+Home');
    await keys.press('ArrowRight');
    await keys.type('old');
    await keys.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('“old” is not a number.');
    await keys.press('Control+a');
    await keys.type('71');
    await keys.press('Enter');
    await expect.poll(cellsOf).toEqual([
      ['Mara', '71', null, null],
      ['Joel', null, null, null],
    ]);
  });

  await test.step('a pasted block waits until its wrong cells are mended', async () => {
    await keys.press('Control+Home');
    await keys.press('ArrowRight');
    await paste('72\tUpper Vale\tno\n4x\t"Old\tmill"\tyes\n');
    await expect(page.getByRole('alert')).toContainText('1 cell of 6 does not fit');
    await expectAccessibleInBoth(page, 'paste');
    expect((await cellsOf())[0]).toEqual(['Mara', '71', null, null]);
    await page.getByRole('button', { name: 'Go to the first' }).press('Enter');
    await keys.press('F2');
    await keys.press('Control+a');
    await keys.type('44');
    await keys.press('Enter');
    await page.getByRole('button', { name: 'Fill in', exact: true }).press('Enter');
    await expect.poll(cellsOf).toEqual([
      ['Mara', '72', 'Upper Vale', 'no'],
      ['Joel', '44', 'Old\tmill', 'yes'],
    ]);
    await grid.focus();
    await keys.press('Control+End');
    await page.getByRole('button', { name: 'Why the chosen cells have no value' }).press('Enter');
    await page.getByRole('menuitem', { name: 'refused' }).press('Enter');
    await expect(cell('⟨refused⟩')).toBeVisible();
    await grid.focus();
    await keys.press('ArrowLeft');
    await keys.press('Delete');
    await expect.poll(async () => (await cellsOf())[1]).toEqual(['Joel', '44', null, { missing: 'refused' }]);
    await keys.press('Control+Home');
    await keys.press('ArrowUp');
    await keys.press('ArrowRight');
    await keys.press('Enter');
    await expect(grid.getByRole('columnheader', { name: 'Age' })).toHaveAttribute('aria-sort', 'ascending');
    await expectAccessibleInBoth(page, 'cases');
  });

  await test.step('a row opens its case: parts, segments, memos; documents are added', async () => {
    await keys.press('ArrowDown');
    await keys.press('ArrowLeft');
    await keys.press('Enter');
    await expect(page.getByRole('heading', { name: 'Joel' })).toBeVisible();
    await page.getByRole('button', { name: 'Add a document…' }).press('Enter');
    await page.getByRole('combobox', { name: 'Document' }).fill('P03');
    await keys.press('Enter');
    await page.getByRole('button', { name: '4 segments' }).press('Enter');
    await expect(page.getByRole('button', { name: /Autonomy/ })).toBeVisible();
    await expectAccessibleInBoth(page, 'case');
    await page.getByRole('button', { name: 'Write a memo' }).press('Enter');
    await page.getByRole('textbox', { name: 'Text of the memo' }).pressSequentially('He reads shifts');
    await keys.press('Control+Enter');
    await expect(page.getByRole('button', { name: 'He reads shifts' })).toBeVisible();
  });

  await test.step('a survey is looked at, mapped and imported', async () => {
    const file = path.join(concord.folder, 'Survey 2026.csv');
    await writeFile(
      file,
      'Name,Age,What changed for you?\nSami,61,"The bus is late, and nobody says why it is late any more."\nRim,38,"We go less often than before, because the day is gone when we do."\n',
    );
    await concord.answerDialogs({ dialog: 'open', kind: 'survey', paths: [file] });
    await command('Import survey');
    await expect(page.getByRole('cell', { name: 'What changed for you?' })).toBeVisible();
    await expectAccessibleInBoth(page, 'survey');
    await page.getByRole('button', { name: 'Import 2 cases' }).press('Enter');
    await expect(cell('Rim')).toBeVisible();
  });
});
