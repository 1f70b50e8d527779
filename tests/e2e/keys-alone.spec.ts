/**
 * A whole study by keys alone: from the start screen through import, coding, a memo, a definition and the
 * review it asks for, search and autocoding, a case, a second coder, agreement and export, to undoing it all.
 * Nothing is reached but by keys that were pressed, and the page must never be sent anything of a pointer.
 */
import { readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { texts } from './workbench-support.ts';

/** More presses of Tab than any part of the window has stops. */
const MOST_STOPS = 60;

/**
 * Keeps every trusted event of a pointer. A click that a key made has no presses behind it. Where the page
 * changes under a pointer that rests, the browser tells so itself; that it never moved is seen by its place.
 */
async function watchForPointers(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = [];
    let rests = '';
    Object.assign(window, { pointers: seen });
    const isByKey = (event: Event): boolean => event instanceof MouseEvent && event.detail === 0;
    for (const kind of [
      ...['pointerdown', 'pointerup', 'mousedown', 'mouseup', 'click', 'dblclick', 'auxclick', 'contextmenu'],
      ...['wheel', 'touchstart', 'dragstart', 'drop'],
    ])
      window.addEventListener(
        kind,
        (event) => {
          if (event.isTrusted && !(kind === 'click' && isByKey(event))) seen.push(kind);
        },
        true,
      );
    for (const kind of ['mousemove', 'mouseover', 'pointermove', 'pointerover'])
      window.addEventListener(
        kind,
        (event) => {
          if (!event.isTrusted || !(event instanceof MouseEvent)) return;
          const place = `${event.screenX} ${event.screenY}`;
          if (rests !== '' && place !== rests) seen.push(`${kind} to ${place}`);
          rests = place;
        },
        true,
      );
  });
  return () => page.evaluate(() => Reflect.get(window, 'pointers'));
}

