/** Lists narrowed to several documents and folders, and segments grouped by case: by keyboard, seen in the app. */
import AxeBuilder from '@axe-core/playwright';
import { queries } from '../../shared/queries.ts';
import { expect, test } from './support/app.ts';
import { picture } from './support/looks.ts';
import { beside, createProject, fillProject, importTexts, newId, texts } from './workbench-support.ts';

test('segments and hits are narrowed to documents and folders, and grouped by case', async ({ concord }) => {
  test.setTimeout(120_000);
  const { page } = concord;
  const { keyboard } = page;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  const project = await beside(concord);
  const { sources } = queries['source.list'].output.parse(await project.ask('source.list', {}));
  const [ana] = queries['coder.list'].output.parse(await project.ask('coder.list', {}));
  const idOf = (name: string) => sources.find((one) => one.name.startsWith(name))?.id ?? newId();
  const [folder, mara, household] = [newId(), newId(), newId()];
  const by = ana?.id ?? null;
  await project.execute('folder.add', { id: folder, name: 'Interviews' }, by);
  for (const name of ['P07', 'P03'])
    await project.execute('source.move', { id: idOf(name), folder, before: null }, by);
  await project.execute('case.add', { id: mara, name: 'Mara' }, by);
  await project.execute('case.add', { id: household, name: 'Household' }, by);
  await project.execute('case.include', { case: mara, parts: [{ source: idOf('P07'), span: null }] }, by);
  const start = texts['P07 Mara.txt'].indexOf('The bus');
  const span = { start, end: start + 10 };
  await project.execute('case.include', { case: household, parts: [{ source: idOf('P07'), span }] }, by);

  await keyboard.press('Control+j');
  await keyboard.press('s');
  const grid = page.getByRole('grid', { name: 'Segments of Transport' });
  await expect(grid).toHaveAttribute('aria-rowcount', '6');

  // By case: each segment once, under all of its cases together, those in none at the end.
  await page.getByRole('button', { name: /^Group by/ }).focus();
  await keyboard.press('Enter');
  await keyboard.type('Case');
  await keyboard.press('Enter');
  await expect(grid.getByText('Household', { exact: true }).first()).toBeVisible();
  await expect(grid.getByText('In no case', { exact: true })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Spread over cases' })).toBeVisible();
  await expect(page.getByText('4 segments in no case.')).toBeVisible();
  await picture(page, 'by-case');

  // In: a folder, then a document beside it, by the keyboard alone.
  await page.getByRole('button', { name: /^In/ }).focus();
  await keyboard.press('Enter');
  const list = page.getByRole('listbox', { name: 'Documents and folders' });
  await expect(list).toBeVisible();
  await keyboard.type('interviews');
  await expect(list.getByRole('option')).toHaveCount(1);
  await keyboard.press('ArrowDown');
  await keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  await page.getByRole('searchbox', { name: 'Find a document or folder' }).fill('');
  await expect(list.getByRole('option', { name: 'P07 Mara' })).toHaveAttribute('aria-disabled', 'true');
  await picture(page, 'within');
  const { violations } = await new AxeBuilder({ page }).include('.within').setLegacyMode().analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
  await list.getByRole('option', { name: 'Council note' }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', '6');
  await keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^In 1 folder, 1 document/ })).toBeFocused();

  // The search is narrowed in the same way.
  await keyboard.press('Control+Shift+F');
  await keyboard.type('bus | service');
  await keyboard.press('Enter');
  await expect(page.getByText('2 hits in 2 documents')).toBeVisible();
  await page.getByRole('button', { name: /^In/ }).focus();
  await keyboard.press('Enter');
  await list.getByRole('option', { name: 'P07 Mara' }).click();
  await list.getByRole('option', { name: 'P03 Joel' }).click();
  await keyboard.press('Escape');
  await expect(page.getByText('1 hit in 1 document')).toBeVisible();
  await expect(page.getByRole('button', { name: /^In 2 documents/ })).toBeVisible();
});
