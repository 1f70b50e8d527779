/** Documents written from right to left, on the real app: acceptance check 19 of the design. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { queries } from '../../shared/queries.ts';
import { expect, test } from './support/app.ts';
import { picture } from './support/looks.ts';
import { changedPlaces, pictureOf } from './support/pixels.ts';
import { beside, createProject } from './workbench-support.ts';

/** Runs in the page: where letters of the open document stand, as one rectangle for each line and direction. */
function boxesOf(words: string): { x: number; y: number; width: number; height: number }[] {
  for (const paragraph of document.querySelectorAll('[data-region="reader"] .reader-text p')) {
    const text = paragraph.firstChild;
    const from = text?.textContent?.indexOf(words) ?? -1;
    if (text === null || from < 0) continue;
    const range = document.createRange();
    range.setStart(text, from);
    range.setEnd(text, from + words.length);
    return [...range.getClientRects()].map(({ x, y, width, height }) => ({ x, y, width, height }));
  }
  return [];
}

/** What is coded in each: letters of both directions, in the middle of a sentence. */
const RIGHT_TO_LEFT = {
  مقابلة: {
    words: 'الحافلة تأتي مرة كل ساعة. أمشي إلى Central Clinic في الشتاء. لا أحد ينتظر.',
    coded: 'إلى Central',
  },
  ראיון: {
    words: 'האוטובוס מגיע פעם בשעה. אני הולכת אל Central Clinic בחורף. איש אינו מחכה.',
    coded: 'אל Central',
  },
} as const;

test('check 19: Arabic and Hebrew have the margin at the inline end, arrows that run with the writing, exact offsets, marks on the letters', async ({
  concord,
}) => {
  const { page, folder } = concord;
  await createProject(concord);
  const paths = [];
  for (const [name, { words }] of Object.entries(RIGHT_TO_LEFT)) {
    paths.push(path.join(folder, `${name}.txt`));
    await writeFile(path.join(folder, `${name}.txt`), words);
  }
  await concord.answerDialogs({ dialog: 'open', kind: 'documents', paths });
  await page.keyboard.press('Control+Shift+O');
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const asked = await beside(concord);
  const leftOf = async (part: string) => {
    const box = await page.locator(`[data-region="reader"] ${part}`).first().boundingBox();
    if (box === null) throw new Error(`${part} is not to be seen`);
    return box.x;
  };
  for (const [name, { words, coded }] of Object.entries(RIGHT_TO_LEFT)) {
    await page.getByRole('treegrid', { name: 'Documents' }).getByText(name).click();
    const reader = page.getByRole('textbox', { name: new RegExp(`${name}, read-only`) });
    await reader.focus();
    expect(await leftOf('.reader-margin')).toBeLessThan(await leftOf('.reader-text p'));
    await page.keyboard.press('Control+Home');
    const from = await leftOf('.reader-caret');
    for (let step = 0; step < 4; step++) await page.keyboard.press('ArrowLeft');
    const left = await leftOf('.reader-caret');
    expect(left).toBeLessThan(from);
    await page.keyboard.press('ArrowRight');
    expect(await leftOf('.reader-caret')).toBeGreaterThan(left);

    const boxes = await page.evaluate(boxesOf, coded);
    // Two directions: the Latin letters do not stand where the writing alone would put them.
    expect(boxes.length, name).toBeGreaterThan(1);
    const lines = await page.locator('[data-region="reader"] .reader-text p').first().boundingBox();
    if (lines === null) throw new Error('the text is not to be seen');
    await page.keyboard.press('Control+Home');
    const before = await pictureOf(concord, lines);
    await page.keyboard.press('Control+f');
    await page.keyboard.type(coded);
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Enter');
    await page.keyboard.type(`code ${name}`);
    await page.keyboard.press('Control+Enter');
    await expect(page.getByRole('button', { name: new RegExp(`^code ${name}, Ana`) })).toBeAttached();
    await page.keyboard.press('Control+Home');
    const after = await pictureOf(concord, lines);
    const painted = changedPlaces(before, after).map(({ x, y }) => ({ x: x + lines.x, y: y + lines.y }));
    const isOn = ({ x, y }: { x: number; y: number }, box: (typeof boxes)[number]): boolean =>
      x >= box.x - 2 && x <= box.x + box.width + 2 && y >= box.y - 4 && y <= box.y + box.height + 8;
    expect(painted.filter((place) => !boxes.some((box) => isOn(place, box)))).toEqual([]);
    for (const box of boxes) {
      const columns = new Set(painted.filter((place) => isOn(place, box)).map(({ x }) => Math.floor(x)));
      expect(columns.size, `${name}: ${JSON.stringify(box)}`).toBeGreaterThan(0.8 * box.width);
    }

    const { sources } = queries['source.list'].output.parse(await asked.ask('source.list', {}));
    const id = sources.find((one) => one.name === name)?.id;
    if (id === undefined) throw new Error(`no document ${name}`);
    const [coding] = queries['source.codings'].output.parse(await asked.ask('source.codings', { id }));
    expect(words.slice(coding?.start, coding?.end)).toBe(coded);
    await picture(page, `right-to-left-${name}`);
  }
});
