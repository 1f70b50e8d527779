/**
 * Acceptance check 14, what can be seen of it: on every screen, in light, dark and high contrast, the ring
 * around what has the keyboard stands out at least 3 to 1, measured in the pixels of the window.
 */
import { queries } from '../../shared/queries.ts';
import { clickMenu, expect, test } from './support/app.ts';
import { picture } from './support/looks.ts';
import { plantElsewhere, weakRings } from './support/ring.ts';
import { beside, createProject, fillProject, importTexts, newId } from './workbench-support.ts';

/** Screens by the keys that lead there. */
const SCREENS = {
  workbench: ['Control+j', 'w'],
  codebook: ['Control+j', 'k'],
  memos: ['Control+j', 'm'],
  cases: ['Control+j', 'c'],
  segments: ['Control+j', 's'],
  search: ['Control+j', 'f'],
  agreement: ['Control+j', 'a'],
  timeline: ['Control+j', 't'],
  export: ['Control+j', 'e'],
  settings: ['Control+,'],
} as const;

/** Dark differs from light in its colours alone; the long run looks at every kind of control again. */
const MOST_IN_DARK = process.env.CONCORD_LONG === '1' ? Infinity : 6;

test('check 14: the ring around what has the keyboard stands out on every screen in every theme', async ({
  concord,
}) => {
  test.setTimeout(600_000);
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  const asked = await beside(concord);
  const [ana] = queries['coder.list'].output.parse(await asked.ask('coder.list', {}));
  await asked.execute('case.add', { id: newId(), name: 'Mara' }, ana?.id ?? null);
  await page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').click();
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
  await plantElsewhere(concord);
  const weak: string[] = [];
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await clickMenu(concord, `theme.${theme}`);
    const known = new Set<string>();
    for (const [screen, keys] of Object.entries(SCREENS)) {
      for (const key of keys) await page.keyboard.press(key);
      await page.waitForTimeout(250);
      for (const one of await weakRings(concord, known, theme === 'dark' ? MOST_IN_DARK : Infinity))
        weak.push(`${theme}, ${screen}: ${one}`);
      await picture(page, `ring-${screen}-${theme}`);
    }
    expect(known.size, 'kinds of controls').toBeGreaterThan(theme === 'dark' ? 40 : 70);
  }
  expect(weak).toEqual([]);

  // What is there to be found: a ring too weak, and one of which half is cut off.
  await clickMenu(concord, 'theme.light');
  await page.keyboard.press('Control+j');
  await page.keyboard.press('w');
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      '.rail button:focus-visible { box-shadow: 0 0 0 2px #bbbbbb } .tab-list { padding: 0 !important }',
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  });
  const found = await weakRings(concord, new Set(), Infinity);
  expect(found.filter((one) => one.includes('NAV.rail'))).toEqual([
    expect.stringContaining('stands out from'),
  ]);
  expect(found.filter((one) => one.includes('LI.tab'))).toContainEqual(expect.stringContaining('of a side'));
});
