/**
 * Passages whose words stand in more than one place: pull quotes, repeated answers, boilerplate. Words
 * are compared without case and accents; a passage may be slightly cut in one of its places.
 *
 * Every run of GRAM words gets a number; of each window the smallest is kept (winnowing: Schleimer,
 * Wilkerson and Aiken 2003), so that any match of WINDOW + GRAM - 1 words shares a number and a sixth of
 * them is enough. Equal numbers are compared word by word, joined over small gaps and widened. Positions
 * are numbers of words in a document, half-open.
 */

/** A document as numbers of words. */
export type WordList = { source: number; words: Int32Array };
export type Place = { source: number; first: number; past: number };
/** The places of one passage, the first being the one the others were compared with. */
export type Repeat = { words: number; places: Place[] };

const GRAM = 5;
/** Words that one place may have more than another between two equal runs. */
const GAP = 25;
/** Equal words that end a gap. */
const RESUME = 4;
/** Done before other work is let in. */
const STEP = 20_000;

type Pause = () => Promise<boolean>;

/**
 * Passages of at least `least` words (5 or more), longest first. `pause` is called now and then and
 * answers false to stop; then null comes back.
 */
export async function findRepeats(
  documents: readonly WordList[],
  least: number,
  pause: Pause,
): Promise<Repeat[] | null> {
  const window = Math.max(1, Math.min(8, least - GRAM + 1));
  const marks: Mark[] = [];
  for (const [document, { words }] of documents.entries()) {
    for (const mark of winnowed(words, window)) marks.push({ ...mark, document });
    if (!(await pause())) return null;
  }
  const pairs = await pairsOf(marks, pause);
  if (pairs === null) return null;
  const runs = await runsOf(documents, pairs, least, pause);
  return runs === null ? null : passages(documents, runs);
}

type Mark = { hash: number; document: number; at: number };
/** One run of equal words: where it is in the first document and in the other. */
type Run = {
  a: number;
  aFirst: number;
  aPast: number;
  b: number;
  bFirst: number;
  bPast: number;
  same: number;
};
type Pair = { a: number; aAt: number; b: number; bAt: number };

/** The smallest number of every window of runs of words, each place once. */
function winnowed(words: Int32Array, window: number): { hash: number; at: number }[] {
  const found: { hash: number; at: number }[] = [];
  const count = words.length - GRAM + 1;
  const hashes = new Uint32Array(Math.max(0, count));
  for (let at = 0; at < count; at++) {
    let hash = 2_166_136_261;
    for (let i = 0; i < GRAM; i++) hash = Math.imul(hash ^ (words[at + i] ?? 0), 16_777_619);
    hashes[at] = (hash ^ (hash >>> 15)) >>> 0;
  }
  let last = -1;
  for (let from = 0; from + window <= count || (from === 0 && count > 0); from++) {
    let smallest = from;
    for (let at = from; at < Math.min(count, from + window); at++) {
      if ((hashes[at] ?? 0) <= (hashes[smallest] ?? 0)) smallest = at;
    }
    if (smallest !== last) found.push({ hash: hashes[smallest] ?? 0, at: smallest });
    last = smallest;
  }
  return found;
}

/** Each place of a number, with the first place that has it. */
async function pairsOf(marks: readonly Mark[], pause: Pause): Promise<Pair[] | null> {
  const first = new Map<number, Mark>();
  const pairs: Pair[] = [];
  for (const [i, mark] of marks.entries()) {
    const anchor = first.get(mark.hash);
    if (anchor === undefined) first.set(mark.hash, mark);
    else pairs.push({ a: anchor.document, aAt: anchor.at, b: mark.document, bAt: mark.at });
    if (i % STEP === 0 && !(await pause())) return null;
  }
  return pairs.sort((x, y) => x.a - y.a || x.b - y.b || x.aAt - y.aAt || x.bAt - y.bAt);
}

/** Equal runs around the pairs, joined where only a few words differ between them. */
async function runsOf(
  documents: readonly WordList[],
  pairs: readonly Pair[],
  least: number,
  pause: Pause,
): Promise<Run[] | null> {
  const runs: Run[] = [];
  let open: Run[] = [];
  for (const [i, pair] of pairs.entries()) {
    const before = pairs[i - 1];
    if (before?.a !== pair.a || before.b !== pair.b) {
      runs.push(...open);
      open = [];
    }
    open = open.filter((run) => {
      const isNear = pair.aAt - run.aPast <= GAP;
      if (!isNear) runs.push(run);
      return isNear;
    });
    const run = widened(documents, pair);
    if (run === null) continue;
    const known = open.find((one) => isContinued(one, run));
    if (known === undefined) open.push(run);
    else join(known, run);
    if (i % STEP === 0 && !(await pause())) return null;
  }
  runs.push(...open);
  return runs.filter(({ same }) => same >= least);
}

