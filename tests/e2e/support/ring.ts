/**
 * What shows where the keyboard is: the ring that a control gets, found in the pixels that change with the
 * focus and measured against what was there before and against what is beside it.
 */
import type { RunningApp } from './app.ts';
import { type Colour, colourName, contrast, type Part, type Picture, pictureOf } from './pixels.ts';

/** The least contrast of a ring (WCAG 1.4.11), and the share of the colours beside it that it must keep it from. */
const LEAST = 3;
const SHARE = 0.7;
/** The share of what it replaces that it must stand out from: half of a field's ring replaces its border. */
const NEW = 0.45;
/** How much of every side must be covered: a ring around something round covers less than half. */
const SIDE = 0.4;
/** A ring lies around its control, or around the field that holds it, at most so far out. */
const REACH = 12;

type App = Pick<RunningApp, 'application' | 'page'>;

/** Where the focus goes to leave every control alone: a button that nobody sees. */
export async function plantElsewhere({ page }: App): Promise<void> {
  await page.evaluate(() => {
    const button = document.createElement('button');
    button.className = 'elsewhere';
    button.textContent = 'Elsewhere';
    Object.assign(button.style, { position: 'fixed', bottom: '0', right: '0', opacity: '0' });
    document.body.append(button);
    // The caret of a field comes and goes.
    document.documentElement.style.caretColor = 'transparent';
  });
}

interface Control {
  kind: string;
  part: Part;
  /** A scroll bar lies over one side of it. */
  hasBar: boolean;
}

/** Runs in the page: numbers the controls that are to be seen and may have the focus, one of each kind. */
function numberControls(known: readonly string[]): Control[] {
  for (const one of document.querySelectorAll('[data-probe]')) one.removeAttribute('data-probe');
  const kinds = new Set(known);
  const found: Control[] = [];
  const able =
    'button, a[href], input, select, textarea, summary, [tabindex], [contenteditable="true"], [role="row"]';
  const naming = (one: Element | null): string =>
    `${one?.tagName ?? ''}.${[...(one?.classList ?? [])].filter((name) => !/^(on|sel|here|in)$/.test(name)).join('.')}`;
  for (const one of document.querySelectorAll<HTMLElement>(able)) {
    if (one.matches(':disabled, .elsewhere') || (one.tabIndex < 0 && !one.matches('[role="row"]'))) continue;
    if (one.closest('[inert], [aria-hidden="true"], .spoken-only, .reader-unseen') !== null) continue;
    if (!one.checkVisibility({ visibilityProperty: true })) continue;
    const box = one.getBoundingClientRect();
    if (box.width < 1 || box.height < 1 || box.right > innerWidth || box.bottom > innerHeight) continue;
    const around = [one, one.parentElement, one.closest('[data-region], .pop, [role="dialog"]')];
    const kind = `${one.getAttribute('role') ?? ''} ${around.map(naming).join(' in ')}`;
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    one.dataset.probe = String(found.length);
    // What a person types into has its ring around the field that holds it.
    const { x, y, width, height } = one.closest('.field')?.getBoundingClientRect() ?? box;
    const part = { x, y, width, height };
    found.push({ kind, part, hasBar: one.scrollHeight > one.clientHeight && one.matches('.scroll') });
  }
  return found;
}

/** Runs in the page: puts the focus on the control of that number, or elsewhere. */
function focusOn(number: number | null): boolean {
  const there = document.querySelector<HTMLElement>(
    number === null ? '.elsewhere' : `[data-probe="${number}"]`,
  );
  there?.focus({ preventScroll: true });
  return there?.contains(document.activeElement) === true;
}

/**
 * Puts the keyboard on one control of every kind on the screen that is not `known`, which learns them, but on
 * no more than `most`; says
 * of each whose ring is missing, weak or cut off, what it is.
 */
export async function weakRings(app: App, known: Set<string>, most: number): Promise<string[]> {
  const { page } = app;
  await page.keyboard.press('Tab');
  const controls = (await page.evaluate(numberControls, [...known])).slice(0, most);
  await page.evaluate(focusOn, null);
  const window = await page.evaluate(() => ({ x: 0, y: 0, width: innerWidth, height: innerHeight }));
  const rest = await pictureOf(app, window);
  const weak: string[] = [];
  for (const [number, { kind, part, hasBar }] of controls.entries()) {
    known.add(kind);
    const clip = around(part, window);
    if (!(await page.evaluate(focusOn, number))) continue;
    if (ringProblem(cut(rest, clip), await pictureOf(app, clip), hasBar) === null) continue;
    // Once more, with a picture from just before: something else may have changed since.
    await page.evaluate(focusOn, null);
    const before = await pictureOf(app, clip);
    if (!(await page.evaluate(focusOn, number))) continue;
    const problem = ringProblem(before, await pictureOf(app, clip), hasBar);
    if (problem !== null) weak.push(`${kind.trim()}: ${problem}`);
  }
  return weak;
}

