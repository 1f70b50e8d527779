/** Correcting a text by keyboard alone: codings move with the words, what changed is decided on, nothing is lost. */
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { queries } from '../../shared/queries.ts';
import { expect, startApp, temporaryFolder, test } from './support/app.ts';
import { expectAccessibleInBoth } from './support/looks.ts';
import { beside, createProject, fillProject, importTexts, texts } from './workbench-support.ts';

const editorOf = (page: Page, name: string) => page.getByRole('textbox', { name: `Text of ${name}` });
const readerOf = (page: Page, name: string) => page.getByRole('textbox', { name: `${name}, read-only` });
const list = (page: Page) => page.getByRole('grid', { name: /Segments that corrections changed/ });

async function open(page: Page, name: string): Promise<void> {
  await page.getByRole('treegrid', { name: 'Documents' }).getByText(name).focus();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill(name);
  await page.keyboard.press('Enter');
  await expect(readerOf(page, name)).toBeFocused();
}

/** Goes with the keys of the editor until the selection begins with these words. */
async function selectBackTo(page: Page, words: string): Promise<void> {
  for (let turn = 0; turn < 40; turn += 1) {
    await page.keyboard.press('Control+Shift+ArrowLeft');
    const selected = await page.evaluate(() => String(getSelection()).trim());
    if (selected.startsWith(words)) return;
  }
  throw new Error(`“${words}” was not reached.`);
}

