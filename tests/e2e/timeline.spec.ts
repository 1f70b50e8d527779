/** Undo without end and the timeline, in the real app: acceptance check 7 of the design and the past on screen. */
import { rm } from 'node:fs/promises';
import { type QueryInput, type QueryName, queries } from '../../shared/queries.ts';
import { expect, startApp, temporaryFolder, test } from './support/app.ts';
import { type Beside, beside, createProject, fillProject, importTexts, newId } from './workbench-support.ts';

const ACTIONS = 200;
const BY_KEY = 40;

/** What a study is to those who look at it, as text. */
async function stateOf(project: Beside): Promise<string> {
  const ask = async <N extends QueryName>(name: N, input: QueryInput<N>) => project.ask(name, input);
  const { sources } = queries['source.list'].output.parse(await ask('source.list', {}));
  const codings = [];
  for (const { id } of sources) codings.push(await ask('source.codings', { id, coders: [] }));
  return JSON.stringify([
    sources,
    codings,
    await ask('code.tree', { coder: null }),
    await ask('memo.list', {}),
  ]);
}

/** Numbers that look random and are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

/** One act of a coder that changes something. */
async function actAtRandom(project: Beside, coder: string, next: (below: number) => number, at: number) {
  const codes = queries['code.tree'].output.parse(await project.ask('code.tree', { coder: null }));
  const { sources } = queries['source.list'].output.parse(await project.ask('source.list', {}));
  const source = sources[next(sources.length)];
  const code = codes[next(codes.length)];
  if (source === undefined || code === undefined) throw new Error('The project is empty.');
  const rows = queries['source.codings'].output.parse(
    await project.ask('source.codings', { id: source.id, coders: [] }),
  );
  const coding = rows.filter((row) => row.coder === coder)[next(3)];
  const start = next(source.characters - 40);
  const kind = next(6);
  if (kind === 0) await project.execute('code.add', { id: newId(), name: `New ${at}` }, coder);
  else if (kind === 1) await project.execute('code.rename', { id: code.id, name: `Renamed ${at}` }, coder);
  else if (kind === 2) await project.execute('folder.add', { id: newId(), name: `Folder ${at}` }, coder);
  else if (kind === 3 && coding !== undefined)
    await project.execute('coding.remove', { ids: [coding.id] }, coder);
  else if (kind === 4 && coding !== undefined)
    await project.execute('coding.adjust', { id: coding.id, start, end: start + 20 + (at % 20) }, coder);
  else {
    const codings = [{ id: newId(), source: source.id, start, end: start + 5 + next(30), code: code.id }];
    await project.execute('coding.add', { codings }, coder);
  }
}

