/**
 * Colours of codes as CSS: the 24 pairs of the palette by their property, a colour of one's own moved in
 * lightness alone until it is told from the paper (3:1, WCAG 1.4.11), once for each theme.
 *
 * OKLCH after Björn Ottosson, "A perceptual color space for image processing" (2020); contrast after
 * WCAG 2.2. Out of range values are clipped to sRGB.
 */

/** --paper in the two themes (styles/tokens.css). */
const PAPER = { light: '#faf9f6', dark: '#1a1d23' };
const WANTED = 3;
const STEP = 0.01;

type Rgb = [number, number, number];

/** CSS for a stored colour: '1' to '24' or '#rrggbb'. */
export function codeColour(colour: string): string {
  if (!colour.startsWith('#')) return `var(--code-${colour})`;
  return `light-dark(${readable(colour, PAPER.light)}, ${readable(colour, PAPER.dark)})`;
}

/** A word for a colour that may stand in a name: '7' or 'a1b2c3'. */
export function colourKey(colour: string): string {
  return colour.startsWith('#') ? colour.slice(1) : colour;
}

/** The colour of such a word. */
export function colourOf(key = '1'): string {
  return key.length === 6 ? `#${key}` : key;
}

/** The nearest colour of the same hue with 3:1 against `paper`; both #rrggbb. */
export function readable(colour: string, paper: string): string {
  const below = luminance(parse(paper));
  const [lightness, a, b] = toOklab(parse(colour));
  const direction = below > 0.5 ? -STEP : STEP;
  let found = colour;
  for (let at = lightness; at >= 0 && at <= 1; at += direction) {
    found = at === lightness ? colour : print(fromOklab([at, a, b]));
    if (contrast(luminance(parse(found)), below) >= WANTED) return found;
  }
  return direction < 0 ? '#000000' : '#ffffff';
}

function contrast(one: number, other: number): number {
  return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
}

function luminance(rgb: Rgb): number {
  const [red, green, blue] = rgb.map(toLinear);
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

function parse(colour: string): Rgb {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}

function print(rgb: Rgb): string {
  return `#${rgb
    .map((part) =>
      Math.round(part * 255)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}

function toLinear(part: number): number {
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
}

function toGamma(part: number): number {
  const value = part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055;
  return Math.min(1, Math.max(0, value));
}

function toOklab([red, green, blue]: Rgb): Rgb {
  const [r, g, b] = [toLinear(red), toLinear(green), toLinear(blue)];
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

function fromOklab([lightness, a, b]: Rgb): Rgb {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    toGamma(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    toGamma(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    toGamma(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}
