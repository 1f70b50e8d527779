/**
 * Markdown to a document. The text is kept to the letter, marks included, because it is the text that
 * is coded and quoted; the marks only tell which blocks are headings, list items and quotations. Fenced
 * code is left as paragraphs. Nothing is rendered, no link is followed.
 */
import type { Block } from '../../shared/blocks.ts';
import { type LineKind, lineBlocks } from './lines.ts';
import { spokenBlocks } from './text.ts';

const HEADING = /^ {0,3}(#{1,6})(?:\s|$)/;
const UNDERLINE = /^ {0,3}(=+|-{2,})\s*$/;
const ITEM = /^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+\S/;
const QUOTE = /^ {0,3}>/;
const FENCE = /^ {0,3}(?:```|~~~)/;

/** Blocks of a decoded Markdown text; `wrapped` tells that lines were joined into paragraphs. */
export function markdownBlocks(text: string): { blocks: Block[]; wrapped: boolean } {
  let isFenced = false;
  const lines = lineBlocks(text, (line, next) => {
    const isFence = FENCE.test(line);
    if (isFence) isFenced = !isFenced;
    return isFence || isFenced ? { kind: 'paragraph' } : kindOf(line, next);
  });
  return spokenBlocks(text, lines);
}

function kindOf(line: string, next: string | undefined): LineKind {
  const level = HEADING.exec(line)?.[1]?.length;
  if (level !== undefined) return { kind: 'heading', level };
  const indent = ITEM.exec(line)?.[1];
  if (indent !== undefined)
    return { kind: 'item', level: Math.min(9, 1 + Math.floor(indent.replaceAll('\t', '    ').length / 2)) };
  if (QUOTE.test(line)) return { kind: 'quote' };
  const underline = /\S/.test(line) ? UNDERLINE.exec(next ?? '')?.[1] : undefined;
  if (underline !== undefined) return { kind: 'heading', level: underline.startsWith('=') ? 1 : 2 };
  return { kind: 'paragraph' };
}
