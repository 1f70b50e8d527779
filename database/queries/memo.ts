/** Answers about memos: lists by filters, and every version of one from the ledger. */
import { Buffer } from 'node:buffer';
import type { AnyCell, SealedRef } from '../../shared/changes.ts';
import { contentId, type Id } from '../../shared/ids.ts';
import { memoKinds, memoStatus, tagsOf, wordsOfMemo } from '../../shared/memo.ts';
import type { MemoRow, MemoVersion } from '../../shared/queries/memo.ts';
import type { ParsedQuery } from '../../shared/queries.ts';
import { done, type Result } from '../../shared/result.ts';
import { compileQuery, matchesIn } from '../../shared/search/query.ts';
import { missing } from '../kit.ts';
import type { HistoryItem } from '../ledger/history.ts';
import type { Answer, Ask } from './ask.ts';
import { mergedInto } from './code.ts';
import { personOf } from './source.ts';

type Stored = {
  k: number;
  kind: string | null;
  on_kind: string | null;
  on_id: number | null;
  title: string | null;
  body: number | null;
  status: string | null;
  tags: string | null;
  born: number;
  last: number | null;
};

/** A stored memo with what the filters and the order go by; its body is read only where it is shown. */
type Known = { row: Stored; id: Id; coder: Id | null; at: number; changed: number };

const noBody = '[]';

export const listMemos: Answer<'memo.list'> = (ask, input) => {
  const on = input.on === null ? null : ask.objects.keyOf(input.on);
  if (input.on !== null && on === null) return done({ total: 0, rows: [], tags: [] });
  const places = on === null ? null : mergedInto(ask, on);
  const one = input.id === null ? null : (ask.objects.keyOf(input.id) ?? 0);
  const stored = readMemos(ask, places, one);
  const tags = [...new Set(stored.flatMap((row) => tagsOf(row.tags)))].sort((a, b) => a.localeCompare(b));
  const byFilter = stored
    .filter((row) => fits(row, input))
    .map((row) => withOrigin(ask, row))
    .filter(({ coder }) => input.coder === null || samePerson(ask, coder, input.coder));
  const found = holding(ask, byFilter, input.words);
  if (!found.ok) return found;
  const ordered = inOrder(found.value, input.order);
  const page = ordered.slice(input.skip, input.skip + input.limit);
  return done({ total: ordered.length, rows: page.map((known) => rowOf(ask, known)), tags });
};

/** The memos that stand, or those on some things, or one. */
function readMemos(ask: Ask, places: readonly number[] | null, one: number | null): Stored[] {
  const on = places === null ? '' : 'and m.on_id in (select value from json_each(?))';
  const given = [...(places === null ? [] : [JSON.stringify(places)]), ...(one === null ? [] : [one])];
  return ask.project.store.db
    .prepare<(string | number)[], Stored>(
      `select m.k, m.kind, m.on_kind, m.on_id, m.title, m.body, m.status, m.tags, o.born,
              (select max(seq) from touch t where t.k = m.k) as last
       from memos m join object o on o.k = m.k where coalesce(m.deleted, 0) = 0 ${on} ${one === null ? '' : 'and m.k = ?'} order by m.k`,
    )
    .all(...given);
}

function fits(row: Stored, { kind, status, tag }: ParsedQuery<'memo.list'>): boolean {
  return (
    (kind === null || kindOf(row) === kind) &&
    (status === null || statusOf(row.status) === status) &&
    (tag === null || tagsOf(row.tags).some((one) => one.toLowerCase() === tag.toLowerCase()))
  );
}

const kindOf = (row: Stored): string => row.kind ?? row.on_kind ?? 'free';
const statusOf = (status: string | null) => memoStatus.safeParse(status).data ?? 'thought';

function withOrigin(ask: Ask, row: Stored): Known {
  const id = ask.objects.idOf(row.k);
  const { author, at } = ask.originOf(row.born, id);
  const changed = row.last === null ? at : Math.max(at, ask.originOf(row.last, id).at);
  return { row, id, coder: author, at, changed };
}

