/**
 * The margin with stripes and labels, and the gutter with the depth of coding: canvases in two columns
 * beside the text, one run of them for every section near the window, scrolling with it.
 *
 * Canvases are for the eye alone; segment-list.ts says the same to assistive technology.
 */
import type { Id } from '../../shared/ids.ts';
import { codeColour } from './code-colour.ts';
import { codeName, coderName, type Names } from './describe.ts';
import { drawRibbon } from './ribbon.ts';
import { whoseIs } from './section-marks.ts';
import { type Extent, LABEL_HEIGHT, STRIPE_LANES } from './stripe-lanes.ts';
import type { SectionLayout, Stripe } from './stripe-layout.ts';
import type { TextDom } from './text-dom.ts';
import { createTiles, type Tiles } from './tiles.ts';

const STRIPE_WIDTH = 8;
const LANE_PITCH = 12;
/** Canvases so near the window are drawn; the others are empty. */
const NEAR = '500px 0px';
const HIT_SLACK = 8;
const HIT_HALF = 12;
const GUTTER_WIDTHS = [0, 2, 4, 6];
/** The bar of the gutter begins here; before it stand flags and memos. */
const GUTTER_BAR = 12;
const GLYPH = 8;
const LABEL_GAP = 8;
const CHIP_WIDTH = 24;
/** Labels, and the frame of a focused stripe, reach no further than this beyond their stripe. */
const BEYOND = 2 * LABEL_HEIGHT;

export type StripeState = {
  names: Names;
  coder: Id;
  focused: Id | null;
  picked: ReadonlySet<Id>;
  isMirrored: boolean;
};

export type StripeColumn = {
  draw(section: number, layout: SectionLayout, state: StripeState): void;
  clear(section: number): void;
  /** Reads the colours anew: the theme has changed. */
  recolour(): void;
  /** Moves every canvas to where its section stands now. */
  place(): void;
  /** How many lanes there is room for beside a chip. */
  lanes(): number;
  /** The stripes under a point of the window, nearest lane first. */
  hit(x: number, y: number): Stripe[];
  dispose(): void;
};

type Drawn = { margin: Tiles; gutter: Tiles; layout: SectionLayout; state: StripeState };

export function createStripeColumn(margin: HTMLElement, gutter: HTMLElement, dom: TextDom): StripeColumn {
  const drawn = new Map<number, Drawn>();
  let palette = resolveColours(margin);
  const nearness = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        for (const { margin: one, gutter: other } of drawn.values()) {
          one.near(target, isIntersecting);
          other.near(target, isIntersecting);
        }
      }
    },
    { root: margin.closest('.reader-scroller'), rootMargin: NEAR },
  );

  function place(): void {
    for (const [section, { margin: one, gutter: other }] of drawn) {
      const top = `${dom.section(section)?.offsetTop ?? 0}px`;
      one.element.style.top = top;
      other.element.style.top = top;
    }
  }

  function clear(section: number): void {
    drawn.get(section)?.margin.dispose();
    drawn.get(section)?.gutter.dispose();
    drawn.delete(section);
  }

  /** Draws again what lies between two heights; the canvases stay. */
  function redraw(known: Drawn, layout: SectionLayout, state: StripeState): void {
    const changed = changedExtent(known, { layout, state });
    const levels = changedLevels(known.layout.levels, layout.levels);
    known.layout = layout;
    known.state = state;
    known.margin.redraw(changed);
    known.gutter.redraw(around([changed, levels], layout.height));
  }

  return {
    place,
    clear,
    recolour() {
      palette = resolveColours(margin);
      for (const section of [...drawn.keys()]) clear(section);
    },
    draw(section, layout, state) {
      const known = drawn.get(section);
      const isSameSize = known?.layout.height === layout.height && known.margin.width === margin.clientWidth;
      if (known !== undefined && isSameSize) {
        redraw(known, layout, state);
        return;
      }
      clear(section);
      if (layout.stripes.length === 0 && !layout.levels.some((level) => level > 0)) return;
      const holder = { layout, state };
      const made: Drawn = Object.assign(holder, {
        margin: createTiles(margin, layout.height, nearness, (context, width, seen) => {
          drawStripes(context, holder.layout, holder.state, palette, width, seen);
        }),
        gutter: createTiles(gutter, layout.height, nearness, (context, width, seen) => {
          drawLevels(context, holder.layout.levels, palette, width, holder.state.isMirrored, seen);
          drawGlyphs(context, holder.layout.stripes, palette, width, holder.state.isMirrored);
        }),
      });
      drawn.set(section, made);
      place();
    },
    lanes: () =>
      Math.max(2, Math.min(STRIPE_LANES, Math.floor((margin.clientWidth - CHIP_WIDTH) / LANE_PITCH))),
    hit(x, y) {
      const box = margin.getBoundingClientRect();
      const isMirrored = getComputedStyle(margin).direction === 'rtl';
      const fromText = isMirrored ? box.right - x : x - box.left;
      for (const [section, { layout }] of drawn) {
        const top = dom.section(section)?.getBoundingClientRect().top ?? 0;
        if (y < top || y > top + layout.height) continue;
        return hitStripes(layout, fromText, y - top);
      }
      return [];
    },
    dispose() {
      nearness.disconnect();
      for (const section of [...drawn.keys()]) clear(section);
    },
  };
}

