/**
 * The codebook of a view: every code with its path, the definitions with their versions, in the order
 * of the codebook. Codes merged into others are there too, so that a row can name both.
 */
import type { Id } from '../../shared/ids.ts';
import { toId } from '../ledger/bytes.ts';
import { type Life, livesOf, type Timeline } from './timeline.ts';
import type { ExportView } from './view.ts';

/** What stands where a name was erased. */
export const ERASED = '(erased)';

export type ExportedCode = {
  k: number;
  id: Id;
  name: string;
  /** Names from the outermost code to this one. */
  levels: readonly string[];
  /** The names joined with "/". */
  path: string;
  parent: number | null;
  kind: string;
  codable: boolean;
  status: string;
  colour: string | null;
  texture: string | null;
  tag: string | null;
  definition: number | null;
  /** The code it was merged into; null for a code that stands for itself. */
  into: number | null;
  life: Life | null;
};

export type ExportedDefinition = {
  k: number;
  id: Id;
  code: number | null;
  base: number | null;
  /** 1 for the first definition of a code, counted along `base`. */
  version: number;
  brief: string | null;
  full: string | null;
  include: string | null;
  exclude: string | null;
  examples: string | null;
  nearMisses_codes: string | null;
  nearMisses_note: string | null;
  origin_kind: string | null;
  origin_source: number | null;
  origin_note: string | null;
  type: string | null;
  unitRule: string | null;
  weightScale: string | null;
  exclusiveWith: string | null;
  reason: string | null;
  life: Life | null;
};

export type Codebook = {
  /** Codes that stand, parents before children. */
  tree: readonly ExportedCode[];
  /** Every code that is not deleted, merged ones included, by key. */
  byKey: ReadonlyMap<number, ExportedCode>;
  definitions: ReadonlyMap<number, ExportedDefinition>;
  /** The deepest level of the tree; at least 1. */
  depth: number;
  /** The hash of the last entry that changed a code or a definition; null before the first. */
  version: string | null;
};

type CodeRow = {
  k: number;
  id: Uint8Array;
  name: string | null;
  parent: number | null;
  o: string | null;
  kind: string | null;
  codable: number | null;
  status: string | null;
  colour: string | null;
  texture: string | null;
  tag: string | null;
  definition: number | null;
  into: number | null;
};

/** Reads the codebook of a view. */
export function readCodebook(view: ExportView, timeline: Timeline): Codebook {
  const rows = view.db
    .prepare<[], CodeRow>(
      `select c.k, o.id, c.name, c.place_parent as parent, c.place_order as o, c.kind, c.codable, c.status,
              c.look_colour as colour, c.look_texture as texture, c.tag, c.definition, c."into" as "into"
       from codes c join object o on o.k = c.k where coalesce(c.deleted, 0) = 0
       order by coalesce(c.place_order, ''), o.id`,
    )
    .all();
  const lives = livesOf(view, timeline, 'codes');
  const byKey = new Map<number, ExportedCode>();
  const tree: ExportedCode[] = [];
  const standing = rows.filter((row) => view.codes.get(row.k) === row.k);
  for (const { row, levels, parent } of inTreeOrder(standing)) {
    const code = codeOf(row, levels, parent, null, lives);
    tree.push(code);
    byKey.set(code.k, code);
  }
  for (const row of rows) {
    if (byKey.has(row.k)) continue;
    const into = view.codes.get(row.k) || row.into; // the code it was merged into may be removed since
    byKey.set(row.k, codeOf(row, [row.name ?? ERASED], null, into, lives));
  }
  return {
    tree,
    byKey,
    definitions: readDefinitions(view, timeline),
    depth: tree.reduce((deepest, code) => Math.max(deepest, code.levels.length), 1),
    version: codebookVersion(view, timeline),
  };
}

function codeOf(
  row: CodeRow,
  levels: readonly string[],
  parent: number | null,
  into: number | null,
  lives: ReadonlyMap<number, Life>,
): ExportedCode {
  const { k, kind, codable, status, colour, texture, tag, definition } = row;
  const look = { colour, texture, tag };
  return {
    k,
    id: toId(row.id),
    name: row.name ?? ERASED,
    levels,
    path: levels.join('/'),
    parent,
    kind: kind ?? 'code',
    codable: codable !== 0,
    status: into === null ? (status ?? 'draft') : 'merged',
    ...look,
    definition,
    into,
    life: lives.get(k) ?? null,
  };
}

type Placed = { row: CodeRow; levels: readonly string[]; parent: number | null };

/** Parents before children. Codes whose parents are gone or run in a circle stand at the top. */
function* inTreeOrder(rows: readonly CodeRow[]): Generator<Placed> {
  const known = new Set(rows.map((row) => row.k));
  const children = new Map<number, CodeRow[]>();
  const placed = new Set<number>();
  const top: CodeRow[] = [];
  for (const row of rows) {
    if (row.parent === null || !known.has(row.parent)) top.push(row);
    else children.set(row.parent, [...(children.get(row.parent) ?? []), row]);
  }
  // Whatever a circle keeps from being reached comes after, in the same order.
  for (const start of [...top, ...rows]) {
    const open: Placed[] = [{ row: start, levels: [start.name ?? ERASED], parent: null }];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      const { row, levels } = next;
      if (placed.has(row.k)) continue;
      placed.add(row.k);
      yield next;
      for (const child of (children.get(row.k) ?? []).toReversed()) {
        open.push({ row: child, levels: [...levels, child.name ?? ERASED], parent: row.k });
      }
    }
  }
}

function readDefinitions(view: ExportView, timeline: Timeline): Map<number, ExportedDefinition> {
  type Row = Omit<ExportedDefinition, 'id' | 'version' | 'life'> & { id: Uint8Array };
  const rows = view.db
    .prepare<[], Row>(
      `select d.k, o.id, d.code, d.base, d.brief, d."full", d.include, d.exclude, d.examples, d.nearMisses_codes,
              d.nearMisses_note, d.origin_kind, d.origin_source, d.origin_note, d.type, d.unitRule,
              d.weightScale, d.exclusiveWith, d.reason
       from definitions d join object o on o.k = d.k where coalesce(d.deleted, 0) = 0 order by o.id`,
    )
    .all();
  const bases = new Map(rows.map((row) => [row.k, row.base]));
  const lives = livesOf(view, timeline, 'definitions');
  return new Map(
    rows.map((row) => [
      row.k,
      { ...row, id: toId(row.id), version: versionOf(row.k, bases), life: lives.get(row.k) ?? null },
    ]),
  );
}

function versionOf(k: number, bases: ReadonlyMap<number, number | null>): number {
  const seen = new Set<number>();
  for (let at: number | null = k; at !== null && bases.has(at) && !seen.has(at); at = bases.get(at) ?? null)
    seen.add(at);
  return seen.size;
}

function codebookVersion(view: ExportView, timeline: Timeline): string | null {
  const seqs = view.db
    .prepare<[], { seq: number }>(
      `select o.born as seq from object o where o.born is not null and o.entity in (7, 8)
       union select w.seq from touch w join object o on o.k = w.k where o.entity in (7, 8)`,
    )
    .all();
  return timeline.latest(seqs.map((row) => row.seq))?.stamp.hash ?? null;
}
