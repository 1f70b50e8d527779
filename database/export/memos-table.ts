/**
 * Memos as a table, one row each: what was written, on what, by whom and when. Ordered by kind, then by the
 * id of the memo. Words are without their form; a link reads as the name of what it leads to, a quotation as
 * the words of its segment in quotation marks. A filter leaves only memos about what it names.
 */
import { Buffer } from 'node:buffer';
import { hash } from 'node:crypto';
import type { Id } from '../../shared/ids.ts';
import { bodyOfMemo, type MemoLink, memoKinds, memoStatus, memoText, tagsOf } from '../../shared/memo.ts';
import { toId } from '../ledger/bytes.ts';
import { caseNames } from './case-columns.ts';
import type { ExportedCoder } from './choice.ts';
import { ERASED } from './codebook.ts';
import { quoteOf, type Scope } from './codings.ts';
import { readDocuments, readRevision, readText } from './documents.ts';
import { type Column, column, type Table, tableOf } from './table.ts';
import { type Life, livesOf, utc } from './timeline.ts';

type Place = {
  source: Id;
  sourceName: string;
  version: Id | null;
  start: number | null;
  end: number | null;
  points: { start: number; end: number } | null;
  quote: string | null;
};
type Memo = {
  id: Id;
  kind: string;
  on: { kind: string; id: Id; name: string | null; code: Id | null; place: Place | null } | null;
  title: string | null;
  text: string | null;
  status: string;
  tags: readonly string[];
  author: ExportedCoder | null;
  life: Life | null;
};
type Stored = {
  k: number;
  id: Uint8Array;
  kind: string | null;
  on_kind: string | null;
  on_id: number | null;
  title: string | null;
  body: number | null;
  status: string | null;
  tags: string | null;
};

const FREE = 'of a free memo';
const NOT_CODED = 'unless it is on a segment';
const GONE = 'when it is gone';

/** The memos of an export. */
export function memosTable(scope: Scope, names: 'real' | 'pseudonyms', exportId: Id): Table {
  const columns: Column<Memo>[] = [
    column('memo_id', 'id', 'The memo; the same in every export.', (m) => m.id),
    column('project_id', 'id', 'The project.', () => scope.view.project),
    column(
      'export_id',
      'id',
      'This export: made from the state, the format and the options.',
      () => exportId,
    ),
    column(
      'kind',
      'word',
      'What it is written on: project, source, code, coding, case; or free.',
      (m) => m.kind,
    ),
    column('status', 'word', 'thought, decision or question.', (m) => m.status),
    column('tags', 'text', 'Its tags, joined with "; ".', (m) => m.tags.join('; ') || null, 'without tags'),
    column('title', 'text', 'Its title.', (m) => m.title, 'without a title'),
    column(
      'text',
      'text',
      'Its words without their form. A link reads as the name of what it leads to, a quotation as its words.',
      (m) => m.text,
      'without words, or when they were erased',
    ),
    column(
      'on_id',
      'id',
      'What it is written on; for a merged code the one it was merged into.',
      (m) => m.on?.id ?? null,
      FREE,
    ),
    column(
      'on_name',
      'text',
      'The name of that: of a code its path, of a segment the path of its code.',
      (m) => m.on?.name ?? null,
      `${FREE}, or ${GONE}`,
    ),
    ...placeColumns,
    column(
      'author_id',
      'id',
      'Who wrote it first; for a merged profile the person it belongs to.',
      (m) => m.author?.id ?? null,
      'when nobody is named',
    ),
    column(
      'author_name',
      'text',
      'The name of the author, or a pseudonym.',
      (m) => m.author?.name ?? null,
      'when nobody is named',
    ),
    column('created_at', 'time', 'When it was first written, UTC.', (m) =>
      m.life ? utc(m.life.made.at) : null,
    ),
    column('modified_at', 'time', 'When it was last changed, UTC.', (m) =>
      m.life ? utc(m.life.changed.at) : null,
    ),
    column('revision', 'integer', 'How many entries of the ledger wrote it.', (m) => m.life?.changes ?? null),
  ];
  return tableOf('memos.csv', ['memo_id'], columns, () => memosOf(scope, names));
}

