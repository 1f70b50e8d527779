/**
 * Blocks and units of a corrected text. Blocks that a correction did not touch keep their kind, their
 * speaker and their stored sentences and words, so that no unit moves but by the correction; the others
 * are divided anew. Offsets are UTF-16 units; lists of units are flat: [start, end, start, end, ...].
 */
import type { Block } from './blocks.ts';
import { inverseRuns, type Run, type Span, spanMapper } from './revision.ts';
import { sentencesOf } from './units.ts';
import { wordsOf } from './words.ts';

/** A text with its blocks and units; `words` is null where none were stored. */
export type DividedText = {
  text: string;
  blocks: readonly Block[];
  sentences: Int32Array;
  words: Int32Array | null;
};
export type NewDivision = { blocks: Block[]; sentences: Int32Array; words: Int32Array };

/** Looked at for a label from the start of a block, in UTF-16 units. */
const REACH = 140;
/** Between a time in front of a label and the label nothing else stands. */
const LEAD = /^\s*(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?\s*[-–—]?\s*)?/u;

/** Divides a corrected text; `language` is a BCP 47 tag for what is divided anew. */
export function dividedAnew(
  old: DividedText,
  text: string,
  runs: readonly Run[],
  language?: string,
): NewDivision {
  const source = old.blocks.length > 0 ? old : { ...old, blocks: linesAsBlocks(old.text) };
  const untouched = untouchedBlocks(source, runs);
  const kindAt = kindsOf(source, text, runs, knownLabels(source));
  const blocks: Block[] = [];
  const [sentences, words]: [number[], number[]] = [[], []];
  const takeSentences = unitTaker(old.sentences);
  const takeWords = unitTaker(old.words ?? new Int32Array());
  for (const { start, end } of rangesOf(source, text, runs)) {
    const kept = untouched.get(start);
    if (kept !== undefined && kept.end - kept.start === end - start) {
      const by = start - kept.start;
      blocks.push(shifted(kept, by));
      takeSentences(kept, by, sentences);
      if (old.words !== null) takeWords(kept, by, words);
      else append(words, wordsOf(text, [shifted(kept, by)], language));
      continue;
    }
    const block = { start, end, body: start, ...kindAt({ start, end }) };
    blocks.push(block);
    append(sentences, sentencesOf(text, [block], language));
    append(words, wordsOf(text, [block], language));
  }
  return { blocks, sentences: Int32Array.from(sentences), words: Int32Array.from(words) };
}

function append(list: number[], more: Int32Array): void {
  for (const offset of more) list.push(offset);
}

function shifted(block: Block, by: number): Block {
  const { start, end, body, speaker } = block;
  const moved = { ...block, start: start + by, end: end + by, body: body + by };
  return speaker === undefined
    ? moved
    : { ...moved, speaker: { start: speaker.start + by, end: speaker.end + by } };
}

/** Takes the units of blocks one after the other, in order, moved by so many units. */
function unitTaker(units: Int32Array): (block: Block, by: number, into: number[]) => void {
  let at = 0;
  return ({ start, end }, by, into) => {
    while (at < units.length && (units[at] ?? 0) < start) at += 2;
    for (; at < units.length && (units[at + 1] ?? 0) <= end; at += 2)
      into.push((units[at] ?? 0) + by, (units[at + 1] ?? 0) + by);
  };
}

function linesAsBlocks(text: string): Block[] {
  let start = 0;
  return text.split('\n').map((line) => {
    const block: Block = { start, end: start + line.length, body: start, kind: 'paragraph' };
    start = block.end + 1;
    return block;
  });
}

/** A run with the places where it begins in both texts. */
type Placed = Run & { from: number; to: number };

function* placed(runs: readonly Run[]): Generator<Placed> {
  let [from, to] = [0, 0];
  for (const run of runs) {
    yield { ...run, from, to };
    from += run.keep + run.remove;
    to += run.keep + run.insert;
  }
}

/** Old blocks that lie in kept text, by where they stand in the new text. */
function untouchedBlocks({ blocks }: DividedText, runs: readonly Run[]): Map<number, Block> {
  const found = new Map<number, Block>();
  let next = 0;
  for (const { from, to, keep } of placed(runs)) {
    while ((blocks[next]?.start ?? Number.POSITIVE_INFINITY) < from) next++;
    for (let block = blocks[next]; block !== undefined && block.end <= from + keep; block = blocks[++next])
      found.set(block.start - from + to, block);
  }
  return found;
}

/** The blocks' places in the new text: between line feeds that parted blocks, and those put in. */
function* rangesOf(
  old: DividedText,
  text: string,
  runs: readonly Run[],
): Generator<{ start: number; end: number }> {
  let start = 0;
  for (const end of separatorsOf(old, text, runs)) {
    yield { start, end };
    start = end + 1;
  }
  yield { start, end: text.length };
}

/**
 * Line feeds of the new text that part blocks, ascending. A block may hold line feeds itself, where its
 * file wraps lines; of those only the ones part it that come to stand beside another.
 */
function* separatorsOf(old: DividedText, text: string, runs: readonly Run[]): Generator<number> {
  const { blocks } = old;
  let block = 0;
  const blockAt = (offset: number): Block | undefined => {
    while ((blocks[block]?.end ?? Number.POSITIVE_INFINITY) < offset) block++;
    return blocks[block];
  };
  for (const { from, to, keep, insert } of placed(runs)) {
    const edit = to + keep;
    for (const at of lineFeeds(text, to, edit)) {
      const was = at - to + from;
      if (blockAt(was)?.end === was || isNewlyBeside(old.text, was, text, at)) yield at;
    }
    for (const at of lineFeeds(text, edit, edit + insert)) {
      const within = blockAt(from + keep);
      if (!isWrapped(old.text, within) || isNewlyBeside('', 0, text, at)) yield at;
    }
  }
}

