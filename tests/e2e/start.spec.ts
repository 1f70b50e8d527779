/**
 * The first minutes with the real app: from the start screen to the first code in the sample study, the
 * five-minute tour by keys alone, and what is said after the program was killed in the middle of coding.
 */
import { existsSync, readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { countCodings } from './main-job.ts';
import { expect, type RunningApp, startApp, temporaryFolder, test } from './support/app.ts';

/** How often the program is killed; the long run has twenty. */
const KILLS = process.env.CONCORD_LONG === '1' ? 20 : 2;

/** Counts what is pressed, and everything pointer-like that the page is sent. */
async function watchHands(page: Page): Promise<() => Promise<{ keys: number; pointer: number }>> {
  await page.evaluate(() => {
    const seen = document.documentElement.dataset;
    const counting = (name: string) => () => {
      seen[name] = String(Number(seen[name] ?? 0) + 1);
    };
    window.addEventListener('keydown', counting('keys'), true);
    for (const kind of ['pointerdown', 'mousedown', 'wheel', 'touchstart', 'dragstart'])
      window.addEventListener(kind, counting('pointer'), true);
  });
  return () =>
    page.evaluate(() => {
      const { keys = 0, pointer = 0 } = document.documentElement.dataset;
      return { keys: Number(keys), pointer: Number(pointer) };
    });
}

/** Runs in the page: controls that lie under the news or the tour; both must be there. */
function coveredControls(): string[] {
  const over = ['.toast', '.tour'].map((one) => document.querySelector(one)?.getBoundingClientRect());
  return [...document.querySelectorAll<HTMLElement>('button, input, select, [role="row"], [role="textbox"]')]
    .filter((one) => one.closest('.toasts, .tour, .reader-unseen') === null && one.checkVisibility())
    .flatMap((one) => {
      const box = one.getBoundingClientRect();
      const clip =
        one.closest('.scroll, .reader-scroller, [role="treegrid"]')?.getBoundingClientRect() ?? box;
      const [top, bottom] = [Math.max(box.top, clip.top), Math.min(box.bottom, clip.bottom)];
      const isCovered = over.some(
        (card) =>
          card === undefined ||
          (box.left < card.right && box.right > card.left && top < card.bottom && bottom > card.top),
      );
      return bottom > top && isCovered ? [one.outerHTML.slice(0, 100)] : [];
    });
}

/** Pictures for looking at, where a folder for them is named. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.CONCORD_SHOTS;
  if (folder === undefined) return;
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join(folder, `${name}-${colorScheme}.png`) });
  }
}

/** From the start screen to the open sample study, by Tab and Enter. */
async function openSample(page: Page): Promise<void> {
  const sample = page.getByRole('button', { name: 'Open the sample study' });
  await expect(page.getByRole('button', { name: /New project/ })).toBeFocused();
  for (let i = 0; i < 5 && !(await sample.evaluate((it) => it === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /P07 Mara, read-only/ })).toBeFocused({ timeout: 30_000 });
}

test('acceptance check 2: from start to the first code in at most 12 key presses; then the tour by keys', async ({
  concord,
}) => {
  // Nine steps by key: more than the usual minute on a busy machine.
  test.setTimeout(120_000);
  const { page, folder } = concord;
  const hands = await watchHands(page);
  await openSample(page);
  const before = await countCodings(page);
  await page.keyboard.press('s');
  await expect(page.getByText(/characters selected/)).toBeVisible();
  await page.keyboard.press('1');
  await expect.poll(() => countCodings(page)).toBe(before + 1);
  const used = await hands();
  expect(used.keys).toBeLessThanOrEqual(12);
  expect(existsSync(path.join(folder, 'documents', 'The Hourly Bus.concord'))).toBe(true);

  expect(await page.evaluate(coveredControls), 'news and tour cover nothing').toEqual([]);
  const tour = page.getByRole('region', { name: 'Five-minute tour' });
  const step = tour.locator('[aria-current="step"]');
  await shot(page, 'tour');
  await expect(step).toContainText('by name');
  await page.keyboard.press('Enter');
  await page.keyboard.type('tru');
  await page.keyboard.press('Enter');
  await expect(step).toContainText('Take that back');
  await page.keyboard.press('Control+z');
  await expect(step).toContainText('Read all passages');
  await page.keyboard.press('r');
  await expect(step).toContainText('Compare the two coders');
  await page.keyboard.press('Control+j');
  await page.keyboard.press('a');
  await expect(step).toContainText('Open a figure');
  const figure = page.getByRole('button', { name: /^Autonomy, alpha/ });
  for (let i = 0; i < 80 && !(await figure.evaluate((it) => it === document.activeElement)); i++)
    await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(step).toContainText('Export a table');
  await shot(page, 'tour-agreement');
  await page.keyboard.press('Control+e');
  await concord.answerDialogs({ dialog: 'save', kind: 'folder', paths: [path.join(folder, 'table')] });
  await page.getByRole('button', { name: /^Export [\d,]+ rows?/ }).press('Enter');
  await expect(tour).toContainText('That was all of it', { timeout: 30_000 });
  expect(readdirSync(path.join(folder, 'table'))).toContain('manifest.json');
  expect((await new AxeBuilder({ page }).setLegacyMode(true).include('.tour').analyze()).violations).toEqual(
    [],
  );
  await tour.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(tour).toBeHidden();
  expect((await hands()).pointer).toBe(0);
});

test('the list of projects: continue, take off, a file that is gone', async () => {
  test.setTimeout(120_000);
  const folder = await temporaryFolder();
  const first = await startApp({ folder });
  await openSample(first.page);
  await first.close();
  const second = await startApp({ folder });
  const { page } = second;
  const row = page.getByRole('button', { name: /^The Hourly Bus.*51 documents, 2 coders/ });
  await expect(row).toBeFocused();
  await shot(page, 'start');
  expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Saved/)).toBeVisible();
  await second.close();

  await rm(path.join(folder, 'documents', 'The Hourly Bus.concord'));
  const third = await startApp({ folder });
  const gone = third.page.getByRole('button', { name: /Not found in .*Locate…/ });
  await expect(gone).toBeFocused();
  await third.page.keyboard.press('Delete');
  await expect(gone).toBeHidden();
  await third.close();
  await rm(folder, { recursive: true, force: true });
  expect([...first.complaints, ...second.complaints, ...third.complaints]).toEqual([]);
});

