/**
 * Importing a survey: a case for each line, attributes of the closed questions, and a document of each
 * person's open answers, every question a heading. One act that Undo takes back; a value that does not fit
 * its type stays as text and makes its column a column of text.
 */
import { Buffer } from 'node:buffer';
import { fittingValue } from '../../shared/attribute-value.ts';
import type { Block, ParsedDocument } from '../../shared/blocks.ts';
import { type Change, change } from '../../shared/changes.ts';
import type { AttributeType } from '../../shared/commands/case.ts';
import type { ParsedInput } from '../../shared/commands.ts';
import type { Id } from '../../shared/ids.ts';
import { keyAfter } from '../../shared/order.ts';
import { done, refuse } from '../../shared/result.ts';
import { packBoundaries, SENTENCE_RULE, sentencesOf } from '../../shared/units.ts';
import { wordsOf } from '../../shared/words.ts';
import { readSurvey, type Survey } from '../import/survey-table.ts';
import type { Handler, Kit } from '../kit.ts';
import { orderFor } from '../placing.ts';
import { caseNamed, inEntries } from './case.ts';
import { sameName } from './code.ts';
import { draftOf } from './import.ts';
import { joinedId } from './joined.ts';

type Column = ParsedInput<'survey.import'>['columns'][number];
type Used = { header: string; at: number; as: Column['as']; type: AttributeType };

/** Lines made into cases before other work is let in. */
const LINES_AT_ONCE = 50;

export const importSurvey: Handler<'survey.import'> = async (kit, input) => {
  const path = await kit.host.pathOf(input.from);
  if (!path.ok) return path;
  const survey = await readSurvey(path.value);
  if (!survey.ok) return survey;
  const used = usedColumns(survey.value, input.columns);
  if (used.length === 0)
    return refuse('invalid', 'Say what at least one column is for. Nothing was imported.');
  const twin = survey.value.rows
    .map((row) => nameOf(row.cells, used))
    .find((name) => name !== '' && caseNamed(kit, name));
  if (twin !== undefined)
    return refuse(
      'duplicate',
      `There is already a case “${twin}”. Rename or remove it, or choose another column for the names; nothing was imported.`,
    );
  const made = new Importing(kit, input.folder, used);
  for (const [at, { cells, line }] of survey.value.rows.entries()) {
    made.line(cells, line, at);
    if (at % LINES_AT_ONCE !== LINES_AT_ONCE - 1) continue;
    kit.progress(at, survey.value.rows.length, 'Survey');
    await new Promise((resolve) => setImmediate(resolve));
    if (kit.signal.aborted) return refuse('cancelled', 'The import was cancelled. Nothing was changed.');
  }
  await kit.project.backups.beforeImport();
  const written = kit.writeGroup(inEntries('survey.import', made.changes));
  await kit.project.textIndex.catchUp(kit);
  return done({ ...written, ...made.counts });
};

function usedColumns(survey: Survey, columns: readonly Column[]): Used[] {
  return columns.flatMap(({ column, as, type }) => {
    const header = survey.headers[column];
    if (header === undefined || as === 'skip') return [];
    const fits = (kind: AttributeType): boolean =>
      survey.rows.every(({ cells }) => fittingValue(kind, [], cells[column] ?? '').ok);
    const wanted = type === undefined || type === 'choice' ? 'text' : type;
    return [{ header, at: column, as, type: fits(wanted) ? wanted : 'text' }];
  });
}

function nameOf(cells: readonly string[], used: readonly Used[]): string {
  const column = used.find(({ as }) => as === 'name');
  return column === undefined ? '' : (cells[column.at] ?? '').replace(/\s+/g, ' ').trim().slice(0, 200);
}

/** Collects the changes, a line at a time. */
class Importing {
  readonly changes: Change[] = [];
  readonly counts = { cases: 0, documents: 0, attributes: 0, cells: 0 };
  private readonly attributes: { column: Used; id: Id }[] = [];
  private readonly names = new Set<string>();
  private readonly folder: Id | null;
  private readonly kit: Kit;
  private readonly used: readonly Used[];
  private caseOrder: string | null;
  private sourceOrder: string | null = null;

