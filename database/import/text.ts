/**
 * Plain text to a document: the text is kept to the letter, only its line ends become LF. Every line
 * is a block (lines.ts tells the one exception), speakers are marked, sentences are left to the caller.
 */
import type { Block } from '../../shared/blocks.ts';
import { joinWrapped, lineBlocks, wrapWidth } from './lines.ts';
import { beginsWithLabel, markSpeakers } from './speakers.ts';

/** Blocks of a decoded text; `wrapped` tells that lines were joined into paragraphs. */
export function textBlocks(text: string): { blocks: Block[]; wrapped: boolean } {
  return spokenBlocks(
    text,
    lineBlocks(text, () => ({ kind: 'paragraph' })),
  );
}

/** Joins wrapped lines where the file wraps them, then marks speakers. */
export function spokenBlocks(text: string, lines: readonly Block[]): { blocks: Block[]; wrapped: boolean } {
  const width = wrapWidth(text, lines);
  const blocks = width === undefined ? lines : joinWrapped(text, lines, width, beginsWithLabel);
  return { blocks: markSpeakers(text, blocks), wrapped: width !== undefined };
}
