/** Acceptance check 15: the palette of code colours, computed from the style sheet that the window uses. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const sheet = readFileSync(new URL('../../../renderer/styles/tokens.css', import.meta.url), 'utf8');
type Rgb = [number, number, number];

function token(name: string): { light: Rgb; dark: Rgb } {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(sheet);
  if (found === null) throw new Error(name);
  return { light: parse(found[1] ?? ''), dark: parse(found[2] ?? '') };
}
const parse = (hex: string): Rgb => {
  const at = (i: number) => Number.parseInt(hex.slice(i, i + 2), 16) / 255;
  return [at(1), at(3), at(5)];
};
const linear = (v: number): number => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const coded = (v: number): number => (v <= 0.0031308 ? v * 12.92 : 1.055 * v ** (1 / 2.4) - 0.055);
const luminance = ([r, g, b]: Rgb): number => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
const contrast = (a: Rgb, b: Rgb): number => {
  const [low = 0, high = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};
const mixed = (over: Rgb, under: Rgb, share: number): Rgb => {
  const at = (i: 0 | 1 | 2) => over[i] * share + under[i] * (1 - share);
  return [at(0), at(1), at(2)];
};

const themes = ['light', 'dark'] as const;
const colours = Array.from({ length: 24 }, (_, i) => token(`code-${i + 1}`));

test.each(themes)('acceptance check 15: stripes and text on tints have their contrast, %s', (theme) => {
  const [surface, paper] = [token('surface')[theme], token('paper')[theme]];
  const text = token('text')[theme];
  const isLight = theme === 'light';
  for (const [i, colour] of colours.entries()) {
    const own = colour[theme];
    expect([i + 1, contrast(own, surface) >= 3, contrast(own, paper) >= 3]).toEqual([i + 1, true, true]);
    // The quiet tint on a panel, and the stronger one that the reader paints under the segment in focus.
    expect([i + 1, contrast(text, mixed(own, surface, isLight ? 0.16 : 0.24)) >= 7]).toEqual([i + 1, true]);
    expect([i + 1, contrast(text, mixed(own, paper, isLight ? 0.3 : 0.36)) >= 4.5]).toEqual([i + 1, true]);
  }
});

/** Full loss of one cone, after Machado, Oliveira and Fernandes (2009), on linear light. */
const losses = {
  protan: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deutan: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritan: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
} as const;

function seenWith(loss: keyof typeof losses, colour: Rgb): Rgb {
  const [r, g, b] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
  const m = losses[loss];
  const row = (a: number, c: number, d: number) => coded(Math.min(1, Math.max(0, a * r + c * g + d * b)));
  return [row(m[0], m[1], m[2]), row(m[3], m[4], m[5]), row(m[6], m[7], m[8])];
}

function lab(colour: Rgb): [number, number, number] {
  const [r, g, b] = [linear(colour[0]), linear(colour[1]), linear(colour[2])];
  const f = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** CIEDE2000, after Sharma, Wu and Dalal (2005). */
function distance(one: Rgb, other: Rgb): number {
  const [[l1, a1, b1], [l2, a2, b2]] = [lab(one), lab(other)];
  const meanC = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const g = 0.5 * (1 - Math.sqrt(meanC ** 7 / (meanC ** 7 + 25 ** 7)));
  const [x1, x2] = [a1 * (1 + g), a2 * (1 + g)];
  const [c1, c2] = [Math.hypot(x1, b1), Math.hypot(x2, b2)];
  const angle = (x: number, y: number): number =>
    x === 0 && y === 0 ? 0 : ((Math.atan2(y, x) * 180) / Math.PI + 360) % 360;
  const [h1, h2] = [angle(x1, b1), angle(x2, b2)];
  const turn = c1 * c2 === 0 ? 0 : ((h2 - h1 + 540) % 360) - 180;
  const dL = l2 - l1;
  const dC = c2 - c1;
  const rad = (degrees: number): number => (degrees * Math.PI) / 180;
  const dH = 2 * Math.sqrt(c1 * c2) * Math.sin(rad(turn / 2));
  const [mL, mC] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const mH = c1 * c2 === 0 ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const t =
    1 -
    0.17 * Math.cos(rad(mH - 30)) +
    0.24 * Math.cos(rad(2 * mH)) +
    0.32 * Math.cos(rad(3 * mH + 6)) -
    0.2 * Math.cos(rad(4 * mH - 63));
  const sL = 1 + (0.015 * (mL - 50) ** 2) / Math.sqrt(20 + (mL - 50) ** 2);
  const sC = 1 + 0.045 * mC;
  const sH = 1 + 0.015 * mC * t;
  const rC = 2 * Math.sqrt(mC ** 7 / (mC ** 7 + 25 ** 7));
  const rT = -Math.sin(rad(60 * Math.exp(-(((mH - 275) / 25) ** 2)))) * rC;
  return Math.sqrt((dL / sL) ** 2 + (dC / sC) ** 2 + (dH / sH) ** 2 + rT * (dC / sC) * (dH / sH));
}

test('the difference of colours is that of the published test pairs', () => {
  // The distance of a colour to itself, and two primaries as worked out by the formula's authors' rules.
  expect(distance([1, 0, 0], [1, 0, 0])).toBe(0);
  expect(distance([1, 1, 1], [0, 0, 0])).toBeCloseTo(100, 3);
});

test.each([
  [8, 17.2, 10.7],
  [12, 14.6, 8.8],
  [16, 10.8, 6.3],
  [24, 9.5, 5.4],
])('acceptance check 15: the first %i colours keep their distance', (count, normal, worst) => {
  const nearest = (see: (colour: Rgb) => Rgb): number => {
    let found = Number.POSITIVE_INFINITY;
    for (const theme of themes)
      for (let i = 0; i < count; i++)
        for (let j = i + 1; j < count; j++) {
          const [a, b] = [colours[i], colours[j]];
          if (a !== undefined && b !== undefined)
            found = Math.min(found, distance(see(a[theme]), see(b[theme])));
        }
    return found;
  };
  expect(nearest((colour) => colour)).toBeGreaterThanOrEqual(normal - 0.05);
  for (const loss of ['protan', 'deutan', 'tritan'] as const)
    expect(nearest((colour) => seenWith(loss, colour))).toBeGreaterThanOrEqual(worst - 0.05);
});
