/**
 * The texts of documents, a few kept in memory: coding in a document asks for the same text again
 * and again. Also blocks and unit boundaries, read from their sealed contents.
 */
import { Buffer } from 'node:buffer';
import { type Block, isBlock } from '../shared/blocks.ts';
import { unpackBoundaries } from '../shared/units.ts';
import type { Connection } from './connection.ts';
import type { Contents } from './content.ts';

const KEPT = 8;

/** Blocks and sentences are read when first asked for: most who look at words need one of them, or neither. */
export type RevisionText = {
  readonly text: string;
  readonly blocks: Block[];
  readonly sentences: Int32Array;
  readonly rule: string;
};
export type Texts = ReturnType<typeof openTexts>;

/** The mime types of what is sealed with a document. */
export const MIME = {
  text: 'text/plain; charset=utf-8',
  blocks: 'application/vnd.concord.blocks',
  units: 'application/vnd.concord.units',
  changes: 'application/vnd.concord.changes',
  memo: 'application/vnd.concord.memo+json',
} as const;

/** The texts of one project's revisions, by integer key. */
export function openTexts(db: Connection, contents: Contents) {
  const select = db.prepare<
    [number],
    { text: number | null; blocks: number | null; units: number | null; rule: string | null }
  >('select text, blocks, units_content as units, units_rule as rule from revisions where k = ?');
  const selectWords = db.prepare<[number], { rule: string | null; content: number | null }>(
    'select words_rule as rule, words_content as content from revisions where k = ?',
  );
  const texts = new Map<number, string | null>();
  const wholes = new Map<number, RevisionText>();

  function text(revision: number): string | null {
    const known = texts.get(revision);
    if (known !== undefined) return known;
    const bytes = contents.bytes(select.get(revision)?.text ?? null);
    const value = bytes === null ? null : textOf(bytes);
    if (texts.size >= KEPT) texts.delete(texts.keys().next().value ?? 0);
    texts.set(revision, value);
    return value;
  }

  return {
    /** The text of a revision; null where it was erased. */
    text,
    /** Text, blocks and stored sentence boundaries; null where they were erased. */
    whole(revision: number): RevisionText | null {
      const known = wholes.get(revision);
      if (known !== undefined) return known;
      const row = select.get(revision);
      const words = text(revision);
      if (row === undefined || words === null) return null;
      const found = lazily({
        text: words,
        rule: row.rule ?? '',
        blocks: () => decodeBlocks(contents.bytes(row.blocks), words.length),
        sentences: () => decodeUnits(contents.bytes(row.units), words.length),
      });
      if (wholes.size >= KEPT) wholes.delete(wholes.keys().next().value ?? 0);
      wholes.set(revision, found);
      return found;
    },
    /** Stored word boundaries, packed; none, with rule null, where none were stored or they were erased. */
    words(revision: number): { rule: string | null; packed: Uint8Array<ArrayBuffer> } {
      const row = selectWords.get(revision);
      const packed = contents.bytes(row?.content ?? null);
      const length = packed === null ? 0 : (text(revision)?.length ?? 0);
      const isSound = packed !== null && (decodeUnits(packed, length).length > 0 || packed.length === 0);
      return isSound
        ? { rule: row?.rule ?? '', packed: Uint8Array.from(packed) }
        : { rule: null, packed: new Uint8Array() };
    },
    forget(): void {
      texts.clear();
      wholes.clear();
    },
  };
}

type Unread = { text: string; rule: string; blocks: () => Block[]; sentences: () => Int32Array };

function lazily({ text, rule, ...unread }: Unread): RevisionText {
  let blocks: Block[] | null = null;
  let sentences: Int32Array | null = null;
  return {
    text,
    rule,
    get blocks() {
      blocks ??= unread.blocks();
      return blocks;
    },
    get sentences() {
      sentences ??= unread.sentences();
      return sentences;
    },
  };
}

/** UTF-8, without copying the bytes first. */
function textOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8');
}

/** Blocks as sealed: JSON in UTF-8, read by any program. */
export function encodeBlocks(blocks: readonly Block[]): Uint8Array {
  return Buffer.from(JSON.stringify(blocks));
}

/** The blocks of a text; none where the bytes are no blocks of it, as in a file made by hand. */
function decodeBlocks(bytes: Uint8Array | null, length: number): Block[] {
  if (bytes === null) return [];
  try {
    const blocks: unknown = JSON.parse(textOf(bytes));
    if (!Array.isArray(blocks) || !blocks.every(isBlock)) return [];
    const inOrder = blocks.every(
      ({ start, end, body }, i) =>
        (blocks[i - 1]?.end ?? 0) <= start && start <= body && body <= end && end <= length,
    );
    return inOrder ? blocks : [];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}

/** Pairs of start and end; none where they do not fit the text. */
function decodeUnits(bytes: Uint8Array | null, length: number): Int32Array {
  if (bytes === null) return new Int32Array();
  try {
    const pairs = unpackBoundaries(bytes);
    return (pairs.at(-1) ?? 0) <= length ? pairs : new Int32Array();
  } catch (error) {
    if (error instanceof RangeError) return new Int32Array();
    throw error;
  }
}