/** Tab until this has focus. */
async function tabTo(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  for (let turn = 0; turn < 60; turn += 1) {
    if (await button.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Shift+Tab');
  }
  throw new Error(`“${name}” was not reached.`);
}

/** Counts, from now on, how often something was put into the page and nothing in it had the keyboard. */
async function timesFocusIsLost(page: Page): Promise<() => Promise<number>> {
  const counted = await page.evaluateHandle(() => {
    const times = { lost: 0 };
    new MutationObserver(() => {
      if (document.activeElement === document.body) times.lost++;
    }).observe(document.body, { childList: true, subtree: true });
    return times;
  });
  return () => counted.evaluate(({ lost }) => lost);
}

test('a text is corrected, its segments are decided on, and all of it can be undone', async () => {
  test.setTimeout(240_000);
  const folder = await temporaryFolder();
  const first = await startApp({ folder });
  const { page } = first;
  const file = await createProject(first);
  await importTexts(first);
  await fillProject(first);
  const keys = page.keyboard;
  const editor = editorOf(page, 'P07 Mara');
  const reader = readerOf(page, 'P07 Mara');
  const note = page.getByText(/by corrections of the text/);

  await test.step('F2 puts the editor in the place of the reader, with the caret where it was', async () => {
    await open(page, 'P07 Mara');
    await keys.press('j');
    await keys.press('F2');
    await expect(editor).toBeFocused();
    await expect(page.getByText('Correcting “P07 Mara”.')).toBeVisible();
    await expect(page.getByText('All 13 segments stay')).toBeVisible();
  });

  await test.step('it says what will become of the segments before anything is saved', async () => {
    await keys.press('Control+ArrowRight');
    await keys.press('Control+Shift+ArrowRight');
    await keys.type(' tram');
    await expect(editor).toContainText('The tram comes once an hour');
    await expect(page.getByText('11 segments stay, 2 change', { exact: true })).toBeVisible();
    await keys.press('Control+ArrowDown');
    await keys.press('ArrowUp');
    await keys.press('End');
    await selectBackTo(page, 'I ask my neighbour');
    await keys.press('Delete');
    await expect(page.getByText('9 segments stay, 2 change, 2 are lost')).toBeVisible();
    await expectAccessibleInBoth(page, 'editor');
  });

  await test.step('Esc leaves and keeps what was typed; coming back goes on with it', async () => {
    await keys.press('Escape');
    await expect(reader).toBeFocused();
    await expect(reader).toContainText('The bus comes once an hour');
    await expect(page.getByText('Left. What you corrected is kept as a draft.').first()).toBeAttached();
    await expect(
      page.getByText(/A correction of “P07 Mara” made today at .* was not finished/),
    ).toBeVisible();
    await keys.press('F2');
    await expect(editor).toContainText('The tram comes once an hour');
    await expect(page.getByText('9 segments stay, 2 change, 2 are lost')).toBeVisible();
  });

  await test.step('a reason is given and Ctrl+Enter saves; the reader is back with a note', async () => {
    await tabTo(page, 'Cancel Esc');
    await keys.press('Shift+Tab');
    await expect(page.getByLabel('Why the text is corrected')).toBeFocused();
    await keys.type('Heard again');
    await keys.press('Control+Enter');
    await expect(reader).toBeFocused();
    await expect(reader).toContainText('The tram comes once an hour');
    await expect(reader).not.toContainText('I ask my neighbour');
    await expect(note).toHaveText('2 segments changed and 2 were lost by corrections of the text.');
    await expect(page.getByText(/was not finished/)).toBeHidden();
  });

  await test.step('one by one: accept, refuse what is another’s, go and look, remove', async () => {
    await tabTo(page, 'Look at them');
    await keys.press('Enter');
    await expect(list(page)).toBeFocused();
    await expect(list(page).getByRole('row')).toHaveCount(4);
    await expectAccessibleInBoth(page, 'moved');
    const here = list(page).locator('.here');
    const walkTo = async (code: string, coder: string) => {
      await keys.press('Home');
      for (let turn = 0; turn < 4; turn += 1) {
        const shown = (await here.textContent()) ?? '';
        if (shown.includes(code) && shown.includes(coder)) return;
        await keys.press('ArrowDown');
      }
      throw new Error(`No row of ${code} by ${coder}.`);
    };
    await walkTo('Transport', 'Ben O.');
    await keys.press('a');
    await expect(page.getByText('Only the coder of a segment decides on it.').first()).toBeAttached();
    await expect(list(page).getByRole('row')).toHaveCount(4);
    await walkTo('Transport', 'Ana R.');
    await keys.press('a');
    await expect(list(page).getByRole('row')).toHaveCount(3);
    await walkTo('Neighbour help', 'Ana R.');
    await expect(here).toContainText('I ask my neighbour when I can.');
    await expect(here).toContainText('Lost');
    await keys.press('Enter');
    await expect(reader).toContainText('The bus comes once an hour');
    await expect(page.getByText(/Version 1, made today/)).toBeVisible();
    expect(await page.evaluate(() => String(getSelection()))).toBe('I ask my neighbour when I can.');
    await keys.press('Escape');
    await expect(reader).toContainText('The tram comes once an hour');
    await tabTo(page, 'Look at them');
    await keys.press('Enter');
    await walkTo('Neighbour help', 'Ana R.');
    await keys.press('Delete');
    await expect(list(page).getByRole('row')).toHaveCount(2);
    await keys.press('Escape');
    await expect(reader).toBeFocused();
  });

  await test.step('the inspector lists the versions; the first can be read and left again', async () => {
    const versions = page.getByRole('region', { name: 'Versions of the text' });
    await expect(versions).toContainText('“Heard again”');
    await versions.getByRole('button', { name: 'Read version 1' }).press('Enter');
    await expect(reader).toBeFocused();
    await expect(reader).toContainText('The bus comes once an hour');
    await keys.press('Shift+h');
    await expect(page.getByText(/This is an earlier version of the text/).first()).toBeAttached();
    await expectAccessibleInBoth(page, 'old-version');
    await keys.press('Escape');
    await expect(reader).toContainText('The tram comes once an hour');
  });

  await test.step('undo takes back the removal, the acceptance and the correction, one by one', async () => {
    await keys.press('Control+z');
    await expect(note).toHaveText('1 segment changed and 2 were lost by corrections of the text.');
    await keys.press('Control+z');
    await expect(note).toHaveText('2 segments changed and 2 were lost by corrections of the text.');
    const lost = await timesFocusIsLost(page);
    await keys.press('Control+z');
    await expect(reader).toContainText('The bus comes once an hour');
    await expect(note).toBeHidden();
    await keys.press('Control+Shift+z');
    await expect(reader).toContainText('The tram comes once an hour');
    expect(await lost()).toBe(0);
  });

  await test.step('a correction that was being made when the machine died is offered', async () => {
    await keys.press('F2');
    await expect(editor).toBeFocused();
    await keys.press('Control+End');
    await keys.type(' Unsaved words');
    await page.waitForTimeout(1_200);
    const gone = once(first.application.process(), 'exit');
    await first.application.evaluate(() => process.kill(process.pid, 'SIGKILL')).catch(() => undefined);
    await gone;
    const second = await startApp({ folder, args: [`--project=${file}`] });
    await second.page.getByRole('button', { name: 'Go on correcting' }).press('Enter');
    await expect(editorOf(second.page, 'P07 Mara')).toContainText('Unsaved words');
    await second.page.keyboard.press('Control+s');
    await expect(readerOf(second.page, 'P07 Mara')).toContainText('by then. Unsaved words');
    const project = await beside(second);
    const drafts = async () => queries['draft.list'].output.parse(await project.ask('draft.list', {})).length;
    await expect.poll(drafts).toBe(0);
    await second.close();
  });
  expect(first.complaints).toEqual([]);
  await rm(folder, { recursive: true, force: true });
});

test('a long text is corrected stretch by stretch, an Arabic one from right to left', async ({ concord }) => {
  test.setTimeout(180_000);
  const { page, folder } = concord;
  const keys = page.keyboard;
  await createProject(concord);
  const [, line = ''] = texts['P07 Mara.txt'].split('\n');
  const long = Array.from({ length: 2_000 }, (_, at) => `${line} (${at + 1})`).join('\n');
  const arabic = [
    'الباحثة: كيف تصلين إلى العيادة؟',
    'مريم: الحافلة تأتي مرة واحدة كل ساعة.',
    'الباحثة: وعندما لا تستطيعين؟',
    'مريم: أتدبر أمري.',
  ].join('\n');
  const paths = [path.join(folder, 'Long.txt'), path.join(folder, 'Arabic.txt')];
  await writeFile(paths[0] ?? '', long);
  await writeFile(paths[1] ?? '', arabic);
  await concord.answerDialogs({ dialog: 'open', kind: 'documents', paths });
  await keys.press('Control+Shift+O');
  await expect(page.getByRole('treegrid', { name: 'Documents' }).getByText('Long')).toBeVisible();

  await test.step('what is in the editor is said; later and earlier parts come by key', async () => {
    await open(page, 'Long');
    await keys.press('F2');
    const editor = editorOf(page, 'Long');
    await expect(editor).toBeFocused();
    await expect(page.getByText(/You correct paragraphs 1 to \d+ of 2,000\./).first()).toBeVisible();
    await keys.type('Now: ');
    await keys.press('Alt+PageDown');
    await expect(page.getByText(/You correct paragraphs \d{3} to \d+ of 2,000\./).first()).toBeVisible();
    await expect(editor).toBeFocused();
    await keys.type('Then: ');
    await keys.press('Alt+PageUp');
    await expect(page.getByText(/You correct paragraphs 1 to \d+ of 2,000\./).first()).toBeVisible();
    await keys.press('Control+s');
    await expect(readerOf(page, 'Long')).toBeFocused();
  });

  await test.step('both are in the text, and nothing else changed', async () => {
    const project = await beside(concord);
    const { sources } = queries['source.list'].output.parse(await project.ask('source.list', {}));
    const id = sources.find(({ name }) => name === 'Long')?.id;
    if (id === undefined) throw new Error('The long text is not there.');
    const { text } = queries['source.document'].output.parse(await project.ask('source.document', { id }));
    expect(text.startsWith(`Now: ${line}`)).toBe(true);
    expect(text.replace('Now: ', '').replace('Then: ', '')).toBe(long);
  });

  await test.step('the editor of an Arabic text stands as its reader does', async () => {
    await open(page, 'Arabic');
    await keys.press('F2');
    const editor = editorOf(page, 'Arabic');
    await expect(editor).toBeFocused();
    await expect(editor.locator('p').first()).toHaveCSS('direction', 'rtl');
    const label = await editor.locator('.correct-speaker').first().boundingBox();
    const words = await editor.locator('p').first().boundingBox();
    expect((label?.x ?? 0) + 1).toBeGreaterThan((words?.x ?? 0) + (words?.width ?? 0));
    await keys.press('Control+End');
    await keys.type(' نعم');
    await keys.press('Control+Enter');
    await expect(readerOf(page, 'Arabic')).toContainText('أتدبر أمري. نعم');
  });
});

test('words are found and replaced in the whole text while it is corrected, by keys alone', async ({
  concord,
}) => {
  test.setTimeout(180_000);
  const { page, folder } = concord;
  const keys = page.keyboard;
  await createProject(concord);
  const [, line = ''] = texts['P07 Mara.txt'].split('\n');
  const lines = Array.from({ length: 1_200 }, (_, at) =>
    at % 100 === 50 ? `Mara: Sister Ann helped at ${at}:30.` : line,
  );
  await writeFile(path.join(folder, 'Long.txt'), lines.join('\n'));
  await concord.answerDialogs({ dialog: 'open', kind: 'documents', paths: [path.join(folder, 'Long.txt')] });
  await keys.press('Control+Shift+O');
  await expect(page.getByRole('treegrid', { name: 'Documents' }).getByText('Long')).toBeVisible();
  const editor = editorOf(page, 'Long');
  const bar = page.getByRole('search', { name: 'Find in the document' });
  const field = bar.getByRole('textbox', { name: 'Find in the document' });
  const instead = bar.getByRole('textbox', { name: 'Replace with' });
  const status = bar.getByRole('status');

  await test.step('a hit in another part of the text opens that part; the keyboard stays in the bar', async () => {
    await open(page, 'Long');
    await keys.press('F2');
    await expect(editor).toBeFocused();
    await keys.press('Control+f');
    await expect(field).toBeFocused();
    await keys.type('sister ann');
    await expect(status).toHaveText('1 of 12');
    await expect(editor).toContainText('helped at 50:30');
    await keys.press('Shift+Enter');
    await expect(status).toHaveText('12 of 12');
    await expect(editor).toContainText('helped at 1150:30');
    await expect(field).toBeFocused();
    await expectAccessibleInBoth(page, 'replace-bar');
    await keys.press('Enter');
    await expect(editor).toContainText('helped at 50:30');
  });

  await test.step('one is replaced, then all; each can be taken back with the key of undo', async () => {
    await keys.press('Tab');
    await expect(instead).toBeFocused();
    await keys.type('Sister Anna');
    await keys.press('Enter');
    await expect(status).toHaveText('2 of 12');
    await expect(editor).toContainText('Mara: Sister Anna helped at 50:30.');
    await expect(instead).toBeFocused();
    await keys.press('Control+Enter');
    await expect(bar).toBeHidden();
    await expect(editor).toBeFocused();
    expect(await page.evaluate(() => String(getSelection()))).toBe('Sister Ann');
    await keys.press('Control+z');
    await expect(editor).toContainText('Mara: Sister Ann helped at 50:30.');
    await keys.press('Control+f');
    await keys.type('Mara');
    await expect(status).toHaveText(/ of 1,2\d\d$/);
    await keys.press('Tab');
    await keys.type('Ilse');
    await keys.press('Tab');
    await keys.press('Tab');
    await keys.press('Enter');
    await expect(status).toHaveText('Nothing found');
    await expect(editor).toContainText('Ilse');
    await expect(editor).not.toContainText('Mara');
    await keys.press('Control+z');
    await expect(status).toHaveText(/ of 1,2\d\d$/);
    await expect(editor).toContainText('Mara');
    await expect(editor).not.toContainText('Ilse');
  });

  await test.step('a pattern puts back what it found; a speaker is renamed; the version holds it all', async () => {
    await keys.press('Control+f');
    await keys.press('Control+a');
    await keys.type('at (\\d+):30');
    await bar.getByRole('checkbox', { name: 'Pattern' }).press('Space');
    await expect(status).toHaveText('1 of 12');
    await instead.press('Control+a');
    await keys.type('at $1.5');
    await bar.getByRole('button', { name: 'Replace all' }).press('Enter');
    await expect(status).toHaveText('Nothing found');
    await field.press('Control+a');
    await keys.type('^Mara');
    await expect(status).toHaveText(/ of 1,2\d\d$/);
    await instead.press('Control+a');
    await keys.type('Ilse');
    await bar.getByRole('button', { name: 'Replace all' }).press('Enter');
    await expect(status).toHaveText('Nothing found');
    await keys.press('Escape');
    await expect(bar).toBeHidden();
    await expect(editor).toBeFocused();
    await keys.press('Control+s');
    await expect(readerOf(page, 'Long')).toBeFocused();
    const project = await beside(concord);
    const { sources } = queries['source.list'].output.parse(await project.ask('source.list', {}));
    const id = sources.find(({ name }) => name === 'Long')?.id;
    if (id === undefined) throw new Error('The long text is not there.');
    const { text } = queries['source.document'].output.parse(await project.ask('source.document', { id }));
    const expected = lines.map((one) => one.replace(/^Mara/, 'Ilse').replace(/at (\d+):30/, 'at $1.5'));
    expect(text).toBe(expected.join('\n'));
  });
});
