/**
 * What the reader must do, on the real app: the acceptance checks of coding at the keyboard, by number,
 * and the acts on segments that are there.
 */

import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import type { CodingRow } from '../../shared/queries/source.ts';
import { queries } from '../../shared/queries.ts';
import { paragraphsOf, turnsOf, unpackBoundaries } from '../../shared/units.ts';
import { expect, type RunningApp, startApp, temporaryFolder, test } from './support/app.ts';
import {
  type Beside,
  beside,
  createProject,
  fillProject,
  importTexts,
  newId,
  texts,
} from './workbench-support.ts';

/** Less than the smallest stripe has, in pixels. */
const STRIPE_INK = 20;

/** How many pixels of the margin are drawn. */
function inkInMargin(page: Page): Promise<number> {
  return page.evaluate(() => {
    let ink = 0;
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>('.reader-margin canvas')) {
      if (canvas.width === 0) continue;
      const picture = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
      for (let at = 3; at < (picture?.data.length ?? 0); at += 4) if ((picture?.data[at] ?? 0) > 64) ink += 1;
    }
    return ink;
  });
}

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

/** The first document whose name begins so. */
async function documentNamed(asked: Beside, name: string) {
  const { sources } = queries['source.list'].output.parse(await asked.ask('source.list', {}));
  const found = sources.find((one) => one.name.startsWith(name));
  if (found === undefined) throw new Error(`no document ${name}`);
  return found.id;
}

/** As the status line tells it. */
const selectedLength = (start = 0, end = 0): string => `${end - start} characters selected`;

const selectedText = ({ page }: Pick<RunningApp, 'page'>) =>
  page.evaluate(() => getSelection()?.toString() ?? '');

