/**
 * The body of a Word document (or its notes) to lines of text, as a person would read it: tabs kept,
 * inserted text kept, deleted and hidden text left out, the shown result of a field kept and its
 * instruction left out. A line break inside a paragraph begins a new line of the same kind, because
 * transcripts use it between turns. Text boxes follow the paragraph they hang on.
 *
 * Everything left out is counted. No relationship is followed, no instruction carried out.
 */
import type { DroppedKind } from '../../shared/blocks.ts';
import { headingOf, type StyleKinds } from './docx-styles.ts';
import { IMPORT_LIMITS } from './limits.ts';
import type { LineKind } from './lines.ts';
import type { Attributes, XmlReader } from './xml.ts';

/** A line to become a block. `isBold` tells that all its letters are; `note` is the id of its note. */
export type DocxLine = LineKind & { text: string; isBold: boolean; note?: string };

export type DocxBody = XmlReader & {
  lines: DocxLine[];
  dropped: Map<DroppedKind, number>;
  /** Ids of the notes called, "f:" or "e:" before them, in the order of their first call. */
  notes: string[];
  rightToLeft: number;
  textBoxes: number;
};

type Paragraph = { text: string; kind: LineKind; bold: number; plain: number; after: DocxLine[] };
type Run = { isBold: boolean; isHidden: boolean; isFormatted: boolean };

/** Subtrees that hold no text to be read, with what is counted for them. */
const SKIPPED: Readonly<Record<string, DroppedKind | 'nothing'>> = {
  'w:del': 'tracked-deletion',
  'w:moveFrom': 'tracked-deletion',
  'w:rt': 'ruby',
  'w:sdtPr': 'nothing',
  'w:pPrChange': 'nothing',
  'w:rPrChange': 'nothing',
  // Another rendering of what mc:Choice has said already.
  'mc:Fallback': 'nothing',
};

/** Elements counted where they stand; their inside is still read. */
const COUNTED: Readonly<Record<string, DroppedKind>> = {
  'pic:pic': 'image',
  'v:imagedata': 'image',
  'w:object': 'embedded-object',
  'w:control': 'embedded-object',
  'w:commentReference': 'comment',
  'w:hyperlink': 'link-target',
};

const CHARACTERS: Readonly<Record<string, string>> = {
  'w:tab': '\t',
  'w:ptab': '\t',
  'w:cr': '\n',
  'w:noBreakHyphen': '\u2011',
  'w:softHyphen': '\u00AD',
};

const FORMATS = new Set(['w:b', 'w:i', 'w:u', 'w:strike', 'w:dstrike', 'w:highlight']);

