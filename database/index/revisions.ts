/**
 * Where passages marked on an earlier version of a text stand in the present one. Codings and parts of
 * cases keep the version they were made on; their place is worked out: back through the corrections to
 * the version that both have in common, and forth to the present one. Nothing is ever written for it, so
 * undoing a correction, merging two and erasing need no work on codings. A project without corrections
 * pays one look at its table of versions.
 */
import {
  inverseRuns,
  lengthsOf,
  type Run,
  type Span,
  spanMapper,
  unpackRuns,
} from '../../shared/revision.ts';
import type { Connection } from '../connection.ts';
import type { Contents } from '../content.ts';

export type Revisions = ReturnType<typeof openRevisions>;

type Mapper = (span: Span) => Span | null;
type RevisionRow = { base: number | null; changes: number | null; length: number | null };

/** The versions of the texts of one database, by integer key. Offsets are UTF-16 units, half-open. */
export function openRevisions(db: Connection, contents: Contents) {
  const select = db.prepare<[number], RevisionRow>(
    'select base, changes, size_utf16 as length from revisions where k = ?',
  );
  const selectCorrected = db
    .prepare<[], number>(
      'select distinct source from revisions where base is not null and source is not null',
    )
    .pluck();
  const selectHead = db.prepare<[number], number | null>('select head from sources where k = ?').pluck();
  let corrected: ReadonlySet<number> | null = null;
  const heads = new Map<number, number | null>();
  /** By version: from there to the present text of its document. */
  const mappers = new Map<string, Mapper>();

  function correctedSources(): ReadonlySet<number> {
    corrected ??= new Set(selectCorrected.all());
    return corrected;
  }

  const isCorrected = (source: number): boolean => correctedSources().has(source);

  function headOf(source: number): number | null {
    const known = heads.get(source);
    if (known !== undefined) return known;
    const head = selectHead.get(source) ?? null;
    heads.set(source, head);
    return head;
  }

  /** A version and those it was made of, the newest first. Ends where they run in a circle. */
  function lineOf(revision: number): number[] {
    const line: number[] = [];
    const seen = new Set<number>();
    for (let at: number | null = revision; at !== null && !seen.has(at); at = select.get(at)?.base ?? null) {
      line.push(at);
      seen.add(at);
    }
    return line;
  }

  /** What the correction did that made a version; null where that is erased, unknown, or does not fit the texts. */
  function runsOf(revision: number): Run[] | null {
    const row = select.get(revision);
    const base = row?.base == null ? undefined : select.get(row.base);
    const bytes = contents.bytes(row?.changes ?? null);
    if (row === undefined || base === undefined || bytes === null) return null;
    try {
      const runs = unpackRuns(bytes);
      const { before, after } = lengthsOf(runs);
      return before === base.length && after === row.length ? runs : null;
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }

  function makeMapper(revision: number, head: number): Mapper {
    const down = lineOf(revision);
    const up = lineOf(head);
    const common = down.find((one) => up.includes(one));
    if (common === undefined) return nowhere;
    const back = down.slice(0, down.indexOf(common)).map((one) => {
      const runs = runsOf(one);
      return runs === null ? nowhere : spanMapper(inverseRuns(runs));
    });
    const forth = up.slice(0, up.indexOf(common)).map((one) => {
      const runs = runsOf(one);
      return runs === null ? nowhere : spanMapper(runs);
    });
    const steps = [...back, ...forth.reverse()];
    return (span) => {
      let at: Span | null = span;
      for (const step of steps) at = at === null ? null : step(at);
      return at;
    };
  }

  return {
    /** Whether any text was ever corrected: without that every passage stands where it was marked. */
    any: (): boolean => correctedSources().size > 0,
    /** Whether a document has more than one version. */
    isCorrected,
    /** A version and those it was made of, the newest first. */
    lineOf,
    /**
     * Where a passage of one version of a document stands in the present text; null where nothing is left
     * of it, or the way there is erased or unknown. `revision` 0: nobody knows of which version.
     */
    present(source: number, revision: number, span: Span): Span | null {
      if (!isCorrected(source)) return span;
      const head = headOf(source);
      if (revision === head) return span;
      if (head === null) return null;
      const key = `${revision} ${head}`;
      const known = mappers.get(key) ?? makeMapper(revision, head);
      mappers.set(key, known);
      return known(span);
    },
    /** Forgets what is kept, after anything about documents or their versions was written. */
    forget(): void {
      corrected = null;
      heads.clear();
      mappers.clear();
    },
  };
}

function nowhere(): null {
  return null;
}