test('checks 1, 3, 5, 6, 16 and 18: one key codes, units, caret and edges keep, five codes on a word, no motion', async ({
  concord,
}) => {
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  const asked = await beside(concord);
  const mara = await documentNamed(asked, 'P07');
  const codings = async (): Promise<CodingRow[]> =>
    queries['source.codings'].output.parse(await asked.ask('source.codings', { id: mara }));
  const reader = page.getByRole('textbox', { name: /P07 Mara, read-only/ });
  await page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').click();
  await reader.focus();
  await page.emulateMedia({ reducedMotion: 'reduce' });

  await test.step('check 3: S S Shift+S leaves one sentence', async () => {
    await page.keyboard.press('Control+Home');
    for (const key of ['s', 's', 'Shift+S']) await page.keyboard.press(key);
    expect(await selectedText(concord)).toBe('How do you get to the clinic now that it has moved?');
  });

  await test.step('check 1: one key by slot, three by box', async () => {
    const before = (await codings()).length;
    const bare = await inkInMargin(page);
    await page.keyboard.press('1');
    await expect.poll(async () => (await codings()).length).toBe(before + 1);
    await expect.poll(() => inkInMargin(page)).toBeGreaterThan(bare + STRIPE_INK);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await codings()).length).toBe(before);
    await expect.poll(() => inkInMargin(page)).toBeLessThan(bare + STRIPE_INK);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('s');
    for (const key of ['Enter', 'd', 'Enter']) await page.keyboard.press(key);
    await expect.poll(async () => (await codings()).length).toBe(before + 1);
    await expect.poll(() => inkInMargin(page)).toBeGreaterThan(bare + STRIPE_INK);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await codings()).length).toBe(before);
  });

  await test.step('check 5: Escape from box, find, palette and memo gives the caret back', async () => {
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('w');
    const word = await selectedText(concord);
    for (const [key, field] of [
      ['Enter', page.getByRole('combobox', { name: 'Code' })],
      ['Control+f', page.getByRole('search', { name: 'Find in the document' }).getByRole('textbox')],
      ['Control+Shift+p', page.getByRole('combobox', { name: 'All commands' })],
    ] as const) {
      await page.keyboard.press(key);
      await expect(field).toBeFocused();
      await page.keyboard.press('Escape');
      await expect(reader).toBeFocused();
      expect(await selectedText(concord)).toBe(word);
    }
    await page.keyboard.press('F6');
    await expect(reader).not.toBeFocused();
    await page.keyboard.press('Shift+F6');
    await expect(reader).toBeFocused();
    expect(await selectedText(concord)).toBe(word);
    // A memo closes to the caret it was opened at, with and without words in it.
    for (const [words, key] of [
      ['', 'Escape'],
      ['Why a clinic?', 'Control+Enter'],
    ] as const) {
      await page.keyboard.press('Control+Shift+M');
      await expect(page.getByRole('textbox', { name: 'Text of the memo' })).toBeFocused();
      await page.keyboard.type(words);
      await page.keyboard.press(key);
      await expect(reader).toBeFocused();
      expect(await selectedText(concord)).toBe(word);
    }
    await expect(page.locator('.reader-caret')).toBeVisible();
  });

  await test.step('check 6: an edge three right and three left, Escape, Enter as one step', async () => {
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('j');
    const [before] = await codings();
    const head = async () =>
      queries['project.summary'].output.parse(await asked.ask('project.summary', {})).head;
    const unchanged = await head();
    await page.keyboard.press('b');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowRight');
    for (let step = 0; step < 3; step++) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    expect((await codings())[0]).toEqual(before);
    await page.keyboard.press('b');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Escape');
    expect(await head()).toBe(unchanged);
    await page.keyboard.press('b');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await codings())[0]?.end).toBe((before?.end ?? 0) - 1);
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await codings())[0]?.end).toBe(before?.end);
  });

  await test.step('check 16: five codes on one word: two lanes, a neutral dotted one, a list of five', async () => {
    const tree = queries['code.tree'].output.parse(await asked.ask('code.tree', {}));
    const [ana] = queries['coder.list'].output.parse(await asked.ask('coder.list', {}));
    const five = tree.filter(({ parent }) => parent !== null).slice(0, 5);
    const made = five.map(({ id }, at) => ({
      id: newId(),
      source: mara,
      start: 0 + at,
      end: 20 + at,
      code: id,
    }));
    await asked.execute('coding.add', { codings: made }, ana?.id ?? null);
    await page.keyboard.press('Control+Home');
    for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowRight');
    const ranges = () =>
      page.evaluate(() => {
        const at = (range: AbstractRange) => range.startOffset <= 8 && range.endOffset > 8;
        const first = document.querySelector('.reader-text p')?.firstChild;
        return [...CSS.highlights].flatMap(([name, highlight]) =>
          [...highlight].filter((range) => range.startContainer === first && at(range)).map(() => name),
        );
      });
    await expect.poll(async () => (await ranges()).filter((name) => name === 'concord-more').length).toBe(1);
    expect((await ranges()).filter((name) => /^concord-[01]-/.test(name))).toHaveLength(2);
    expect((await ranges()).filter((name) => /^concord-2-/.test(name))).toHaveLength(0);
    await page.keyboard.press('Shift+O');
    const list = page.getByRole('list', { name: 'Segments here' });
    await expect(list.getByRole('button')).toHaveCount(5);
    for (const { name } of five) await expect(list.getByText(name, { exact: true })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(reader).toBeFocused();

    // “+3” stands beside the line, and a click on it lists the five.
    const note = page.locator('.reader-note').first();
    expect(await note.getAttribute('data-more')).toBe('+3');
    expect(await reader.evaluate((text) => text.textContent?.includes('+3'))).toBe(false);
    const shots = process.env.CONCORD_SHOTS;
    if (shots !== undefined) await page.screenshot({ path: path.join(shots, 'five-codes.png') });
    await note.click();
    await expect(list.getByRole('button')).toHaveCount(5);
    await page.keyboard.press('Escape');
    await expect(reader).toBeFocused();
    // No code is blended with another: nothing tints the word but a focused segment, in one hue.
    expect((await ranges()).filter((name) => name.startsWith('concord-focus')).length).toBeLessThanOrEqual(1);

    // More stripes than the margin holds are told by a chip that opens their list.
    const many = tree.slice(0, 16).map(({ id }) => ({
      id: newId(),
      source: mara,
      start: texts['P07 Mara.txt'].indexOf('There was a letter'),
      end: texts['P07 Mara.txt'].length,
      code: id,
    }));
    await asked.execute('coding.add', { codings: many }, ana?.id ?? null);
    await page.keyboard.press('Control+End');
    await expect(page.getByRole('button', { name: /^Access, Ana R\., \d+ words/ })).toBeAttached();
    const margin = await page.locator('.reader-margin').boundingBox();
    const text = await page.locator('.reader-text p').last().boundingBox();
    if (margin === null || text === null) throw new Error('the margin must be seen');
    const lanes = Math.min(12, Math.floor((margin.width - 24) / 12));
    await page.mouse.click(margin.x + lanes * 12 + 8, text.y + 12);
    await expect(list.getByRole('button').nth(3)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(reader).toBeFocused();
  });

  await test.step('check 18: nothing moves', async () => {
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  });
});

