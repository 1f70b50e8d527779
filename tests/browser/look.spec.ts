/** What the reader's marks look like to the eye and to assistive technology: pixels, forced colours, tree. */
import type { Page } from '@playwright/test';
import { expect, test } from './support/reader.ts';

async function open(page: Page, name: 'interview' | 'dense' | 'arabic' | 'medium') {
  await page.evaluate((one) => window.harness.open(one), name);
  await page.waitForFunction(() => document.querySelector('.reader-tiles canvas') !== null);
  await page.waitForTimeout(400);
}

/** How many solid lines lie below a word: runs of pixel rows that are dark from end to end. */
async function linesBelow(page: Page, quote: string): Promise<number> {
  const clip = await page.evaluate((wanted) => {
    for (const paragraph of document.querySelectorAll('.reader-text p')) {
      const node = paragraph.firstChild;
      const at = node instanceof Text ? node.data.indexOf(wanted) : -1;
      if (!(node instanceof Text) || at === -1) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const { left, bottom, width } = range.getBoundingClientRect();
      return {
        x: Math.round(left),
        y: Math.round(bottom) - 9,
        width: Math.max(1, Math.round(width)),
        height: 16,
      };
    }
    return null;
  }, quote);
  if (clip === null) throw new Error(`Not shown: ${quote}`);
  const picture = (await page.screenshot({ clip, scale: 'device' })).toString('base64');
  return page.evaluate(async (bytes) => {
    const picture = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([picture], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    if (context === null) return -1;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    let lines = 0;
    let was = false;
    for (let y = 0; y < image.height; y += 1) {
      let dark = 0;
      for (let x = 0; x < image.width; x += 1) {
        const at = (y * image.width + x) * 4;
        const [red, green, blue] = [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
        if (Math.max(250 - red, 249 - green, 246 - blue) > 90) dark += 1;
      }
      const is = dark > image.width * 0.85;
      if (is && !was) lines += 1;
      was = is;
    }
    return lines;
  }, picture);
}

/**
 * Looks at the canvases of margin and gutter: how many pixels are other than at the last look. Smoothed edges come
 * out a little different when a part is cut out of them; something missing is a whole shade off.
 */
function changedPixels(page: Page): Promise<number> {
  return page.evaluate(() => {
    const all = document.querySelectorAll<HTMLCanvasElement>('.reader-tiles canvas');
    const pictures = [...all]
      .filter(({ width }) => width > 0)
      .map((canvas) => canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data);
    const before: typeof pictures = Reflect.get(window, 'pictures') ?? [];
    Object.assign(window, { pictures });
    if (before.length !== pictures.length) return Number.POSITIVE_INFINITY;
    let changed = 0;
    for (const [at, now] of pictures.entries()) {
      const last = before[at];
      if (now === undefined || last?.length !== now.length) return Number.POSITIVE_INFINITY;
      for (let byte = 0; byte < now.length; byte += 1) {
        const alpha = byte | 3;
        // The colour of what is hardly there is anything; seen through its alpha it is nothing.
        const seen = (data: Uint8ClampedArray): number =>
          byte === alpha ? (data[byte] ?? 0) : ((data[byte] ?? 0) * (data[alpha] ?? 0)) / 255;
        if (Math.abs(seen(now) - seen(last)) > 64) changed += 1;
      }
    }
    return changed;
  });
}

/** Acts on the codings of the open document, chosen by a seed. */
function actAtRandom(page: Page, seed: number, acts: number): Promise<void> {
  return page.evaluate(
    async ([first, count]) => {
      const { harness } = window;
      let state = first;
      const below = (limit: number): number => {
        state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
        return (state >>> 8) % limit;
      };
      const doubt = { level: 1, alternative: null, note: '' };
      for (let act = 0; act < count; act++) {
        const all = harness.codings();
        const one = all[below(all.length)];
        const start = below(harness.text().length - 60);
        const kind = below(6);
        if (kind === 0 || one === undefined)
          harness.addCodings(
            [harness.codeOf(['TR', 'AU', 'DI', 'RS'][below(4)] ?? 'TR')],
            [{ start, end: start + 1 + below(400) }],
          );
        else if (kind === 1) harness.change({ focusedCoding: one.id, picked: [] });
        else if (kind === 2)
          harness.change({
            focusedCoding: null,
            picked: all.filter(() => below(3) === 0).map(({ id }) => id),
          });
        else if (kind === 3) harness.change({ codings: all.filter((other) => other !== one) });
        else if (kind === 4)
          harness.change({
            codings: all.map((other) =>
              other === one ? { ...one, doubt: one.doubt === null ? doubt : null } : other,
            ),
          });
        else
          harness.change({
            codings: all.map((other) => (other === one ? { ...one, code: harness.codeOf('TS') } : other)),
          });
        await new Promise((resolve) => requestAnimationFrame(resolve));
      }
    },
    [seed, acts] as const,
  );
}

for (const scale of ['1', '1.5']) {
  test.describe(`at scale ${scale}`, () => {
    test.use({ extra: scale === '1' ? [] : [`--force-device-scale-factor=${scale}`] });

    test('overlapping codings are separate lines', async ({ reader }) => {
      await reader.emulateMedia({ colorScheme: 'light' });
      await open(reader, 'interview');
      await reader.evaluate(() => {
        const place = window.harness.text().indexOf('I manage');
        window.harness.addCodings(['BH', 'TS', 'AU'].map(window.harness.codeOf), [
          { start: place, end: place + 9 },
        ]);
      });
      await reader.waitForTimeout(400);
      expect(await linesBelow(reader, 'manage')).toBe(3);
      expect(await linesBelow(reader, 'trouble')).toBeLessThanOrEqual(1);
    });

    test('a margin drawn anew in parts is as it is drawn at once', async ({ reader }) => {
      await reader.emulateMedia({ colorScheme: 'light' });
      await open(reader, 'dense');
      const seed = Number(process.env.CONCORD_SEED ?? Date.now() % 2 ** 31);
      console.info(`the margin in parts: CONCORD_SEED=${seed}`);
      for (let turn = 0; turn < 4; turn++) {
        await actAtRandom(reader, seed + turn, 12);
        await reader.waitForTimeout(300);
        await changedPixels(reader);
        // Another theme and back: every canvas is made and drawn anew.
        await reader.emulateMedia({ colorScheme: 'dark' });
        await reader.waitForTimeout(500);
        await reader.emulateMedia({ colorScheme: 'light' });
        await reader.waitForTimeout(500);
        expect(await changedPixels(reader), `turn ${turn} of seed ${seed}`).toBe(0);
      }
    });
  });
}

test('with forced colours lanes are boxes and nothing is a solid block', async ({ reader }) => {
  await open(reader, 'interview');
  await reader.emulateMedia({ forcedColors: 'active' });
  await expect(reader.locator('.reader-boxes > div').first()).toBeAttached();
  const { boxes, highlights } = await reader.evaluate(() => ({
    boxes: document.querySelectorAll('.reader-boxes > div').length,
    highlights: [...CSS.highlights.values()].reduce((sum, one) => sum + one.size, 0),
  }));
  expect(boxes).toBeGreaterThan(12);
  expect(highlights).toBe(0);
  await reader.emulateMedia({ forcedColors: 'none' });
  await expect(reader.locator('.reader-boxes > div')).toHaveCount(0);
});

test('assistive technology gets a read-only text box with the whole text', async ({ reader }) => {
  await reader.evaluate(() => window.harness.open('medium', { assistive: true }));
  const length = await reader.evaluate(
    () => document.querySelector('.reader-text')?.textContent?.length ?? 0,
  );
  const client = await reader.context().newCDPSession(reader);
  await expect
    .poll(
      async () => {
        const { nodes } = await client.send('Accessibility.getFullAXTree');
        const texts = nodes.filter((node) => node.role?.value === 'StaticText');
        return texts.reduce((sum, node) => sum + String(node.name?.value ?? '').length, 0);
      },
      { timeout: 20_000, intervals: [1_000] },
    )
    .toBeGreaterThanOrEqual(length);
  const { nodes } = await client.send('Accessibility.getFullAXTree');
  const box = nodes.find((node) => node.role?.value === 'textbox');
  const properties = Object.fromEntries(
    (box?.properties ?? []).map(({ name, value }) => [name, value.value]),
  );
  expect(properties).toMatchObject({ readonly: true, multiline: true, focusable: true });
  expect(box?.name?.value).toContain('read-only');
});

test('an Arabic document has its margin on the left and its arrows follow the writing', async ({
  reader,
}) => {
  await open(reader, 'arabic');
  const sides = await reader.evaluate(() => {
    const left = (name: string) => document.querySelector(name)?.getBoundingClientRect().left ?? 0;
    return { margin: left('.reader-margin'), text: left('.reader-text p'), gutter: left('.reader-gutter') };
  });
  expect(sides.margin).toBeLessThan(sides.text);
  expect(sides.gutter).toBeGreaterThan(sides.text);
  await reader.getByRole('textbox').focus();
  await reader.evaluate(() => window.harness.change({ goto: { start: 20, end: 20, turn: 1 } }));
  await reader.keyboard.press('ArrowLeft');
  await reader.waitForTimeout(50);
  expect(await reader.evaluate(() => window.harness.selection().start)).toBe(21);
});

test('check 15: the six textures tell apart without colour', async ({ reader }) => {
  await reader.emulateMedia({ colorScheme: 'light' });
  await open(reader, 'interview');
  await reader.evaluate(() => {
    const { harness } = window;
    const codes = [...(harness.state()?.codes ?? [])].map(
      ([id, code]) => [id, { ...code, colour: '2' }] as const,
    );
    harness.change({ codes: new Map(codes), codings: [] });
    const start = harness.text().indexOf('I manage');
    harness.addCodings(['TR', 'DI', 'CO', 'OH', 'RS', 'OW'].map(harness.codeOf), [
      { start, end: start + 300 },
    ]);
  });
  await reader.waitForTimeout(400);
  const differences = await reader.evaluate(() => {
    const canvas = [...document.querySelectorAll<HTMLCanvasElement>('.reader-margin canvas')].find(
      ({ width }) => width > 0,
    );
    const picture = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
    if (picture === undefined) return [];
    /** Light on white, 0 to 255. */
    const grey = (x: number, y: number): number => {
      const at = (y * picture.width + x) * 4;
      const [red = 0, green = 0, blue = 0, alpha = 0] = picture.data.subarray(at, at + 4);
      return 255 - (alpha * (255 - (0.2126 * red + 0.7152 * green + 0.0722 * blue))) / 255;
    };
    // Ribbons are 8 px wide and stand 12 px apart, the first 3 px from the edge.
    const rows = Array.from({ length: picture.height }, (_, y) => y).filter((y) => grey(7, y) < 250);
    const inside = rows.slice(8, -8);
    const strips = [0, 1, 2, 3, 4, 5].map((lane) =>
      inside.flatMap((y) => [0, 1, 2, 3, 4, 5].map((x) => grey(lane * 12 + 4 + x, y))),
    );
    return strips.flatMap((one, at) =>
      strips.slice(at + 1).map((other) => {
        const apart = one.reduce((sum, value, pixel) => sum + Math.abs(value - (other[pixel] ?? 0)), 0);
        return apart / one.length;
      }),
    );
  });
  expect(differences).toHaveLength(15);
  // A tenth of the way from black to white, taken over the whole ribbon.
  expect(Math.min(...differences)).toBeGreaterThan(25);
});
