/**
 * Pictures of every screen in the three themes, with documents and names of codes in Arabic and Japanese, for
 * looking at. Taken only where CONCORD_SHOTS names a folder for them.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { queries } from '../../shared/queries.ts';
import { clickMenu, expect, type RunningApp, test } from './support/app.ts';
import { beside, createProject, fillProject, importTexts, newId } from './workbench-support.ts';

const FOLDER = process.env.CONCORD_SHOTS ?? '';
const THEMES = ['light', 'dark', 'contrast'] as const;
const SAMPLES = 'samples/languages';

/** The sample text whose name begins so. */
function sampleNamed(start: string): { name: string; text: string } {
  const file = readdirSync(SAMPLES, { recursive: true, encoding: 'utf8' }).find(
    (one) => path.basename(one).startsWith(start) && one.endsWith('.txt'),
  );
  if (file === undefined) throw new Error(`no sample ${start}`);
  return { name: path.basename(file), text: readFileSync(path.join(SAMPLES, file), 'utf8') };
}

const FAMILY = 'الوصول إلى العيادة';
const CODES = ['المواصلات', 'المسافة', '通院の交通手段', '家族への負担と遠慮'];

test('pictures of every screen in every theme', async ({ concord }) => {
  test.setTimeout(900_000);
  const { page, application, folder } = concord;
  const { keyboard } = page;
  const choose = (id: string) => clickMenu(concord, id);
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
  await application.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900),
  );
  const shot = async (name: string, theme: string): Promise<void> => {
    await page.waitForTimeout(350);
    await page.screenshot({ path: path.join(FOLDER, `${name}-${theme}.png`) });
  };

  await page.screenshot({ path: path.join(FOLDER, 'start-light.png') });
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  const documents = await addLanguages(concord);
  await page.evaluate(() => {
    document.documentElement.style.caretColor = 'transparent';
  });

  const open = async (name: string): Promise<void> => {
    await keyboard.press('Control+k');
    await page.getByRole('combobox').fill(name);
    await keyboard.press('Enter');
    await expect(page.locator('[data-region="reader"] [role="textbox"]')).toBeFocused();
    await keyboard.press('Control+Home');
  };
  const jump = async (letter: string): Promise<void> => {
    await keyboard.press('Control+j');
    await keyboard.press(letter);
  };
  const screens: readonly [name: string, come: () => Promise<void>][] = [
    [
      'workbench',
      async () => {
        await open('P07 Mara');
        await keyboard.press('j');
      },
    ],
    [
      'workbench-arabic',
      async () => {
        await open(documents.arabic);
        await keyboard.press('s');
      },
    ],
    ['quick-arabic', async () => keyboard.press('Enter')],
    [
      'workbench-japanese',
      async () => {
        await keyboard.press('Escape');
        await open(documents.japanese);
        await keyboard.press('j');
      },
    ],
    ['definition', async () => keyboard.press('d')],
    [
      'split',
      async () => {
        await keyboard.press('Escape');
        await keyboard.press('Control+\\');
        await open(documents.arabic);
      },
    ],
    [
      'memo',
      async () => {
        await keyboard.press('Control+\\');
        await keyboard.press('Control+Shift+M');
        await expect(page.getByRole('textbox', { name: 'Text of the memo' })).toBeFocused();
        await keyboard.type('لماذا تتحدث عن القمر؟ なぜ月の話をするのか。');
      },
    ],
    [
      'codebook',
      async () => {
        await keyboard.press('Control+Enter');
        await jump('k');
        await page
          .getByRole('treegrid', { name: 'Codebook' })
          .getByText(CODES[2] ?? '')
          .click();
      },
    ],
    ['memos', () => jump('m')],
    ['cases', () => jump('c')],
    [
      'segments',
      async () => {
        await page.evaluate(() => window.scrollTo(0, 0));
        await jump('s');
      },
    ],
    [
      'search',
      async () => {
        await keyboard.press('Control+Shift+F');
        await page.getByRole('searchbox', { name: 'Look for' }).fill('バス | الحافلة | bus');
        await keyboard.press('Enter');
      },
    ],
    ['agreement', () => jump('a')],
    [
      'agreement-passages',
      async () => {
        await page
          .getByRole('button', { name: /^Transport, both/i })
          .first()
          .press('Enter');
      },
    ],
    ['timeline', () => jump('t')],
    [
      'timeline-past',
      async () => {
        await keyboard.press('v');
      },
    ],
    [
      'export',
      async () => {
        await keyboard.press('Escape');
        await jump('e');
      },
    ],
    ['settings', () => keyboard.press('Control+,')],
    ['palette', () => keyboard.press('Control+Shift+P')],
    [
      'anything',
      async () => {
        await keyboard.press('Escape');
        await keyboard.press('Control+k');
      },
    ],
    [
      'keys',
      async () => {
        await keyboard.press('Escape');
        await keyboard.press('Shift+F1');
      },
    ],
    [
      'undo-history',
      async () => {
        await keyboard.press('Escape');
        await choose('history.show');
      },
    ],
    [
      'coder',
      async () => {
        await keyboard.press('Escape');
        await choose('team.coder');
      },
    ],
    [
      'copy',
      async () => {
        await keyboard.press('Escape');
        await choose('project.copy');
      },
    ],
    [
      'survey',
      async () => {
        await keyboard.press('Escape');
        const file = path.join(folder, 'アンケート.csv');
        await writeFile(
          file,
          '名前,年齢,何が変わりましたか\n田中,61,バスが遅れても、なぜ遅れるのか誰も教えてくれなくなりました。もう慣れました。\nليلى,38,نذهب أقل من ذي قبل لأن اليوم كله يضيع حين نذهب إلى العيادة الجديدة.\n',
        );
        await concord.answerDialogs({ dialog: 'open', kind: 'survey', paths: [file] });
        await choose('import.survey');
        await expect(page.getByRole('cell', { name: '年齢' })).toBeVisible();
      },
    ],
    [
      'help',
      async () => {
        await page.getByRole('button', { name: 'Cancel' }).press('Enter');
        await jump('w');
        await keyboard.press('Control+2');
        await keyboard.press('F1');
      },
    ],
    ['help-glossary', () => choose('help.glossary')],
    [
      'help-maxqda',
      async () => {
        await choose('help.from-maxqda');
      },
    ],
    [
      'tour',
      async () => {
        await keyboard.press('Escape');
        await choose('help.tour');
      },
    ],
  ];
  for (const theme of THEMES) {
    await choose(`theme.${theme}`);
    await page.waitForTimeout(300);
    for (const [name, come] of screens) {
      await come();
      await shot(name, theme);
    }
    await page.getByRole('button', { name: 'Put the tour away' }).press('Enter');
  }
});

