/**
 * The columns of the coding table: one row for each coding. Their order is part of the format; the
 * levels of the code stand last, because a deeper codebook adds to them.
 */
import { hash } from 'node:crypto';
import type { Id } from '../../shared/ids.ts';
import { caseColumns } from './case-columns.ts';
import type { CanonicalOptions } from './choice.ts';
import { codingsOf, type ExportedCoding, type Scope } from './codings.ts';
import { type Column, column, flag, type Table, tableOf } from './table.ts';
import { utc } from './timeline.ts';

type C = ExportedCoding;
const TEXT_GONE = 'when the text was erased';
const NO_NOTE = 'when nothing was noted';

/** The coding table of an export. */
export function codingTable(scope: Scope, options: CanonicalOptions, exportId: Id): Table {
  const columns = [
    ...identity(scope.view.project, exportId),
    ...sourceColumns,
    ...(options.attributes === true ? caseColumns(scope, options.names) : []),
    ...placeColumns,
    ...claimColumns(scope.codebook.version),
    ...agentColumns,
    ...timeColumns,
    ...levels(scope.codebook.depth),
  ];
  return tableOf('coding-table.csv', ['coding_id'], columns, () => codingsOf(scope));
}

function identity(project: Id, exportId: Id): Column<C>[] {
  return [
    column('coding_id', 'id', 'The coding; the same in every export.', (c) => c.id),
    column('project_id', 'id', 'The project.', () => project),
    column(
      'export_id',
      'id',
      'This export: made from the state, the format and the options.',
      () => exportId,
    ),
  ];
}

const sourceColumns: Column<C>[] = [
  column('source_id', 'id', 'The document.', (c) => c.document.id),
  column('source_name', 'text', 'The name of the document.', (c) => c.document.name),
  column('source_type', 'word', 'What kind of document it is.', (c) => c.document.kind),
  column('source_version', 'id', 'The version of the text that was coded.', (c) => c.revision.id),
  column(
    'source_sha256',
    'hash',
    'SHA-256 of the file as it was imported.',
    (c) => c.document.originalSha256,
    'when the file was erased',
  ),
  column(
    'text_sha256',
    'hash',
    'SHA-256 of the text in UTF-8 to which the offsets refer.',
    (c) => c.revision.sha256,
    TEXT_GONE,
  ),
  column(
    'unit_rule',
    'word',
    'The rule by which the text was divided into sentences.',
    (c) => c.revision.rule,
    'when there is none',
  ),
];

const placeColumns: Column<C>[] = [
  column(
    'start_codepoint',
    'integer',
    'Where the segment begins: Unicode code points before it.',
    (c) => c.points?.start ?? null,
    TEXT_GONE,
  ),
  column(
    'end_codepoint',
    'integer',
    'Where the segment ends: code points up to its end, the end not included.',
    (c) => c.points?.end ?? null,
    TEXT_GONE,
  ),
  column('start_utf16', 'integer', 'Where the segment begins: UTF-16 units before it.', (c) => c.start),
  column('end_utf16', 'integer', 'Where the segment ends, in UTF-16 units, not included.', (c) => c.end),
  column('line_start', 'integer', 'Line of the beginning, from 1.', (c) => ofText(c, lineStart), TEXT_GONE),
  column('line_end', 'integer', 'Line of the last character.', (c) => ofText(c, lineEnd), TEXT_GONE),
  column(
    'paragraph',
    'integer',
    'Paragraph of the beginning, from 1; empty paragraphs are not counted.',
    (c) => ofText(c, () => c.text.paragraphAt(c.start)),
    TEXT_GONE,
  ),
  column('speaker', 'text', 'Who speaks.', (c) => c.text.speakerAt(c.start), 'when nobody is named'),
  column('quote', 'text', 'The words of the segment, complete.', (c) => c.quote, TEXT_GONE),
  column(
    'quote_sha256',
    'hash',
    'SHA-256 of the quote in UTF-8.',
    (c) => (c.quote === null ? null : hash('sha256', c.quote)),
    TEXT_GONE,
  ),
  column('context_before', 'text', 'What stands before the segment.', (c) => c.before, 'when nothing does'),
  column('context_after', 'text', 'What stands after the segment.', (c) => c.after, 'when nothing does'),
];

