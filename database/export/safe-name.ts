/**
 * File names made from titles people wrote. The result is one path part that every common system accepts: no
 * separators, no reserved device names, no control, invisible or direction-changing characters, no dot or space at an
 * end, at most 200 bytes. The same title always gives the same name. It is not reversible: the manifest holds the
 * title beside the name.
 */

const LONGEST_BYTES = 200;
// Control and format characters (soft hyphen, zero-width, bidirectional, tags), separators, blank letters, U+FFFC.
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115f\u1160\u3164\uffa0\ufffc]|\p{Variation_Selector}/gu;
const REFUSED = /[/\\:*?"<>|\u2044\u2215\u29f8\uff0f\uff3c]/gu;
const DEVICE = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$| )/iu;

/**
 * A file name for a title, with `extension` (given with its dot, or '') kept whole. An empty result becomes
 * "untitled".
 */
export function safeName(title: string, extension = ''): string {
  const spaced = title
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\t\r\n\u2028\u2029]+/gu, ' ');
  const cleaned = spaced
    .replace(INVISIBLE, '')
    .replace(REFUSED, '-')
    .replace(/\s+/gu, ' ')
    .replace(/^[\s.]+|[\s.]+$/gu, '');
  const named = cleaned === '' ? 'untitled' : cleaned;
  const guarded = DEVICE.test(named) || named.startsWith('-') || named.startsWith('~') ? `_${named}` : named;
  return shortened(guarded, LONGEST_BYTES - bytes(extension)) + extension;
}

/**
 * Names for the files of one folder: as `safeName`, and no two equal on a system that ignores case or composes
 * accents differently. A later clash gets " (2)", " (3)" ...; the order of calls decides, so call in a stable order.
 */
export function safeNames(): (title: string, extension?: string) => string {
  const taken = new Set<string>();
  return (title, extension = '') => {
    for (let attempt = 1; ; attempt++) {
      const suffix = attempt === 1 ? '' : ` (${attempt})`;
      const name = safeName(title, suffix + extension);
      const folded = name.normalize('NFKD').toUpperCase().toLowerCase();
      if (taken.has(folded)) continue;
      taken.add(folded);
      return name;
    }
  };
}

/** Cuts at the boundary of a written character, so that no accent or emoji is halved. */
function shortened(name: string, longest: number): string {
  if (bytes(name) <= longest) return name;
  let kept = '';
  let size = 0;
  for (const { segment } of new Intl.Segmenter('und', { granularity: 'grapheme' }).segment(name)) {
    size += bytes(segment);
    if (size > longest) break;
    kept += segment;
  }
  const trimmed = kept.replace(/[\s.]+$/u, '');
  return trimmed === '' ? 'untitled' : trimmed;
}

function bytes(text: string): number {
  return Buffer.byteLength(text, 'utf8');
}