/** A reader to give to readXml; its lists are complete when the reading ends. */
export function docxBody(styles: StyleKinds): DocxBody {
  const path: string[] = [];
  const paragraphs: Paragraph[] = [];
  const dropped = new Map<DroppedKind, number>();
  const lines: DocxLine[] = [];
  const notes: string[] = [];
  let skipFrom = 0;
  let cells = 0;
  let units = 0;
  let note: string | undefined;
  let run: Run = { isBold: false, isHidden: false, isFormatted: false };

  const count = (what: DroppedKind): void => void dropped.set(what, (dropped.get(what) ?? 0) + 1);

  const write = (text: string): void => {
    const paragraph = paragraphs.at(-1);
    if (paragraph === undefined || text === '') return;
    if (run.isHidden) {
      count('hidden-text');
      return;
    }
    if (run.isFormatted) count('formatting');
    if (/\S/u.test(text)) paragraph[run.isBold ? 'bold' : 'plain'] += 1;
    units += text.length;
    paragraph.text += text;
  };

  const closeParagraph = (): void => {
    const paragraph = paragraphs.pop();
    if (paragraph === undefined) return;
    const own = linesOf(paragraph, cells > 0, note);
    // Inside a text box the outer paragraph is still open; the box comes after it.
    const target = paragraphs.at(-1)?.after ?? lines;
    for (const line of [...own, ...paragraph.after]) target.push(line);
  };

  const callNote = (prefix: string, attributes: Attributes): void => {
    const id = `${prefix}:${attributes.get('id') ?? ''}`;
    if (!notes.includes(id)) notes.push(id);
    write(`[${notes.indexOf(id) + 1}]`);
  };

  const property = (name: string, attributes: Attributes): void => {
    const paragraph = paragraphs.at(-1);
    const value = attributes.get('val');
    const isOn = value !== '0' && value !== 'false' && value !== 'off' && value !== 'none';
    if (path.at(-1) === 'w:rPr' && path.at(-2) === 'w:r') {
      if (FORMATS.has(name) && isOn) run.isFormatted = true;
      if (name === 'w:b') run.isBold = isOn;
      if (name === 'w:vanish') run.isHidden = isOn;
    } else if (paragraph !== undefined && (path.at(-1) === 'w:pPr' || path.at(-2) === 'w:pPr')) {
      if (name === 'w:pStyle') paragraph.kind = styles.get(value ?? '') ?? paragraph.kind;
      if (name === 'w:outlineLvl') paragraph.kind = headingOf(Number(value)) ?? paragraph.kind;
      if (name === 'w:numPr' && paragraph.kind.kind !== 'heading')
        paragraph.kind = { kind: 'item', level: 1 };
      if (name === 'w:ilvl' && paragraph.kind.kind === 'item')
        paragraph.kind = { kind: 'item', level: Math.min(9, Number(value) + 1 || 1) };
      if (name === 'w:numId' && value !== '0') count('list-number');
      if (name === 'w:numId' && value === '0' && paragraph.kind.kind === 'item')
        paragraph.kind = { kind: 'paragraph' };
      if (name === 'w:bidi' && isOn) body.rightToLeft += 1;
    }
  };

  const inRun = (name: string, attributes: Attributes): void => {
    const character = CHARACTERS[name];
    if (character !== undefined) write(character);
    else if (name === 'w:br') breakLine(attributes.get('type'));
    else if (name === 'w:sym') writeSymbol(attributes.get('char') ?? '');
    else if (name === 'w:footnoteReference') callNote('f', attributes);
    else if (name === 'w:endnoteReference') callNote('e', attributes);
  };

  const breakLine = (type: string | undefined): void => {
    const isPageOrColumn = type === 'page' || type === 'column';
    if (!isPageOrColumn || (paragraphs.at(-1)?.text ?? '') !== '') write('\n');
  };

  const writeSymbol = (hexadecimal: string): void => {
    const code = Number.parseInt(hexadecimal, 16);
    const isPrivate = code >= 0xe000 && code <= 0xf8ff;
    // A private code means nothing without its font, so the letter is lost and that is told.
    if (Number.isNaN(code) || isPrivate || code > 0xffff || (code >= 0xd800 && code < 0xe000))
      count('symbol');
    else write(String.fromCharCode(code));
  };

  const structure = (name: string, attributes: Attributes): void => {
    if (name === 'w:p')
      paragraphs.push({ text: '', kind: { kind: 'paragraph' }, bold: 0, plain: 0, after: [] });
    else if (name === 'w:r') run = { isBold: false, isHidden: false, isFormatted: false };
    else if (name === 'w:tc') cells += 1;
    else if (name === 'w:txbxContent') body.textBoxes += 1;
    else if (name === 'w:fldSimple') count(fieldKind(attributes.get('instr') ?? ''));
    else if (name === 'w:footnote' || name === 'w:endnote') note = noteOf(name, attributes);
  };

  const body: DocxBody = {
    lines,
    dropped,
    notes,
    rightToLeft: 0,
    textBoxes: 0,
    open(name, attributes) {
      const parent = path.at(-1);
      if (skipFrom === 0) {
        const skipped = parent === 'w:rPr' || parent === 'w:trPr' ? undefined : SKIPPED[name];
        if (skipped !== undefined) {
          skipFrom = path.length + 1;
          if (skipped !== 'nothing') count(skipped);
        } else {
          const counted = COUNTED[name];
          if (counted !== undefined) count(counted);
          structure(name, attributes);
          if (parent === 'w:r') inRun(name, attributes);
          else property(name, attributes);
        }
      }
      path.push(name);
    },
    text(text) {
      const name = path.at(-1);
      if (skipFrom !== 0) return;
      if (name === 'w:t' || name === 'm:t') write(text.replace(/[\r\n]+/g, ' ').replaceAll('\u0000', ''));
      else if (name === 'w:instrText') count(fieldKind(text));
    },
    close(name) {
      path.pop();
      if (skipFrom !== 0) {
        if (path.length < skipFrom) skipFrom = 0;
        return;
      }
      if (name === 'w:p') closeParagraph();
      else if (name === 'w:tc') cells -= 1;
    },
    isOver: () => units > IMPORT_LIMITS.textUnits || lines.length > IMPORT_LIMITS.blocks,
  };
  return body;
}

function linesOf(
  { text, kind, bold, plain }: Paragraph,
  isCell: boolean,
  note: string | undefined,
): DocxLine[] {
  const own: LineKind = note !== undefined ? { kind: 'note' } : isCell ? { kind: 'cell' } : kind;
  const isBold = bold > 0 && plain === 0;
  return text
    .split('\n')
    .map((line) => ({ ...own, text: line, isBold, ...(note === undefined ? {} : { note }) }));
}

/** Separators and continuation notices are drawn by Word and are no notes. */
function noteOf(name: string, attributes: Attributes): string {
  const type = attributes.get('type') ?? 'normal';
  return type === 'normal' ? `${name === 'w:footnote' ? 'f' : 'e'}:${attributes.get('id') ?? ''}` : '';
}

function fieldKind(instruction: string): DroppedKind {
  return /^\s*HYPERLINK\b/i.test(instruction) ? 'link-target' : 'field';
}