  constructor(kit: Kit, folder: string, used: readonly Used[]) {
    this.kit = kit;
    this.used = used;
    this.caseOrder = kit.read.siblings('cases', null, null).at(-1)?.order ?? null;
    this.folder = used.some(({ as }) => as === 'document') ? kit.mint() : null;
    if (this.folder !== null) {
      const order = orderFor(kit.read, 'folders', null, null, null);
      this.changes.push(change('folder', this.folder, { name: folder, place: { folder: null, order } }));
    }
    this.makeAttributes();
  }

  private makeAttributes(): void {
    let order = this.kit.read.siblings('attributes', null, null).at(-1)?.order ?? null;
    const known = this.kit.read.attributes().filter(({ owner }) => owner === 'case');
    for (const column of this.used.filter(({ as }) => as === 'attribute')) {
      const name = column.header.slice(0, 1_000);
      const twin = known.find((row) => sameName(row.name, name) && row.type === column.type);
      if (twin !== undefined) {
        this.attributes.push({ column, id: twin.id });
        continue;
      }
      const id = this.kit.mint();
      order = keyAfter(order);
      this.changes.push(change('attribute', id, { owner: 'case', name, type: column.type, order }));
      this.attributes.push({ column, id });
      this.counts.attributes++;
    }
  }

  line(cells: readonly string[], line: number, at: number): void {
    const id = this.kit.mint();
    const name = this.freeName(nameOf(cells, this.used) || `Respondent ${at + 1}`, line);
    this.caseOrder = keyAfter(this.caseOrder);
    this.changes.push(change('case', id, { name, place: { parent: null, order: this.caseOrder } }));
    this.counts.cases++;
    for (const { column, id: attribute } of this.attributes)
      this.cell(id, attribute, column, cells[column.at] ?? '');
    this.answers(id, name, cells);
  }

  /** Two lines with one name are two people. */
  private freeName(name: string, line: number): string {
    const key = (text: string): string => text.normalize('NFKC').toLowerCase();
    const free = this.names.has(key(name)) ? `${name} (line ${line})` : name;
    this.names.add(key(free));
    return free;
  }

  private cell(owner: Id, attribute: Id, { type }: Used, typed: string): void {
    const fitting = fittingValue(type, [], typed);
    if (!fitting.ok || fitting.value === '') return;
    const value = { kind: type, v: fitting.value, missing: null };
    this.changes.push(change('value', joinedId('value', owner, attribute), { owner, attribute, value }));
    this.counts.cells++;
  }

  private answers(owner: Id, name: string, cells: readonly string[]): void {
    const parsed = answersOf(this.used, cells);
    if (parsed === null) return;
    this.sourceOrder = keyAfter(this.sourceOrder);
    const bytes = Buffer.from(parsed.text, 'utf8');
    const place = { folder: this.folder, order: this.sourceOrder };
    const { changes, imported } = draftOf(this.kit, { name: `${name}.txt`, bytes, parsed }, place);
    this.changes.push(...changes);
    const part = joinedId('casePart', owner, imported.id);
    this.changes.push(change('casePart', part, { case: owner, source: imported.id, span: null }));
    this.counts.documents++;
  }
}

/** The open answers of one person as a document; null where there are none. */
function answersOf(used: readonly Used[], cells: readonly string[]): ParsedDocument | null {
  let text = '';
  const blocks: Block[] = [];
  const add = (kind: 'heading' | 'paragraph', line: string): void => {
    const start = blocks.length === 0 ? 0 : text.length + 1;
    text = blocks.length === 0 ? line : `${text}\n${line}`;
    const level = kind === 'heading' ? { level: 2 } : {};
    blocks.push({ start, end: start + line.length, kind, body: start, ...level });
  };
  for (const { header, at } of used.filter(({ as }) => as === 'document')) {
    const lines = (cells[at] ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    if (lines.length === 0) continue;
    add('heading', header.replace(/\s+/g, ' ').trim());
    for (const line of lines) add('paragraph', line);
  }
  if (blocks.length === 0) return null;
  return {
    text,
    blocks,
    sentences: packBoundaries(sentencesOf(text, blocks)),
    words: packBoundaries(wordsOf(text, blocks)),
    dropped: [],
    warnings: [],
    importer: { name: 'text', version: 1, options: { survey: true, sentences: SENTENCE_RULE } },
  };
}