const placeColumns: Column<Memo>[] = [
  column(
    'source_id',
    'id',
    'The document it is about.',
    (m) => m.on?.place?.source ?? null,
    'unless it is on a document or segment',
  ),
  column(
    'source_name',
    'text',
    'The name of the document.',
    (m) => m.on?.place?.sourceName ?? null,
    'unless it is on a document or segment',
  ),
  column(
    'source_version',
    'id',
    'The version of the text that was coded.',
    (m) => m.on?.place?.version ?? null,
    NOT_CODED,
  ),
  column(
    'code_id',
    'id',
    'The code it is about; for a merged code the one it was merged into.',
    (m) => m.on?.code ?? null,
    'unless it is on a code or segment',
  ),
  column(
    'start_codepoint',
    'integer',
    'Where the segment begins: Unicode code points before it.',
    (m) => m.on?.place?.points?.start ?? null,
    NOT_CODED,
  ),
  column(
    'end_codepoint',
    'integer',
    'Where the segment ends, the end not included.',
    (m) => m.on?.place?.points?.end ?? null,
    NOT_CODED,
  ),
  column(
    'start_utf16',
    'integer',
    'Where the segment begins: UTF-16 units before it.',
    (m) => m.on?.place?.start ?? null,
    NOT_CODED,
  ),
  column(
    'end_utf16',
    'integer',
    'Where the segment ends, in UTF-16 units, not included.',
    (m) => m.on?.place?.end ?? null,
    NOT_CODED,
  ),
  column(
    'quote',
    'text',
    'The words of the segment, complete.',
    (m) => m.on?.place?.quote ?? null,
    `${NOT_CODED}, or when the text was erased`,
  ),
  column(
    'quote_sha256',
    'hash',
    'SHA-256 of the quote in UTF-8.',
    (m) => digestOf(m.on?.place?.quote ?? null),
    `${NOT_CODED}, or when the text was erased`,
  ),
];

function digestOf(quote: string | null): string | null {
  return quote === null ? null : hash('sha256', quote);
}

/** Ids of the memos of an export, in its order: what their contents are proven by. */
export function* memoIds(scope: Scope, names: 'real' | 'pseudonyms'): Generator<Id> {
  for (const { id } of memosOf(scope, names)) yield id;
}

function* memosOf(scope: Scope, names: 'real' | 'pseudonyms'): Generator<Memo> {
  const { view, timeline, coders, choice } = scope;
  const lives = livesOf(view, timeline, 'memos');
  const things = openThings(scope, names);
  const rows = view.db
    .prepare<[], Stored>(
      `select m.k, o.id, m.kind, m.on_kind, m.on_id, m.title, m.body, m.status, m.tags
       from memos m join object o on o.k = m.k where coalesce(m.deleted, 0) = 0 order by o.id`,
    )
    .all();
  const kinds: readonly string[] = memoKinds;
  const kindOf = (row: Stored): string => row.kind ?? row.on_kind ?? 'free';
  rows.sort((a, b) => kinds.indexOf(kindOf(a)) - kinds.indexOf(kindOf(b)));
  for (const row of rows) {
    const life = lives.get(row.k) ?? null;
    const made = life?.made.author ?? null;
    const author = made === null ? null : (coders.get(view.objects.keyOf(made) ?? 0) ?? null);
    if (choice.coders !== null && !choice.coders.has(author?.k ?? 0)) continue;
    const about = row.on_id === null ? null : things.about(row.on_kind ?? '', row.on_id);
    if (choice.codes !== null && !choice.codes.has(about?.code ?? 0)) continue;
    if (choice.sources !== null && !choice.sources.has(about?.source ?? 0)) continue;
    yield {
      id: toId(row.id),
      kind: kindOf(row),
      on: about === null ? null : about.on,
      title: row.title === '' ? null : row.title,
      text: textOf(scope, row.body, things) || null,
      status: memoStatus.safeParse(row.status).data ?? 'thought',
      tags: tagsOf(row.tags),
      author,
      life,
    };
  }
}

type Things = ReturnType<typeof openThings>;

