/**
 * Which tables a query read, so that a window asks again only when one of them changed. For SQL this
 * is taken from SQLite's own plan of the statement; for what is looked up in memory it is noted at the
 * one place where memory mirrors tables. Kept by nobody's hand, except the few names below.
 */
import type { Connection } from '../connection.ts';
import type { Live } from '../live.ts';
import type { Read } from '../read.ts';
import type { Ask } from './ask.ts';

/** What the ledger itself is called in news. */
const LEDGER = 'history';

const LIVE_TABLES: { readonly [K in keyof Live]?: readonly string[] } = {
  // Where codings stand depends on the versions of texts.
  ready: ['codings', 'revisions'],
  now: ['codings', 'revisions'],
  codes: ['codes'],
  coders: ['coders'],
  sources: ['sources', 'revisions'],
  meanings: ['codes', 'definitions'],
  derived: ['codings', 'codes', 'coders', 'sources', 'revisions'],
  ordered: ['codings', 'codes', 'coders', 'sources', 'revisions'],
};

const READ_TABLES: { readonly [K in keyof Read]?: readonly string[] } = {
  source: ['sources', 'revisions'],
  code: ['codes'],
  coding: ['codings', 'revisions'],
  coder: ['coders'],
  folder: ['folders'],
  memo: ['memos'],
  hasCoding: ['codings', 'revisions'],
  siblings: ['sources', 'folders', 'codes', 'cases', 'attributes'],
  tree: ['codes', 'folders'],
  case: ['cases'],
  cases: ['cases'],
  attribute: ['attributes'],
  attributes: ['attributes'],
  valuesOf: ['attribute_values'],
  isValue: ['attribute_values'],
  stands: ['set_members', 'links', 'case_parts', 'attribute_values'],
  nameOf: ['sources', 'folders', 'codes', 'coders', 'cases', 'projects', 'memos'],
};

export type Recorded = { ask: Ask; tables: Set<string> };

/** An ask that notes every table it is used to read. */
export function recording(ask: Ask, plans: Plans): Recorded {
  const tables = new Set<string>();
  const note = (names: readonly string[] | undefined) => {
    for (const name of names ?? []) tables.add(name);
  };
  const { project } = ask;
  const db = Object.create(project.store.db, {
    prepare: {
      value: (sql: string) => {
        note(plans.of(sql));
        return project.store.db.prepare(sql);
      },
    },
  });
  const noted = { ...project, store: { ...project.store, db }, texts: project.texts, undo: project.undo };
  const live = noting(ask.live, LIVE_TABLES, note);
  const read = noting(ask.read, READ_TABLES, note);
  const indexNow = () => {
    note(LIVE_TABLES.now);
    return ask.indexNow();
  };
  const undo = new Proxy(project.undo, {
    get(target, key, receiver) {
      tables.add(LEDGER);
      return Reflect.get(target, key, receiver);
    },
  });
  return { ask: { ...ask, project: { ...noted, undo }, live, read, indexNow }, tables };
}

/** The same object, but asking for a member notes its tables. */
function noting<T extends object>(
  target: T,
  tables: { readonly [K in keyof T]?: readonly string[] },
  note: (names: readonly string[] | undefined) => void,
): T {
  const byName: ReadonlyMap<string | symbol, readonly string[] | undefined> = new Map(Object.entries(tables));
  return new Proxy(target, {
    get(of, key, receiver) {
      note(byName.get(key));
      return Reflect.get(of, key, receiver);
    },
  });
}

export type Plans = ReturnType<typeof openPlans>;

/** The tables behind statements, each planned once. */
export function openPlans(db: Connection) {
  const known = new Map<string, readonly string[]>();
  let roots = rootsOf(db);
  return {
    /** Compacting the file moves tables to other pages. */
    forget(): void {
      known.clear();
      roots = rootsOf(db);
    },
    of(sql: string): readonly string[] {
      const found = known.get(sql);
      if (found) return found;
      const tables = new Set<string>();
      for (const step of db
        .prepare<null[], { opcode: string; p2: number }>(`explain ${sql}`)
        .all(...nulls(sql))) {
        if (step.opcode !== 'OpenRead') continue;
        const table = roots.get(step.p2) ?? '';
        if (table === 'entry') tables.add(LEDGER);
        else if (!BENEATH.includes(table)) tables.add(table);
      }
      const list = [...tables];
      known.set(sql, list);
      return list;
    },
  };
}

/** Tables that change only together with one that is in the news. */
const BENEATH: readonly string[] = ['object', 'touch', 'meta', 'content', 'content_digest'];

function rootsOf(db: Connection): Map<number, string> {
  const rows = db
    .prepare<[], { rootpage: number; tbl_name: string }>(
      'select rootpage, tbl_name from sqlite_schema where rootpage > 0',
    )
    .all();
  return new Map(rows.map((row) => [row.rootpage, row.tbl_name]));
}

/** As many nulls as a statement has parameters. */
function nulls(sql: string): null[] {
  return Array.from(sql.match(/\?/g) ?? [], () => null);
}
