/** Answers to searches: a page of hits with what is around them, and everything else that holds the words. */
import { Buffer } from 'node:buffer';
import type { Id } from '../../shared/ids.ts';
import { wordsOfMemo } from '../../shared/memo.ts';
import type { HitRow, NoteRow } from '../../shared/queries/search.ts';
import { done, refuse } from '../../shared/result.ts';
import { compileQuery, type Matcher, matchesIn } from '../../shared/search/query.ts';
import { turnsOf } from '../../shared/units.ts';
import { missing } from '../kit.ts';
import { spansToCode } from '../search/spans-to-code.ts';
import { type Span, unitSpans } from '../search/unit-span.ts';
import type { Answer, Ask } from './ask.ts';
import { quoteAt } from './code.ts';
import { codedBy } from './coded.ts';

const NOTE_CONTEXT = 60;

export const searchTexts: Answer<'search.texts'> = async (ask, input) => {
  await ask.live.ready();
  const found = await ask.project.searches.find(ask, { query: input.query, scope: input.scope });
  if (!found.ok) return found;
  const { source, start, end, length, documents } = found.value;
  const rows: HitRow[] = [];
  const isCoded = codedBy(ask, input.code, input.coder);
  let open: Opened | null = null;
  for (let at = input.offset; at < Math.min(length, input.offset + input.limit); at++) {
    const k = source[at] ?? 0;
    if (open?.k !== k) open = openDocument(ask, k, input.unit);
    const hit = { start: start[at] ?? 0, end: end[at] ?? 0 };
    const span = open.spanOf(hit);
    rows.push({
      source: open.id,
      sourceName: open.name,
      ...hit,
      ...quoteAt(open.text, hit.start, hit.end, input.context),
      paragraph: open.paragraphAt(hit.start),
      speaker: open.speakerAt(hit.start),
      span,
      isCoded: isCoded(k, span),
    });
  }
  return done({ total: length, documents, rows });
};

/** How long the preview works before other work is let in. */
const SLICE_MS = 20;

export const previewAutocode: Answer<'search.preview'> = async (ask, input) => {
  await ask.live.ready();
  const found = await ask.project.searches.find(ask, input.search);
  if (!found.ok) return found;
  if (ask.read.code(input.code) === null) return missing('code');
  const isCoded = codedBy(ask, input.code, input.coder);
  const parts = { read: ask.read, texts: ask.project.texts, idOf: ask.objects.idOf };
  let spans = 0;
  let coded = 0;
  let until = Date.now() + SLICE_MS;
  for (const { source, span } of spansToCode(parts, found.value, input.unit, input.without)) {
    spans++;
    if (isCoded(source.k, span)) coded++;
    if (Date.now() < until) continue;
    await new Promise((resolve) => setImmediate(resolve));
    if (ask.signal.aborted) return refuse('cancelled', 'The preview was cancelled.');
    until = Date.now() + SLICE_MS;
  }
  return done({ hits: found.value.length, spans, coded, added: spans - coded });
};

type Opened = {
  k: number;
  id: Id;
  name: string;
  text: string;
  paragraphAt(offset: number): number;
  speakerAt(offset: number): string | null;
  spanOf(hit: Span): Span;
};

function openDocument(ask: Ask, k: number, unit: Parameters<typeof unitSpans>[2]): Opened {
  const id = ask.objects.idOf(k);
  const revision = ask.live.sources().get(k)?.revision ?? 0;
  const { texts } = ask.project;
  const whole = texts.whole(revision);
  const blocks = whole?.blocks ?? [];
  const shown = blocks.filter((block) => block.end > block.start);
  const turns = turnsOf(whole?.text ?? '', blocks);
  return {
    k,
    id,
    name: ask.read.nameOf(id) ?? '',
    text: whole?.text ?? '',
    paragraphAt: (offset) => Math.max(1, lastStarting(shown, offset) + 1),
    speakerAt(offset) {
      const turn = turns[lastStarting(turns, offset)];
      return turn === undefined || turn.end <= offset ? null : turn.speaker;
    },
    spanOf: unitSpans(texts, revision, unit),
  };
}

/** The number of the last that starts at or before an offset, -1 before the first. */
function lastStarting(list: readonly { start: number }[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

type Note = { kind: NoteRow['kind']; k: number | null; title: string | null; text: string | null };

export const searchNotes: Answer<'search.notes'> = (ask, input) => {
  const matcher = compileQuery(input.query, ask.project.searches.folding);
  if (!matcher.ok) return matcher;
  const rows: NoteRow[] = [];
  let total = 0;
  for (const note of allNotes(ask)) {
    const row = note.k === null || note.text === null ? null : rowOf(ask, note, note.text, matcher.value);
    if (row === null) continue;
    total++;
    if (rows.length < input.limit) rows.push(row);
  }
  return done({ total, rows });
};

function rowOf(ask: Ask, note: Note, text: string, matcher: Matcher): NoteRow | null {
  const [start, end] = matchesIn(text, matcher, 1);
  if (start === undefined || end === undefined) return null;
  const id = ask.idOf(note.k);
  if (id === null) return null;
  return { kind: note.kind, id, title: note.title ?? '', ...quoteAt(text, start, end, NOTE_CONTEXT) };
}

/** Everything people wrote but the documents' own words. */
function* allNotes(ask: Ask): Generator<Note> {
  const { db, contents } = ask.project.store;
  const live = 'coalesce(deleted, 0) = 0';
  const memos = db
    .prepare<[], { k: number; title: string | null; body: number | null }>(
      `select k, title, body from memos where ${live} order by k`,
    )
    .all();
  for (const { k, title, body } of memos) {
    const bytes = contents.bytes(body);
    const words = bytes === null ? '' : wordsOfMemo(Buffer.from(bytes).toString('utf8'));
    yield { kind: 'memo', k, title, text: title === null || title === '' ? words : `${title}\n${words}` };
  }
  const named = (kind: NoteRow['kind'], table: string): Note[] =>
    db
      .prepare<[], { k: number; name: string | null }>(
        `select k, name from ${table} where ${live} order by k`,
      )
      .all()
      .map(({ k, name }) => ({ kind, k, title: name, text: name }));
  yield* named('document', 'sources');
  yield* named('code', 'codes').filter(({ k }) => ask.live.codes().get(k ?? 0) === k);
  yield* named('case', 'cases');
  const definitions = db
    .prepare<[], { k: number; name: string | null; text: string }>(
      `select c.k, c.name, coalesce(d.brief, '') || char(10) || coalesce(d."full", '') || char(10) ||
              coalesce(d.include, '') || char(10) || coalesce(d.exclude, '') as text
       from codes c join definitions d on d.k = c.definition where coalesce(c.deleted, 0) = 0 order by c.k`,
    )
    .all();
  for (const { k, name, text } of definitions) yield { kind: 'definition', k, title: name, text };
  const values = db
    .prepare<[], { k: number | null; name: string | null; text: string | null }>(
      `select v.owner as k, a.name, v.value_v as text from attribute_values v join attributes a on a.k = v.attribute
       where coalesce(v.deleted, 0) = 0 and coalesce(a.deleted, 0) = 0 order by v.k`,
    )
    .all();
  for (const { k, name, text } of values) yield { kind: 'value', k, title: name, text };
}