type Looks = { layout: SectionLayout; state: StripeState };

/** From the first to the last height at which two pictures differ; labels reach beyond their stripes. */
function changedExtent(before: Looks, after: Looks): Extent {
  const parts = ({ layout, state }: Looks): Map<string, Extent> =>
    new Map([
      ...layout.stripes.map((one): [string, Extent] => [fingerprint(one, state), one]),
      ...layout.chips.map((one): [string, Extent] => [`chip ${one.top} ${one.bottom} ${one.count}`, one]),
    ]);
  const was = parts(before);
  const is = parts(after);
  const changed = [
    ...[...is].filter(([key]) => !was.has(key)),
    ...[...was].filter(([key]) => !is.has(key)),
  ].map(([, extent]) => extent);
  const beyond = changed.map(({ top, bottom }) => ({ top: top - BEYOND, bottom: bottom + BEYOND }));
  return around(beyond, after.layout.height);
}

/** The rows in which the gutter differs, with the round ends of its bars. */
function changedLevels(before: Uint8Array, after: Uint8Array): Extent {
  const first = after.findIndex((level, row) => level !== before[row]);
  const last = after.findLastIndex((level, row) => level !== before[row]);
  return first === -1 ? { top: after.length, bottom: 0 } : { top: first - 2, bottom: last + 3 };
}

/** From the first to the last of them; upside down, and so nothing, where there are none. */
function around(extents: readonly Extent[], height: number): Extent {
  return {
    top: Math.min(height, ...extents.map(({ top }) => top)),
    bottom: Math.max(0, ...extents.map(({ bottom }) => bottom)),
  };
}

/** Everything of a stripe and its label that is drawn. */
function fingerprint({ coding, top, bottom, lane, label }: Stripe, state: StripeState): string {
  const { names, coder } = state;
  const glyphs = `${coding.doubt === null ? '' : 'f'}${coding.memo === null ? '' : 'm'}`;
  const frame = isFramed(coding.id, state) ? 'framed' : '';
  const code = names.codes.get(coding.code);
  const looks = `${code?.colour} ${code?.texture} ${code?.tag} ${codeName(coding, names)}`;
  const whose = whoseIs(coding, coder) === 'mine' ? '' : coderName(coding, names);
  const place = `${top} ${bottom} ${lane} ${label?.top} ${label?.lanes}`;
  return `${coding.id} ${coding.layer} ${place} ${frame} ${glyphs} ${looks} ${whose}`;
}