test('check 3: W, P and T take the stored words, paragraphs and turns in six languages', async ({
  concord,
}) => {
  const { page, folder } = concord;
  await createProject(concord);
  const samples = {
    english: ['INT', 'Mara', 'Dr. Hale can’t come today.', 'Not by bus, anyway.'],
    deutsch: ['INT', 'Jörg', 'Der Überlandbus fährt stündlich.', 'Sonst nichts.'],
    arabic: ['سلمى', 'نور', 'الحافلة تأتي مرة كل ساعة.', 'ثم لا شيء.'],
    hebrew: ['רונית', 'דוד', 'האוטובוס מגיע פעם בשעה.', 'ואחר כך כלום.'],
    japanese: ['聞き手', '田中', 'バスは一時間に一本しか来ません。', 'それだけです。'],
    thai: ['ผู้ถาม', 'มาลี', 'รถเมล์มาชั่วโมงละครั้ง', 'แค่นั้น'],
  } as const;
  const told = ([asks, answers, first, second]: readonly [string, string, string, string]): string =>
    [`${asks}: ${first}`, `${answers}: ${second}`, first, `${asks}: ${second}`, `${answers}: ${first}`].join(
      '\n',
    );
  const paths = [];
  for (const [name, words] of Object.entries(samples)) {
    paths.push(path.join(folder, `${name}.txt`));
    await writeFile(path.join(folder, `${name}.txt`), told(words));
  }
  await concord.answerDialogs({ dialog: 'open', kind: 'documents', paths });
  await page.keyboard.press('Control+Shift+O');
  const asked = await beside(concord);
  const documents = page.getByRole('treegrid', { name: 'Documents' });
  for (const [name, sample] of Object.entries(samples)) {
    const text = told(sample);
    await documents.getByText(name, { exact: true }).click();
    await page.getByRole('textbox', { name: new RegExp(`${name}, read-only`) }).focus();
    const id = await documentNamed(asked, name);
    const { packed, rule } = queries['source.words'].output.parse(await asked.ask('source.words', { id }));
    expect(rule).not.toBeNull();
    const words = unpackBoundaries(packed);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('w');
    expect(await selectedText(concord)).toBe(text.slice(words[0], words[1]));
    await page.keyboard.press('w');
    expect(await selectedText(concord)).toBe(text.slice(words[0], words[3]));
    // What is selected is told by its offsets: the browser puts lines of its own between paragraphs.
    const { blocks } = queries['source.document'].output.parse(await asked.ask('source.document', { id }));
    const paragraphs = paragraphsOf(text, blocks);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('p');
    expect(await selectedText(concord)).toBe(text.slice(paragraphs[0], paragraphs[1]));
    await page.keyboard.press('p');
    await expect(page.getByText(selectedLength(paragraphs[0], paragraphs[3]))).toBeVisible();
    await page.keyboard.press('Shift+P');
    await expect(page.getByText(selectedLength(paragraphs[0], paragraphs[1]))).toBeVisible();
    const turns = turnsOf(text, blocks);
    expect(turns.map(({ speaker }) => speaker)).toEqual([sample[0], sample[1], sample[0], sample[1]]);
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('t');
    await expect(page.getByText(selectedLength(turns[0]?.start, turns[0]?.end))).toBeVisible();
    await page.keyboard.press('t');
    await expect(page.getByText(selectedLength(turns[0]?.start, turns[1]?.end))).toBeVisible();
    expect(turns[1]?.end).toBe(paragraphs[5]);
  }
});

test('tabs, split, the document in use and the place in it are there again after a restart', async () => {
  const folder = await temporaryFolder();
  const first = await startApp({ folder });
  const file = await createProject(first);
  await importTexts(first);
  const open = (name: string) =>
    first.page.getByRole('treegrid', { name: 'Documents' }).getByText(name, { exact: true }).click();
  await open('P03 Joel');
  await open('P07 Mara');
  await first.page.getByRole('textbox', { name: /P07 Mara, read-only/ }).focus();
  await first.page.keyboard.press('Control+Home');
  for (let step = 0; step < 3; step++) await first.page.keyboard.press('s');
  const sentence = await selectedText(first);
  await first.page.keyboard.press('Control+\\');
  await expect(first.page.getByRole('region', { name: 'Right document' })).toBeVisible();
  await open('P03 Joel');
  await expect(first.page.getByRole('textbox', { name: /P03 Joel, read-only/ })).toBeFocused();
  await first.page.waitForTimeout(900);
  await first.close();

  const again = await startApp({ folder, args: ['--project', file] });
  const { page } = again;
  const mara = page.getByRole('textbox', { name: /P07 Mara, read-only/ });
  await expect(page.getByRole('textbox', { name: /P03 Joel, read-only/ })).toBeVisible();
  await expect(mara).toBeVisible();
  await expect(page.getByRole('list', { name: 'Open documents' }).getByRole('listitem')).toHaveCount(2);
  await mara.focus();
  expect(await selectedText(again)).toBe(sentence);
  await page.keyboard.press('F6');
  await expect(mara).not.toBeFocused();
  await page.keyboard.press('Shift+F6');
  await expect(mara).toBeFocused();
  await page.keyboard.press('Control+\\');
  await expect(page.getByRole('textbox', { name: /P03 Joel, read-only/ })).toBeHidden();
  await expect(mara).toBeVisible();
  expect(again.complaints).toEqual([]);
  await again.close();
  await rm(folder, { recursive: true, force: true });
});