/** Goes on by Tab until what has focus is called so, by its label or its words. */
async function reach(page: Page, name: RegExp, key = 'Tab'): Promise<void> {
  const called = (): Promise<string> =>
    page.evaluate(() => {
      const at = document.activeElement;
      const isField = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement;
      const labels = isField ? [...(at.labels ?? [])].map((one) => one.textContent) : [];
      return [at?.getAttribute('aria-label'), ...labels, at?.textContent].filter(Boolean).join(' ').trim();
    });
  for (let stop = 0; stop < MOST_STOPS; stop++) {
    if (name.test(await called())) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${name} was not reached; focus is on “${(await called()).slice(0, 80)}”.`);
}

test('a whole study by keys alone, with nothing pointer-like ever sent', async ({ concord }) => {
  test.setTimeout(180_000);
  const { page, folder } = concord;
  const { keyboard } = page;
  const pointers = await watchForPointers(page);
  const codings = (count: string) => expect(page.getByRole('contentinfo')).toContainText(count);
  const command = async (name: string): Promise<void> => {
    await keyboard.press('Control+Shift+P');
    await expect(page.getByRole('combobox', { name: 'All commands' })).toBeFocused();
    await keyboard.type(name);
    await expect(page.getByRole('option', { name }).first()).toBeVisible();
    await keyboard.press('Enter');
  };
  const jump = async (letter: string): Promise<void> => {
    await keyboard.press('Control+j');
    await keyboard.press(letter);
  };

  await test.step('a project, from the start screen', async () => {
    await expect(page.getByRole('button', { name: /New project/ })).toBeFocused();
    await concord.answerDialogs({
      dialog: 'save',
      kind: 'project',
      paths: [path.join(folder, 'keys.concord')],
    });
    await keyboard.press('Enter');
    await expect(page.getByLabel('Name of the project')).toBeFocused();
    await keyboard.type('Keys alone');
    await keyboard.press('Tab');
    await keyboard.type('Ana R.');
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: /Keys alone/ })).toBeVisible();
  });

  const reader = page.getByRole('textbox', { name: /, read-only/ });
  await test.step('documents', async () => {
    const paths = [];
    for (const [name, text] of Object.entries(texts)) {
      paths.push(path.join(folder, name));
      await writeFile(path.join(folder, name), text);
    }
    await concord.answerDialogs({ dialog: 'open', kind: 'documents', paths });
    await keyboard.press('Control+Shift+O');
    await expect(reader).toBeFocused();
  });

  await test.step('codes: one made, given again by its digit', async () => {
    await keyboard.press('Control+Home');
    await keyboard.press('u');
    await keyboard.press('s');
    await keyboard.press('Enter');
    await expect(page.getByRole('combobox', { name: 'Code' })).toBeFocused();
    await keyboard.type('Transport');
    await keyboard.press('Control+Enter');
    await codings('1 coding');
    for (const count of ['2 codings', '3 codings']) {
      await keyboard.press('Escape');
      await keyboard.press('u');
      await keyboard.press('s');
      await keyboard.press('1');
      await codings(count);
    }
  });

  await test.step('a memo on a segment', async () => {
    await keyboard.press('k');
    await keyboard.press('m');
    await expect(page.getByRole('textbox', { name: 'Text of the memo' })).toBeFocused();
    await keyboard.type('Why does she count the hours?');
    await keyboard.press('Control+Enter');
    await expect(reader).toBeFocused();
    await jump('m');
    await expect(page.getByText('Why does she count the hours?')).toBeVisible();
  });

  await test.step('a definition, changed, and the review of what was coded before', async () => {
    await jump('k');
    await expect(page.getByText('3 segments in 1 document by 1 coder')).toBeVisible();
    await reach(page, /^Definition/);
    await keyboard.type('Getting to the clinic.');
    await keyboard.press('Control+Enter');
    await reach(page, /^Use it for/);
    await keyboard.type('Buses, lifts, walking.');
    await keyboard.press('Control+Enter');
    await expect(page.getByText(/3 codings were made under earlier words/)).toBeVisible();
    await command('Review codings made under earlier words');
    const queue = page.getByRole('listbox', { name: /made under earlier words/ });
    await expect(queue.getByRole('option')).toHaveCount(3);
    await reach(page, /Mara|Joel|Access|bus|clinic/);
    for (const left of [2, 1, 0]) {
      await keyboard.press('y');
      await expect(queue.getByRole('option')).toHaveCount(left);
    }
    await reach(page, /^Close$/);
    await keyboard.press('Enter');
  });

  await test.step('a search, a hit struck out, the rest coded at once', async () => {
    await keyboard.press('Control+Shift+F');
    await expect(page.getByRole('searchbox', { name: 'Look for' })).toBeFocused();
    await keyboard.type('bus | driving | walk');
    await keyboard.press('Enter');
    const hits = page.getByRole('grid', { name: 'Hits' });
    await expect(hits).toBeFocused();
    await expect(page.getByText('3 hits in 2 documents')).toBeVisible();
    await keyboard.press('j');
    await keyboard.press('x');
    await expect(page.getByText('3 hits in 2 documents, 1 struck out')).toBeVisible();
    await reach(page, /with.*Choose or make a code/);
    await keyboard.press('Enter');
    await keyboard.type('Getting about');
    await keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: 'Code 2', exact: true })).toBeEnabled();
    await reach(page, /^Code 2$/);
    await keyboard.press('Enter');
    await codings('5 codings');
  });

  await test.step('a case with a value', async () => {
    await jump('c');
    await reach(page, /^New case$/);
    await keyboard.press('Enter');
    const grid = page.getByRole('grid', { name: 'Cases and their attributes' });
    await expect(grid).toBeFocused();
    await keyboard.type('Mara');
    await keyboard.press('Enter');
    await expect(grid.getByRole('gridcell', { name: 'Mara' })).toBeVisible();
    await reach(page, /^Add attribute$/, 'Shift+Tab');
    await keyboard.press('Enter');
    await expect(page.getByLabel('Attribute', { exact: true })).toBeFocused();
    await keyboard.press('Control+a');
    await keyboard.type('District');
    await reach(page, /^Done$/);
    await keyboard.press('Enter');
    await reach(page, /^Cases and their attributes/);
    await keyboard.press('Control+Home');
    await keyboard.press('ArrowRight');
    await keyboard.type('Upper Vale');
    await keyboard.press('Enter');
    await expect(grid.getByRole('gridcell', { name: 'Upper Vale' })).toBeVisible();
  });

  await test.step('a second coder, who codes; the two compared, and a figure opened', async () => {
    await command('Coder…');
    await expect(page.getByRole('dialog', { name: 'Who is coding?' })).toBeVisible();
    await reach(page, /Name of a new coder/);
    await keyboard.type('Ben O.');
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Coder: Ben O.' })).toBeVisible();
    await jump('w');
    await keyboard.press('Control+2');
    await expect(reader).toBeFocused();
    await keyboard.press('Control+Home');
    await keyboard.press('j');
    await keyboard.press('s');
    await keyboard.press('Enter');
    await keyboard.type('tra');
    await keyboard.press('Enter');
    await codings('6 codings');
    await jump('a');
    await expect(page.getByRole('heading', { name: 'Agreement' })).toBeVisible();
    await reach(page, /^Transport, both/);
    await keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: 'Passages' })).toContainText('Transport');
  });

  await test.step('an export', async () => {
    const to = path.join(folder, 'table');
    await concord.answerDialogs({ dialog: 'save', kind: 'folder', paths: [to] });
    await keyboard.press('Control+e');
    await expect(page.getByRole('button', { name: 'Export 6 rows…' })).toBeVisible();
    await reach(page, /^Export 6 rows/);
    await keyboard.press('Enter');
    await expect(page.getByRole('region', { name: 'Done' })).toBeVisible();
    expect(readdirSync(to)).toContain('manifest.json');
  });

  await test.step('all of it undone, coder by coder', async () => {
    await keyboard.press('Control+z');
    await codings('5 codings');
    await command('Coder…');
    await expect(page.getByRole('dialog', { name: 'Who is coding?' })).toBeVisible();
    await reach(page, /Ana R\./);
    await keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Coder: Ana R.' })).toBeVisible();
    await command('Undo history…');
    const steps = page.getByRole('listbox', { name: 'Steps to undo' }).getByRole('option');
    await expect(steps.first()).toBeVisible();
    await keyboard.type('Import documents');
    await expect(steps.first()).toContainText('Import documents');
    await keyboard.press('Enter');
    await codings('0 codings');
    await jump('w');
    await expect(page.getByText('No documents yet')).toBeVisible();
  });

  expect(await pointers()).toEqual([]);
});