function around(part: Part, window: Part): Part {
  const x = Math.max(0, Math.floor(part.x) - REACH);
  const y = Math.max(0, Math.floor(part.y) - REACH);
  const width = Math.min(window.width, Math.ceil(part.x + part.width) + REACH) - x;
  return { x, y, width, height: Math.min(window.height, Math.ceil(part.y + part.height) + REACH) - y };
}

function cut(picture: Picture, part: Part): Picture {
  const { width, height } = part;
  const isIn = (x: number, y: number): boolean => x >= 0 && y >= 0 && x < width && y < height;
  return { width, height, at: (x, y) => (isIn(x, y) ? picture.at(x + part.x, y + part.y) : null) };
}

interface Place {
  x: number;
  y: number;
}

/** What is wrong with the ring that makes one picture of the other; null where there is a good one. */
function ringProblem(before: Picture, focused: Picture, hasBar: boolean): string | null {
  const changed = new Map<Colour, { colour: Colour; places: Place[] }>();
  for (let y = 0; y < focused.height; y++)
    for (let x = 0; x < focused.width; x++) {
      const [was, is] = [before.at(x, y), focused.at(x, y)];
      if (was === null || is === null || was === is) continue;
      const found = changed.get(is) ?? { colour: is, places: [] };
      found.places.push({ x, y });
      changed.set(is, found);
    }
  // The ring is among the colours that most pixels took on; a fill may have taken more.
  const largest = [...changed.values()].sort((a, b) => b.places.length - a.places.length).slice(0, 4);
  const problems = largest.map(({ colour, places }) => {
    const [least = 0, second = 0] = sidesCovered(places);
    const side = hasBar ? second : least;
    if (side < SIDE) return `${colourName(colour)} is on ${Math.round(side * 100)} % of a side only`;
    const replaced = places.map(({ x, y }) => before.at(x, y));
    const beside = places.flatMap((place) => neighbours(place, focused, colour));
    return weakness(colour, replaced, NEW, 'it replaces') ?? weakness(colour, beside, SHARE, 'is beside it');
  });
  if (problems.includes(null)) return null;
  return problems[0] ?? 'nothing shows that it has the keyboard';
}

function weakness(
  colour: Colour,
  others: readonly (Colour | null)[],
  least: number,
  what: string,
): string | null {
  const apart = others.filter((other) => other !== null && contrast(colour, other) >= LEAST).length;
  if (apart >= least * others.length) return null;
  const share = Math.round((100 * apart) / others.length);
  return `${colourName(colour)} stands out from ${share} % of what ${what}`;
}

/** How much of each side of their frame the places cover, the least first; of round corners, two lines count. */
function sidesCovered(places: readonly Place[]): number[] {
  const span = (of: readonly number[]) => {
    const low = of.reduce((a, b) => Math.min(a, b));
    const high = of.reduce((a, b) => Math.max(a, b));
    return { low, high, length: high - low + 1 };
  };
  const [wide, tall] = [span(places.map(({ x }) => x)), span(places.map(({ y }) => y))];
  const alongRow = (edge: number) =>
    new Set(places.filter(({ y }) => Math.abs(y - edge) <= 1).map(({ x }) => x));
  const alongColumn = (edge: number) =>
    new Set(places.filter(({ x }) => Math.abs(x - edge) <= 1).map(({ y }) => y));
  return [
    alongRow(tall.low).size / wide.length,
    alongRow(tall.high).size / wide.length,
    alongColumn(wide.low).size / tall.length,
    alongColumn(wide.high).size / tall.length,
  ].sort((a, b) => a - b);
}

/** The colours two pixels from a place, across what smooths the edge, that are not the ring itself. */
function neighbours({ x, y }: Place, picture: Picture, colour: Colour): (Colour | null)[] {
  const around = [picture.at(x - 2, y), picture.at(x + 2, y), picture.at(x, y - 2), picture.at(x, y + 2)];
  return around.filter((other) => other !== null && other !== colour);
}
