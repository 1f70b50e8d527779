/**
 * The codings of a view, one by one, with everything a row of the coding table or a quotation needs.
 * Order: document, start, end, code path, coder, coding id. Offsets are UTF-16 units and code points,
 * half-open, into the very revision that was coded. A document's text is in memory only while its
 * codings are read.
 */
import { Buffer } from 'node:buffer';
import type { Id } from '../../shared/ids.ts';
import { memoBody, memoText } from '../../shared/memo.ts';
import { toId } from '../ledger/bytes.ts';
import type { Choice, ExportedCoder } from './choice.ts';
import type { Codebook, ExportedCode, ExportedDefinition } from './codebook.ts';
import {
  type ExportedDocument,
  type ExportedRevision,
  type ExportedText,
  readDocuments,
  readRevision,
  readText,
} from './documents.ts';
import type { Life, Timeline } from './timeline.ts';
import type { ExportView } from './view.ts';

/** "active"; "erased" where the words it stands on were erased; "misplaced" where its offsets are not in the text. */
export type CodingStatus = 'active' | 'erased' | 'misplaced';

export type ExportedRound = { id: Id; name: string | null; blind: boolean | null };

export type ExportedCoding = {
  id: Id;
  document: ExportedDocument;
  revision: ExportedRevision;
  text: ExportedText;
  start: number;
  end: number;
  /** Null where the text is erased or the offsets are not in it. */
  points: { start: number; end: number } | null;
  /** Null where the text is erased or the offsets are not in it. */
  quote: string | null;
  before: string;
  after: string;
  status: CodingStatus;
  /** The code as it stands now, and the id that the coding itself names. */
  code: ExportedCode;
  ownCode: Id;
  definition: ExportedDefinition | null;
  coder: ExportedCoder;
  ownCoder: Id;
  layer: string;
  round: ExportedRound | null;
  method: string;
  rule: Id | null;
  weight: number | null;
  doubt: { level: number | null; alternative: Id | null; note: string | null };
  exemplar: boolean;
  rationale: string | null;
  life: Life | null;
};

/** What is read once and shared by all tables of an export. */
export type Scope = {
  view: ExportView;
  timeline: Timeline;
  codebook: Codebook;
  coders: ReadonlyMap<number, ExportedCoder>;
  choice: Choice;
  /** Characters of context on each side, in UTF-16 units. */
  context: number;
};

type Row = {
  k: number;
  id: Uint8Array;
  born: number;
  revision: number;
  start: number;
  end: number;
  code: number;
  definition: number | null;
  coder: number;
  layer: string | null;
  round: number | null;
  how: string | null;
  rule: number | null;
  weight: number | null;
  level: number | null;
  alternative: number | null;
  note: string | null;
  exemplar: number | null;
};

const STANDING = `coalesce(c.deleted, 0) = 0 and c.span_revision is not null and c.span_start is not null
  and c.span_end is not null and c.claim_code is not null and c.coder is not null`;

/** All codings that the choice takes, in order. */
export function* codingsOf(scope: Scope): Generator<ExportedCoding> {
  const reader = readerOf(scope);
  for (const document of readDocuments(scope.view, scope.choice.sources)) yield* reader(document);
}

/** A coding without its words, by keys: for counting. UTF-16 units, half-open. */
export type ExportedSpan = {
  code: number;
  definition: number | null;
  coder: number;
  revision: number;
  start: number;
  end: number;
};

/** The spans of one document's codings that the choice takes, in no order. */
export function spansOf(scope: Scope, document: ExportedDocument): ExportedSpan[] {
  const spans: ExportedSpan[] = [];
  for (const row of rowsOf(scope.view, document.k)) {
    const claim = claimOf(scope, row);
    if (claim === null) continue;
    const { definition, revision, start, end } = row;
    spans.push({ code: claim.code.k, coder: claim.coder.k, definition, revision, start, end });
  }
  return spans;
}

function rowsOf(view: ExportView, source: number): Row[] {
  return view.db
    .prepare<[number], Row>(
      `select c.k, o.id, o.born, c.span_revision as revision, c.span_start as start, c.span_end as "end",
              c.claim_code as code, c.claim_definition as definition, c.coder, c.layer, c.round,
              c.method_how as how, c.method_rule as rule, c.weight, c.doubt_level as level,
              c.doubt_alternative as alternative, c.doubt_note as note, c.exemplar
       from codings c join object o on o.k = c.k where c.source = ? and ${STANDING}`,
    )
    .all(source);
}

/** The code and coder that a coding stands for; null where the code is gone or the choice leaves it out. */
function claimOf(scope: Scope, row: Row): { code: ExportedCode; coder: ExportedCoder } | null {
  const { view, codebook, coders, choice } = scope;
  const code = codebook.byKey.get(view.codes.get(row.code) ?? 0);
  const coder = coders.get(row.coder);
  if (code === undefined || coder === undefined) return null;
  if (choice.codes !== null && !choice.codes.has(code.k)) return null;
  if (choice.coders !== null && !choice.coders.has(coder.k)) return null;
  return { code, coder };
}