/** Codes a word that nobody coded: the first of the n-th question, with another code once all are through. */
async function codeWord(page: Page, n: number): Promise<void> {
  const before = await countCodings(page);
  await page.keyboard.press('Control+Home');
  for (let i = 0; i < 2 * (n % 20); i++) await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('w');
  await page.keyboard.press(String(1 + Math.floor(n / 20)));
  await expect.poll(() => countCodings(page)).toBe(before + 1);
  await page.keyboard.press('Escape');
}

test('acceptance check 25: killed while coding, nothing is lost and the line says how much is there', async () => {
  test.setTimeout(KILLS * 40_000);
  const folder = await temporaryFolder();
  let app: RunningApp = await startApp({ folder });
  await openSample(app.page);
  const project = path.join(folder, 'documents', 'The Hourly Bus.concord');
  let codings = await countCodings(app.page);
  let total = 0;
  for (let kill = 1; kill <= KILLS; kill++) {
    const made = 1 + (kill % 3);
    for (let i = 0; i < made; i++, total++) await codeWord(app.page, total);
    codings += made;
    await app.application.evaluate(() => process.kill(process.pid, 'SIGKILL')).catch(() => undefined);
    await app.close().catch(() => undefined);
    app = await startApp({ folder, args: ['--project', project] });
    const line = app.page.getByText(/closed unexpectedly/);
    const all = made === 1 ? 'the one action since is there' : `all ${made} actions since are there`;
    await expect(line).toContainText(`Nothing was lost: ${all}; the last was “coded `, { timeout: 20_000 });
    if (kill === 1) await shot(app.page, 'recovered');
    await expect.poll(() => countCodings(app.page)).toBe(codings);
    await app.page.getByRole('button', { name: 'Continue' }).press('Enter');
    await expect(line).toBeHidden();
    await app.page.getByRole('textbox', { name: /P07 Mara, read-only/ }).focus();
  }
  await app.close();
  await rm(folder, { recursive: true, force: true });
});
