/**
 * Acceptance check 18: with reduced motion, asked for by the system or by the app's own switch, nothing moves
 * in any flow: no animation and no transition starts, none runs, and the caret does not blink.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { clickMenu, expect, type RunningApp, test } from './support/app.ts';
import { createProject, fillProject, importTexts } from './workbench-support.ts';

/** Writes down every animation and transition that starts from now on, what of, and every blink of the caret. */
async function watchMotion(page: Page): Promise<void> {
  await page.evaluate(() => {
    const moved: string[] = [];
    Object.assign(window, { moved });
    const note = (event: Event): void => {
      const what = event instanceof AnimationEvent ? event.animationName : event.type;
      moved.push(`${what} of ${event.target instanceof Element ? event.target.className : ''}`);
    };
    for (const kind of ['animationstart', 'transitionrun']) document.addEventListener(kind, note, true);
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        if (target instanceof Element && target.matches('.reader-caret.dark'))
          moved.push('the caret blinked');
      }
    }).observe(document, { subtree: true, attributeFilter: ['class'] });
  });
}

/** What moved since the last time, and what runs now. */
function motion(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const moved: string[] = Reflect.get(window, 'moved').splice(0);
    const running = document
      .getAnimations()
      .map((one) => `running ${one instanceof CSSAnimation ? one.animationName : 'transition'}`);
    return [...moved, ...running];
  });
}

/** Flows in their order: each begins with the keyboard in the reader and ends there. */
function flows(concord: RunningApp): Readonly<Record<string, () => Promise<void>>> {
  const { page, folder } = concord;
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const reader = page.getByRole('textbox', { name: /P07 Mara, read-only/ });
  const chosen = async (item: string, shown: string): Promise<void> => {
    await clickMenu(concord, item);
    await expect(page.getByText(shown).first()).toBeVisible();
  };
  return {
    'a unit, a code by its digit, undo': () => press('Control+Home', 's', 's', '1', 'Control+z', 'Escape'),
    'the quick box': async () => {
      await press('Control+Home', 'w', 'Enter');
      await page.keyboard.type('tru');
      await press('ArrowDown', 'Enter', 'Control+z', 'Escape');
    },
    'an edge by keys': () => press('Control+Home', 'j', 'b', 'ArrowRight', 'ArrowLeft', 'Escape', 'Escape'),
    'an edge by the mouse': async () => {
      await press('j');
      const stripe = await page.locator('.reader-margin').boundingBox();
      if (stripe === null) throw new Error('no margin');
      await page.mouse.move(stripe.x + 6, stripe.y + 60);
      await page.mouse.down();
      await page.mouse.move(stripe.x + 6, stripe.y + 120, { steps: 4 });
      await page.mouse.up();
      await press('Escape');
      await reader.focus();
    },
    'the palette and “Go to anything”': () =>
      press('Control+Shift+P', 'a', 'Escape', 'Control+k', 'p', 'Escape'),
    'find, a memo, the definition': async () => {
      await press('Control+f', 't', 'Enter', 'Escape');
      await press('Control+Shift+M');
      await expect(page.getByRole('textbox', { name: 'Text of the memo' })).toBeFocused();
      await press('Escape', 'j', 'd', 'Escape');
    },
    'menus of a row and of a control': async () => {
      const more = page.getByRole('button', { name: 'More for P07 Mara' });
      await more.click();
      await expect(page.getByRole('menu')).toBeVisible();
      await press('ArrowDown', 'ArrowDown', 'Escape');
      await page.getByRole('treegrid', { name: 'Codebook' }).getByText('Access').click();
      await press('ArrowLeft', 'ArrowRight', 'ArrowDown', 'F2', 'Escape');
      await reader.focus();
    },
    dialogs: async () => {
      await chosen('history.show', 'Undo history');
      await press('Escape');
      await press('Shift+F1', 'Escape');
      await reader.focus();
    },
    'help and the tour': async () => {
      await press('F1');
      await page.waitForTimeout(300);
      await press('Escape');
      await chosen('help.tour', 'Five-minute tour');
      await page.getByRole('button', { name: 'Put the tour away' }).press('Enter');
      await reader.focus();
    },
    'panes shown and hidden, the document split, marks shown and hidden': async () => {
      await press('Control+2', 'Control+2', 'Control+\\');
      await expect(page.getByRole('region', { name: 'Right document' })).toBeVisible();
      await press('Control+\\');
      await reader.focus();
      await press('h', 'h', 'PageDown', 'PageUp');
    },
    'an import with its progress, news, and a refusal': async () => {
      const paths = [];
      for (const name of ['one', 'two', 'three']) {
        paths.push(path.join(folder, `${name}.txt`));
        await writeFile(path.join(folder, `${name}.txt`), `${name} ${Date.now()} says more. `.repeat(400));
      }
      await writeFile(path.join(folder, 'empty.txt'), '');
      await concord.answerDialogs({
        dialog: 'open',
        kind: 'documents',
        paths: [...paths, path.join(folder, 'empty.txt')],
      });
      await press('Control+Shift+O');
      await expect(page.getByRole('region', { name: 'Result of the import' })).toBeVisible();
      await page.getByRole('button', { name: 'Close the result of the import' }).press('Enter');
      await clickMenu(concord, 'history.undo');
      await expect(page.getByRole('treegrid', { name: 'Documents' }).getByText('three')).toBeHidden();
      await reader.focus();
    },
    'every view': async () => {
      for (const letter of 'kmcsfatew') {
        await press('Control+j', letter);
        await page.waitForTimeout(150);
      }
      await reader.focus();
    },
  };
}

test('check 18: with reduced motion nothing moves in any flow', async ({ concord }) => {
  test.setTimeout(300_000);
  const { page } = concord;
  await createProject(concord);
  await importTexts(concord);
  await fillProject(concord);
  await page.getByRole('treegrid', { name: 'Documents' }).getByText('P07 Mara').click();
  await watchMotion(page);
  // What is there to be found: without the wish, the caret blinks.
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.keyboard.press('ArrowRight');
  await expect.poll(async () => (await motion(page)).join(' ')).toContain('the caret blinked');

  for (const wish of ['the system', 'the app'] as const) {
    if (wish === 'the system') await page.emulateMedia({ reducedMotion: 'reduce' });
    else {
      await page.keyboard.press('Control+,');
      await page.getByRole('checkbox', { name: 'Reduced motion' }).press('Space');
      await expect(page.locator(':root.still')).toBeAttached();
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      await page.keyboard.press('Control+j');
      await page.keyboard.press('w');
      await page.getByRole('textbox', { name: /P07 Mara, read-only/ }).focus();
    }
    await motion(page);
    for (const [flow, run] of Object.entries(flows(concord))) {
      await run();
      expect(await motion(page), `${flow}, asked for by ${wish}`).toEqual([]);
    }
  }
});
