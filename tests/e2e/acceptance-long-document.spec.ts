/**
 * Acceptance check 20 of the design on the real app: a document of 500,000 characters with 5,000 segments
 * opens at once and scrolls without a task that holds the window longer than 50 ms. Tasks are told by the
 * time they had the processor, from the browser's own trace, so that a busy machine is not taken for a slow
 * program; opening and scrolling are
 * told by the best of a few.
 */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { queries } from '../../shared/queries.ts';
import { expect, type RunningApp, test } from './support/app.ts';
import { beside, createProject, fillProject, importTexts, newId } from './workbench-support.ts';

const CHARACTERS = 500_000;
const SEGMENTS = 5_000;
const OPENINGS = 4;
/** Milliseconds: of the goals, the one for a larger document. */
const OPENS_WITHIN = 300;
const LONGEST_TASK = 50;
const SCREENS = 60;
const PASSES = 3;

const WORDS =
  'The bus comes once an hour and the clinic is nineteen kilometres away so I ask my neighbour'.split(' ');

/** Turns of changing length, as transcripts have them. */
function longText(): string {
  const lines: string[] = [];
  for (let at = 0, length = 0; length < CHARACTERS; at++) {
    const words = Array.from({ length: 12 + ((at * 7) % 60) }, (_, n) => WORDS[(at + n * 5) % WORDS.length]);
    const line = `${at % 2 === 0 ? 'INT' : 'Mara'}: ${words.join(' ')}.`;
    lines.push(line);
    length += line.length + 1;
  }
  return lines.join('\n');
}

const trace = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      ts: z.number().optional(),
      dur: z.number().optional(),
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.string().optional() }).optional(),
    }),
  ),
});

/** The tasks of the window's own thread during an act, by the time they had the processor, in milliseconds. */
async function tasksDuring(
  { application, page, folder }: RunningApp,
  act: () => Promise<void>,
): Promise<number[]> {
  await application.evaluate(({ contentTracing }) =>
    contentTracing.startRecording({
      included_categories: ['toplevel', '__metadata'],
      excluded_categories: ['*'],
    }),
  );
  await act();
  const file = path.join(folder, 'trace.json');
  const renderer = await application.evaluate(async ({ BrowserWindow, contentTracing }, to) => {
    await contentTracing.stopRecording(to);
    return BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId();
  }, file);
  expect(page.isClosed()).toBe(false);
  const { traceEvents } = trace.parse(JSON.parse(await readFile(file, 'utf8')));
  const main = traceEvents.find(
    ({ name, pid, args }) => name === 'thread_name' && pid === renderer && args?.name === 'CrRendererMain',
  );
  return traceEvents
    .filter(
      ({ name, pid, tid, tdur }) =>
        /RunTask$/.test(name) && pid === renderer && tid === main?.tid && tdur !== undefined,
    )
    .map(({ tdur = 0 }) => tdur / 1_000);
}

test('check 20: 500,000 characters with 5,000 segments open at once and scroll without a long task', async ({
  concord,
}) => {
  test.setTimeout(120_000);
  const { page, folder } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  const text = longText();
  const file = path.join(folder, 'Long.txt');
  await writeFile(file, text);
  await concord.answerDialogs({ dialog: 'open', kind: 'documents', paths: [file] });
  await page.keyboard.press('Control+Shift+O');
  await expect(page.getByText('1 document imported').first()).toBeVisible({ timeout: 30_000 });
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox').fill('Long');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: /Long, read-only/ })).toBeFocused();
  const asked = await beside(concord);
  const { sources } = queries['source.list'].output.parse(await asked.ask('source.list', {}));
  const long = sources.find(({ name }) => name === 'Long')?.id;
  const [ana] = queries['coder.list'].output.parse(await asked.ask('coder.list', {}));
  const codes = queries['code.tree'].output.parse(await asked.ask('code.tree', {}));
  if (long === undefined || ana === undefined) throw new Error('no document');
  const step = Math.floor(text.length / SEGMENTS);
  const codings = Array.from({ length: SEGMENTS }, (_, at) => ({
    id: newId(),
    source: long,
    start: at * step,
    end: Math.min(text.length, at * step + 20 + ((at * 37) % 400)),
    code: codes[at % codes.length]?.id ?? newId(),
  }));
  for (let at = 0; at < SEGMENTS; at += 1_000)
    await asked.execute('coding.add', { codings: codings.slice(at, at + 1_000) }, ana.id);
  await expect(page.getByText('5,018 codings')).toBeVisible({ timeout: 20_000 });

  await test.step('it opens at once', async () => {
    await page.evaluate(() => {
      const watch = { began: 0, took: [] as number[] };
      Object.assign(window, { watch });
      const look = (): void => {
        if (document.querySelector('[role="textbox"][aria-label*="Long"] p') === null)
          requestAnimationFrame(look);
        else
          requestAnimationFrame(() =>
            requestAnimationFrame(() => watch.took.push(performance.now() - watch.began)),
          );
      };
      document.addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
          watch.began = event.timeStamp;
          if (event.key === 'PageDown') look();
        },
        { capture: true },
      );
    });
    const reader = page.getByRole('textbox', { name: /Long, read-only/ });
    for (let opening = 1; opening <= OPENINGS; opening++) {
      await page.keyboard.press('Control+PageUp');
      await expect(reader).toBeHidden();
      await page.keyboard.press('Control+PageDown');
      await page.waitForFunction((n) => Reflect.get(window, 'watch').took.length >= n, opening);
    }
    const took: number[] = await page.evaluate(() => Reflect.get(window, 'watch').took);
    test.info().annotations.push({ type: 'opened in ms', description: took.map(Math.round).join(', ') });
    expect(Math.min(...took)).toBeLessThan(OPENS_WITHIN);
    await expect(
      page.getByRole('button', { name: /, Ana R\., \d+ words?, paragraph/ }).first(),
    ).toBeAttached();
    expect(
      await page.evaluate(() => [...CSS.highlights.keys()].some((name) => /^concord-\d-/.test(name))),
    ).toBe(true);
  });

  await test.step('it scrolls without a long task', async () => {
    // What the reader does too slowly it does every time; what the machine does is over the next time.
    let longest = Number.POSITIVE_INFINITY;
    for (let pass = 0; pass < PASSES && longest >= LONGEST_TASK; pass++) {
      await page.keyboard.press('Control+Home');
      const tasks = await tasksDuring(concord, async () => {
        for (let screen = 0; screen < SCREENS; screen++) await page.keyboard.press('Space');
        await page.keyboard.press('Control+End');
        await page.keyboard.press('Control+Home');
      });
      expect(tasks.length).toBeGreaterThan(SCREENS);
      longest = Math.max(...tasks);
    }
    test.info().annotations.push({ type: 'longest task in ms', description: String(longest) });
    expect(longest).toBeLessThan(LONGEST_TASK);
  });
});
