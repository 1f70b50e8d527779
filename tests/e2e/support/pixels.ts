/** Pictures of the window as pixels, and how far two colours stand apart by the rule of WCAG. */
import type { RunningApp } from './app.ts';

/** Red, green and blue in one number, as in #rrggbb. */
export type Colour = number;

/** A rectangle of the window, in CSS pixels; tests run with one device pixel for each. */
export interface Part {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Picture {
  width: number;
  height: number;
  /** The colour at a place; outside of the picture, null. */
  at(x: number, y: number): Colour | null;
}

/**
 * What the window shows in a part of it, once it is drawn. Taken by the window itself: Playwright waits for
 * another frame, which does not always come where nothing changes.
 */
export async function pictureOf(
  { application, page }: Pick<RunningApp, 'application' | 'page'>,
  part: Part,
): Promise<Picture> {
  await page.evaluate(
    () =>
      new Promise<void>((resolve) => {
        requestAnimationFrame(() => requestAnimationFrame(() => resolve()));
        setTimeout(resolve, 300);
      }),
  );
  const taken = await application.evaluate(async ({ BrowserWindow }, rectangle) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage(rectangle);
    return image === undefined ? null : { ...image.getSize(), bits: image.toBitmap().toString('base64') };
  }, part);
  if (taken === null) throw new Error('there is no window');
  const { width, height } = taken;
  const bytes = Buffer.from(taken.bits, 'base64');
  return {
    width,
    height,
    at(x, y) {
      if (x < 0 || y < 0 || x >= width || y >= height) return null;
      const from = (y * width + x) * 4;
      return bytes.readUIntLE(from, 3);
    },
  };
}

/** The places where two pictures of the same part differ. */
export function changedPlaces(before: Picture, after: Picture): { x: number; y: number }[] {
  const places = [];
  for (let y = 0; y < after.height; y++)
    for (let x = 0; x < after.width; x++) if (before.at(x, y) !== after.at(x, y)) places.push({ x, y });
  return places;
}

/** The contrast of two colours, from 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

function luminance(colour: Colour): number {
  const linear = (byte: number): number =>
    byte <= 10.31 ? byte / 255 / 12.92 : ((byte / 255 + 0.055) / 1.055) ** 2.4;
  const [red, green, blue] = [colour >> 16, (colour >> 8) & 255, colour & 255].map(linear);
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** A colour as it is written. */
export function colourName(colour: Colour): string {
  return `#${colour.toString(16).padStart(6, '0')}`;
}
