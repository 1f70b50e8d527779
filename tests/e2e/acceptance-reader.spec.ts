/**
 * What the reader must do, on the real app: the acceptance checks of coding at the keyboard, by number,
 * and the acts on segments that are there.
 */

import type { CodingRow } from '../../shared/queries/source.ts';
import { queries } from '../../shared/queries.ts';
import { expect, test } from './support/app.ts';
import { beside, createProject, fillProject, importTexts } from './workbench-support.ts';

test('segments are split, merged, extended, flagged, defined and picked by key', async ({ concord }) => {
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  const asked = await beside(concord);
  const { sources } = queries['source.list'].output.parse(await asked.ask('source.list', {}));
  const mara = sources.find(({ name }) => name.startsWith('P07'))?.id;
  if (mara === undefined) throw new Error('no document');
  const [ana] = queries['coder.list'].output.parse(await asked.ask('coder.list', {}));
  const codings = async (): Promise<CodingRow[]> =>
    queries['source.codings'].output.parse(
      await asked.ask('source.codings', { id: mara, coders: ana === undefined ? [] : [ana.id] }),
    );
  const reader = page.getByRole('textbox', { name: /P07 Mara, read-only/ });
  await page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').click();
  await reader.focus();
  await page.keyboard.press('Control+Home');
  const before = await codings();

  await page.keyboard.press('j');
  for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('x');
  await expect.poll(async () => (await codings()).length).toBe(before.length + 1);
  // The window has drawn the second part.
  await expect(page.getByRole('button', { name: /^Transport, Ana R\., \d+ words?, paragraph/ })).toHaveCount(
    2,
  );
  await page.keyboard.press('g');
  await expect.poll(codings).toEqual(before);

  await page.keyboard.press('f');
  await page.keyboard.type('Or distance?');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect
    .poll(async () => (await codings())[0]?.doubt)
    .toMatchObject({ level: 2, note: 'Or distance?' });
  await expect(reader).toBeFocused();
  await page.keyboard.press('d');
  await expect(page.getByRole('dialog', { name: /Definition/ })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(reader).toBeFocused();

  // Find: Escape gives the caret back, Ctrl Enter takes the hit as the selection.
  await page.keyboard.press('Control+f');
  const bar = page.getByRole('search', { name: 'Find in the document' });
  await expect(bar.getByRole('textbox')).toBeFocused();
  await page.keyboard.type('THE');
  await expect(bar.getByRole('status')).toHaveText(/^\d+ of \d\d$/);
  const first = (await bar.getByRole('status').textContent()) ?? '';
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).not.toHaveText(first);
  await page.keyboard.press('F3');
  await page.keyboard.press('Escape');
  await expect(reader).toBeFocused();
  await page.keyboard.press('Control+f');
  await page.keyboard.type('Sister  ');
  await expect(bar.getByRole('status')).toHaveText('Nothing found');
  await page.keyboard.press('Backspace');
  await bar.getByLabel('Pattern').check();
  await bar.getByRole('textbox').fill('(Sister');
  await expect(bar.getByRole('status')).toHaveText(/not a pattern yet/);
  await bar.getByRole('textbox').fill('sister \\w+');
  await expect(bar.getByRole('status')).toHaveText('1 of 1');
  await page.keyboard.press('Control+Enter');
  await expect(reader).toBeFocused();
  expect(await page.evaluate(() => getSelection()?.toString())).toBe('Sister Agnes');
});
