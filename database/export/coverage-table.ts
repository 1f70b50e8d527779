/**
 * Who was to read what, who read it, and how much of it carries a code: one row for each coder and
 * document. Without it "not coded" says nothing. Lengths are UTF-16 units and code points; characters
 * under several codings of one coder count once.
 */

import type { ExportedCoder } from './choice.ts';
import { type ExportedSpan, type Scope, spansOf } from './codings.ts';
import {
  type ExportedDocument,
  type ExportedRevision,
  readDocuments,
  readRevision,
  readText,
} from './documents.ts';
import { column, flag, type Table, tableOf } from './table.ts';

/** `points` is null where they cannot be counted because the text was erased. */
type Covered = { utf16: number; points: number | null };

type CoverageRecord = {
  coder: ExportedCoder;
  document: ExportedDocument;
  revision: ExportedRevision | null;
  state: string | null;
  codings: number;
  covered: Covered;
};

/** The coverage of an export: all coders and documents of the choice, also those with nothing coded. */
export function coverageTable(scope: Scope): Table {
  return tableOf<CoverageRecord>(
    'coverage.csv',
    ['coder_id', 'source_id'],
    [
      column('coder_id', 'id', 'Who codes.', (r) => r.coder.id),
      column('coder_name', 'text', 'The name of the coder, or a pseudonym.', (r) => r.coder.name),
      column('source_id', 'id', 'The document.', (r) => r.document.id),
      column('source_name', 'text', 'The name of the document.', (r) => r.document.name),
      column(
        'assigned',
        'true/false',
        'Whether it counts as assigned: marked so, or coded, or read; not after a withdrawal.',
        (r) => flag(r.state === null ? r.codings > 0 : r.state !== 'withdrawn'),
      ),
      column(
        'state',
        'word',
        'What was marked: assigned, read, done or withdrawn.',
        (r) => r.state,
        'when nothing was marked',
      ),
      column('read', 'true/false', 'Marked as read or done: what carries no code there was seen.', (r) =>
        flag(r.state === 'read' || r.state === 'done'),
      ),
      column(
        'codings',
        'integer',
        'Codings of this coder in this document in this export.',
        (r) => r.codings,
      ),
      column(
        'coded_codepoints',
        'integer',
        'Code points under at least one of them.',
        (r) => r.covered.points,
        'when the text was erased',
      ),
      column('coded_utf16', 'integer', 'The same in UTF-16 units.', (r) => r.covered.utf16),
      column(
        'length_codepoints',
        'integer',
        'The length of the text in code points.',
        (r) => r.revision?.points ?? 0,
      ),
      column('length_utf16', 'integer', 'The same in UTF-16 units.', (r) => r.revision?.utf16 ?? 0),
    ],
    () => coverageRecords(scope),
  );
}

function* coverageRecords(scope: Scope): Generator<CoverageRecord> {
  const { view, choice } = scope;
  const states = assignmentStates(scope);
  const people = [...scope.coders]
    .filter(([k, coder]) => k === coder.k && (choice.coders === null || choice.coders.has(k)))
    .map(([, coder]) => coder);
  for (const document of readDocuments(view, choice.sources)) {
    const revision = document.head === null ? null : readRevision(view, document.head);
    const spans = spansOf(scope, document);
    for (const coder of people) {
      const own = spans.filter((span) => span.coder === coder.k);
      const covered = coveredBy(
        scope,
        own.flatMap((span) => placedSpan(scope, document, span)),
        revision,
      );
      const state = states.get(`${coder.k} ${document.k}`) ?? null;
      yield { coder, document, revision, state, codings: own.length, covered };
    }
  }
}

/** The state of each assignment outside rounds, by "coder document". */
function assignmentStates({ view }: Scope): Map<string, string> {
  const rows = view.db
    .prepare<[], { coder: number; source: number; state: string | null }>(
      `select a.coder, a.source, a.state from assignments a join object o on o.k = a.k
       where coalesce(a.deleted, 0) = 0 and a.coder is not null and a.source is not null order by o.id`,
    )
    .all();
  return new Map(
    rows.map(({ coder, source, state }) => [`${view.coders.get(coder) ?? 0} ${source}`, state ?? 'assigned']),
  );
}

/** Where a coding stands in the present text; none where its words are gone. */
function placedSpan({ view }: Scope, { k, head }: ExportedDocument, span: ExportedSpan): Run[] {
  if (span.revision === head) return [span];
  const now = view.revisions.isCorrected(k) ? view.revisions.present(k, span.revision, span) : null;
  return now === null ? [] : [now];
}

function coveredBy(scope: Scope, spans: readonly Run[], revision: ExportedRevision | null): Covered {
  const runs = union(spans);
  const utf16 = runs.reduce((sum, run) => sum + run.end - run.start, 0);
  // Where both lengths are the same, every code point is one unit and the text need not be read.
  if (revision === null || runs.length === 0 || revision.utf16 === revision.points)
    return { utf16, points: utf16 };
  const { text } = readText(scope.view, revision.k);
  if (text === null) return { utf16, points: null };
  return { utf16, points: runs.reduce((sum, run) => sum + countPoints(text, run), 0) };
}

type Run = { start: number; end: number };

function union(spans: readonly Run[]): Run[] {
  const runs: Run[] = [];
  for (const { start, end } of spans.toSorted((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && start <= last.end) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  return runs;
}

function countPoints(text: string, { start, end }: Run): number {
  let points = 0;
  for (const _ of text.slice(start, end)) points++;
  return points;
}
