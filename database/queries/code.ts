/** Answers about the codebook and the segments of a code. */
import { Buffer } from 'node:buffer';
import type { Block } from '../../shared/blocks.ts';
import { codeKind, codeStatus, texture } from '../../shared/commands/code.ts';
import type { Id } from '../../shared/ids.ts';
import type { CodeRow, SegmentRow } from '../../shared/queries/code.ts';
import { done } from '../../shared/result.ts';
import { cooccurrence } from '../index/sweep.ts';
import { missing } from '../kit.ts';
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

type Counts = { all: Map<number, number>; mine: Map<number, number> };

function countCodes(ask: Ask, coder: Id | null): Counts {
  const columns = ask.indexNow().columns();
  const codes = ask.live.codes();
  const people = ask.live.coders();
  const sources = ask.live.sources();
  const me = coder === null ? -1 : (people.get(ask.objects.keyOf(coder) ?? -1) ?? -1);
  const counts: Counts = { all: new Map(), mine: new Map() };
  for (let i = 0; i < columns.length; i++) {
    if (columns.key[i] === 0 || !sources.has(columns.source[i] ?? 0)) continue;
    const code = codes.get(columns.code[i] ?? 0) ?? 0;
    counts.all.set(code, (counts.all.get(code) ?? 0) + 1);
    if (people.get(columns.coder[i] ?? 0) === me) counts.mine.set(code, (counts.mine.get(code) ?? 0) + 1);
  }
  return counts;
}

/** Parents before children. A code whose parents run in a circle, or are gone, stands at the top: nothing is hidden. */
function inTreeOrder(rows: readonly Stored[]): Stored[] {
  const known = new Set(rows.map((row) => row.k));
  const byParent = new Map<number | null, Stored[]>();
  for (const row of rows) {
    const parent = row.parent !== null && known.has(row.parent) ? row.parent : null;
    byParent.set(parent, [...(byParent.get(parent) ?? []), row]);
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

export const segmentsOf: Answer<'code.segments'> = async (ask, input) => {
  const code = ask.read.code(input.code);
  if (code === null) return missing('code');
  const index = await ask.live.ready();
  const wanted = input.descendants ? below(ask, code.k) : new Set([code.k]);
  const include = standing(ask, input.coders);
  const columns = index.columns();
  const codes = ask.live.codes();
  const found: number[] = [];
  for (const source of inReadingOrder(ask)) {
    for (const at of index.bySource(source)) {
      if (wanted.has(codes.get(columns.code[at] ?? 0) ?? 0) && include(at)) found.push(at);
    }
  }
  const rows = found
    .slice(input.offset, input.offset + input.limit)
    .map((at) => segmentAt(ask, at, input.context));
  return done({ total: found.length, rows });
};

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
  for (const code of ask.read.tree('codes')) {
    const parent = code.parent === null ? 0 : (ask.objects.keyOf(code.parent) ?? 0);
    children.set(parent, [...(children.get(parent) ?? []), ask.objects.keyOf(code.id) ?? 0]);
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

function segmentAt(ask: Ask, at: number, context: number): SegmentRow {
  const columns = ask.indexNow().columns();
  const sourceKey = columns.source[at] ?? 0;
  const source = ask.objects.idOf(sourceKey);
  const whole = ask.project.texts.whole(ask.live.sources().get(sourceKey)?.revision ?? 0);
  const start = columns.start[at] ?? 0;
  const end = columns.end[at] ?? 0;
  const key = columns.key[at] ?? 0;
  return {
    id: ask.objects.idOf(key),
    source,
    sourceName: ask.read.nameOf(source) ?? '',
    start,
    end,
    code: ask.objects.idOf(ask.live.codes().get(columns.code[at] ?? 0) ?? 0),
    coder: ask.objects.idOf(personOf(ask, columns.coder[at] ?? 0)),
    ...quoteAt(whole?.text ?? '', start, end, context),
    paragraph: paragraphAt(whole?.blocks ?? [], start),
    at: ask.originOf(ask.objects.row(ask.objects.idOf(key))?.born ?? 1, ask.objects.idOf(key)).at,
  };
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

/** The number of the paragraph at an offset, from 1; paragraphs without text are not counted. */
export function paragraphAt(blocks: readonly Block[], offset: number): number {
  let n = 0;
  for (const block of blocks) {
    if (block.start > offset) break;
    if (block.end > block.start) n++;
  }
  return Math.max(1, n);
}

export const memos: Answer<'memo.list'> = (ask, input) => {
  const { db, contents } = ask.project.store;
  const on = input.on === null ? null : ask.objects.keyOf(input.on);
  if (input.on !== null && on === null) return done([]);
  const rows = db
    .prepare<
      [number | null, number | null],
      {
        k: number;
        kind: string | null;
        on_kind: string | null;
        on_id: number | null;
        title: string | null;
        body: number | null;
        status: string | null;
        born: number;
      }
    >(
      `select m.k, m.kind, m.on_kind, m.on_id, m.title, m.body, m.status, o.born from memos m join object o on o.k = m.k
       where coalesce(m.deleted, 0) = 0 and (? is null or m.on_id = ?) order by m.k`,
    )
    .all(on, on);
  return done(
    rows.map((row) => {
      const body = contents.bytes(row.body);
      const target = ask.idOf(row.on_id);
      return {
        id: ask.objects.idOf(row.k),
        kind: row.kind ?? 'free',
        on: target === null ? null : { kind: row.on_kind ?? '', id: target },
        title: row.title ?? '',
        body: body === null ? '[]' : Buffer.from(body).toString('utf8'),
        status: row.status ?? 'thought',
        ...whoAndWhen(ask.originOf(row.born, ask.objects.idOf(row.k))),
      };
    }),
  );
};

function whoAndWhen({ author, at }: { author: Id | null; at: number }) {
  return { coder: author, at };
}

export const cooccurrenceOf: Answer<'cooccurrence.codes'> = async (ask) => {
  const index = await ask.live.ready();
  const codes = ask.live.codes();
  const sources = [...ask.live.sources().keys()];
  const result = cooccurrence(index, {
    resolveCode: (code) => codes.get(code) ?? 0,
    include: standing(ask),
    sources,
  });
  const place = new Map(result.codes.map((key, i) => [key, i]));
  return done({
    codes: result.codes.map((key) => ask.objects.idOf(key)),
    cells: result.cells().flatMap(([a, b, n]) => [place.get(a) ?? 0, place.get(b) ?? 0, n]),
    pairs: result.pairs,
  });
};
