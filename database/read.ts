/**
 * Looking things up for commands and queries: one object at a time, by id, as it stands now.
 * Deleted things are not found. Nothing here writes.
 */

import type { Id } from '../shared/ids.ts';
import { entityNames, recordOf } from '../shared/records.ts';
import { openAttributes } from './attributes-read.ts';
import type { Project } from './project.ts';

export type SourceState = {
  k: number;
  id: Id;
  name: string;
  head: Id;
  revision: number;
  length: number;
  status: string | null;
  folder: Id | null;
  order: string | null;
};
export type CodeState = {
  k: number;
  id: Id;
  name: string;
  parent: Id | null;
  order: string | null;
  colour: string | null;
  texture: string | null;
  tag: string | null;
  definition: Id | null;
  codable: number | null;
};
/**
 * `start` and `end` are where its words stand in the present text; where they are lost, its place in the
 * version that it was made on. UTF-16 units, half-open.
 */
export type CodingState = {
  k: number;
  id: Id;
  source: Id;
  start: number;
  end: number;
  /** The version it was made on; null where nobody knows. */
  revision: Id | null;
  isLost: boolean;
  code: Id;
  coder: Id;
};
/** What a coding says beside where and what: how sure, how made, in whose layer. */
export type CodingDetails = {
  definition: Id | null;
  layer: string | null;
  round: Id | null;
  how: string | null;
  rule: Id | null;
  weight: number | null;
  doubt: { level: number | null; alternative: Id | null; note: string | null };
  exemplar: boolean;
};
export type NamedState = { k: number; id: Id; name: string };

type DetailsRow = {
  definition: number | null;
  layer: string | null;
  round: number | null;
  how: string | null;
  rule: number | null;
  weight: number | null;
  doubt_level: number | null;
  doubt_alternative: number | null;
  doubt_note: string | null;
  exemplar: number | null;
};

export type Read = ReturnType<typeof openRead>;

/** The columns of what has a place: above what it hangs, and its sort key. Attributes all stand in one row. */
const PLACES = {
  sources: { parent: 'place_folder', order: 'place_order' },
  folders: { parent: 'place_folder', order: 'place_order' },
  codes: { parent: 'place_parent', order: 'place_order' },
  cases: { parent: 'place_parent', order: 'place_order' },
  attributes: { parent: 'null', order: '"order"' },
} as const;

