/**
 * Which files an export consists of, for a view and options: tables, and files of other kinds. The
 * export itself, its preview and its proof all walk the same plan; nothing is written here. The rows
 * and bytes of a plan depend on the state and the options alone: no clock, no path, nothing random.
 */
import { Buffer } from 'node:buffer';
import type { ExportOptions } from '../../shared/export.ts';
import type { Id } from '../../shared/ids.ts';
import { done, type Result } from '../../shared/result.ts';
import { caseCells } from './case-columns.ts';
import { type CanonicalOptions, canonicalOptions, choiceOf, exportIdOf, readCoders } from './choice.ts';
import { ERASED, readCodebook } from './codebook.ts';
import { codebookTable, definitionsTable } from './codebook-tables.ts';
import { codingTable } from './coding-table.ts';
import type { Scope } from './codings.ts';
import { coverageTable } from './coverage-table.ts';
import { readDocuments, readRevision, readText } from './documents.ts';
import { contentLines, ledgerLines } from './ledger-lines.ts';
import { memoIds, memosTable } from './memos-table.ts';
import { quotationPieces } from './quotations.ts';
import { dictionaryOf, type Table } from './table.ts';
import { openTimeline } from './timeline.ts';
import { verifierScript } from './verifier.ts';
import type { ExportView } from './view.ts';

/** A file that is no table. `rows` is null where rows make no sense. */
export type OtherFile = { name: string; rows: number | null; pieces(): Iterable<string | Uint8Array> };

/** A document of an export, as the manifest names it. */
export type PlannedSource = {
  id: Id;
  revision: Id;
  name: string;
  /** SHA-256 of the text in UTF-8; null where the text was erased. */
  sha256: string | null;
  original_sha256: string | null;
  length_utf16: number;
  length_codepoints: number;
  textFile?: string;
};

export type Plan = {
  exportId: Id;
  options: CanonicalOptions;
  scope: Scope;
  title: string;
  tables: Table[];
  others: OtherFile[];
  sources: PlannedSource[];
  counts: { documents: number; codes: number; coders: number; entries: number };
};

/** The plan of an export; refused where a filter names what the state does not have. */
export function planExport(view: ExportView, asked: ExportOptions): Result<Plan> {
  const options = canonicalOptions(asked);
  const timeline = openTimeline(view);
  const codebook = readCodebook(view, timeline);
  const choice = choiceOf(view, asked, codebook);
  if (!choice.ok) return choice;
  const coders = readCoders(view, options.names);
  const scope: Scope = { view, timeline, codebook, coders, choice: choice.value, context: options.context };
  const exportId = exportIdOf(view.head, options);
  const title = titleOf(view);
  const sources = [...plannedSources(scope, options.texts)];
  const tables = tablesOf(scope, options, exportId);
  const people = new Set([...coders.values()].map(({ k }) => k));
  const counts = {
    documents: new Set(sources.map(({ id }) => id)).size,
    codes: codebook.tree.filter(({ k }) => choice.value.codes?.has(k) ?? true).length,
    coders: choice.value.coders?.size ?? people.size,
    entries: timeline.entries,
  };
  const others = [...othersOf(scope, options, title, sources, counts.entries)];
  return done({ exportId, options, scope, title, tables, others, sources, counts });
}

function tablesOf(scope: Scope, options: CanonicalOptions, exportId: Id): Table[] {
  const { format } = options;
  const tables: Table[] = [];
  if (format === 'coding-table') {
    tables.push(codingTable(scope, options, exportId), definitionsTable(scope), codebookTable(scope));
    tables.push(coverageTable(scope));
  }
  if (format === 'codebook') tables.push(codebookTable(scope));
  if (format === 'memos') tables.push(memosTable(scope, options.names, exportId));
  return tables.length === 0 ? [] : [...tables, dictionaryOf(tables)];
}

