/**
 * What holds on every screen of the real app: acceptance checks 4, 12, 13, 14, 17 and 18 of the design,
 * and that an act asks again only what it changed. One project, walked by keys.
 */
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { queries } from '../../shared/queries.ts';
import { clickMenu, expect, type RunningApp, test } from './support/app.ts';
import { beside, createProject, fillProject, importTexts } from './workbench-support.ts';

/** Views by their letter after Ctrl J. */
const SCREENS = {
  workbench: 'w',
  codebook: 'k',
  memos: 'm',
  cases: 'c',
  segments: 's',
  search: 'f',
  agreement: 'a',
  timeline: 't',
  export: 'e',
} as const;

const STEPS = process.env.CONCORD_LONG === '1' ? 300 : 40;

async function goTo(page: Page, letter: string): Promise<void> {
  await page.keyboard.press('Control+j');
  await page.keyboard.press(letter);
  await page.waitForTimeout(250);
}

async function prepare(concord: RunningApp): Promise<void> {
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  await concord.page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').click();
  await expect(concord.page.getByRole('textbox', { name: /P07 Mara, read-only/ })).toBeFocused();
}

/** Controls that are smaller than 24 by 24 and have another target within 24 px of their middle. */
function smallTargets(): string[] {
  const targets = [
    ...document.querySelectorAll<HTMLElement>('button, a[href], input, select, [role="button"]'),
  ]
    .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
    .filter((one) => one.closest('[inert], .visually-hidden, .segment-list') === null)
    .map((one) => {
      // A box to tick is as large as the label around it.
      const shown = one.matches('input[type="checkbox"], input[type="radio"]')
        ? (one.closest('label') ?? one)
        : one;
      return { one, box: shown.getBoundingClientRect() };
    })
    .filter(({ box }) => box.width > 1 && box.height > 1);
  const isSmall = ({ box }: { box: DOMRect }): boolean => box.width < 23.5 || box.height < 23.5;
  const middle = (box: DOMRect) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  return targets.filter(isSmall).flatMap(({ one, box }) => {
    const from = middle(box);
    const isCrowded = targets.some(({ one: other, box: around }) => {
      if (other === one || other.contains(one) || one.contains(other)) return false;
      const x = Math.max(around.left, Math.min(from.x, around.right));
      const y = Math.max(around.top, Math.min(from.y, around.bottom));
      return Math.hypot(x - from.x, y - from.y) < 12;
    });
    return isCrowded
      ? [`${one.outerHTML.slice(0, 120)} ${Math.round(box.width)}×${Math.round(box.height)}`]
      : [];
  });
}

/** Controls beside each other that are called the same, or nothing: a name must tell which one it is. */
function unclearNames(): string[] {
  const controls = [
    ...document.querySelectorAll<HTMLElement>('button, a[href], input, select, [role="button"]'),
  ]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .filter((one) => one.closest('[inert], [aria-hidden="true"]') === null);
  const nameOf = (one: HTMLElement): string => {
    const ids = one.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const told = ids.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
    const label = one instanceof HTMLInputElement ? (one.labels?.[0]?.textContent ?? one.placeholder) : '';
    const own = one.getAttribute('aria-label') ?? (one.textContent || label || one.title);
    return (told || own).trim();
  };
  return controls.flatMap((one, at) => {
    const name = nameOf(one);
    const twin = controls
      .slice(0, at)
      .some((other) => other.parentElement === one.parentElement && nameOf(other) === name);
    return name === '' || twin ? [`“${name}”: ${one.outerHTML.slice(0, 120)}`] : [];
  });
}

/** Two controls of one name and one without any, which must be found. */
function plantTwins(): void {
  const twins = document.createElement('div');
  twins.className = 'twins';
  for (const name of ['Same', 'Same', '']) {
    const button = document.createElement('button');
    button.textContent = name;
    twins.append(button);
  }
  document.body.append(twins);
}