/** The look-ups of one project. */
export function openRead(project: Project) {
  const { db, objects } = project.store;
  /** A code stands when it is not removed and not merged into another. */
  const codeStands = (k: number): boolean => project.live.codes().get(k) === k;
  const idOf = (k: number | null): Id | null => (k === null ? null : objects.idOf(k));
  const must = (k: number): Id => objects.idOf(k);

  const sourceRow = db.prepare<
    [number],
    {
      name: string | null;
      head: number;
      length: number | null;
      status: string | null;
      place_folder: number | null;
      place_order: string | null;
    }
  >(
    `select s.name, s.head, s.status, s.place_folder, s.place_order, r.size_utf16 as length
     from sources s join revisions r on r.k = s.head where s.k = ? and coalesce(s.deleted, 0) = 0`,
  );
  const codeRow = db.prepare<
    [number],
    Omit<CodeState, 'k' | 'id' | 'parent' | 'definition' | 'name'> & {
      name: string | null;
      place_parent: number | null;
      definition: number | null;
    }
  >(
    `select name, place_parent, place_order as "order", look_colour as colour, look_texture as texture, tag, definition, codable
     from codes where k = ?`,
  );
  const codingRow = db.prepare<
    [number],
    { source: number; revision: number | null; start: number; end: number; code: number; coder: number }
  >(
    `select source, span_revision as revision, span_start as start, span_end as "end", claim_code as code, coder from codings
     where k = ? and coalesce(deleted, 0) = 0 and source is not null and claim_code is not null and coder is not null`,
  );
  const detailsRow = db.prepare<[number], DetailsRow>(
    `select claim_definition as definition, layer, round, method_how as how, method_rule as rule, weight,
            doubt_level, doubt_alternative, doubt_note, exemplar from codings where k = ?`,
  );
  const sameCoding = db.prepare<[number, number, number, number, number], { k: number }>(
    `select k from codings where source = ? and span_start = ? and span_end = ? and claim_code = ? and coder = ?
     and coalesce(deleted, 0) = 0`,
  );
  const alikeCodings = db.prepare<
    [number, number, number],
    { k: number; revision: number | null; start: number | null; end: number | null }
  >(
    `select k, span_revision as revision, span_start as start, span_end as "end" from codings
     where source = ? and claim_code = ? and coder = ? and coalesce(deleted, 0) = 0`,
  );
  const { revisions } = project;
  const named = (table: string, column: string) =>
    db.prepare<[number], { name: string | null }>(
      `select ${column} as name from ${table} where k = ? and coalesce(deleted, 0) = 0`,
    );
  const names = new Map<string, ReturnType<typeof named>>();
  /** Prepared once a table: a list of segments asks for the name of every document in it. */
  const nameIn = (table: string, column: string): ReturnType<typeof named> => {
    const known = names.get(table);
    if (known !== undefined) return known;
    const statement = db.prepare<[number], { name: string | null }>(
      `select ${column} as name from ${table} where k = ?`,
    );
    names.set(table, statement);
    return statement;
  };
  const caseRow = named('cases', 'name');
  const allCases = db.prepare<[], { k: number; name: string | null }>(
    'select k, name from cases where coalesce(deleted, 0) = 0 order by place_order, k',
  );
  const coderRow = named('coders', 'name');
  const folderRow = named('folders', 'name');
  const memoRow = named('memos', 'title');
  const memosOnRow = db.prepare<[number], { k: number }>(
    'select k from memos where on_id = ? and coalesce(deleted, 0) = 0 order by k',
  );
  const lookUp = (id: Id, statement: ReturnType<typeof named>): NamedState | null => {
    const k = objects.keyOf(id);
    const row = k === null ? undefined : statement.get(k);
    return k === null || row === undefined ? null : { k, id, name: row.name ?? '' };
  };

  return {
    texts: project.texts,
    idOf,
    keyOf: objects.keyOf,
    source(id: Id): SourceState | null {
      const k = objects.keyOf(id);
      const row = k === null ? undefined : sourceRow.get(k);
      if (k === null || row === undefined) return null;
      const place = { folder: idOf(row.place_folder), order: row.place_order };
      return {
        k,
        id,
        name: row.name ?? '',
        head: must(row.head),
        revision: row.head,
        length: row.length ?? 0,
        status: row.status,
        ...place,
      };
    },
    code(id: Id): CodeState | null {
      const k = objects.keyOf(id);
      const row = k === null || !codeStands(k) ? undefined : codeRow.get(k);
      if (k === null || row === undefined) return null;
      const { place_parent, definition, name, ...rest } = row;
      return { ...rest, k, id, name: name ?? '', parent: idOf(place_parent), definition: idOf(definition) };
    },
    coding(id: Id): CodingState | null {
      const k = objects.keyOf(id);
      const row = k === null ? undefined : codingRow.get(k);
      if (k === null || row === undefined) return null;
      const { start, end } = row;
      const now = revisions.present(row.source, row.revision ?? 0, { start, end });
      return {
        k,
        id,
        ...(now ?? { start, end }),
        revision: idOf(row.revision),
        isLost: now === null,
        source: must(row.source),
        code: must(row.code),
        coder: must(row.coder),
      };
    },
    /** The rest of a coding by its key. */
    codingDetails(k: number): CodingDetails {
      const row = detailsRow.get(k);
      return {
        definition: idOf(row?.definition ?? null),
        layer: row?.layer ?? null,
        round: idOf(row?.round ?? null),
        how: row?.how ?? null,
        rule: idOf(row?.rule ?? null),
        weight: row?.weight ?? null,
        doubt: {
          level: row?.doubt_level ?? null,
          alternative: idOf(row?.doubt_alternative ?? null),
          note: row?.doubt_note ?? null,
        },
        exemplar: row?.exemplar === 1,
      };
    },
    /** The memos that stand on an object, oldest first. */
    memosOn: (k: number): Id[] => memosOnRow.all(k).map((row) => must(row.k)),
    /** The name of a thing, also of one that is deleted; null where it has none. */
    nameOf(id: Id): string | null {
      const row = objects.row(id);
      const entity = entityNames.find((name) => recordOf(name).n === row?.entity);
      const cells = entity === undefined ? {} : recordOf(entity).cells;
      const column = 'name' in cells ? 'name' : 'title' in cells ? 'title' : null;
      if (row === null || entity === undefined || column === null) return null;
      return nameIn(recordOf(entity).table, column).get(row.k)?.name ?? null;
    },
    case: (id: Id) => lookUp(id, caseRow),
    /** The cases that stand, in their order. */
    cases: (): { id: Id; name: string }[] =>
      allCases.all().map((row) => ({ id: must(row.k), name: row.name ?? '' })),
    ...openAttributes(db, objects),
    coder: (id: Id) => lookUp(id, coderRow),
    folder: (id: Id) => lookUp(id, folderRow),
    memo: (id: Id) => lookUp(id, memoRow),
    /** Whether this coder has this code on exactly this span already, in other codings than some named. */
    hasCoding(
      source: number,
      start: number,
      end: number,
      code: number,
      coder: number,
      except: readonly number[] = [],
    ): boolean {
      if (!revisions.isCorrected(source))
        return sameCoding.all(source, start, end, code, coder).some(({ k }) => !except.includes(k));
      return alikeCodings.all(source, code, coder).some((row) => {
        const marked = { start: row.start ?? 0, end: row.end ?? 0 };
        const now = revisions.present(source, row.revision ?? 0, marked);
        return now?.start === start && now.end === end && !except.includes(row.k);
      });
    },
    /** The sort keys of what lies in a place, in order, without the object itself. */
    siblings(
      table: 'sources' | 'folders' | 'codes' | 'cases' | 'attributes',
      place: Id | null,
      except: Id | null,
    ): { id: Id; order: string }[] {
      const column = PLACES[table].parent;
      const k = place === null ? null : objects.keyOf(place);
      const rows = db
        .prepare<[number | null], { k: number; o: string | null }>(
          `select k, ${PLACES[table].order} as o from ${table} where ${column} is ? and coalesce(deleted, 0) = 0 order by o, k`,
        )
        .all(k);
      return rows.map((row) => ({ id: must(row.k), order: row.o ?? '' })).filter((row) => row.id !== except);
    },
    /** All live things that a name could clash with or a place could loop through: id, name and parent. */
    tree(table: 'folders' | 'codes'): { id: Id; name: string; parent: Id | null; tag: string | null }[] {
      const column = table === 'codes' ? 'place_parent' : 'place_folder';
      const tag = table === 'codes' ? 'tag' : 'null';
      return db
        .prepare<[], { k: number; name: string | null; parent: number | null; tag: string | null }>(
          `select k, name, ${column} as parent, ${tag} as tag from ${table} where coalesce(deleted, 0) = 0 order by k`,
        )
        .all()
        .filter((row) => table === 'folders' || codeStands(row.k))
        .map((row) => ({ id: must(row.k), name: row.name ?? '', parent: idOf(row.parent), tag: row.tag }));
    },
  };
}
