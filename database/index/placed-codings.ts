/**
 * The codings of a database for the coding index, each where its words stand in the present text: those
 * whose words are lost are not among them. Where nothing was ever corrected, rows go through as they are.
 */
import type { Span } from '../../shared/revision.ts';
import type { Connection } from '../connection.ts';
import type { Objects } from '../projection/objects.ts';
import type { Touched } from '../store.ts';
import type { CodingRow, CodingTuple } from './codings.ts';
import type { Revisions } from './revisions.ts';

const COLUMNS = `k, coalesce(source, 0), coalesce(span_start, 0), coalesce(span_end, 0),
  coalesce(claim_code, 0), coalesce(coder, 0), coalesce(round, 0), layer is 'consensus', coalesce(claim_definition, 0)`;
const STANDING = `coalesce(deleted, 0) = 0 and source is not null and claim_code is not null and coder is not null
  and span_start is not null and span_end is not null`;

/** A row as the index takes it, and the version that it was made on. */
type Marked = [...Required<CodingTuple>, revision: number];

/** The codings of one database that stand. */
export function openPlacedCodings(db: Connection, revisions: Revisions) {
  const slice = db
    .prepare<[number, number], CodingTuple>(
      `select ${COLUMNS} from codings where k > ? and ${STANDING} order by k limit ?`,
    )
    .raw();
  const markedSlice = db
    .prepare<[number, number], Marked>(
      `select ${COLUMNS}, coalesce(span_revision, 0) from codings where k > ? and ${STANDING} order by k limit ?`,
    )
    .raw();
  const marked = db
    .prepare<[number], Marked>(
      `select ${COLUMNS}, coalesce(span_revision, 0) from codings where k = ? and ${STANDING}`,
    )
    .raw();
  const ofSource = db.prepare<[number], number>('select k from codings where source = ?').pluck();
  const sourceOf = db.prepare<[number], number | null>('select source from revisions where k = ?').pluck();

  const headOf = db.prepare<[number], number | null>('select head from sources where k = ?').pluck();
  /** The present text of corrected documents when their codings were last placed. */
  const heads = new Map<number, number | null>();

  function place([
    key,
    source,
    start,
    end,
    code,
    coder,
    round,
    layer,
    definition,
    revision,
  ]: Marked): CodingRow | null {
    const span: Span | null = revisions.present(source, revision, { start, end });
    return span === null ? null : { key, source, ...span, code, coder, round, layer, definition };
  }

  return {
    /** Codings by key, so many from behind one: as rows of the index, and the key to go on from, null at the end. */
    after(key: number, count: number): { placed: CodingTuple[]; last: number | null } {
      const rows = revisions.any() ? markedSlice.all(key, count) : slice.all(key, count);
      const last = rows.length < count ? null : (rows.at(-1)?.[0] ?? null);
      return { placed: isMarked(rows) ? rows.flatMap((row) => tupleOf(place(row))) : rows, last };
    },
    /** One coding by its key; null where it does not stand, or its words are lost. */
    one(key: number): CodingRow | null {
      const row = marked.get(key);
      return row === undefined ? null : place(row);
    },
    /** The keys of codings that a write may have moved: those written, and all of a document whose text changed. */
    touchedBy(touched: Touched, objects: Objects): Set<number> {
      const keys = new Set<number>();
      for (const id of touched.get('coding') ?? []) keys.add(objects.keyOf(id) ?? 0);
      const sources = new Set<number>();
      for (const id of touched.get('source') ?? []) sources.add(objects.keyOf(id) ?? 0);
      for (const id of touched.get('revision') ?? []) sources.add(sourceOf.get(objects.keyOf(id) ?? 0) ?? 0);
      for (const source of sources) {
        const head = headOf.get(source) ?? null;
        if (!revisions.isCorrected(source) || heads.get(source) === head) continue;
        heads.set(source, head);
        for (const k of ofSource.all(source)) keys.add(k);
      }
      return keys;
    },
    /** After everything was read anew. */
    forget: () => heads.clear(),
  };
}

function isMarked(rows: readonly CodingTuple[] | readonly Marked[]): rows is readonly Marked[] {
  return rows[0]?.length === 10;
}

function tupleOf(row: CodingRow | null): CodingTuple[] {
  if (row === null) return [];
  const { key, source, start, end, code, coder, round, layer, definition = 0 } = row;
  return [[key, source, start, end, code, coder, round, layer, definition]];
}