function* othersOf(
  scope: Scope,
  options: CanonicalOptions,
  title: string,
  sources: readonly PlannedSource[],
  entries: number,
): Generator<OtherFile> {
  const { view } = scope;
  const { format, verifier } = options;
  if (format === 'quotations') {
    yield { name: 'quotations.html', rows: null, pieces: () => quotationPieces(scope, title, options) };
  }
  if (format === 'ledger' || verifier) {
    yield { name: 'ledger.jsonl', rows: entries, pieces: () => ledgerLines(view) };
  }
  if (verifier) {
    yield {
      name: 'contents.jsonl',
      rows: null,
      pieces: () => contentLines(view, provenCells(scope, options, sources)),
    };
    yield { name: 'verify.py', rows: null, pieces: () => [verifierScript()] };
  }
  for (const { textFile, revision } of sources) {
    if (textFile === undefined) continue;
    const k = view.objects.keyOf(revision) ?? 0;
    yield { name: textFile, rows: null, pieces: () => [Buffer.from(readText(view, k).text ?? '', 'utf8')] };
  }
}

/** The cells whose contents let verify.py tie texts and names to the ledger. No names of people under pseudonyms. */
function* provenCells(
  scope: Scope,
  options: CanonicalOptions,
  sources: readonly PlannedSource[],
): Generator<{ id: Id; cell: string }> {
  for (const { id, revision } of sources) {
    yield { id, cell: 'name' };
    yield { id: revision, cell: 'text' };
  }
  for (const id of namedCodes(scope)) yield { id, cell: 'name' };
  if (options.attributes === true) yield* caseCells(scope, options.names);
  if (options.format === 'memos') {
    for (const id of memoIds(scope, options.names))
      for (const cell of ['title', 'body', 'tags']) yield { id, cell };
  }
  if (options.names === 'pseudonyms') return;
  const people = new Map([...scope.coders.values()].map((coder) => [coder.k, coder]));
  for (const { k, id } of people.values()) {
    if (scope.choice.coders === null || scope.choice.coders.has(k)) yield { id, cell: 'name' };
  }
}

/** The codes of the choice, those above them in a path, and those merged into them. */
function namedCodes({ codebook, choice }: Scope): Set<Id> {
  const named = new Set<Id>();
  for (const code of codebook.byKey.values()) {
    if (choice.codes !== null && !choice.codes.has(code.into ?? code.k)) continue;
    for (
      let at: typeof code | undefined = code;
      at && !named.has(at.id);
      at = codebook.byKey.get(at.parent ?? 0)
    )
      named.add(at.id);
  }
  return named;
}

/** Every document of the choice in every version that stands or was coded. */
function* plannedSources({ view, choice }: Scope, texts: boolean): Generator<PlannedSource> {
  const coded = view.db.prepare<[number], { revision: number }>(
    `select distinct c.span_revision as revision from codings c join object o on o.k = c.span_revision
     where c.source = ? and coalesce(c.deleted, 0) = 0 order by o.id`,
  );
  for (const document of readDocuments(view, choice.sources)) {
    const versions = new Set(document.head === null ? [] : [document.head]);
    for (const { revision } of coded.all(document.k)) versions.add(revision);
    for (const version of versions) {
      const revision = readRevision(view, version);
      const suffix = version === document.head ? '' : `.${revision.id}`;
      yield {
        id: document.id,
        revision: revision.id,
        name: document.name,
        sha256: revision.sha256,
        original_sha256: document.originalSha256,
        length_utf16: revision.utf16,
        length_codepoints: revision.points,
        ...(texts && revision.sha256 !== null ? { textFile: `texts/${document.id}${suffix}.txt` } : {}),
      };
    }
  }
}

function titleOf(view: ExportView): string {
  const k = view.objects.keyOf(view.project) ?? 0;
  const row = view.db
    .prepare<[number], { title: string | null }>('select title from projects where k = ?')
    .get(k);
  return row?.title ?? ERASED;
}