function isFramed(coding: Id, { focused, picked }: StripeState): boolean {
  return coding === focused || picked.has(coding);
}

function hitStripes({ stripes, chipLane }: SectionLayout, x: number, y: number): Stripe[] {
  const distance = ({ lane }: Stripe): number =>
    Math.abs((lane === -1 ? chipLane : lane) * LANE_PITCH + 4 - x);
  const onLabel = stripes.filter(
    ({ label }) =>
      label !== null && x >= label.lanes * LANE_PITCH && y >= label.top && y < label.top + LABEL_HEIGHT,
  );
  if (onLabel.length > 0) return onLabel;
  const near = stripes.filter(
    (one) => distance(one) <= HIT_HALF && y >= one.top - HIT_SLACK && y <= one.bottom + HIT_SLACK,
  );
  return near.sort((one, other) => distance(one) - distance(other));
}

type Palette = (colour: string) => string;

/** Colours as a canvas wants them: resolved for the theme of the page, each once. */
function resolveColours(host: HTMLElement): Palette {
  const known = new Map<string, string>();
  return (colour) => {
    const found = known.get(colour);
    if (found !== undefined) return found;
    const probe = host.ownerDocument.createElement('i');
    probe.style.color = colour;
    host.append(probe);
    const resolved = getComputedStyle(probe).color;
    probe.remove();
    known.set(colour, resolved);
    return resolved;
  };
}

function drawStripes(
  context: CanvasRenderingContext2D,
  { stripes, chips, chipLane }: SectionLayout,
  state: StripeState,
  palette: Palette,
  width: number,
  seen: Extent,
): void {
  const { names, coder, isMirrored } = state;
  const across = (x: number, wide: number): number => (isMirrored ? width - x - wide : x);
  const family = getComputedStyle(context.canvas.ownerDocument.body).fontFamily;
  context.textBaseline = 'middle';
  context.textAlign = isMirrored ? 'right' : 'left';
  for (const stripe of stripes) {
    if (stripe.lane === -1 || stripe.bottom + BEYOND < seen.top || stripe.top - BEYOND > seen.bottom)
      continue;
    const code = names.codes.get(stripe.coding.code);
    const colour = palette(codeColour(code?.colour ?? '1'));
    const texture = code?.texture ?? 'solid';
    const x = across(stripe.lane * LANE_PITCH + 3, STRIPE_WIDTH);
    const height = Math.max(6, stripe.bottom - stripe.top);
    const whose = whoseIs(stripe.coding, coder);
    // Another coder's stripe is pale with a dashed edge, the consensus has a second line beside it.
    context.globalAlpha = whose === 'other' ? 0.45 : 1;
    drawRibbon(context, { x, y: stripe.top, width: STRIPE_WIDTH, height }, texture, colour);
    context.globalAlpha = 1;
    if (whose !== 'mine') edge(context, x, stripe.top, height, colour, whose === 'other');
    const isFocused = isFramed(stripe.coding.id, state);
    if (isFocused) frame(context, x, stripe.top, height, palette('var(--text)'));
    if (stripe.label === null) continue;
    const from = stripe.label.lanes * LANE_PITCH + 3 + LABEL_GAP;
    const middle = stripe.label.top + LABEL_HEIGHT / 2;
    drawRibbon(context, { x: across(from, 8), y: middle - 6, width: 8, height: 12 }, texture, colour);
    const weight = isFocused ? 500 : 400;
    context.fillStyle = palette(isFocused ? 'var(--text)' : 'var(--text-2)');
    const tag = code?.tag ?? '';
    context.font = `500 12px ${family}`;
    context.letterSpacing = '0.36px';
    const tagWidth = context.measureText(tag).width;
    context.fillText(tag, across(from + 14, 0), middle + 0.5);
    context.letterSpacing = '0px';
    context.font = `${weight} 12px ${family}`;
    const room = width - from - 14 - tagWidth - 6;
    const name = codeName(stripe.coding, names);
    const full = whose === 'mine' ? name : `${name} · ${coderName(stripe.coding, names)}`;
    // A name is shown whole or not at all; the tag says which code it is, and the pointer the rest.
    const shown = [full, name].find((one) => context.measureText(one).width <= room);
    if (shown !== undefined) context.fillText(shown, across(from + 14 + tagWidth + 6, 0), middle + 0.5);
  }
  context.font = `500 12px ${family}`;
  context.fillStyle = palette('var(--text-2)');
  for (const { top, count } of chips) {
    context.fillText(`+${count}`, across(chipLane * LANE_PITCH + 3, 0), top + LABEL_HEIGHT / 2);
  }
}

