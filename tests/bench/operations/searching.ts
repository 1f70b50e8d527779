/** Looking for a phrase in every document, with the first hits in line. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openFile } from '../../../database/connection.ts';
import { must } from '../../support/project.ts';
import { differs, type Ground } from '../ground.ts';
import type { Measured } from '../line.ts';
import { byTurns } from '../measure.ts';

/** A screen of hits. */
const PAGE = 50;
/** Words on each side of a hit that the limit reads as well, in UTF-16 units. */
const CONTEXT = 60;

/** A phrase that stands in nearly every document. */
export function searchCommon(ground: Ground): Promise<Measured> {
  return searching(ground, ground.workload.answers.search.common);
}

/** A phrase that stands in a few. */
export function searchRare(ground: Ground): Promise<Measured> {
  return searching(ground, ground.workload.answers.search.rare);
}

type Phrase = { phrase: string; hits: number; documents: number };

async function searching(ground: Ground, { phrase, hits, documents }: Phrase): Promise<Measured> {
  const { session } = ground;
  await session.project.textIndex.catchUp({ signal: new AbortController().signal, progress: () => {} });
  const { texts, close } = plainTexts(ground);
  const query = { text: phrase, mode: 'phrase' as const, exact: false };
  let found = { total: 0, documents: 0 };
  let scanned = 0;
  try {
    const times = await byTurns(
      async () => {
        session.project.searches.forgetHits();
        found = must(await session.query('search.texts', { query, limit: PAGE }));
      },
      () => {
        scanned = scan(texts(phrase), phrase);
      },
    );
    return {
      what: `search.texts for “${phrase}” in all documents, the first ${PAGE} hits in line, hits found before forgotten`,
      limit: 'FTS5 trigrams over the plain texts, then a scan of the texts it names',
      goalRatio: 3,
      times,
      wrong: [
        ...differs('hits', found.total, hits),
        ...differs('documents', found.documents, documents),
        ...differs('hits of the limit', scanned, hits),
      ],
      figures: { hits: found.total, documents: found.documents },
    };
  } finally {
    close();
  }
}

/** The texts as they are in a file of their own, with the index that narrows a search. */
function plainTexts({ bench, workload }: Ground) {
  writeFileSync(bench.path('plain.db'), '');
  const db = openFile(bench.path('plain.db'));
  db.exec(`
    create table doc(k integer primary key, text text not null);
    create virtual table part using fts5(text, content='', detail=none, tokenize='trigram case_sensitive 1');
    begin;
  `);
  const addText = db.prepare<[number, string]>('insert into doc(k, text) values (?, ?)');
  const addParts = db.prepare<[number, string]>('insert into part(rowid, text) values (?, ?)');
  for (const { id, path } of workload.documents) {
    const text = readFileSync(join(workload.folder, path), 'utf8');
    addText.run(id, text);
    addParts.run(id, text.toLowerCase());
  }
  db.exec('commit');
  const select = db
    .prepare<[string], string>('select text from doc where k in (select rowid from part where part match ?)')
    .pluck();
  return {
    texts: (phrase: string) => select.all(piecesOf(phrase.toLowerCase())),
    close: () => db.close(),
  };
}

function piecesOf(phrase: string): string {
  const pieces = Array.from({ length: phrase.length - 2 }, (_, at) => `"${phrase.slice(at, at + 3)}"`);
  return [...new Set(pieces)].join(' AND ');
}

/** How often a phrase stands in some texts; what is around the first hits is cut out as well. */
function scan(texts: readonly string[], phrase: string): number {
  const pattern = new RegExp(phrase, 'gi');
  const shown: string[] = [];
  let hits = 0;
  for (const text of texts) {
    for (const { index } of text.matchAll(pattern)) {
      hits++;
      if (shown.length < PAGE)
        shown.push(text.slice(Math.max(0, index - CONTEXT), index + phrase.length + CONTEXT));
    }
  }
  if (shown.length !== Math.min(PAGE, hits)) throw new Error('Hits of the limit are missing.');
  return hits;
}
