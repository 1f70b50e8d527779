/**
 * What stands now, in memory, for everything that compares or counts: the coding index and small
 * maps of codes, coders and documents. Kept current after every write; read by queries. It applies
 * the rules of the effective view: deleted things are gone, and merged codes and coders are who they
 * were merged into.
 */
import type { Connection } from './connection.ts';
import { type CodingIndex, codingIndex, codingIndexOf } from './index/codings.ts';
import type { KeptCodings } from './index/kept-codings.ts';
import { openPlacedCodings } from './index/placed-codings.ts';
import type { Revisions } from './index/revisions.ts';
import { type Meanings, readMeanings } from './projection/meanings.ts';
import type { Objects } from './projection/objects.ts';
import { resolveRedirects } from './projection/redirects.ts';
import type { Touched } from './store.ts';

/** How many rows a slice of filling reads before it lets other work in; few, so that rows are dropped while they are young. */
const SLICE = 5_000;
/** After a write of more codings than this the index is filled anew when next asked for. */
const REFILL = 10_000;

/** Codings of which it is kept what they carried before they were written. */
const MOST_NOTED = 20_000;

/** What may move a coding when it is written. */
const MOVING = ['coding', 'source', 'revision'] as const;

export type LiveSource = { k: number; length: number; codePoints: number; revision: number };
export type Live = ReturnType<typeof openLive>;

/** The live state of one database. Nothing is read before it is asked for; the index as it was `kept` at closing, if it was. */
export function openLive(
  db: Connection,
  objects: Objects,
  revisions: Revisions,
  kept: KeptCodings | null = null,
) {
  const placed = openPlacedCodings(db, revisions);
  let index: CodingIndex | null = null;
  let codes: Map<number, number> | null = null;
  let coders: Map<number, number> | null = null;
  let sources: Map<number, LiveSource> | null = null;
  let meanings: Meanings | null = null;
  let filling: Promise<CodingIndex> | null = null;
  /** Goes up when what a filling has read so far no longer counts. */
  let generation = 0;
  /** Writes that the filling index has yet to take in. */
  let owed = 0;
  /** The codes that codings carried before their last writes, by their keys; none for a new one. */
  const before = new Map<number, Set<number>>();
  /** What was last worked out of all this, under its name. One is enough: a list is read page by page. */
  let derived: { about: string; value: Int32Array } | null = null;
  let ordered: { about: string; value: Promise<Int32Array> } | null = null;

  /** Fills in slices so that the first screen is not held up; the same promise for all who wait. */
  function fill(): Promise<CodingIndex> {
    filling ??= (async () => {
      const begun = generation;
      const columns = kept?.read() ?? null;
      if (columns !== null) {
        index = codingIndexOf(columns);
        return index;
      }
      const fresh = codingIndex();
      for (let after = 0; ; ) {
        const rows = placed.after(after, SLICE);
        fresh.fill(rows.placed);
        if (rows.last === null) break;
        after = rows.last;
        await new Promise((resolve) => setImmediate(resolve));
      }
      if (generation !== begun) return fill();
      index = fresh;
      return fresh;
    })();
    return filling;
  }

  function refill(): void {
    generation += 1;
    index = null;
    filling = null;
    before.clear();
  }

  return {
    /** The index, filled if it is not yet. */
    ready: (): Promise<CodingIndex> => (index ? Promise.resolve(index) : fill()),
    /** The index, which must be filled. */
    now(): CodingIndex {
      if (index === null) throw new Error('The coding index was asked for before it was filled.');
      return index;
    },
    /** The code that a code stands for: itself, the one it was merged into, or 0 where it is gone. */
    codes: (): ReadonlyMap<number, number> => (codes ??= resolveRedirects(db, 'codes')),
    /** The same for coders. */
    coders: (): ReadonlyMap<number, number> => (coders ??= resolveRedirects(db, 'coders')),
    /** Documents that stand, by key, with the length of their present text. */
    sources: (): ReadonlyMap<number, LiveSource> => (sources ??= readSources(db)),
    /** The codes that codings carry, or carried before they were written of late; null where that is not known of all. */
    codesOfLate(codings: readonly number[]): ReadonlySet<number> | null {
      const found = new Set<number>();
      for (const k of codings) {
        const carried = before.get(k);
        if (index === null || carried === undefined) return null;
        for (const code of carried) found.add(code);
        const code = index.get(k)?.code;
        if (code !== undefined) found.add(code);
      }
      return found;
    },
    /** What each version of a definition says, as a number; see meanings.ts. */
    meanings: (): Meanings => (meanings ??= readMeanings(db)),
    /** Positions in the index worked out by `make`, kept under a name until something is written or another is asked for. */
    derived(about: string, make: () => Int32Array): Int32Array {
      if (derived?.about !== about) derived = { about, value: make() };
      return derived.value;
    },
    /** The same for what lets other work in while it is made; those who ask meanwhile wait for one making. */
    ordered(about: string, make: () => Promise<Int32Array>): Promise<Int32Array> {
      if (ordered?.about !== about) ordered = { about, value: make() };
      return ordered.value;
    },
    /** Takes in what a write touched. */
    update(touched: Touched): void {
      derived = null;
      ordered = null;
      if (touched.has('code')) codes = null;
      if (touched.has('code') || touched.has('definition')) meanings = null;
      if (touched.has('coder')) coders = null;
      if (touched.has('source') || touched.has('revision')) sources = null;
      if (MOVING.some((entity) => touched.has(entity))) kept?.outdate();
      if (filling === null) return;
      const keys = placed.touchedBy(touched, objects);
      if (keys.size === 0) return;
      if (keys.size > REFILL) refill();
      else if (index !== null) refresh(index, keys);
      else {
        owed += 1;
        void fill().then((filled) => {
          owed -= 1;
          refresh(filled, keys);
        });
      }
    },
    /** Keeps the index for the next opening. Answers the digest to note in the file; null where nothing is kept. */
    keep: (): string | null => kept?.keep(owed === 0 ? index : null) ?? null,
    /** Forgets everything, after a merge, an erasure or a rolled back write. */
    forget(): void {
      kept?.outdate();
      derived = null;
      ordered = null;
      placed.forget();
      refill();
      codes = null;
      coders = null;
      sources = null;
      meanings = null;
    },
  };

  function refresh(into: CodingIndex, keys: ReadonlySet<number>): void {
    if (before.size > MOST_NOTED) before.clear();
    for (const k of keys) {
      const carried = before.get(k) ?? new Set();
      const code = into.get(k)?.code;
      before.set(k, code === undefined ? carried : carried.add(code));
      const row = placed.one(k);
      if (row) into.upsert(row);
      else into.remove(k);
    }
  }
}

function readSources(db: Connection): Map<number, LiveSource> {
  const rows = db
    .prepare<[], LiveSource>(
      `select s.k as k, coalesce(r.size_utf16, 0) as length, coalesce(r.size_codePoints, 0) as codePoints, r.k as revision
       from sources s join revisions r on r.k = s.head
       where coalesce(s.deleted, 0) = 0 and coalesce(s.status, '') <> 'erased'`,
    )
    .all();
  return new Map(rows.map((row) => [row.k, row]));
}