test(`check 7: ${ACTIONS} random acts, as many undos and redos, with a restart in the middle`, async () => {
  test.setTimeout(240_000);
  const folder = await temporaryFolder();
  const first = await startApp({ folder });
  const file = await createProject(first);
  await importTexts(first);
  await fillProject(first);
  const project = await beside(first);
  const coder = queries['coder.list'].output.parse(await project.ask('coder.list', {}))[0]?.id ?? '';
  const before = await stateOf(project);
  const next = numbers(7);
  const steps = async (from: Beside) =>
    queries['history.state'].output.parse(await from.ask('history.state', { coder })).steps;
  const start = await steps(project);
  for (let at = 0; at < ACTIONS || (await steps(project)) < start + ACTIONS; at++)
    await actAtRandom(project, coder, next, at);
  const made = (await steps(project)) - start;
  const after = await stateOf(project);

  const status = first.page.getByRole('contentinfo');
  await status.click();
  for (let at = 0; at < BY_KEY; at++) {
    await first.page.keyboard.press('Control+z');
    await expect.poll(() => steps(project)).toBe(start + made - at - 1);
  }
  await first.close();

  const second = await startApp({ folder, args: ['--project', file] });
  await expect(second.page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  const again = await beside(second);
  for (let at = BY_KEY; at < made; at++) await again.execute('history.undo', {}, coder);
  expect(await stateOf(again)).toBe(before);
  for (let at = 0; at < made; at++) await again.execute('history.redo', {}, coder);
  expect(await stateOf(again)).toBe(after);

  // The list of steps takes back several at once; the menu names the next one.
  await second.page.keyboard.press('Control+Shift+P');
  await second.page.getByRole('combobox', { name: 'All commands' }).fill('Undo history');
  await second.page.keyboard.press('Enter');
  const list = second.page.getByRole('listbox', { name: 'Steps to undo' });
  await expect(list.getByRole('option').first()).toBeVisible();
  const total = await steps(again);
  expect(await list.getByRole('option').count()).toBe(total);
  for (let down = 0; down < 2; down++) await second.page.keyboard.press('ArrowDown');
  await second.page.keyboard.press('Enter');
  await expect(second.page.getByRole('region', { name: 'News' })).toContainText('3 steps undone');
  expect(await steps(again)).toBe(total - 3);
  const label = await second.application.evaluate(async ({ Menu }) => {
    await new Promise((turn) => setImmediate(turn));
    return Menu.getApplicationMenu()?.getMenuItemById('history.undo')?.label ?? '';
  });
  expect(label).toMatch(/^&Undo \S+/);
  await second.close();
  await rm(folder, { recursive: true, force: true });
});

test('the timeline filters, tells before and after, and shows the study as it stood, by keyboard', async ({
  concord,
}) => {
  test.setTimeout(120_000);
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  await page.keyboard.press('Control+j');
  await page.keyboard.press('t');
  const list = page.getByRole('listbox', { name: 'Events, latest first' });
  await expect(list.getByRole('option').first()).toContainText('coded');
  await list.focus();
  await page.keyboard.press('End');
  await expect(list.getByRole('option', { selected: true })).toContainText('created the project');
  await page.keyboard.press('Home');
  await page.getByRole('button', { name: /^What/ }).press('Enter');
  await page.getByRole('menuitemradio', { name: 'Codes' }).press('Enter');
  await expect(list.getByRole('option').first()).toContainText('added the code Dignity');
  const event = page.getByRole('region', { name: 'The event' });
  await expect(event).toContainText('Dignity');
  await event.getByRole('button', { name: 'Only this' }).press('Enter');
  await expect(list.getByRole('option')).toHaveCount(1);
  await page.getByRole('button', { name: 'All events' }).press('Enter');

  // However much an event has to tell, the check below it stays where it can be reached.
  await page.getByRole('button', { name: /^What/ }).press('Enter');
  await page.getByRole('menuitemradio', { name: 'Documents' }).press('Enter');
  await expect(list.getByRole('option').first()).toContainText('imported');
  await expect(event).toContainText(/The bus comes once|Access to primary care|I gave up driving/);
  await concord.application.evaluate(async ({ BrowserWindow }) => {
    await new Promise((turn) => setImmediate(turn));
    BrowserWindow.getAllWindows()[0]?.setContentSize(1_280, 560);
  });
  await expect.poll(() => page.evaluate(() => innerHeight)).toBeLessThan(650);
  expect(await event.evaluate((part) => part.scrollHeight > part.clientHeight)).toBe(true);
  await expect(page.getByRole('button', { name: 'Check now' })).toBeInViewport({ ratio: 1 });
  await page.getByRole('button', { name: /^What/ }).press('Enter');
  await page.getByRole('menuitemradio', { name: 'Everything' }).press('Enter');

  // Before the codings of both coders there were codes and documents, but nothing coded.
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('v');
  const past = page.getByRole('main');
  await expect(past).toContainText('As it stood');
  const codebook = past.getByRole('region', { name: 'Codebook as it stood' });
  await expect(codebook).toContainText('16 codes');
  await expect(past.getByRole('textbox', { name: /read-only/ })).toContainText(
    'How do you get to the clinic',
  );
  const slider = past.getByRole('slider', { name: 'Event' });
  await slider.focus();
  await page.keyboard.press('Home');
  await expect(codebook).toContainText('0 codes');
  await expect(past).toContainText('There were no documents yet.');
  await page.keyboard.press('End');
  await expect(codebook).toContainText('16 codes');
  const reader = past.getByRole('textbox', { name: /read-only/ });
  await reader.focus();
  await page.keyboard.press('s');
  await page.keyboard.press('1');
  await page.keyboard.press('v');
  if (process.env.CONCORD_SHOTS !== undefined)
    await page.screenshot({ path: `${process.env.CONCORD_SHOTS}/past.png` });
  await page.keyboard.press('Escape');
  await expect(list).toBeVisible();
  await expect(page.getByRole('contentinfo')).toContainText('18 codings');
});