function samePerson(ask: Ask, a: Id | null, b: Id): boolean {
  const person = (id: Id): number => personOf(ask, ask.objects.keyOf(id) ?? 0);
  return a !== null && person(a) === person(b);
}

/** The memos whose title, words or tags hold what is looked for. The text index is about documents alone. */
function holding(ask: Ask, memos: Known[], words: ParsedQuery<'memo.list'>['words']): Result<Known[]> {
  if (words === null) return done(memos);
  const matcher = compileQuery(words, ask.project.searches.folding);
  if (!matcher.ok) return matcher;
  const has = (text: string): boolean => matchesIn(text, matcher.value, 1).length > 0;
  return done(
    memos.filter(
      ({ row }) =>
        has(`${row.title ?? ''}\n${row.tags ?? ''}`) ||
        (row.body !== null && has(wordsOfMemo(bodyAt(ask, row.body)))),
    ),
  );
}

function inOrder(memos: Known[], order: ParsedQuery<'memo.list'>['order']): Known[] {
  if (order === 'made') return memos;
  const kinds: readonly string[] = memoKinds;
  const rank = ({ row }: Known): number => (order === 'kind' ? kinds.indexOf(kindOf(row)) : 0);
  return memos.toSorted((a, b) => rank(a) - rank(b) || b.changed - a.changed || b.row.k - a.row.k);
}

function rowOf(ask: Ask, { row, id, coder, at, changed }: Known): MemoRow {
  const target = ask.idOf(row.on_id);
  return {
    id,
    kind: kindOf(row),
    on: target === null ? null : { kind: row.on_kind ?? '', id: target },
    title: row.title ?? '',
    body: bodyAt(ask, row.body),
    status: statusOf(row.status),
    tags: tagsOf(row.tags),
    coder,
    at,
    changed,
  };
}

function bodyAt(ask: Ask, content: number | null): string {
  const bytes = ask.project.store.contents.bytes(content);
  return bytes === null ? noBody : Buffer.from(bytes).toString('utf8');
}

export const versionsOfMemo: Answer<'memo.versions'> = (ask, input) => {
  const k = ask.objects.keyOf(input.id);
  const isMemo = ask.project.store.db.prepare<[number], { k: number }>('select k from memos where k = ?');
  if (k === null || isMemo.get(k) === undefined) return missing('memo');
  const versions: MemoVersion[] = [];
  let cells: { readonly [cell: string]: AnyCell } = {};
  for (const item of ask.project.store.history.of(input.id)) {
    cells = { ...cells, ...item.change.cells };
    if (!SHOWN.some((cell) => cell in item.change.cells)) continue;
    versions.push({ version: versions.length + 1, ...whoAndWhen(ask, item), ...told(ask, cells) });
  }
  return done(versions.reverse());
};

const SHOWN = ['title', 'body', 'status', 'tags', 'deleted'];

function whoAndWhen(ask: Ask, { seq, change }: HistoryItem): { coder: Id | null; at: number } {
  if (change.stamp) return { coder: change.stamp.author, at: change.stamp.at };
  const { author, at } = ask.project.store.entries.envelope(seq);
  return { coder: author, at: at.ms };
}

function told(ask: Ask, cells: { readonly [cell: string]: AnyCell }) {
  const { contents } = ask.project.store;
  const text = (cell: AnyCell): string | null => (isSealed(cell) ? contents.text(cell) : null);
  const wanted = contentId.safeParse(cells.body).data ?? null;
  const key = wanted === null ? null : contents.keyOf(wanted);
  return {
    title: text(cells.title) ?? '',
    body: bodyAt(ask, key),
    status: statusOf(typeof cells.status === 'string' ? cells.status : null),
    tags: tagsOf(text(cells.tags)),
    erased: (wanted !== null && key === null) || (isSealed(cells.title) && text(cells.title) === null),
    removed: cells.deleted === true,
  };
}

function isSealed(value: AnyCell): value is SealedRef {
  return Array.isArray(value) && value.length === 3 && value[0] === '@';
}
