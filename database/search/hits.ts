/**
 * All places in the documents that a search finds, in reading order, as columns of integers. Documents
 * are read one by one and other work is let in between; a stranger's regular expression that takes too
 * long on a document is stopped and refused. Kept for the next page until a text changes.
 */
import { createContext, Script } from 'node:vm';
import { done, type Result, refuse } from '../../shared/result.ts';
import { openFolding } from '../../shared/search/fold.ts';
import { compileQuery, type Matcher, matchesIn } from '../../shared/search/query.ts';
import type { TextScope, TextSearch } from '../../shared/search/scope.ts';
import { turnsOf } from '../../shared/units.ts';
import type { Ask } from '../queries/ask.ts';
import { inReadingOrder } from '../queries/code.ts';
import { documentsWithin } from '../queries/documents-within.ts';
import { type KeptTexts, openKeptTexts } from './kept-texts.ts';

/** More hits than this are of no use to anybody and would fill the memory. */
export const MOST_HITS = 500_000;
/** A sound expression reads 3 MB in a tenth of this. */
const LONGEST_MS = 500;
const SLICE_MS = 20;
const KEPT = 4;

/** Parallel columns, one place each: the document's key and UTF-16 offsets, half-open. */
export type Hits = {
  length: number;
  documents: number;
  source: Int32Array;
  start: Int32Array;
  end: Int32Array;
};

/** The searches of one project, the last few kept. */
export function openSearches() {
  const folding = openFolding();
  const texts = openKeptTexts();
  const kept = new Map<string, { sources: unknown; hits: Hits }>();
  const running = new Map<string, { sources: unknown; found: Promise<Result<Hits>> }>();

  return {
    folding,
    /** Every hit; the failure says what is wrong with the question, or that it was cancelled. */
    async find(ask: Ask, search: TextSearch): Promise<Result<Hits>> {
      const matcher = compileQuery(search.query, folding);
      if (!matcher.ok) return matcher;
      const { scope } = search;
      const within = documentsWithin(ask, scope);
      if (!within.ok) return within;
      const key = JSON.stringify([search, within.value === null ? null : [...within.value]]);
      // The map of documents is made anew whenever one of them, or a text, changes.
      const sources = ask.live.sources();
      const known = kept.get(key);
      if (known?.sources === sources) return done(known.hits);
      // A page and a preview of the same search ask at the same time: one search answers both.
      const now = running.get(key);
      if (now?.sources === sources) return now.found;
      const scanning = scan(ask, scope, within.value, matcher.value, texts);
      running.set(key, { sources, found: scanning });
      const found = await scanning.finally(() => running.delete(key));
      texts.used();
      if (!found.ok) return found;
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? '');
      kept.set(key, { sources, hits: found.value });
      return found;
    },
    /** Forgets hits, and the texts as well: after an erasure nothing of them may stay. */
    forget(): void {
      kept.clear();
      texts.forget();
    },
    /** Forgets hits alone. */
    forgetHits: () => kept.clear(),
  };
}

async function scan(
  ask: Ask,
  scope: TextScope,
  wanted: ReadonlySet<number> | null,
  matcher: Matcher,
  texts: KeptTexts,
): Promise<Result<Hits>> {
  const candidates = ask.project.textIndex.candidates(matcher.needed);
  const contentOf = contents(ask);
  const columns = { source: [] as number[], start: [] as number[], end: [] as number[] };
  const match = matcherUnderLimit(matcher);
  let documents = 0;
  let until = Date.now() + SLICE_MS;
  const order = inReadingOrder(ask);
  for (const [at, source] of order.entries()) {
    const revision = ask.live.sources().get(source)?.revision ?? 0;
    const content = contentOf.get(source) ?? null;
    if (content === null || wanted?.has(source) === false || candidates?.has(content) === false) continue;
    const pairs = match(texts.text(revision, ask.project.texts.text));
    if (pairs === null) {
      const name = ask.read.nameOf(ask.objects.idOf(source)) ?? '';
      return refuse('refused', `The regular expression takes too long in “${name}”. Make it simpler.`);
    }
    const within = scope.speaker === '' ? pairs : spoken(ask, revision, pairs, scope.speaker);
    for (let i = 0; i + 1 < within.length; i += 2) {
      columns.source.push(source);
      columns.start.push(within[i] ?? 0);
      columns.end.push(within[i + 1] ?? 0);
    }
    if (within.length > 0) documents++;
    if (columns.source.length > MOST_HITS)
      return refuse('refused', `There are more than ${MOST_HITS} hits. Look for something longer.`);
    if (Date.now() < until) continue;
    ask.progress(at, order.length, 'Searching');
    await new Promise((resolve) => setImmediate(resolve));
    if (ask.signal.aborted) return refuse('cancelled', 'The search was cancelled.');
    until = Date.now() + SLICE_MS;
  }
  return done({
    length: columns.source.length,
    documents,
    source: Int32Array.from(columns.source),
    start: Int32Array.from(columns.start),
    end: Int32Array.from(columns.end),
  });
}

/** Matches of a text, or null where a regular expression did not come to an end in time. */
function matcherUnderLimit(matcher: Matcher): (text: string) => number[] | null {
  if (!matcher.isRisky) return (text) => matchesIn(text, matcher, MOST_HITS);
  const given: { run: () => number[] } = { run: () => [] };
  const context = createContext(given);
  const script = new Script('run()');
  return (text) => {
    given.run = () => matchesIn(text, matcher, MOST_HITS);
    try {
      const found: unknown = script.runInContext(context, { timeout: LONGEST_MS });
      return Array.isArray(found) ? found : [];
    } catch (error) {
      if (isTimeOut(error)) return null;
      throw error;
    }
  };
}

/** The key of the sealed text of each document, by its own. */
function contents(ask: Ask): ReadonlyMap<number, number> {
  return new Map(
    ask.project.store.db
      .prepare<[], [number, number]>(
        'select s.k, r.text from sources s join revisions r on r.k = s.head where r.text is not null',
      )
      .raw()
      .all(),
  );
}

/** Only the matches that lie in a turn of one of the speakers. */
function spoken(ask: Ask, revision: number, pairs: readonly number[], speaker: string): number[] {
  const whole = ask.project.texts.whole(revision);
  if (whole === null) return [];
  const names = new RegExp(
    `^${speaker
      .normalize('NFC')
      .replace(/[\\^$.+?()[\]{}|]/g, '\\$&')
      .replaceAll('*', '.*')}$`,
    'iu',
  );
  const turns = turnsOf(whole.text, whole.blocks);
  const kept: number[] = [];
  let turn = 0;
  for (let i = 0; i + 1 < pairs.length; i += 2) {
    const start = pairs[i] ?? 0;
    while (turn < turns.length && (turns[turn]?.end ?? 0) <= start) turn++;
    const here = turns[turn];
    if (here !== undefined && here.start <= start && names.test(here.speaker))
      kept.push(start, pairs[i + 1] ?? 0);
  }
  return kept;
}

function isTimeOut(error: unknown): boolean {
  const isCoded = typeof error === 'object' && error !== null && 'code' in error;
  return isCoded && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT';
}