function ofText(coding: C, read: (coding: C) => number): number | null {
  return coding.text.text === null ? null : read(coding);
}

function lineStart(c: C): number {
  return c.text.lineAt(c.start);
}

function lineEnd(c: C): number {
  return c.text.lineAt(Math.max(c.start, c.end - 1));
}

function claimColumns(codebookVersion: string | null): Column<C>[] {
  return [
    column('code_id', 'id', 'The code; for a merged code the one it was merged into.', (c) => c.code.id),
    column('code_name', 'text', 'The name of the code.', (c) => c.code.name),
    column(
      'code_path',
      'text',
      'The names from the outermost code to this one, joined with "/".',
      (c) => c.code.path,
    ),
    column(
      'original_code_id',
      'id',
      'The code that was chosen when coding; differs from code_id after a merge of codes.',
      (c) => c.ownCode,
    ),
    column(
      'codebook_version',
      'hash',
      'The last entry of the ledger that changed the codebook, in the state exported.',
      () => codebookVersion,
      'when there is no codebook',
    ),
    column(
      'definition_at_coding',
      'id',
      'The definition of the code that stood when it was applied; see definitions.csv.',
      (c) => c.definition?.id ?? null,
      'when the code had none',
    ),
    column(
      'definition_version',
      'integer',
      'The number of that definition, from 1.',
      (c) => c.definition?.version ?? null,
      'when the code had none',
    ),
    column('weight', 'number', 'The weight given to the coding.', (c) => c.weight, 'when none was given'),
    column('doubt', 'integer', 'How unsure the coder was, 0 to 3.', (c) => c.doubt.level, NO_NOTE),
    column(
      'doubt_code_id',
      'id',
      'The code that was considered instead.',
      (c) => c.doubt.alternative,
      NO_NOTE,
    ),
    column('doubt_note', 'text', 'What the coder wrote about the doubt.', (c) => c.doubt.note, NO_NOTE),
    column('is_exemplar', 'true/false', 'Marked as a typical example of its code.', (c) => flag(c.exemplar)),
    column('rationale', 'text', 'The memo on the coding, without its form.', (c) => c.rationale, NO_NOTE),
  ];
}

const agentColumns: Column<C>[] = [
  column('coder_id', 'id', 'Who coded; for a merged profile the person it belongs to.', (c) => c.coder.id),
  column('coder_name', 'text', 'The name of the coder, or a pseudonym.', (c) => c.coder.name),
  column('coder_role', 'word', 'The role of the coder.', (c) => c.coder.role, 'when none is given'),
  column('original_coder_id', 'id', 'The profile with which the coding was made.', (c) => c.ownCoder),
  column('method', 'word', 'How it was made: manual, in vivo, autocode or import.', (c) => c.method),
  column('rule_id', 'id', 'The rule that made it.', (c) => c.rule, 'when no rule did'),
  column('round_id', 'id', 'The round of coding.', (c) => c.round?.id ?? null, 'outside rounds'),
  column('round_name', 'text', 'The name of the round.', (c) => c.round?.name ?? null, 'outside rounds'),
  column(
    'blind',
    'true/false',
    'Whether coders could not see each other in that round.',
    (c) => (c.round?.blind == null ? null : flag(c.round.blind)),
    'outside rounds',
  ),
];

const timeColumns: Column<C>[] = [
  column('created_at', 'time', 'When the coding was made, UTC.', (c) =>
    c.life ? utc(c.life.made.at) : null,
  ),
  column('modified_at', 'time', 'When it was last changed, UTC.', (c) =>
    c.life ? utc(c.life.changed.at) : null,
  ),
  column('revision', 'integer', 'How many entries of the ledger wrote it.', (c) => c.life?.changes ?? null),
  column(
    'status',
    'word',
    'active; erased when its words were erased; misplaced when its offsets are not in the text.',
    (c) => c.status,
  ),
  column('layer', 'word', 'coder for what one coder did, consensus for what was agreed.', (c) => c.layer),
];

function levels(depth: number): Column<C>[] {
  return Array.from({ length: depth }, (_, i) =>
    column<C>(
      `code_level_${i + 1}`,
      'text',
      `The name at level ${i + 1} of the code path.`,
      (c) => c.code.levels[i] ?? null,
      'when the code lies higher',
    ),
  );
}