function edge(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  height: number,
  colour: string,
  isDashed: boolean,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.setLineDash(isDashed ? [3, 2] : []);
  if (isDashed) context.strokeRect(x + 0.5, y + 0.5, STRIPE_WIDTH - 1, height - 1);
  else context.strokeRect(x - 1.5, y - 1.5, STRIPE_WIDTH + 3, height + 3);
  context.setLineDash([]);
}

function frame(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  height: number,
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.beginPath();
  context.roundRect(x - 2.5, y - 2.5, STRIPE_WIDTH + 5, height + 5, 5);
  context.stroke();
}

/** A flag and a sheet at the end of segments that are doubted or have a memo; one of each on a line. */
function drawGlyphs(
  context: CanvasRenderingContext2D,
  stripes: readonly Stripe[],
  palette: Palette,
  width: number,
  isMirrored: boolean,
): void {
  const taken = new Set<string>();
  const free = (kind: string, y: number): boolean => {
    const key = `${kind} ${Math.round(y / (GLYPH + 2))}`;
    const isFree = !taken.has(key);
    taken.add(key);
    return isFree;
  };
  for (const { coding, bottom } of stripes) {
    const left = isMirrored ? width - 1 - GLYPH : 1;
    if (coding.doubt !== null && free('flag', bottom)) {
      const y = bottom - GLYPH - 2;
      context.fillStyle = palette('var(--warn)');
      context.beginPath();
      context.rect(left, y, 1.5, GLYPH + 2);
      context.moveTo(left + 1.5, y);
      context.lineTo(left + GLYPH, y + 2.75);
      context.lineTo(left + 1.5, y + 5.5);
      context.fill();
    }
    if (coding.memo !== null && free('memo', bottom)) {
      const y = bottom - GLYPH - (coding.doubt === null ? 1 : GLYPH + 5);
      context.strokeStyle = palette('var(--text-3)');
      context.lineWidth = 1;
      context.strokeRect(left + 0.5, y + 0.5, GLYPH - 2, GLYPH - 1);
      context.strokeRect(left + 2.5, y + 3, GLYPH - 6, 0.01);
      context.strokeRect(left + 2.5, y + 5.5, GLYPH - 6, 0.01);
    }
  }
}

function drawLevels(
  context: CanvasRenderingContext2D,
  levels: Uint8Array,
  palette: Palette,
  width: number,
  isMirrored: boolean,
  seen: Extent,
): void {
  let from = 0;
  for (let y = 1; y <= levels.length; y += 1) {
    const level = levels[from] ?? 0;
    if (levels[y] === level) continue;
    const wide = GUTTER_WIDTHS[level] ?? 0;
    if (wide > 0 && y >= seen.top && from <= seen.bottom) {
      context.fillStyle = palette(`var(--gutter-${level})`);
      context.beginPath();
      context.roundRect(
        isMirrored ? width - GUTTER_BAR - wide : GUTTER_BAR,
        from,
        wide,
        Math.max(1, y - from - 1),
        1,
      );
      context.fill();
    }
    from = y;
  }
}
