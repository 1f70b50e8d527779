/**
 * Which texts may hold some words: an index of three-letter pieces (FTS5, contentless, without places)
 * over the folded text of documents and memos, by the key of their sealed content. It only narrows a
 * search; what it lets through is read and matched. A text that is not in it yet is always let through,
 * so the index may lag behind or be missing and nothing is overlooked.
 */
import { Buffer } from 'node:buffer';
import { wordsOfMemo } from '../../shared/memo.ts';
import { foldText } from '../../shared/search/fold.ts';
import type { Connection } from '../connection.ts';
import type { Contents } from '../content.ts';

/** Texts put in by one transaction: bounds how long it holds the thread (UTF-16 units, about 30 ms). */
const SLICE = 300_000;
/** Pieces of one text that are asked for: more narrow it no further. */
const PIECES = 24;

const UNINDEXED = `
  select t.k, t.isMemo from (
    select r.text as k, 0 as isMemo from sources s join revisions r on r.k = s.head
      where coalesce(s.deleted, 0) = 0 and r.text is not null
    union all
    select body, 1 from memos where coalesce(deleted, 0) = 0 and body is not null
  ) t where t.k not in (select id from text_parts_docsize)`;

const UNINDEXED_DOCUMENTS = `
  select r.text from sources s join revisions r on r.k = s.head
  where coalesce(s.deleted, 0) = 0 and r.text is not null
    and not exists (select 1 from text_parts_docsize d where d.id = r.text)`;

export type Waiting = { signal: AbortSignal; progress(done: number, total: number, what: string): void };

/** The text index of one database. */
export function openTextIndex(db: Connection, contents: Contents, isReadOnly: boolean) {
  const missing = db.prepare<[], { k: number; isMemo: number }>(UNINDEXED);
  const missingDocuments = db.prepare<[], number>(UNINDEXED_DOCUMENTS).pluck();
  const insert = db.prepare<[number, string]>(
    'insert or replace into text_parts(rowid, words) values (?, ?)',
  );
  const matching = db
    .prepare<[string], number>('select rowid from text_parts where text_parts match ?')
    .pluck();

  /** One at a time: a text must not be taken in twice. */
  let turn: Promise<void> = Promise.resolve();

  function textOf({ k, isMemo }: { k: number; isMemo: number }): string {
    const bytes = contents.bytes(k);
    if (bytes === null) return '';
    const text = Buffer.from(bytes).toString('utf8');
    return isMemo === 1 ? wordsOfMemo(text) : text;
  }

  async function takeIn({ signal, progress }: Waiting): Promise<void> {
    if (isReadOnly || !db.open) return;
    const waiting = missing.all();
    for (let at = 0; at < waiting.length && !signal.aborted && db.open && !db.inTransaction; ) {
      progress(at, waiting.length, 'Search index');
      db.exec('begin immediate');
      try {
        for (let units = 0; at < waiting.length && units < SLICE; at++) {
          const row = waiting[at];
          if (row === undefined) break;
          const text = textOf(row);
          units += text.length;
          insert.run(row.k, foldText(text));
        }
        db.exec('commit');
      } catch (error) {
        if (db.inTransaction) db.exec('rollback');
        throw error;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  return {
    /**
     * Takes in the texts that are not in it, a slice at a time, letting other work in between. Stops
     * where it is when cancelled; the rest is taken in later and meanwhile simply read.
     */
    catchUp(waiting: Waiting): Promise<void> {
      turn = turn.catch(() => undefined).then(() => takeIn(waiting));
      return turn;
    },
    /**
     * The contents of documents that may hold at least one of some folded texts, and all not indexed; null
     * where the texts are too short to tell, or there are none.
     */
    candidates(needed: readonly string[] | null): ReadonlySet<number> | null {
      if (needed === null || needed.length === 0) return null;
      const asked = needed.map(piecesOf);
      if (asked.some((pieces) => pieces === null)) return null;
      const match = asked.map((pieces) => `(${pieces})`).join(' OR ');
      return new Set([...matching.all(match), ...missingDocuments.all()]);
    },
  };
}

/** Forgets every text, inside the transaction that erases some; the rest is taken in again later. */
export function emptyTextIndex(db: Connection): void {
  db.exec("insert into text_parts(text_parts) values ('delete-all')");
}

/** The tables of the index. */
export const textIndexSchema = `
  create virtual table text_parts using fts5(words, content='', detail=none, tokenize='trigram case_sensitive 1');
`;

/** A text as a question to the index: all its three-letter pieces; null where it is shorter. */
function piecesOf(text: string): string | null {
  const letters = [...text];
  if (letters.length < 3) return null;
  const pieces = new Set<string>();
  for (let at = 0; at + 3 <= letters.length && pieces.size < PIECES; at++) {
    pieces.add(
      `"${letters
        .slice(at, at + 3)
        .join('')
        .replaceAll('"', '""')}"`,
    );
  }
  return [...pieces].join(' AND ');
}