function readerOf(scope: Scope): (document: ExportedDocument) => Generator<ExportedCoding> {
  const { view, timeline, codebook } = scope;
  const touched = view.db.prepare<[number], { k: number; seq: number }>(
    'select w.k, w.seq from codings c join touch w on w.k = c.k where c.source = ?',
  );
  const rounds = readRounds(view);
  const rationales = rationalesOf(view);
  const idOf = (k: number | null): Id | null => (k === null ? null : view.objects.idOf(k));

  return function* (document) {
    const chosen: { row: Row; id: Id; code: ExportedCode; coder: ExportedCoder }[] = [];
    for (const row of rowsOf(view, document.k)) {
      const claim = claimOf(scope, row);
      if (claim !== null) chosen.push({ row, id: toId(row.id), ...claim });
    }
    if (chosen.length === 0) return;
    chosen.sort(
      (a, b) =>
        a.row.start - b.row.start ||
        a.row.end - b.row.end ||
        compare(a.code.path, b.code.path) ||
        compare(a.coder.id, b.coder.id) ||
        compare(a.id, b.id),
    );
    const touches = grouped(touched.all(document.k));
    const notes = rationales(document.k);
    const versions = new Map<number, { revision: ExportedRevision; text: ExportedText }>();
    for (const { row, id, code, coder } of chosen) {
      let version = versions.get(row.revision);
      if (version === undefined) {
        version = { revision: readRevision(view, row.revision), text: readText(view, row.revision) };
        versions.set(row.revision, version);
      }
      yield {
        id,
        document,
        ...version,
        start: row.start,
        end: row.end,
        ...quoteOf(version.text, row.start, row.end, scope.context),
        code,
        ownCode: view.objects.idOf(row.code),
        definition: codebook.definitions.get(row.definition ?? 0) ?? null,
        coder,
        ownCoder: view.objects.idOf(row.coder),
        layer: row.layer ?? 'coder',
        round: rounds.get(row.round ?? 0) ?? null,
        method: row.how ?? 'manual',
        rule: idOf(row.rule),
        weight: row.weight,
        doubt: { level: row.level, alternative: idOf(row.alternative), note: row.note },
        exemplar: row.exemplar === 1,
        rationale: notes.get(row.k) ?? null,
        life: timeline.lifeOf(id, [row.born, ...(touches.get(row.k) ?? [])]),
      };
    }
  };
}

type Quoted = Pick<ExportedCoding, 'points' | 'quote' | 'before' | 'after' | 'status'>;

/** The words of a stretch with what stands around them; offsets in UTF-16 units, half-open. */
export function quoteOf({ text, map }: ExportedText, start: number, end: number, context: number): Quoted {
  if (text === null || map === null)
    return { points: null, quote: null, before: '', after: '', status: 'erased' };
  const quote = text.slice(start, end);
  if (start < 0 || end <= start || end > text.length || splits(text, start) || splits(text, end))
    return { points: null, quote: null, before: '', after: '', status: 'misplaced' };
  const from = Math.max(0, start - context);
  const to = Math.min(text.length, end + context);
  return {
    points: { start: map.toPoints(start), end: map.toPoints(end) },
    quote,
    before: text.slice(splits(text, from) ? from + 1 : from, start),
    after: text.slice(end, splits(text, to) ? to - 1 : to),
    status: 'active',
  };
}

/** Whether an offset lies inside a surrogate pair. */
function splits(text: string, at: number): boolean {
  const before = text.charCodeAt(at - 1);
  const after = text.charCodeAt(at);
  return before >= 0xd800 && before <= 0xdbff && after >= 0xdc00 && after <= 0xdfff;
}

function grouped(rows: readonly { k: number; seq: number }[]): Map<number, number[]> {
  const groups = new Map<number, number[]>();
  for (const { k, seq } of rows) {
    const list = groups.get(k);
    if (list) list.push(seq);
    else groups.set(k, [seq]);
  }
  return groups;
}

function readRounds(view: ExportView): Map<number, ExportedRound> {
  const rows = view.db
    .prepare<[], { k: number; name: string | null; blind: number | null }>(
      'select k, name, blind from rounds where coalesce(deleted, 0) = 0',
    )
    .all();
  return new Map(
    rows.map(({ k, name, blind }) => [
      k,
      { id: view.objects.idOf(k), name, blind: blind === null ? null : blind === 1 },
    ]),
  );
}

/** The words of the memos on a document's codings, by coding key; several are parted by an empty line. */
function rationalesOf(view: ExportView): (source: number) => Map<number, string> {
  const memos = view.db.prepare<[number], { on: number; title: string | null; body: number | null }>(
    `select m.on_id as "on", m.title, m.body from codings c join memos m on m.on_id = c.k
     join object o on o.k = m.k where c.source = ? and coalesce(m.deleted, 0) = 0 order by o.id`,
  );
  return (source) => {
    const words = new Map<number, string>();
    for (const { on, title, body } of memos.all(source)) {
      const text = [title ?? '', wordsOf(view, body)].filter((part) => part !== '').join('\n');
      const earlier = words.get(on);
      if (text !== '') words.set(on, earlier === undefined ? text : `${earlier}\n\n${text}`);
    }
    return words;
  };
}

function wordsOf(view: ExportView, body: number | null): string {
  const bytes = view.contents.bytes(body);
  if (bytes === null) return '';
  try {
    const parsed = memoBody.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8')));
    return parsed.success ? memoText(parsed.data) : '';
  } catch {
    return ''; // a body that is not JSON came from a damaged or newer file
  }
}

/** By UTF-16 units, the same on every machine. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
