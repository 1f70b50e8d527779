/**
 * The documents of a view in their order, and what can be said of a place in a text: line, paragraph,
 * speaker, and the offset in code points. Offsets are UTF-16 units into the text of one revision.
 */
import type { Block } from '../../shared/blocks.ts';
import type { Id } from '../../shared/ids.ts';
import { type OffsetMap, offsetMap } from '../../shared/offsets.ts';
import { turnsOf } from '../../shared/units.ts';
import { toId } from '../ledger/bytes.ts';
import { ERASED } from './codebook.ts';
import type { ExportView } from './view.ts';

export type ExportedDocument = {
  k: number;
  id: Id;
  name: string;
  kind: string;
  language: string | null;
  /** Key of the revision that stands; null where there is none. */
  head: number | null;
  /** SHA-256 of the original file, in hexadecimal; null where it was erased. */
  originalSha256: string | null;
};

/** The documents of a view that are wanted, in the order of the documents list. */
export function readDocuments(view: ExportView, wanted: ReadonlySet<number> | null): ExportedDocument[] {
  const rows = view.db
    .prepare<
      [],
      {
        k: number;
        id: Uint8Array;
        name: string | null;
        kind: string | null;
        language: string | null;
        head: number | null;
        original: number | null;
      }
    >(
      `select s.k, o.id, s.name, s.kind, s.language_tag as language, s.head, s.original
       from sources s join object o on o.k = s.k where coalesce(s.deleted, 0) = 0
       order by coalesce(s.place_order, ''), o.id`,
    )
    .all();
  return rows
    .filter((row) => wanted === null || wanted.has(row.k))
    .map(({ id, name, kind, original, ...rest }) => ({
      ...rest,
      id: toId(id),
      name: name ?? ERASED,
      kind: kind ?? 'text',
      originalSha256: digestOf(view, original),
    }));
}

/** The plain SHA-256 kept with a content, in hexadecimal; null where the content is erased. */
function digestOf(view: ExportView, content: number | null): string | null {
  if (content === null) return null;
  const row = view.file
    .prepare<[number], { sha256: Uint8Array }>('select sha256 from content_digest where k = ?')
    .get(content);
  return row === undefined ? null : Buffer.from(row.sha256).toString('hex');
}

export type ExportedRevision = {
  k: number;
  id: Id;
  /** SHA-256 of the text in UTF-8; null where the text was erased. */
  sha256: string | null;
  /** Length of the text in UTF-16 units and in code points, as stored with it. */
  utf16: number;
  points: number;
  /** The rule by which unit boundaries were set. */
  rule: string | null;
};

/** One version of a document's text, without the text. */
export function readRevision(view: ExportView, k: number): ExportedRevision {
  const row = view.db
    .prepare<
      [number],
      { text: number | null; utf16: number | null; points: number | null; rule: string | null }
    >(
      `select text, size_utf16 as utf16, size_codePoints as points, units_rule as rule from revisions where k = ?`,
    )
    .get(k);
  return {
    k,
    id: view.objects.idOf(k),
    sha256: digestOf(view, row?.text ?? null),
    utf16: row?.utf16 ?? 0,
    points: row?.points ?? 0,
    rule: row?.rule ?? null,
  };
}

/** A text and its places. `text` and `map` are null where the text was erased. */
export type ExportedText = {
  text: string | null;
  map: OffsetMap | null;
  /** Line of an offset, from 1: one more than the line feeds before it. */
  lineAt(offset: number): number;
  /** Paragraph of an offset, from 1, as the reader shows it: empty paragraphs are not counted. */
  paragraphAt(offset: number): number;
  /** Who speaks at an offset; null where nobody is named. */
  speakerAt(offset: number): string | null;
};

/** The text of a revision. */
export function readText(view: ExportView, revision: number): ExportedText {
  const whole = view.texts.whole(revision);
  if (whole === null) {
    return { text: null, map: null, lineAt: () => 1, paragraphAt: () => 1, speakerAt: () => null };
  }
  const { text, blocks } = whole;
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at);
  const starts = blocks.map((block) => block.start);
  const paragraphs = paragraphNumbers(blocks);
  const speakers = speakersOf(text, blocks);
  const blockAt = (offset: number): number => countBelow(starts, offset + 1) - 1;
  return {
    text,
    map: offsetMap(text),
    lineAt: (offset) => countBelow(breaks, offset) + 1,
    paragraphAt: (offset) => Math.max(1, paragraphs[blockAt(offset)] ?? 1),
    speakerAt: (offset) => speakers[blockAt(offset)] ?? null,
  };
}

function paragraphNumbers(blocks: readonly Block[]): number[] {
  let n = 0;
  return blocks.map((block) => (block.end > block.start ? ++n : n));
}

function speakersOf(text: string, blocks: readonly Block[]): (string | null)[] {
  const speakers: (string | null)[] = blocks.map(() => null);
  for (const turn of turnsOf(text, blocks)) speakers.fill(turn.speaker, turn.firstBlock, turn.pastBlock);
  return speakers;
}

/** How many of the ascending numbers are smaller than `limit`. */
function countBelow(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
