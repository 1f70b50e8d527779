/**
 * What the styles of a Word document say about paragraphs: heading and its level, quotation, list item.
 * Built-in styles carry their English names whatever the language of Word, so names can be trusted.
 */

import { IMPORT_LIMITS } from './limits.ts';
import type { LineKind } from './lines.ts';
import { readXml } from './xml.ts';

type Style = { basedOn?: string; name: string; outline?: number; isNumbered: boolean };

/** Style id to the kind of its paragraphs; styles of plain paragraphs are left out. */
export type StyleKinds = ReadonlyMap<string, LineKind>;

/** Reads word/styles.xml. Broken styles only cost the kinds, so they are not an error. */
export function readStyles(bytes: Uint8Array | undefined): StyleKinds {
  const styles = new Map<string, Style>();
  let open: Style | undefined;
  readXml(bytes ?? new Uint8Array(), IMPORT_LIMITS, {
    open(name, attributes) {
      const value = attributes.get('val') ?? '';
      if (name === 'w:style') {
        open = { name: '', isNumbered: false };
        styles.set(attributes.get('styleId') ?? '', open);
      } else if (open === undefined) return;
      else if (name === 'w:name') open.name = value.toLowerCase();
      else if (name === 'w:basedOn') open.basedOn = value;
      else if (name === 'w:outlineLvl') open.outline = Number(value);
      else if (name === 'w:numPr') open.isNumbered = true;
    },
    close(name) {
      if (name === 'w:style') open = undefined;
    },
  });
  const kinds = new Map<string, LineKind>();
  for (const id of styles.keys()) {
    const kind = kindOf(styles, id, 0);
    if (kind !== undefined) kinds.set(id, kind);
  }
  return kinds;
}

/** The kind an outline level (0 to 8; 9 is body text) gives. */
export function headingOf(outline: number): LineKind | undefined {
  return Number.isInteger(outline) && outline >= 0 && outline <= 8
    ? { kind: 'heading', level: outline + 1 }
    : undefined;
}

function kindOf(styles: ReadonlyMap<string, Style>, id: string, depth: number): LineKind | undefined {
  const style = styles.get(id);
  if (style === undefined || depth > 16) return undefined;
  const level = /^heading ([1-9])$/.exec(style.name)?.[1];
  if (level !== undefined) return { kind: 'heading', level: Number(level) };
  if (style.name === 'title') return { kind: 'heading', level: 1 };
  const outlined = style.outline === undefined ? undefined : headingOf(style.outline);
  if (outlined !== undefined) return outlined;
  if (style.name === 'quote' || style.name === 'intense quote') return { kind: 'quote' };
  if (style.isNumbered) return { kind: 'item', level: 1 };
  return style.basedOn === undefined ? undefined : kindOf(styles, style.basedOn, depth + 1);
}
