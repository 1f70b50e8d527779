/** Answers about the codebook and the segments of a code. */
import type { Block } from '../../shared/blocks.ts';
import { codeKind, codeStatus, texture } from '../../shared/commands/code.ts';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow, SegmentRow } from '../../shared/queries/code.ts';
import { done } from '../../shared/result.ts';
import type { CodingIndex } from '../index/codings.ts';
import { lookup, membership } from '../index/lookup.ts';
import { cooccurrence } from '../index/sweep.ts';
import { missing } from '../kit.ts';
import { toId } from '../ledger/bytes.ts';
import type { Answer, Ask } from './ask.ts';
import { personOf, standing } from './source.ts';

const LONGEST_QUOTE = 2_000;

type Stored = {
  k: number;
  name: string | null;
  parent: number | null;
  o: string | null;
  kind: string | null;
  status: string | null;
  colour: string | null;
  texture: string | null;
  tag: string | null;
  brief: string | null;
  definition: number | null;
};

export const codeTree: Answer<'code.tree'> = async (ask, input) => {
  await ask.live.ready();
  const counts = countCodes(ask, input.coder);
  const rows = ask.project.store.db
    .prepare<[], Stored>(
      `select c.k, c.name, c.place_parent as parent, c.place_order as o, c.kind, c.status, c.look_colour as colour,
              c.look_texture as texture, c.tag, d.brief, c.definition
       from codes c left join definitions d on d.k = c.definition
       order by c.place_order, c.k`,
    )
    .all()
    .filter((row) => ask.live.codes().get(row.k) === row.k);
  return done(inTreeOrder(rows).map((row) => present(ask, row, counts)));
};

type Counts = { all: Map<number, number>; mine: Map<number, number>; latest: Map<number, number> };

/** The numbers alone, of the codes that some codings carry or carried. */
export const countsOf: Answer<'code.counts'> = async (ask, input) => {
  await ask.live.ready();
  const codings = input.codings.flatMap((id) => ask.objects.keyOf(id) ?? []);
  const raw = ask.live.codesOfLate(codings);
  if (raw === null) return done(null);
  const stands = ask.live.codes();
  const only = new Set([...raw].flatMap((code) => stands.get(code) ?? []));
  only.delete(0);
  const counts = countCodes(ask, input.coder, only);
  return done(
    [...only].map((k) => ({
      id: ask.objects.idOf(k),
      codings: counts.all.get(k) ?? 0,
      mine: counts.mine.get(k) ?? 0,
      latest: counts.latest.get(k) ?? 0,
    })),
  );
};

/** Codings per code that stands, or per some of them, in documents that stand: everybody's, and those of the coder who asks. */
function countCodes(ask: Ask, coder: Id | null, only?: ReadonlySet<number>): Counts {
  const columns = ask.indexNow().columns();
  const stands = ask.live.codes();
  const personOf = lookup(ask.live.coders());
  const isStanding = membership(ask.live.sources().keys());
  const me = coder === null ? 0 : personOf(ask.objects.keyOf(coder) ?? 0);
  const codes = [...(only ?? new Set(stands.values()))];
  const places = new Map(codes.map((code, i) => [code, i + 1]));
  /** From a code as it is written to the place of the one it stands for; 0 where it is not counted. */
  const place = lookup(new Map([...stands].map(([code, itself]) => [code, places.get(itself) ?? 0])));
  const all = new Int32Array(codes.length + 1);
  const mine = new Int32Array(codes.length + 1);
  const latest = new Int32Array(codes.length + 1);
  for (let at = 0; at < columns.length; at++) {
    const i = columns.key[at] === 0 ? 0 : place(columns.code[at] ?? 0);
    if (i === 0 || !isStanding(columns.source[at] ?? 0)) continue;
    all[i] = (all[i] ?? 0) + 1;
    if ((columns.key[at] ?? 0) > (latest[i] ?? 0)) latest[i] = columns.key[at] ?? 0;
    if (me !== 0 && personOf(columns.coder[at] ?? 0) === me) mine[i] = (mine[i] ?? 0) + 1;
  }
  const counted = (counts: Int32Array) => new Map(codes.map((code, i) => [code, counts[i + 1] ?? 0]));
  return { all: counted(all), mine: counted(mine), latest: counted(latest) };
}