/**
 * The longest run of equal words around a pair, over small gaps too; null where the numbers were equal and
 * the words are not.
 */
function widened(documents: readonly WordList[], { a, aAt, b, bAt }: Pair): Run | null {
  const one = documents[a]?.words ?? new Int32Array();
  const other = documents[b]?.words ?? new Int32Array();
  // In one document a run must not grow into its own copy.
  const limit = a === b ? bAt : one.length;
  const ahead = follow(one, aAt, limit, other, bAt, other.length, 1);
  if (ahead.same < GRAM) return null;
  const floor = a === b ? ahead.a : 0;
  const back = follow(one, aAt - 1, -1, other, bAt - 1, floor - 1, -1);
  return {
    a,
    aFirst: back.a + 1,
    aPast: ahead.a,
    b,
    bFirst: back.b + 1,
    bPast: ahead.b,
    same: ahead.same + back.same,
  };
}

/** Goes along equal words from two places, in one direction, over gaps after which RESUME words are equal again. */
function follow(
  one: Int32Array,
  a: number,
  aLimit: number,
  other: Int32Array,
  b: number,
  bLimit: number,
  step: 1 | -1,
): { a: number; b: number; same: number } {
  const equal = (i: number, j: number): boolean =>
    (aLimit - i) * step > 0 && (bLimit - j) * step > 0 && one[i] === other[j];
  let same = 0;
  for (;;) {
    while (equal(a, b)) {
      a += step;
      b += step;
      same++;
    }
    const jump = same < GRAM ? null : gapFrom(a, b, step, equal);
    if (jump === null) return { a, b, same };
    a = jump.a;
    b = jump.b;
  }
}

/** Where, after as few words as possible, RESUME words are equal again; null within GAP. */
function gapFrom(
  a: number,
  b: number,
  step: 1 | -1,
  equal: (i: number, j: number) => boolean,
): { a: number; b: number } | null {
  for (let skipped = 1; skipped <= GAP; skipped++) {
    for (let i = 0; i <= skipped; i++) {
      const from = { a: a + i * step, b: b + (skipped - i) * step };
      let run = 0;
      while (run < RESUME && equal(from.a + run * step, from.b + run * step)) run++;
      if (run === RESUME) return from;
    }
  }
  return null;
}

function isContinued(run: Run, next: Run): boolean {
  const aGap = next.aFirst - run.aPast;
  const bGap = next.bFirst - run.bPast;
  if (next.aPast <= run.aPast && next.aFirst >= run.aFirst)
    return next.bFirst >= run.bFirst && next.bPast <= run.bPast;
  return (
    aGap <= GAP && bGap <= GAP && bGap >= 0 && aGap >= 0 && (run.a !== run.b || next.aPast <= run.bFirst)
  );
}

function join(run: Run, next: Run): void {
  if (next.aPast <= run.aPast) return;
  run.same += next.same;
  run.aPast = next.aPast;
  run.bPast = Math.max(run.bPast, next.bPast);
}

/** Runs over the same words of the first document are places of one passage. */
function passages(documents: readonly WordList[], runs: readonly Run[]): Repeat[] {
  const sorted = runs.toSorted((x, y) => x.a - y.a || x.aFirst - y.aFirst || y.aPast - x.aPast);
  const found: { a: number; first: number; past: number; words: number; places: Place[] }[] = [];
  for (const run of sorted) {
    const last = found.at(-1);
    const place = { source: documents[run.b]?.source ?? 0, first: run.bFirst, past: run.bPast };
    const overlap =
      last === undefined ? 0 : Math.min(last.past, run.aPast) - Math.max(last.first, run.aFirst);
    if (last !== undefined && last.a === run.a && overlap * 2 >= run.aPast - run.aFirst) {
      last.places.push(place);
      continue;
    }
    const anchor = { source: documents[run.a]?.source ?? 0, first: run.aFirst, past: run.aPast };
    found.push({ a: run.a, first: run.aFirst, past: run.aPast, words: run.same, places: [anchor, place] });
  }
  return found
    .map(({ words, places }) => ({ words, places: apart(places) }))
    .filter(({ places }) => places.length > 1)
    .toSorted((x, y) => y.words - x.words);
}

/** Each place once: places in one document that overlap are the longer of them. */
function apart(places: readonly Place[]): Place[] {
  const kept: Place[] = [];
  for (const place of places.toSorted((x, y) => y.past - y.first - (x.past - x.first))) {
    if (kept.some((one) => one.source === place.source && one.first < place.past && place.first < one.past))
      continue;
    kept.push(place);
  }
  return kept.toSorted((x, y) => x.source - y.source || x.first - y.first);
}