function textOf({ view }: Scope, content: number | null, things: Things): string {
  const bytes = view.contents.bytes(content);
  const body = bytes === null ? null : bodyOfMemo(Buffer.from(bytes).toString('utf8'));
  return body === null ? '' : memoText(body, things.nameOf, things.quoted);
}

/** What memos are about and refer to, by what it is called now. */
function openThings(scope: Scope, names: 'real' | 'pseudonyms') {
  const { view, codebook } = scope;
  const documents = new Map(readDocuments(view, null).map((one) => [one.k, one]));
  const cases = caseNames(view, names);
  const named = (table: string, name: string) =>
    view.db
      .prepare<[number], string | null>(
        `select ${name} from ${table} where k = ? and coalesce(deleted, 0) = 0`,
      )
      .pluck();
  const [project, liveCase, memo] = [
    named('projects', 'title'),
    named('cases', 'name'),
    named('memos', 'title'),
  ];
  const coding = view.db.prepare<
    [number],
    { source: number; revision: number; start: number; end: number; code: number }
  >(
    `select source, span_revision as revision, span_start as start, span_end as "end", claim_code as code
     from codings where k = ? and coalesce(deleted, 0) = 0 and span_start is not null`,
  );
  const codeOf = (k: number) => codebook.byKey.get(view.codes.get(k) ?? 0);
  let last: { revision: number; text: ReturnType<typeof readText> } | null = null;
  const textAt = (revision: number) => {
    if (last?.revision !== revision) last = { revision, text: readText(view, revision) };
    return last.text;
  };
  const segment = (k: number) => {
    const row = coding.get(k);
    const document = documents.get(row?.source ?? 0);
    const code = codeOf(row?.code ?? 0);
    if (row === undefined || document === undefined || code === undefined) return null;
    const { points, quote } = quoteOf(textAt(row.revision), row.start, row.end, 0);
    const { id, name } = document;
    const version = readRevision(view, row.revision).id;
    const place: Place = {
      source: id,
      sourceName: name,
      version,
      start: row.start,
      end: row.end,
      points,
      quote,
    };
    return { document, code, place };
  };
  const caseName = (k: number): string | null =>
    liveCase.get(k) === undefined ? null : (cases.get(k) ?? ERASED);

  return {
    /** What a memo is written on, with the keys that filters go by. */
    about(kind: string, k: number) {
      const id = view.objects.idOf(k);
      const on = {
        kind,
        id,
        name: null as string | null,
        code: null as Id | null,
        place: null as Place | null,
      };
      if (kind === 'source') {
        const document = documents.get(k);
        if (document === undefined) return { on, code: null, source: null };
        const place = { source: document.id, sourceName: document.name, version: null };
        const nowhere = { start: null, end: null, points: null, quote: null };
        return { on: { ...on, name: document.name, place: { ...place, ...nowhere } }, code: null, source: k };
      }
      if (kind === 'code') {
        const code = codeOf(k);
        if (code === undefined) return { on, code: null, source: null };
        return { on: { ...on, id: code.id, name: code.path, code: code.id }, code: code.k, source: null };
      }
      if (kind === 'coding') {
        const found = segment(k);
        if (found === null) return { on, code: null, source: null };
        const { code, document, place } = found;
        return { on: { ...on, name: code.path, code: code.id, place }, code: code.k, source: document.k };
      }
      const name = kind === 'case' ? caseName(k) : kind === 'project' ? (project.get(k) ?? null) : null;
      return { on: { ...on, name }, code: null, source: null };
    },
    nameOf({ kind, id }: MemoLink): string {
      const k = view.objects.keyOf(id) ?? 0;
      if (kind === 'source') return documents.get(k)?.name ?? '';
      if (kind === 'code') return codeOf(k)?.name ?? '';
      if (kind === 'coding') return segment(k)?.code.name ?? '';
      return (kind === 'case' ? caseName(k) : memo.get(k)) ?? '';
    },
    quoted(id: Id): string {
      const quote = segment(view.objects.keyOf(id) ?? 0)?.place.quote ?? null;
      return quote === null ? '' : `“${quote}”`;
    },
  };
}
