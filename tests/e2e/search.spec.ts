/**
 * Segments and searching, by keyboard alone: recode in place, copy with citation, find, strike out, code
 * all, undo, rules, memos and names, and the same words coded differently.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { queries } from '../../shared/queries.ts';
import { expect, test } from './support/app.ts';
import { beside, createProject, fillProject, importTexts, newId } from './workbench-support.ts';

const SAID =
  'Nobody in the village was told about the timetable before it changed, and the notice hung where only drivers could read it';

const more = {
  'P12 Repeated.txt': `Well. ${SAID}. So I walked.`,
  'P13 Quoted.txt': `The report says: ${SAID}. That was all.`,
  'حافلة.txt': 'سألت الجارة عن الحافلة. قالت إن الحافلة لا تأتي في الشتاء. فذهبت مشيا إلى العيادة.',
  'Long.txt': Array.from({ length: 1_500 }, (_, at) => `Line ${at + 1} tells of a zebra.`).join('\n'),
  'バス.txt': '病院まで遠いです。私はバスに乗ります。バスは一時間に一本です。',
};

async function axe(page: Page, themes: readonly ('light' | 'dark')[] = ['light', 'dark']): Promise<void> {
  for (const theme of themes) {
    await page.emulateMedia({ colorScheme: theme });
    const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

test('segments are read, recoded and cited, words found and coded, and all undone by key', async ({
  concord,
}) => {
  test.setTimeout(180_000);
  const { page, folder } = concord;
  const { keyboard } = page;
  await createProject(concord);
  await importTexts(concord);
  const paths = [];
  for (const [name, text] of Object.entries(more)) {
    paths.push(path.join(folder, name));
    await writeFile(path.join(folder, name), text);
  }
  await concord.answerDialogs({ dialog: 'open', kind: 'documents', paths });
  await keyboard.press('Control+Shift+O');
  await expect(page.getByRole('treegrid', { name: 'Documents' }).getByText('P13 Quoted')).toBeVisible();
  await fillProject(concord);

  // Segments: the rows of the whole set, by document; the words around; ticks; recode; undo.
  await keyboard.press('Control+j');
  await keyboard.press('s');
  const grid = page.getByRole('grid', { name: 'Segments of Transport' });
  await expect(grid).toBeFocused();
  await expect(grid).toHaveAttribute('aria-rowcount', '6');
  await expect(page.getByText('6 segments in 3 documents')).toBeVisible();
  await axe(page);
  await keyboard.press('j');
  await keyboard.press(' ');
  await expect(page.getByText('1 ticked', { exact: true }).first()).toBeVisible();
  await keyboard.press('Control+Shift+C');
  await expect(page.getByText('1 passage copied with citation').first()).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText().catch(() => 'not to be read'));
  if (copied !== 'not to be read') expect(copied).toMatch(/^“.+” \(P07 Mara, ¶ 2, .+\)$/);
  await keyboard.press(' ');
  await keyboard.press('Home');
  await keyboard.press('Shift+C');
  await keyboard.type('dist');
  await keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '5');
  await expect(grid).toBeFocused();
  await keyboard.press('Control+z');
  await expect(grid).toHaveAttribute('aria-rowcount', '6');
  await keyboard.press('/');
  await keyboard.type('driving');
  await keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await keyboard.press('/');
  await keyboard.press('Escape');
  await expect(grid).toHaveAttribute('aria-rowcount', '6');
  await keyboard.press('f');
  await expect(page.getByRole('dialog', { name: /^Flag/ })).toBeVisible();
  await keyboard.press('Enter');
  await expect(grid.getByText('Flagged')).toHaveCount(1);
  await keyboard.press('d');
  await expect(page.getByRole('dialog', { name: /^Definition/ })).toBeVisible();
  await keyboard.press('Escape');
  await keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /read-only/ })).toBeFocused();
  await keyboard.press('Alt+ArrowLeft');
  await expect(grid).toBeVisible();

  // Search: hits in line, one struck out, all others coded as one act.
  await keyboard.press('Control+Shift+F');
  await expect(page.getByRole('searchbox', { name: 'Look for' })).toBeFocused();
  await keyboard.type('drive | driving | bus');
  await keyboard.press('Enter');
  const hits = page.getByRole('grid', { name: 'Hits' });
  const field = page.getByRole('searchbox', { name: 'Look for' });
  await expect(page.getByText('3 hits in 2 documents')).toBeVisible();
  await expect(hits).toBeFocused();
  await axe(page);
  await keyboard.press('j');
  await keyboard.press('x');
  await expect(page.getByText('3 hits in 2 documents, 1 struck out')).toBeVisible();
  await page.getByRole('button', { name: /Choose or make a code/ }).focus();
  await keyboard.press('Enter');
  await keyboard.type('Getting about');
  await keyboard.press('Control+Enter');
  const codeAll = page.getByRole('button', { name: 'Code 2', exact: true });
  await expect(codeAll).toBeVisible();
  await codeAll.focus();
  await keyboard.press('Enter');
  await expect(page.getByText('2 segments coded Getting about').first()).toBeVisible();
  await expect(hits.getByText('already coded')).toHaveCount(2);

  // The rule is kept, and finds nothing new; undo takes back what it coded, and it.
  const tab = (name: string) => page.getByRole('navigation', { name: 'Where to search' }).getByText(name);
  await tab('Rules of autocoding').focus();
  await keyboard.press('Enter');
  await expect(page.getByText('drive | driving | bus')).toBeVisible();
  await page.getByRole('button', { name: 'Look for new hits' }).press('Enter');
  await expect(page.getByText('No new hits')).toBeVisible();
  await page.getByRole('button', { name: '1 hit struck out' }).press('Enter');
  await expect(page.getByRole('list', { name: 'Struck out' }).getByRole('button')).toHaveCount(1);
  if (process.env.CONCORD_PICTURES !== undefined)
    await page.screenshot({ path: path.join(process.env.CONCORD_PICTURES, 'rules.png') });
  await axe(page, ['dark']);
  await page.getByRole('button', { name: 'Run again' }).press('Enter');
  await expect(page.getByText('3 hits in 2 documents, 1 struck out')).toBeVisible();
  await keyboard.press('Control+z');
  await expect(hits.getByText('already coded')).toHaveCount(0);

  // A long list is drawn page by page; all of it is walked, coded at once, and taken back at once.
  await field.fill('zebra');
  await field.press('Enter');
  await expect(page.getByText('1,500 hits in 1 document')).toBeVisible();
  await expect(hits).toBeFocused();
  await keyboard.press('End');
  const last = page.locator('[aria-rowindex="1500"]');
  await expect(last).toBeInViewport();
  await expect(last).toContainText('Line 1500 tells of a');
  expect(await hits.locator('[data-index]').count()).toBeLessThan(300);
  await keyboard.press('k');
  await expect(page.locator('.hit.here')).toHaveAttribute('aria-rowindex', '1499');
  await page.getByRole('button', { name: 'Code 1,500', exact: true }).press('Enter');
  await expect(page.getByText('1,500 segments coded Getting about').first()).toBeVisible();
  await expect(last).toContainText('already coded');
  await keyboard.press('Control+z');
  await expect(last).toContainText('new');

  // Patterns that cannot be read are told in place; other scripts are found without word breaks.
  await field.fill('バス');
  await field.press('Enter');
  await expect(page.getByText('2 hits in 1 document')).toBeVisible();
  await field.fill('الحافلة');
  await field.press('Enter');
  await expect(hits.locator('.kwic').first()).toHaveAttribute('dir', 'rtl');
  await page.getByRole('button', { name: 'Pattern', exact: true }).press('Enter');
  await field.fill('[a');
  await field.press('Enter');
  await expect(page.getByText(/cannot be read/)).toBeVisible();
  await page.getByRole('button', { name: 'Words', exact: true }).press('Enter');
  await tab('Memos, codes and names').focus();
  await keyboard.press('Enter');
  await field.fill('transport');
  await field.press('Enter');
  await expect(page.getByRole('button', { name: /Code Transport/ })).toBeVisible();
  await axe(page, ['light']);

  // The same words coded differently, opened beside each other.
  const project = await beside(concord);
  const [ana] = queries['coder.list'].output.parse(await project.ask('coder.list', {}));
  const { sources } = queries['source.list'].output.parse(await project.ask('source.list', {}));
  const [code] = queries['code.tree'].output.parse(await project.ask('code.tree', {}));
  const source = sources.find(({ name }) => name === 'P12 Repeated')?.id ?? newId();
  const codings = [{ id: newId(), source, start: 6, end: 40, code: code?.id ?? newId() }];
  await project.execute('coding.add', { codings }, ana?.id ?? null);
  await tab('Same words, coded differently').focus();
  await keyboard.press('Enter');
  await page.getByRole('button', { name: 'Compare all documents' }).press('Enter');
  await expect(page.getByText(/22 words in 2 places/)).toBeVisible();
  await axe(page);
  await page.getByRole('button', { name: 'Side by side' }).press('Enter');
  await expect(page.getByRole('textbox', { name: /read-only/ })).toHaveCount(2);

  // From the reader: A looks for the selected words.
  await page.getByRole('textbox', { name: /P13 Quoted, read-only/ }).focus();
  await keyboard.press('Control+Home');
  await keyboard.press('w');
  await keyboard.press('a');
  await expect(field).toHaveValue('The');
});
