/**
 * Bytes and a name in, one document out: recognise, decode or unpack, make blocks, mark speakers,
 * compute sentences and words. Pure but for time; it opens no file and no connection. Whatever the bytes are,
 * the answer is a document that keeps every invariant of shared/blocks.ts or one clear refusal.
 */
import {
  type Block,
  checkBlocks,
  checkText,
  type Dropped,
  type ImportWarning,
  type ParsedDocument,
} from '../../shared/blocks.ts';
import { packBoundaries, SENTENCE_RULE, sentencesOf } from '../../shared/units.ts';
import { wordsOf } from '../../shared/words.ts';
import { decodeText, type Encoding } from './charset.ts';
import { readDocx } from './docx.ts';
import { accepted, type ImportResult, refusal, shownName } from './import-error.ts';
import { excessOf, IMPORT_LIMITS, tooLarge } from './limits.ts';
import { markdownBlocks } from './markdown.ts';
import { recognise } from './recognise.ts';
import { textBlocks } from './text.ts';

/**
 * A document to be read: `name` with its extension and without a path; `encoding` forces one for text
 * files; `language` is a BCP 47 tag for sentence rules.
 */
export type ImportInput = { name: string; bytes: Uint8Array; encoding?: string; language?: string };

/** Raised when an importer changes what it makes of the same bytes. */
const VERSIONS = { text: 1, markdown: 1, docx: 1 } as const;

type Content = {
  text: string;
  blocks: Block[];
  dropped: Dropped[];
  warnings: ImportWarning[];
  encoding?: Encoding;
  isRightToLeft?: boolean;
  options: Record<string, string | number | boolean>;
};

/** Parses one document completely. Refusals name the file and what to do. */
export async function parseDocument(input: ImportInput): Promise<ImportResult<ParsedDocument>> {
  const shown = shownName(input.name);
  if (input.bytes.length > IMPORT_LIMITS.fileBytes) return tooLarge.file(shown, IMPORT_LIMITS.fileBytes);
  const kind = recognise(input.name, input.bytes);
  if (!kind.ok) return kind;
  const content =
    kind.value === 'docx' ? await docxContent(shown, input) : textContent(shown, input, kind.value);
  if (!content.ok) return content;
  const { text, blocks, dropped, encoding, options, isRightToLeft = false } = content.value;
  const fault = sizeFault(shown, text) ?? blankFault(shown, text);
  if (fault !== undefined) return fault;
  const broken = checkText(text) ?? checkBlocks(text, blocks);
  if (broken !== undefined) throw new Error(`The ${kind.value} importer broke the block model: ${broken}`);
  const warnings = [...content.value.warnings];
  if (text.includes('\uFFFD'))
    warnings.push(
      'The text contains replacement characters (�): letters were lost before this file was made.',
    );
  return accepted({
    text,
    blocks,
    sentences: packBoundaries(sentencesOf(text, blocks, input.language)),
    words: packBoundaries(wordsOf(text, blocks, input.language)),
    ...(encoding === undefined ? {} : { encoding }),
    dropped,
    warnings,
    language: {
      ...(input.language === undefined ? {} : { tag: input.language }),
      direction: isRightToLeft ? 'rtl' : directionOf(text),
    },
    importer: {
      name: kind.value,
      version: VERSIONS[kind.value],
      options: { ...options, sentences: SENTENCE_RULE },
    },
  });
}

function textContent(
  shown: string,
  { name, bytes, encoding }: ImportInput,
  kind: 'text' | 'markdown',
): ImportResult<Content> {
  if (bytes.length > IMPORT_LIMITS.textBytes) return tooLarge.file(shown, IMPORT_LIMITS.textBytes);
  const decoded = decodeText(name, bytes, encoding);
  if (!decoded.ok) return decoded;
  const { text } = decoded.value;
  // Before blocks are made: a huge line or a million lines would cost more than their refusal.
  const fault = sizeFault(shown, text);
  if (fault !== undefined) return fault;
  const { blocks, wrapped } = kind === 'markdown' ? markdownBlocks(text) : textBlocks(text);
  const warnings: ImportWarning[] = [];
  if (decoded.value.encoding.guessed) {
    warnings.push(
      'The file does not say in which encoding it was written; the encoding was guessed. Check the text before coding it.',
    );
  }
  if (wrapped) {
    warnings.push(
      'The lines of this file are wrapped at a fixed width; lines without an empty line between them form one paragraph.',
    );
  }
  return accepted({
    text,
    blocks,
    dropped: [],
    warnings,
    encoding: decoded.value.encoding,
    options: { wrapped },
  });
}

async function docxContent(shown: string, { bytes }: ImportInput): Promise<ImportResult<Content>> {
  const read = await readDocx(shown, bytes);
  return read.ok ? accepted({ ...read.value, options: {} }) : read;
}

function sizeFault(shown: string, text: string): ReturnType<typeof refusal> | undefined {
  const excess = excessOf(text);
  if (excess === null) return undefined;
  return excess.what === 'line' ? tooLarge.line(shown, excess.line) : tooLarge[excess.what](shown);
}

function blankFault(shown: string, text: string): ReturnType<typeof refusal> | undefined {
  return /\S/u.test(text)
    ? undefined
    : refusal('empty', `${shown} has no text in it; choose a file with text.`);
}

const STRONG = /\p{L}/gu;
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]|[\u{10800}-\u{10FFF}\u{1E800}-\u{1EFFF}]/u;

/** By the letters at the beginning of the text: the larger part decides. */
function directionOf(text: string): 'ltr' | 'rtl' | 'auto' {
  const letters = text.slice(0, 20_000).match(STRONG) ?? [];
  if (letters.length === 0) return 'auto';
  const right = letters.filter((letter) => RIGHT_TO_LEFT.test(letter)).length;
  return right * 2 > letters.length ? 'rtl' : 'ltr';
}
