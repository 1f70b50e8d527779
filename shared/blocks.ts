/**
 * The block model: what every importer produces and every reader of a document works on.
 *
 * A document is one frozen text and an ordered list of blocks over it. The text is well-formed
 * Unicode with LF line ends, no CR and no byte order mark; nothing in it is normalised. Every offset
 * is a UTF-16 unit of that text and every range is half-open. Blocks never overlap, are separated by
 * exactly one LF and together cover the text, so nothing a person can read lies outside a block. An
 * empty line is an empty block. A block may hold line feeds itself where the file wraps its lines.
 */
import { z } from 'zod';

const offset = z.int().min(0);

export const blockKind = z.enum(['paragraph', 'heading', 'item', 'quote', 'cell', 'note']);
export type BlockKind = z.infer<typeof blockKind>;

/**
 * `body` is where the spoken text begins, after "Interviewer: "; without a speaker it equals `start`.
 * `speaker` is the range of the label without its colon; the label stays in the text, so marking a
 * speaker never moves an offset. `level` is the depth of a heading or a list item, from 1.
 */
export const block = z.strictObject({
  start: offset,
  end: offset,
  kind: blockKind,
  level: z.int().min(1).max(9).optional(),
  speaker: z.strictObject({ start: offset, end: offset }).optional(),
  body: offset,
});
export type Block = z.infer<typeof block>;

const KINDS: ReadonlySet<unknown> = new Set(blockKind.options);

/** The same check as `block`, by hand: opening a document checks thousands, and lists of segments open thousands of documents. */
export function isBlock(value: unknown): value is Block {
  if (!isPlain(value)) return false;
  for (const name of Object.keys(value)) {
    const part = value[name];
    if (name === 'kind') {
      if (!KINDS.has(part)) return false;
    } else if (name === 'level') {
      if (part !== undefined && !(isOffset(part) && part >= 1 && part <= 9)) return false;
    } else if (name === 'speaker') {
      if (part !== undefined && !isLabel(part)) return false;
    } else if (!(OFFSETS.has(name) && isOffset(part))) return false;
  }
  return 'start' in value && 'end' in value && 'kind' in value && 'body' in value;
}

const OFFSETS: ReadonlySet<string> = new Set(['start', 'end', 'body']);

function isLabel(value: unknown): boolean {
  return isPlain(value) && Object.keys(value).length === 2 && isOffset(value.start) && isOffset(value.end);
}

function isOffset(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What an import left out; a closed list, so that a loss is always told in the same words. */
export const droppedKind = z.enum([
  'image',
  'drawing',
  'comment',
  'header-footer',
  'macro',
  'field',
  'embedded-object',
  'link-target',
  'tracked-deletion',
  'hidden-text',
  'list-number',
  'ruby',
  'symbol',
  'formatting',
]);
export type DroppedKind = z.infer<typeof droppedKind>;
export const dropped = z.strictObject({ what: droppedKind, count: z.int().min(1) });
export type Dropped = z.infer<typeof dropped>;

/** Sentences about an import that worked but should be looked at. They never quote the document. */
export const importWarning = z.enum([
  'The file does not say in which encoding it was written; the encoding was guessed. Check the text before coding it.',
  'The text contains replacement characters (�): letters were lost before this file was made.',
  'Comments were left out: they are the words of whoever wrote them, not of this document.',
  'Footnotes and endnotes stand at the end of the text; their numbers stand in brackets where they are called.',
  'Text boxes stand after the paragraph they were attached to.',
  'Deleted text of tracked changes was left out; inserted text was kept.',
  'Hidden text was left out.',
  'Macros were left out and never run.',
  'The lines of this file are wrapped at a fixed width; lines without an empty line between them form one paragraph.',
]);
export type ImportWarning = z.infer<typeof importWarning>;

export const importer = z.strictObject({
  name: z.enum(['text', 'markdown', 'docx']),
  version: z.int().min(1),
  options: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});

/**
 * A document as an importer hands it over. `sentences` and `words` are packed boundaries (shared/units.ts).
 * `encoding` is there for files that have one; `alternatives` are offered when it was guessed.
 */
export const parsedDocument = z.strictObject({
  text: z.string(),
  blocks: z.array(block),
  sentences: z.instanceof(Uint8Array),
  words: z.instanceof(Uint8Array),
  encoding: z
    .strictObject({
      name: z.string(),
      guessed: z.boolean(),
      confidence: z.number().min(0).max(1),
      alternatives: z.array(z.string()),
    })
    .optional(),
  dropped: z.array(dropped),
  warnings: z.array(importWarning),
  language: z
    .strictObject({ tag: z.string().optional(), direction: z.enum(['ltr', 'rtl', 'auto']) })
    .optional(),
  importer,
});
export type ParsedDocument = z.infer<typeof parsedDocument>;

/**
 * Checks the invariants of the model. Returns undefined when they hold, otherwise the first one
 * broken, with the number of the block (from 0) and never a word of the text.
 */
export function checkBlocks(text: string, blocks: readonly Block[]): string | undefined {
  if (blocks.length === 0) return 'A document has at least one block.';
  let expected = 0;
  for (const [index, one] of blocks.entries()) {
    if (one.start !== expected) return `Block ${index} starts at ${one.start} instead of ${expected}.`;
    const broken = checkBlock(text, one);
    if (broken !== undefined) return `Block ${index}: ${broken}`;
    expected = one.end + 1;
  }
  if (expected - 1 !== text.length)
    return `The last block ends at ${expected - 1}, the text at ${text.length}.`;
  return undefined;
}

function checkBlock(text: string, { start, end, body, speaker }: Block): string | undefined {
  if (end < start || end > text.length) return 'its end lies outside the text or before its start.';
  if (end < text.length && text[end] !== '\n') return 'no line feed follows it.';
  if (body < start || body > end) return 'its body begins outside it.';
  if (speaker === undefined) return body === start ? undefined : 'it has a body offset but no speaker.';
  if (speaker.start < start || speaker.end <= speaker.start || body < speaker.end)
    return 'its speaker mark is misplaced.';
  return undefined;
}

/** Checks the text itself: well-formed, no CR, no leading byte order mark. Undefined when it is sound. */
export function checkText(text: string): string | undefined {
  if (!text.isWellFormed()) return 'The text holds half a character.';
  if (text.includes('\r')) return 'The text holds a carriage return.';
  if (text.startsWith('\uFEFF')) return 'The text begins with a byte order mark.';
  if (text.includes('\u0000')) return 'The text holds a NUL character.';
  return undefined;
}
