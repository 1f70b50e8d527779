/** Answers about the versions of a document's text, and what corrections did to its codings. */
import type { MovedRow } from '../../shared/queries/source.ts';
import { done } from '../../shared/result.ts';
import { missing } from '../kit.ts';
import type { SourceState } from '../read.ts';
import type { Answer, Ask } from './ask.ts';
import { quoteAt, standingCode } from './code.ts';
import { personOf } from './source.ts';

const MOST_ROWS = 1_000;

export const revisionsOf: Answer<'source.revisions'> = (ask, input) => {
  const source = ask.read.source(input.id);
  if (source === null) return missing('source');
  const line = new Set(ask.project.revisions.lineOf(source.revision));
  const versions = ask.project.store.db
    .prepare<
      [number],
      {
        k: number;
        born: number | null;
        deleted: number | null;
        reason: string | null;
        size: number | null;
        text: number | null;
      }
    >(
      `select r.k, o.born, r.deleted, r.reason, r.size_utf16 as size, r.text from revisions r
       join object o on o.k = r.k where r.source = ?`,
    )
    .all(source.k)
    // A version that was taken back is still there where another was made of it.
    .filter((row) => line.has(row.k) || row.deleted !== 1)
    .map(({ k, born, reason, size, text }) => {
      const revision = ask.objects.idOf(k);
      const origin = ask.originOf(born ?? 1, revision);
      return {
        revision,
        at: origin.at,
        by: origin.author === null ? null : (ask.read.coder(origin.author)?.name ?? null),
        reason,
        isHead: k === source.revision,
        size: size ?? 0,
        isReadable: text !== null && source.status !== 'erased',
      };
    })
    .toSorted((a, b) => a.at - b.at || (a.revision < b.revision ? -1 : 1))
    .map((row, i) => ({ ...row, number: i + 1 }));
  return done(versions.toReversed());
};

export const movedIn: Answer<'source.moved'> = (ask, input) => {
  const source = ask.read.source(input.id);
  if (source === null) return missing('source');
  const totals = { moved: 0, changed: 0, lost: 0 };
  if (!ask.project.revisions.isCorrected(source.k)) return done({ ...totals, rows: [] });
  const me = input.coder === null ? 0 : personOf(ask, ask.objects.keyOf(input.coder) ?? 0);
  const rows: MovedRow[] = [];
  for (const coding of markedEarlier(ask, source)) {
    const moved = movedRow(ask, source, coding, me);
    if (moved === null) continue;
    totals[moved.state]++;
    if (rows.length < MOST_ROWS && (moved.state !== 'moved' || input.moved)) rows.push(moved);
  }
  return done({ ...totals, rows: rows.toSorted((a, b) => placeOf(a) - placeOf(b)) });
};

/** Where a row stands in the present text; what is lost, by where it stood. */
const placeOf = ({ start, beforeStart }: MovedRow): number => start ?? beforeStart;

type Marked = { k: number; code: number; coder: number; revision: number; start: number; end: number };

/** The codings of a document that were made on another version than the present, version by version. */
function markedEarlier(ask: Ask, source: SourceState): Marked[] {
  const codes = ask.live.codes();
  return ask.project.store.db
    .prepare<[number, number], Marked>(
      `select k, claim_code as code, coder, coalesce(span_revision, 0) as revision, span_start as start, span_end as "end"
       from codings where source = ? and coalesce(span_revision, 0) <> ? and coalesce(deleted, 0) = 0
         and claim_code is not null and coder is not null and span_start is not null and span_end is not null
       order by span_revision, span_start, k`,
    )
    .all(source.k, source.revision)
    .filter(({ code }) => (codes.get(code) ?? 0) !== 0);
}

/** What became of a coding; null where the same words stand at the same place. */
function movedRow(ask: Ask, source: SourceState, marked: Marked, me: number): MovedRow | null {
  const { texts, revisions } = ask.project;
  const { k, revision, start, end } = marked;
  const now = revisions.present(source.k, revision, { start, end });
  const then = texts.text(revision) ?? '';
  const text = texts.text(source.revision) ?? '';
  const isSame = now !== null && then.slice(start, end) === text.slice(now.start, now.end);
  if (isSame && now.start === start) return null;
  const coder = personOf(ask, marked.coder);
  return {
    coding: ask.objects.idOf(k),
    code: standingCode(ask, marked.code),
    coder: ask.objects.idOf(coder),
    state: now === null ? 'lost' : isSame ? 'moved' : 'changed',
    before: quoteAt(then, start, end, 0).quote,
    beforeRevision: ask.idOf(revision === 0 ? null : revision) ?? source.head,
    beforeStart: start,
    beforeEnd: end,
    now: now === null ? null : quoteAt(text, now.start, now.end, 0).quote,
    start: now?.start ?? null,
    end: now?.end ?? null,
    mine: coder === me && me !== 0,
  };
}
