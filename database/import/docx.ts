/**
 * A Word document to lines: the zip is looked over first, the main part is found by its relationship,
 * and body and notes are read as streams. Comments are left out and counted: they are the words of
 * whoever wrote them, not of the person who speaks in the document. Footnotes and endnotes are the
 * document's own words; they stand as note blocks at the end, numbered as they are called.
 */
import type { Block, Dropped, DroppedKind, ImportWarning } from '../../shared/blocks.ts';
import { type DocxBody, type DocxLine, docxBody } from './docx-body.ts';
import { readStyles } from './docx-styles.ts';
import { accepted, type ImportError, type ImportResult, refusal } from './import-error.ts';
import { IMPORT_LIMITS } from './limits.ts';
import { markSpeakers } from './speakers.ts';
import { readXml } from './xml.ts';
import { openZip, type Zip } from './zip.ts';

export type DocxContent = {
  text: string;
  blocks: Block[];
  dropped: Dropped[];
  warnings: ImportWarning[];
  isRightToLeft: boolean;
};

/** What else a zip of this shape may be, by a part it holds. */
const OTHERS: readonly { part: string; is: string }[] = [
  { part: 'xl/workbook.xml', is: 'an Excel workbook' },
  { part: 'ppt/presentation.xml', is: 'a PowerPoint presentation' },
  { part: 'content.xml', is: 'an OpenDocument file' },
  { part: 'project.qde', is: 'a REFI-QDA project' },
];

type Relation = { id: string; type: string; target: string; isExternal: boolean };

/** Reads a .docx; `shown` is its name as shownName gives it. */
export async function readDocx(shown: string, bytes: Uint8Array): Promise<ImportResult<DocxContent>> {
  const opened = await openZip(shown, bytes);
  if (!opened.ok) return opened;
  const zip = opened.value;
  const names = new Set(zip.names.map((name) => name.toLowerCase()));
  const other = OTHERS.find(({ part }) => names.has(part));
  if (other !== undefined)
    return refusal(
      'unsupported',
      `${shown} is ${other.is}, not a Word document; save it as .docx and import that.`,
    );

  const roots = await relationsOf(shown, zip, '');
  if (!roots.ok) return roots;
  const main = roots.value.find(({ type }) => type === 'officeDocument')?.target ?? 'word/document.xml';
  const relations = await relationsOf(shown, zip, main);
  if (!relations.ok) return relations;
  const targetOf = (type: string): string =>
    relations.value.find((one) => one.type === type && !one.isExternal)?.target ?? '';

  const styles = await zip.part(targetOf('styles'));
  if (!styles.ok) return styles;
  const kinds = readStyles(styles.value);
  const body = docxBody(kinds);
  const read = await readInto(shown, zip, main, body, true);
  if (read !== undefined) return { ok: false, error: read };
  const notes = docxBody(kinds);
  for (const type of ['footnotes', 'endnotes']) {
    const failed = await readInto(shown, zip, targetOf(type), notes, false);
    if (failed !== undefined) return { ok: false, error: failed };
  }

  const counts = new Map(body.dropped);
  for (const [what, count] of notes.dropped) add(counts, what, count);
  add(
    counts,
    'header-footer',
    relations.value.filter(({ type }) => type === 'header' || type === 'footer').length,
  );
  add(counts, 'macro', zip.names.filter((name) => /vbaproject\.bin$/i.test(name)).length);
  const lines = [...body.lines, ...calledNotes(body.notes, notes.lines)];
  return accepted({
    ...layOut(lines),
    dropped: [...counts].map(([what, count]) => ({ what, count })),
    warnings: warningsOf(counts, body),
    isRightToLeft: body.rightToLeft * 2 > body.lines.length,
  });
}

/** Reads one part into a body; a missing part is an error only where it is `needed`. */
async function readInto(
  shown: string,
  zip: Zip,
  part: string,
  body: DocxBody,
  needed: boolean,
): Promise<ImportError | undefined> {
  const bytes = await zip.part(part);
  if (!bytes.ok) return bytes.error;
  if (bytes.value === undefined) return needed ? broken(shown, 'damaged').error : undefined;
  const fault = readXml(bytes.value, IMPORT_LIMITS, body);
  return fault === undefined ? undefined : broken(shown, fault).error;
}

/** Relationships of a part ('' for the file itself), with targets as names of parts. */
async function relationsOf(shown: string, zip: Zip, part: string): Promise<ImportResult<Relation[]>> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const bytes = await zip.part(`${folder}_rels/${part.slice(slash + 1)}.rels`);
  if (!bytes.ok) return bytes;
  const found: Relation[] = [];
  if (bytes.value === undefined) return accepted(found);
  const fault = readXml(bytes.value, IMPORT_LIMITS, {
    open(name, attributes) {
      if (name !== 'rel:Relationship') return;
      const target = attributes.get('Target') ?? '';
      found.push({
        id: attributes.get('Id') ?? '',
        type: (attributes.get('Type') ?? '').split('/').at(-1) ?? '',
        target: target.startsWith('/') ? target.slice(1) : folder + target,
        isExternal: attributes.get('TargetMode') === 'External',
      });
    },
  });
  return fault === undefined ? accepted(found) : broken(shown, fault);
}

/** Notes in the order they are called, each with its number before its first line. */
function calledNotes(calls: readonly string[], lines: readonly DocxLine[]): DocxLine[] {
  const byNote = new Map<string, DocxLine[]>();
  for (const line of lines) {
    const own = byNote.get(line.note ?? '') ?? [];
    const number = calls.indexOf(line.note ?? '') + 1;
    own.push(own.length === 0 ? { ...line, text: `[${number}] ${line.text.trimStart()}` } : line);
    byNote.set(line.note ?? '', own);
  }
  return calls.flatMap((id) => byNote.get(id) ?? []);
}

function layOut(lines: readonly DocxLine[]): { text: string; blocks: Block[] } {
  const text = lines.map((line) => line.text).join('\n');
  const bold = new Set<number>();
  let start = 0;
  const blocks = lines.map((line, index): Block => {
    const { kind, level } = line;
    const one: Block = {
      start,
      end: start + line.text.length,
      kind,
      body: start,
      ...(level === undefined ? {} : { level }),
    };
    if (line.isBold) bold.add(index);
    start = one.end + 1;
    return one;
  });
  return { text, blocks: markSpeakers(text, blocks, bold) };
}

function warningsOf(counts: ReadonlyMap<DroppedKind, number>, body: DocxBody): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  if (counts.has('comment'))
    warnings.push('Comments were left out: they are the words of whoever wrote them, not of this document.');
  if (body.notes.length > 0)
    warnings.push(
      'Footnotes and endnotes stand at the end of the text; their numbers stand in brackets where they are called.',
    );
  if (body.textBoxes > 0) warnings.push('Text boxes stand after the paragraph they were attached to.');
  if (counts.has('tracked-deletion'))
    warnings.push('Deleted text of tracked changes was left out; inserted text was kept.');
  if (counts.has('hidden-text')) warnings.push('Hidden text was left out.');
  if (counts.has('macro')) warnings.push('Macros were left out and never run.');
  return warnings;
}

function add(counts: Map<DroppedKind, number>, what: DroppedKind, count: number): void {
  if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
}

function broken(shown: string, fault: 'damaged' | 'hostile'): { ok: false; error: ImportError } {
  return fault === 'damaged'
    ? refusal(
        'damaged',
        `${shown} is not a whole Word document; open it in Word, save it again as .docx and import that.`,
      )
    : refusal(
        'hostile',
        `${shown} holds XML that no word processor writes and was not read; save it again from Word and import that.`,
      );
}