/** Words that are cut off: more wide or more high than the box that hides the rest, and told nowhere in full. */
function clippedTexts(): string[] {
  return [...document.querySelectorAll<HTMLElement>('body *')].flatMap((one) => {
    const words = [...one.childNodes].filter(
      (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
    );
    if (words.length === 0 || !one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      return [];
    if (one.closest('.spoken-only, .reader-unseen, [data-live-announcer], [aria-hidden="true"]') !== null)
      return [];
    // The nearest box that hides what is over its edge; one that scrolls hides nothing for good.
    let box: HTMLElement | null = one;
    while (box !== null && getComputedStyle(box).overflow === 'visible') box = box.parentElement;
    if (box === null || /auto|scroll/.test(getComputedStyle(box).overflow)) return [];
    const range = document.createRange();
    range.selectNodeContents(one);
    const [own, clip] = [range.getBoundingClientRect(), box.getBoundingClientRect()];
    const isWhole =
      own.left >= clip.left - 1 &&
      own.right <= clip.right + 1 &&
      own.top >= clip.top - 3 &&
      own.bottom <= clip.bottom + 3;
    const isTold = one.closest('[title]') !== null || one.querySelector('[title]') !== null;
    return isWhole || isTold ? [] : [`“${one.textContent?.slice(0, 40)}” in ${box.outerHTML.slice(0, 90)}`];
  });
}

/** What is wrong with where the keyboard is; null when it is somewhere and to be seen. */
function focusProblem(): string | null {
  const { activeElement: at } = document;
  if (at === null || at === document.body) return 'focus is on the body';
  const box = at.getBoundingClientRect();
  if (box.width === 0 || box.height === 0) return null;
  const x = Math.min(Math.max(box.x + Math.min(box.width / 2, 20), 1), innerWidth - 2);
  const y = Math.min(Math.max(box.y + Math.min(box.height / 2, 12), 1), innerHeight - 2);
  const there = document.elementFromPoint(x, y);
  if (there === null || at.contains(there) || there.contains(at)) return null;
  return `${at.outerHTML.slice(0, 100)} is covered by ${there.outerHTML.slice(0, 100)}`;
}

test('checks 12, 13, 14 and 18: targets, accessibility, focus and stillness on every screen in every theme', async ({
  concord,
}) => {
  test.setTimeout(300_000);
  const { page } = concord;
  await prepare(concord);
  const shots = process.env.CONCORD_SHOTS;
  const choose = (id: string) => clickMenu(concord, id);
  await page.evaluate(plantTwins);
  expect(await page.evaluate(unclearNames)).toHaveLength(2);
  await page.evaluate(() => document.querySelector('.twins')?.remove());
  // The app's own choice of theme decides, not the one that Playwright puts in its place.
  await page.emulateMedia({ reducedMotion: 'reduce', colorScheme: null });
  for (const [at, theme] of (['light', 'dark', 'contrast'] as const).entries()) {
    await choose(`theme.${theme}`);
    await choose(at === 1 ? 'density.compact' : 'density.comfortable');
    for (const [screen, letter] of Object.entries(SCREENS)) {
      const where = `${screen}, ${theme}`;
      await goTo(page, letter);
      expect(await page.evaluate(() => document.activeElement?.closest('.view') !== null), where).toBe(true);
      if (shots !== undefined) await page.screenshot({ path: `${shots}/${screen}-${theme}.png` });
      const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
      const grave = violations.filter(
        ({ impact, tags }) =>
          impact === 'serious' || impact === 'critical' || tags.some((tag) => tag.startsWith('wcag')),
      );
      expect(
        grave.map(({ id, nodes }) => `${where}: ${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      ).toEqual([]);
      expect(await page.evaluate(smallTargets), where).toEqual([]);
      expect(await page.evaluate(unclearNames), where).toEqual([]);
      expect(
        await page.evaluate(
          () => document.getAnimations().filter(({ playState }) => playState === 'running').length,
        ),
        where,
      ).toBe(0);
    }
  }
  await choose('theme.light');
  for (const [screen, letter] of Object.entries(SCREENS)) {
    await goTo(page, letter);
    for (let step = 0; step < STEPS; step++) {
      await page.keyboard.press(step % 7 === 6 ? 'F6' : step % 5 === 4 ? 'ArrowDown' : 'Tab');
      expect(await page.evaluate(focusProblem), `${screen}, step ${step}`).toBeNull();
    }
    await page.keyboard.press('Escape');
  }
});

test('checks 4 and 17: nothing changes the text; at twice the size everything stays within reach', async ({
  concord,
}) => {
  test.setTimeout(120_000);
  const { page, application } = concord;
  await prepare(concord);
  const asked = await beside(concord);
  const { sources } = queries['source.list'].output.parse(await asked.ask('source.list', {}));
  const mara = sources.find(({ name }) => name.startsWith('P07'))?.id;
  if (mara === undefined) throw new Error('no document');
  const stored = async () =>
    queries['source.document'].output.parse(await asked.ask('source.document', { id: mara }));
  const before = await stored();
  const reader = page.getByRole('textbox', { name: /P07 Mara, read-only/ });
  const shown = await reader.evaluate((text) => text.textContent);
  await page.keyboard.type('xyz qq');
  await page.keyboard.press('Escape');
  await reader.focus();
  await page.evaluate(() => {
    const at = document.activeElement;
    for (const command of ['insertText', 'delete', 'insertParagraph', 'paste'])
      document.execCommand(command, false, 'gone');
    const carried = new DataTransfer();
    carried.setData('text/plain', 'pasted');
    at?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }),
    );
    at?.dispatchEvent(new DragEvent('drop', { dataTransfer: carried, bubbles: true, cancelable: true }));
    at?.dispatchEvent(new CompositionEvent('compositionstart', { data: 'あ', bubbles: true }));
    at?.dispatchEvent(new InputEvent('beforeinput', { inputType: 'insertText', data: 'あ', bubbles: true }));
    at?.dispatchEvent(new CompositionEvent('compositionend', { data: 'あ', bubbles: true }));
  });
  expect(await reader.evaluate((text) => text.textContent)).toBe(shown);
  const { sha256, text, revision } = await stored();
  expect({ sha256, text, revision }).toEqual({
    sha256: before.sha256,
    text: before.text,
    revision: before.revision,
  });

  await application.evaluate(async ({ BrowserWindow }) => {
    await new Promise((turn) => setImmediate(turn));
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1280, 800);
    window?.webContents.setZoomFactor(2);
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeLessThan(700);
  const isWide = () =>
    page.evaluate(() => {
      const scroller = document.querySelector('[data-region="reader"] .reader-scroller');
      const wide = scroller === null ? 0 : scroller.scrollWidth - scroller.clientWidth;
      return { page: document.documentElement.scrollWidth - innerWidth, reader: wide };
    });
  expect(await page.locator('[data-region="reader"] .reader-scroller').count()).toBe(1);
  expect(await isWide()).toEqual({ page: 0, reader: 0 });
  for (const letter of Object.values(SCREENS)) {
    await goTo(page, letter);
    expect((await isWide()).page, letter).toBe(0);
  }
  await goTo(page, 'w');
  // WCAG 1.4.12: no line may be cut off where letters, words and lines are set wider.
  await page.evaluate(() => {
    const wider = new CSSStyleSheet();
    wider.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
       p { margin-block-end: 2em !important; }`,
    );
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, wider];
  });
  expect((await isWide()).page).toBe(0);
  await application.evaluate(async ({ BrowserWindow }) => {
    await new Promise((turn) => setImmediate(turn));
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(1);
  });
  await expect.poll(() => page.evaluate(() => innerWidth)).toBeGreaterThan(1200);
  const clipped: string[] = [];
  for (const [screen, letter] of Object.entries(SCREENS)) {
    await goTo(page, letter);
    clipped.push(...(await page.evaluate(clippedTexts)).map((one) => `${screen}: ${one}`));
  }
  expect(clipped).toEqual([]);
  // What is there to be found: a word in a box that is too narrow for it.
  await page.evaluate(() => {
    const narrow = document.createElement('p');
    narrow.textContent = 'Uncommonly long';
    Object.assign(narrow.style, { width: '40px', overflow: 'hidden', whiteSpace: 'nowrap' });
    document.body.append(narrow);
  });
  expect(await page.evaluate(clippedTexts)).toHaveLength(1);
});

test('an act asks again only what it changed', async ({ concord }) => {
  const { page } = concord;
  await prepare(concord);
  await page.waitForTimeout(500);
  await page.evaluate(() => {
    const send = MessagePort.prototype.postMessage;
    const counted: string[] = [];
    Object.assign(window, { counted });
    MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown, ...rest: never[]) {
      if (typeof message === 'object' && message !== null && 'verb' in message && message.verb === 'query')
        counted.push('name' in message ? String(message.name) : '');
      return Reflect.apply(send, this, [message, ...rest]);
    };
  });
  const countedIn = async (act: () => Promise<void>): Promise<string[]> => {
    await page.evaluate(() => Object.assign(window, { from: Reflect.get(window, 'counted').length }));
    await act();
    await page.waitForTimeout(500);
    return page.evaluate(() => Reflect.get(window, 'counted').slice(Reflect.get(window, 'from')));
  };
  const code = await countedIn(async () => {
    await page.keyboard.press('Control+End');
    await page.keyboard.press('s');
    await page.keyboard.press('1');
    await expect(page.getByText('19 codings', { exact: true })).toBeVisible();
  });
  expect(new Set(code).size, `asked more than once: ${code.join(', ')}`).toBe(code.length);
  for (const name of ['source.document', 'source.units', 'source.words', 'set.list'])
    expect(code).not.toContain(name);
  const moves = await countedIn(async () => {
    for (const key of ['ArrowDown', 'ArrowUp', 'w', 'w', 'Escape', 'Control+f', 'Escape'])
      await page.keyboard.press(key);
  });
  expect(moves).toEqual([]);
});