/** Documents, codes, codings and cases in Arabic and Japanese; the names of the documents. */
async function addLanguages(concord: RunningApp): Promise<{ arabic: string; japanese: string }> {
  const { page, folder } = concord;
  const samples = { arabic: sampleNamed('Arabic'), japanese: sampleNamed('Japanese') };
  const paths = [];
  for (const { name, text } of Object.values(samples)) {
    paths.push(path.join(folder, name));
    await writeFile(path.join(folder, name), text);
  }
  await concord.answerDialogs({ dialog: 'open', kind: 'documents', paths });
  await page.keyboard.press('Control+Shift+O');
  await expect(page.getByText('2 documents imported').first()).toBeVisible();
  const asked = await beside(concord);
  const [ana] = queries['coder.list'].output.parse(await asked.ask('coder.list', {}));
  const me = ana?.id ?? null;
  const family = newId();
  await asked.execute('code.add', { id: family, name: FAMILY }, me);
  const codes = CODES.map((name) => ({ id: newId(), name }));
  for (const { id, name } of codes) await asked.execute('code.add', { id, name, parent: family }, me);
  const { sources } = queries['source.list'].output.parse(await asked.ask('source.list', {}));
  for (const { name, text } of Object.values(samples)) {
    const source = sources.find((one) => name.startsWith(one.name))?.id;
    if (source === undefined) throw new Error(`no document ${name}`);
    const sentences = [...text.matchAll(/[^\n.。؟？:：]{12,}[.。؟？]/gu)].slice(0, 14);
    const codings = sentences.flatMap(({ index, 0: words }, at) =>
      codes
        .filter((_, code) => code === at % codes.length || (at % 3 === 0 && code === (at + 1) % codes.length))
        .map(({ id }) => ({ id: newId(), source, start: index, end: index + words.length, code: id })),
    );
    await asked.execute('coding.add', { codings }, me);
  }
  await asked.execute('case.add', { id: newId(), name: 'ليلى' }, me);
  await asked.execute('case.add', { id: newId(), name: '田中さん' }, me);
  return { arabic: path.parse(samples.arabic.name).name, japanese: path.parse(samples.japanese.name).name };
}