/** Parents before children. A code whose parents run in a circle, or are gone, stands at the top: nothing is hidden. */
function inTreeOrder(rows: readonly Stored[]): Stored[] {
  const known = new Set(rows.map((row) => row.k));
  const byParent = new Map<number | null, Stored[]>();
  for (const row of rows) {
    const parent = row.parent !== null && known.has(row.parent) ? row.parent : null;
    const children = byParent.get(parent);
    if (children) children.push(row);
    else byParent.set(parent, [row]);
  }
  const placed = new Set<number>();
  const ordered: Stored[] = [];
  const place = (row: Stored, isRoot: boolean): void => {
    const open: Stored[] = [isRoot ? { ...row, parent: null } : row];
    for (let next = open.pop(); next; next = open.pop()) {
      if (placed.has(next.k)) continue;
      placed.add(next.k);
      ordered.push(next);
      open.push(...(byParent.get(next.k) ?? []).toReversed());
    }
  };
  for (const row of byParent.get(null) ?? []) place(row, true);
  for (const row of rows) if (!placed.has(row.k)) place(row, true);
  return ordered;
}

function present(ask: Ask, row: Stored, counts: Counts): CodeRow {
  return {
    id: ask.objects.idOf(row.k),
    name: row.name ?? '(erased)',
    parent: ask.idOf(row.parent),
    order: row.o ?? '',
    kind: codeKind.safeParse(row.kind).data ?? 'code',
    status: codeStatus.safeParse(row.status).data ?? 'draft',
    colour: row.colour ?? '1',
    texture: texture.safeParse(row.texture).data ?? 'solid',
    tag: row.tag ?? '',
    brief: row.brief ?? '',
    definition: ask.idOf(row.definition),
    codings: counts.all.get(row.k) ?? 0,
    mine: counts.mine.get(row.k) ?? 0,
    latest: counts.latest.get(row.k) ?? 0,
  };
}

export const definitionOf: Answer<'code.definition'> = (ask, input) => {
  const code = ask.read.code(input.code);
  if (code === null) return missing('code');
  const { db } = ask.project.store;
  const row = db
    .prepare<
      [number | null],
      { brief: string | null; full: string | null; include: string | null; exclude: string | null }
    >('select brief, "full", include, exclude from definitions where k = ?')
    .get(code.definition === null ? null : ask.objects.keyOf(code.definition));
  const versions =
    db.prepare<[number], { n: number }>('select count(*) as n from definitions where code = ?').get(code.k)
      ?.n ?? 0;
  return done({
    id: code.definition,
    brief: row?.brief ?? '',
    full: row?.full ?? '',
    include: row?.include ?? '',
    exclude: row?.exclude ?? '',
    versions,
  });
};

/** The positions of all codings with one of some codes, in reading order. */
export function positionsOf(
  ask: Ask,
  index: CodingIndex,
  wanted: ReadonlySet<number>,
  coders: readonly Id[],
): Int32Array {
  const columns = index.columns();
  const include = standing(ask, coders);
  const codes = ask.live.codes();
  const isWanted = membership([...codes].flatMap(([code, stands]) => (wanted.has(stands) ? [code] : [])));
  const found: number[] = [];
  for (const source of inReadingOrder(ask)) {
    for (const at of index.bySource(source)) {
      if (isWanted(columns.code[at] ?? 0) && include(at)) found.push(at);
    }
  }
  return Int32Array.from(found);
}

/** Sources in the order of the documents list. */
export function inReadingOrder(ask: Ask): number[] {
  const live = ask.live.sources();
  return ask.project.store.db
    .prepare<[], { k: number }>('select k from sources order by place_order, k')
    .all()
    .map((row) => row.k)
    .filter((k) => live.has(k));
}

/** A code and all below it, by key. */
export function below(ask: Ask, top: number): Set<number> {
  const children = new Map<number, number[]>();
  const stands = ask.live.codes();
  const rows = ask.project.store.db
    .prepare<[], [number, number | null]>(
      'select k, place_parent from codes where coalesce(deleted, 0) = 0 order by k',
    )
    .raw()
    .all();
  for (const [k, parent] of rows) {
    if (stands.get(k) !== k) continue;
    const list = children.get(parent ?? 0);
    if (list) list.push(k);
    else children.set(parent ?? 0, [k]);
  }
  const found = new Set<number>();
  const open = [top];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(children.get(next) ?? []));
  }
  return found;
}

