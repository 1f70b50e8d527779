/** The same words in more than one place, and which codes each place carries. */
import type { Id } from '../../shared/ids.ts';
import { done, refuse } from '../../shared/result.ts';
import { foldText } from '../../shared/search/fold.ts';
import { unpackBoundaries } from '../../shared/units.ts';
import { wordsOf } from '../../shared/words.ts';
import { findRepeats, type Place, type WordList } from '../search/repeats.ts';
import type { Answer, Ask } from './ask.ts';
import { inReadingOrder, quoteAt } from './code.ts';
import { standing } from './source.ts';

const SLICE_MS = 20;

export const repeatedPassages: Answer<'search.repeats'> = async (ask, input) => {
  await ask.live.ready();
  const order = inReadingOrder(ask);
  let until = Date.now() + SLICE_MS;
  let at = 0;
  const pause = async (): Promise<boolean> => {
    if (Date.now() < until) return true;
    ask.progress(at, order.length, 'Comparing passages');
    await new Promise((resolve) => setImmediate(resolve));
    until = Date.now() + SLICE_MS;
    return !ask.signal.aborted;
  };
  const cancelled = refuse('cancelled', 'The comparison of passages was cancelled.');
  const numbers = new Map<string, number>();
  const documents: WordList[] = [];
  for (const source of order) {
    documents.push({ source, words: numbered(ask, source, numbers) });
    at++;
    if (!(await pause())) return cancelled;
  }
  const repeats = await findRepeats(documents, input.words, pause);
  if (repeats === null) return cancelled;
  const codesAt = codesOver(ask, input.coders);
  const rows: { words: number; places: Placed[] }[] = [];
  for (const { words, places } of repeats) {
    const placed = places.map((place) => placedIn(ask, place, codesAt));
    if (!input.differently || new Set(placed.map(({ codes }) => [...codes].sort().join())).size > 1)
      rows.push({ words, places: placed });
    if (!(await pause())) return cancelled;
  }
  return done({
    total: rows.length,
    rows: rows.slice(0, input.limit).map(({ words, places }) => ({
      words,
      quote: quoteOf(ask, places[0]),
      places: places.map(({ source, sourceName, start, end, codes }) => ({
        source,
        sourceName,
        start,
        end,
        codes,
      })),
    })),
  });
};

type Placed = { k: number; source: Id; sourceName: string; start: number; end: number; codes: Id[] };

/** The words of a document as numbers: the same number for the same folded word, in all documents. */
function numbered(ask: Ask, source: number, numbers: Map<string, number>): Int32Array {
  const bounds = wordBounds(ask, source);
  const text = ask.project.texts.text(ask.live.sources().get(source)?.revision ?? 0) ?? '';
  const words = new Int32Array(bounds.length / 2);
  for (let i = 0; i < words.length; i++) {
    const word = foldText(text.slice(bounds[i * 2], bounds[i * 2 + 1])).replaceAll('’', "'");
    const known = numbers.get(word);
    words[i] = known ?? numbers.size;
    if (known === undefined) numbers.set(word, numbers.size);
  }
  return words;
}

function wordBounds(ask: Ask, source: number): Int32Array {
  const revision = ask.live.sources().get(source)?.revision ?? 0;
  const stored = ask.project.texts.words(revision);
  if (stored.rule !== null) return unpackBoundaries(stored.packed);
  const whole = ask.project.texts.whole(revision);
  return whole === null ? new Int32Array() : wordsOf(whole.text, whole.blocks);
}

function placedIn(ask: Ask, place: Place, codesAt: ReturnType<typeof codesOver>): Placed {
  const bounds = wordBounds(ask, place.source);
  const start = bounds[place.first * 2] ?? 0;
  const end = bounds[place.past * 2 - 1] ?? start;
  const id = ask.objects.idOf(place.source);
  const codes = codesAt(place.source, start, end);
  return { k: place.source, source: id, sourceName: ask.read.nameOf(id) ?? '', start, end, codes };
}

function quoteOf(ask: Ask, place: Placed | undefined): string {
  if (place === undefined) return '';
  const text = ask.project.texts.text(ask.live.sources().get(place.k)?.revision ?? 0) ?? '';
  return quoteAt(text, place.start, place.end, 0).quote;
}

/** The codes that lie on a passage, each once, of some coders or of all. */
function codesOver(ask: Ask, coders: readonly Id[]): (source: number, start: number, end: number) => Id[] {
  const index = ask.indexNow();
  const columns = index.columns();
  const include = standing(ask, coders);
  const codes = ask.live.codes();
  return (source, start, end) => {
    const found = new Set<number>();
    for (const at of index.bySource(source)) {
      if ((columns.start[at] ?? 0) >= end) break;
      if ((columns.end[at] ?? 0) > start && include(at)) found.add(codes.get(columns.code[at] ?? 0) ?? 0);
    }
    return [...found].filter((k) => k !== 0).map((k) => ask.objects.idOf(k));
  };
}