function* lineFeeds(text: string, from: number, to: number): Generator<number> {
  for (let at = text.indexOf('\n', from); at >= 0 && at < to; at = text.indexOf('\n', at + 1)) yield at;
}

function isWrapped(text: string, block: Block | undefined): boolean {
  const at = block === undefined ? -1 : text.indexOf('\n', block.start);
  return at >= 0 && at < (block?.end ?? 0);
}

/** Whether a line feed stands beside another in the new text, and did not in the old. */
function isNewlyBeside(old: string, was: number, text: string, at: number): boolean {
  return (text[at - 1] === '\n' && old[was - 1] !== '\n') || (text[at + 1] === '\n' && old[was + 1] !== '\n');
}

type Labels = ReadonlyMap<string, ReadonlySet<string>>;

/** The labels of speakers in a text, each with the marks that stand behind it, as ":". */
function knownLabels({ text, blocks }: DividedText): Labels {
  const labels = new Map<string, Set<string>>();
  for (const { speaker, body } of blocks) {
    if (speaker === undefined) continue;
    const label = text.slice(speaker.start, speaker.end);
    const mark = text.slice(speaker.end, body).trim();
    const marks = labels.get(label) ?? new Set();
    if (mark !== '') labels.set(label, marks.add(mark));
  }
  return labels;
}

type Kind = Pick<Block, 'kind' | 'level' | 'speaker'> & { body?: number };

/** What a block of the new text is, from the old block whose place it has and the labels known. */
function kindsOf(
  old: DividedText,
  text: string,
  runs: readonly Run[],
  labels: Labels,
): (range: Span) => Kind {
  const { blocks } = old;
  const forth = spanMapper(runs);
  const back = spanMapper(inverseRuns(runs));
  const startAfter = (at: number): number | undefined => forth({ start: at, end: old.text.length })?.start;

  /** A block of nothing but new words is like its neighbours where they are alike. */
  function newKind({ start }: Span): Kind {
    const at = back({ start, end: text.length })?.start ?? old.text.length;
    const below = countTo(blocks, at - 1);
    const [above, next] = [blocks[below - 1], blocks[below]];
    const isAlike = above !== undefined && above.kind === next?.kind && above.level === next.level;
    return isAlike ? kindOf(above) : { kind: 'paragraph' };
  }

  return (range) => {
    const origin = back(range);
    const before = origin === null ? undefined : blocks[countTo(blocks, origin.start) - 1];
    const isStart =
      before !== undefined && (origin?.start === before.start || startAfter(before.start) === range.start);
    const isCarried = before !== undefined && (isStart || !isApart(before));
    const kind: Kind = isCarried
      ? kindOf(before)
      : before === undefined
        ? newKind(range)
        : { kind: 'paragraph' };
    if (isApart(kind)) return kind;
    const own = before?.speaker && isStart ? correctedLabel(old, text, forth, before, range) : null;
    return { ...kind, ...(own ?? labelAt(text, labels, range)) };
  };
}

/** What stands on a line of its own for a reason, and does not go on in a second line. */
function isApart({ kind }: Pick<Block, 'kind'>): boolean {
  return kind === 'heading' || kind === 'note';
}

function kindOf({ kind, level }: Block): Kind {
  return level === undefined ? { kind } : { kind, level };
}

/** How many blocks begin at an offset or before it. */
function countTo(blocks: readonly Block[], offset: number): number {
  let [low, high] = [0, blocks.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((blocks[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The label of a block that had one, as it is now; null where it is no label any more. */
function correctedLabel(
  old: DividedText,
  text: string,
  forth: (span: Span) => Span | null,
  { start, speaker, body }: Block,
  range: Span,
): Pick<Kind, 'speaker' | 'body'> | null {
  if (speaker === undefined) return null;
  const label = forth(speaker);
  const whole = forth({ start: speaker.start, end: body });
  if (label === null || whole === null || whole.start < range.start || whole.end > range.end) return null;
  const lead = old.text.slice(start, speaker.start);
  const from = text.startsWith(lead, range.start) ? range.start + lead.length : label.start;
  const mark = old.text.slice(speaker.end, body).trim();
  const words = text.slice(from, whole.end).trimEnd();
  if (!words.endsWith(mark) || words.includes('\n')) return null;
  return labelled(text, from, words.slice(0, words.length - mark.length), whole.end, range.end);
}

/** A label that stands elsewhere in the text, with the same mark behind it, at the start of a block. */
function labelAt(text: string, labels: Labels, { start, end }: Span): Pick<Kind, 'speaker' | 'body'> | null {
  const head = text.slice(start, Math.min(end, start + REACH));
  const from = start + (LEAD.exec(head)?.[0].length ?? 0);
  for (const [label, marks] of labels) {
    if (!text.startsWith(label, from)) continue;
    for (const mark of marks) {
      const stop = from + label.length + mark.length;
      const isMarked = stop <= end && text.startsWith(mark, from + label.length);
      if (isMarked && (stop === end || /[\s：]/u.test(text.slice(stop - 1, stop + 1))))
        return labelled(text, from, label, stop, end);
    }
  }
  return null;
}

/** A label as parts of a block: `words` from an offset, the body behind `stop` and the blanks there. */
function labelled(
  text: string,
  from: number,
  words: string,
  stop: number,
  end: number,
): Pick<Kind, 'speaker' | 'body'> | null {
  const label = words.trim();
  if (label === '') return null;
  const start = from + words.indexOf(label);
  let body = stop;
  while (body < end && /[ \t]/.test(text[body] ?? '')) body++;
  return { speaker: { start, end: start + label.length }, body };
}