/** What the ledger knows of a coding: its id, and the place of the entry that made it. */
export type Origin = { id: Uint8Array; born: number | null };
export type OpenDocument = {
  id: Id;
  name: string;
  text: string;
  paragraphs: Float64Array;
  /** Stored boundaries of sentences, read when asked for: pairs of start and end. */
  sentences(): Int32Array;
};

/** The documents of one answer; the last is kept, because segments come in reading order. */
export function openDocuments(ask: Ask): (source: number) => OpenDocument {
  let last: { source: number; document: OpenDocument } | null = null;
  return (source) => {
    if (last?.source === source) return last.document;
    const whole = ask.project.texts.whole(ask.live.sources().get(source)?.revision ?? 0);
    const id = ask.objects.idOf(source);
    const document = {
      id,
      name: ask.read.nameOf(id) ?? '',
      text: whole?.text ?? '',
      paragraphs: paragraphStarts(whole?.blocks ?? []),
      sentences: () => whole?.sentences ?? new Int32Array(),
    };
    last = { source, document };
    return document;
  };
}

export function segmentAt(
  ask: Ask,
  document: OpenDocument,
  origin: Origin,
  at: number,
  context: number,
): SegmentRow {
  const id = toId(origin.id);
  const columns = ask.indexNow().columns();
  const start = columns.start[at] ?? 0;
  const end = columns.end[at] ?? 0;
  return {
    id,
    source: document.id,
    sourceName: document.name,
    start,
    end,
    code: standingCode(ask, columns.code[at] ?? 0),
    coder: ask.objects.idOf(personOf(ask, columns.coder[at] ?? 0)),
    ...quoteAt(document.text, start, end, context),
    paragraph: paragraphAt(document.paragraphs, start),
    at: ask.originOf(origin.born ?? 1, id).at,
  };
}

/** The code that a code stands for; itself where it was removed. */
export function standingCode(ask: Ask, code: number): Id {
  return ask.objects.idOf(ask.live.codes().get(code) || code);
}

/** A quote with its surroundings; never cut inside a character. */
export function quoteAt(
  text: string,
  start: number,
  end: number,
  context: number,
): { quote: string; before: string; after: string } {
  const quote = text.slice(start, Math.min(end, start + LONGEST_QUOTE));
  return {
    quote: quote.isWellFormed() ? quote : quote.slice(0, -1),
    before: whole(text.slice(Math.max(0, start - context), start)),
    after: whole(text.slice(end, end + context)),
  };
}

function whole(text: string): string {
  return text.isWellFormed() ? text : text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '');
}

/** Where the paragraphs of a text begin; those without text are not counted. */
export function paragraphStarts(blocks: readonly Block[]): Float64Array {
  const starts = new Float64Array(blocks.length);
  let count = 0;
  for (const { start, end } of blocks) if (end > start) starts[count++] = start;
  return starts.subarray(0, count);
}

/** The number of the paragraph at an offset, from 1, by their starts, ascending. */
export function paragraphAt(starts: Float64Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
}

/** A thing with the codes that were merged into it: what was written on them is found on it. */
export function mergedInto(ask: Ask, k: number): number[] {
  return [k, ...[...ask.live.codes()].flatMap(([code, end]) => (end === k && code !== k ? [code] : []))];
}

export const cooccurrenceOf: Answer<'cooccurrence.codes'> = async (ask) => {
  const index = await ask.live.ready();
  const codes = ask.live.codes();
  const sources = [...ask.live.sources().keys()];
  const result = cooccurrence(index, {
    resolveCode: (code) => codes.get(code) ?? 0,
    sources,
  });
  const place = new Map(result.codes.map((key, i) => [key, i]));
  return done({
    codes: result.codes.map((key) => ask.objects.idOf(key)),
    cells: result.cells().flatMap(([a, b, n]) => [place.get(a) ?? 0, place.get(b) ?? 0, n]),
    pairs: result.pairs,
  });
};
