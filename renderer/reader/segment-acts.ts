/**
 * What the keys do to segments that are there: cut, merge, flag, define, several at once, and the question
 * that a code over its own segment raises. Only decisions; the window carries them out.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import type { CodingIndex } from './coding-index.ts';
import { codeName, lengthOf, segmentWords } from './describe.ts';
import type { Direction } from './movement.ts';
import type { Asked, NewSegment, ReaderProps, ReaderSelection } from './types.ts';

type Parts = {
  props(): ReaderProps;
  /** Every coding of the document, and those that are shown. */
  index(): CodingIndex;
  shown(): CodingIndex;
  text: string;
  caret(): number;
  about(span: ReaderSelection): string;
  select(span: ReaderSelection): void;
  goTo(coding: CodingRow): void;
  ask(question: Asked | null): void;
};

/** A gap longer than this is asked about before it is coded, in UTF-16 units. */
const LONG_GAP = 1_000;
/** So much of a gap is quoted. */
const QUOTED = 120;

export function createSegmentActs(parts: Parts) {
  const { props, index, shown, text, caret, ask } = parts;
  const say = (sentence: string): void => props().actions.say(sentence);
  const isMine = (one: CodingRow): boolean => one.coder === props().coder && one.layer === 'coder';
  const byId = (id: Id | null): CodingRow | undefined =>
    id === null ? undefined : index().all.find((one) => one.id === id);
  const focused = (): CodingRow | undefined => byId(props().focusedCoding);

  /** The segments an act is meant for: those picked, else the focused one. */
  function chosen(): CodingRow[] {
    const picked = new Set(props().picked);
    if (picked.size > 0) return index().all.filter(({ id }) => picked.has(id));
    const one = focused();
    return one === undefined ? [] : [one];
  }

  /** Of those chosen the ones that may be changed; says what is left out. */
  function chosenOwn(): CodingRow[] {
    const all = chosen();
    const own = all.filter(isMine);
    if (all.length === 0) say('No segment is focused. J goes to the next one, O through those at the caret.');
    else if (own.length === 0) say('This is another coder’s. Only one’s own segments can be changed.');
    else if (own.length < all.length) say(`${all.length - own.length} of other coders are left as they are.`);
    return own;
  }

  /** My segment around the caret: the focused one, else the shortest. */
  function aroundCaret(isAround: (one: CodingRow) => boolean): CodingRow | undefined {
    const one = focused();
    if (one !== undefined && isMine(one) && isAround(one)) return one;
    return index()
      .at(caret())
      .filter((other) => isMine(other) && isAround(other))
      .toSorted((a, b) => a.end - a.start - (b.end - b.start))[0];
  }

  function split(): void {
    const at = caret();
    const coding = aroundCaret(({ start, end }) => start < at && at < end);
    if (coding === undefined) say('Put the caret inside one of your segments, then X cuts it there.');
    else props().actions.split(coding.id, at);
  }

  function merge(): void {
    const coding = aroundCaret(() => true);
    if (coding === undefined) {
      say('Focus a segment first, then G merges it with the next one of its code.');
      return;
    }
    const { all } = index();
    const next = all.slice(all.indexOf(coding) + 1).find((one) => isMine(one) && one.code === coding.code);
    if (next === undefined) {
      say(`No segment coded ${codeName(coding, props())} follows.`);
      return;
    }
    mergeWith(coding, next);
  }

  function mergeWith(coding: CodingRow, next: CodingRow): void {
    const gap = { start: coding.end, end: next.start };
    const act = (): void => props().actions.join([coding.id, next.id]);
    const others = gap.end > gap.start ? otherCodes(gap, coding) : [];
    if (others.length === 0 && gap.end - gap.start <= LONG_GAP) {
      act();
      return;
    }
    const quote = text
      .slice(gap.start, gap.start + QUOTED)
      .replace(/\s+/g, ' ')
      .trim();
    const why =
      others.length > 0 ? `is coded ${others.join(', ')}` : `has ${lengthOf(props().document, gap)}`;
    parts.select(gap);
    ask({
      kind: 'choice',
      span: gap,
      about: `${lengthOf(props().document, gap)} between`,
      sentence: `The text between ${why}. Merge all the same?`,
      quote: gap.end - gap.start > QUOTED ? `${quote}…` : quote,
      choices: [{ key: 'g', label: 'Merge', act }],
    });
  }

  function otherCodes({ start, end }: ReaderSelection, coding: CodingRow): string[] {
    const there = index()
      .overlapping(start, end)
      .filter((one) => isMine(one) && one.code !== coding.code);
    return [...new Set(there.map((one) => codeName(one, props())))];
  }

  /**
   * A code over a segment that carries it already, but not on the same span: extended, kept beside it,
   * or asked about once in a project.
   */
  function overOwn(code: Id, span: ReaderSelection, add: () => void): void {
    const there = index()
      .overlapping(span.start, span.end)
      .filter((one) => isMine(one) && one.code === code);
    const [first] = there;
    const { overlap, actions } = props();
    const extend = (): void =>
      actions.join(
        there.map(({ id }) => id),
        span,
      );
    if (first === undefined || overlap === 'keep') add();
    else if (overlap === 'extend') extend();
    else {
      const answered = (habit: 'extend' | 'keep', act: () => void) => (): void => {
        actions.setOverlap(habit);
        act();
      };
      ask({
        kind: 'choice',
        span,
        about: parts.about(span),
        sentence: `${codeName(first, props())} is on part of this already.`,
        quote: 'Kept for this project; “Ask again when a code overlaps itself” is among all commands.',
        choices: [
          { key: 'e', label: 'Extend', act: answered('extend', extend) },
          { key: 'k', label: 'Keep both', act: answered('keep', add) },
        ],
      });
    }
  }

  /** For several segments: the code on those that lack it, or off all when none does. */
  function applyToPicked(codes: readonly Id[]): void {
    const own = chosenOwn();
    const has = (code: Id, { start, end }: CodingRow): CodingRow | undefined =>
      index()
        .overlapping(start, end)
        .find((one) => one.start === start && one.end === end && one.code === code && isMine(one));
    const pairs = own.flatMap((one) => codes.map((code) => ({ code, one })));
    const lacking = pairs.filter(({ code, one }) => has(code, one) === undefined);
    const wanted = new Map<string, NewSegment>();
    for (const { code, one } of lacking)
      wanted.set(`${code} ${one.start} ${one.end}`, { code, start: one.start, end: one.end });
    if (wanted.size > 0) props().actions.apply([...wanted.values()]);
    else {
      const gone = new Set(pairs.flatMap(({ code, one }) => has(code, one)?.id ?? []));
      if (gone.size > 0) props().actions.remove([...gone]);
    }
  }

  /** Adds the next segment to those picked. */
  function pickNext(direction: Direction): void {
    const { all } = shown();
    const now = focused();
    const at = now === undefined ? -1 : all.indexOf(now);
    const next =
      now === undefined ? shown().after(caret() - 1) : all[at + (direction === 'forward' ? 1 : -1)];
    if (next === undefined) {
      say(direction === 'forward' ? 'No segment follows.' : 'No segment comes before.');
      return;
    }
    const picked = new Set(props().picked);
    if (now !== undefined) picked.add(now.id);
    // Going back over one that is picked gives the last one back.
    if (picked.has(next.id) && now !== undefined) picked.delete(now.id);
    else picked.add(next.id);
    parts.goTo(next);
    pick([...picked], next);
  }

  function pick(ids: readonly Id[], focus: CodingRow): void {
    const several = ids.length > 1 ? ids : [];
    props().actions.pick(several, focus.id);
    say(several.length > 1 ? `${several.length} segments picked` : segmentWords(focus, props()));
  }

  /** A click with Control adds or takes one, with Shift all from the focused one on. */
  function pickAt(codings: readonly CodingRow[], how: 'one' | 'range'): void {
    const [coding] = codings;
    if (coding === undefined) return;
    const now = focused();
    const picked = new Set(props().picked);
    if (picked.size === 0 && now !== undefined) picked.add(now.id);
    if (how === 'one') {
      if (!picked.delete(coding.id)) picked.add(coding.id);
    } else {
      const { all } = shown();
      const ends = [now === undefined ? -1 : all.indexOf(now), all.indexOf(coding)].filter((at) => at >= 0);
      for (const one of all.slice(Math.min(...ends), Math.max(...ends) + 1)) picked.add(one.id);
    }
    pick([...picked], coding);
  }

  function flag(): void {
    const own = chosenOwn();
    const [first] = own;
    if (first === undefined) return;
    ask({
      kind: 'flag',
      span: first,
      about: own.length === 1 ? parts.about(first) : `${own.length} segments`,
      codings: own.map(({ id }) => id),
      doubt: first.doubt,
    });
  }

  function nextFlagged(direction: Direction): void {
    const { all } = index();
    const now = focused();
    const flagged = all.filter(({ doubt }) => doubt !== null);
    const from = now?.start ?? caret();
    const found =
      direction === 'forward'
        ? flagged.find((one) => one.start > from || (one.start === from && all.indexOf(one) > indexIn(now)))
        : flagged.findLast(
            (one) => one.start < from || (one.start === from && all.indexOf(one) < indexIn(now)),
          );
    if (found !== undefined) parts.goTo(found);
    else say(direction === 'forward' ? 'No flagged segment follows.' : 'No flagged segment comes before.');
  }

  function indexIn(coding: CodingRow | undefined): number {
    return coding === undefined ? -1 : index().all.indexOf(coding);
  }

  function define(): void {
    const coding = focused() ?? index().at(caret())[0];
    if (coding === undefined) say('No codes here.');
    else ask({ kind: 'definition', span: coding, about: codeName(coding, props()), code: coding.code });
  }

  /** All segments at the caret as a list to choose from. */
  function list(codings: readonly CodingRow[] = index().at(caret())): void {
    const [first] = codings;
    if (first === undefined) {
      say('No codes here.');
      return;
    }
    const span = { start: caret(), end: caret() };
    ask({ kind: 'list', span, about: `${codings.length} here`, codings });
  }

  return {
    chosen,
    chosenOwn,
    split,
    merge,
    overOwn,
    applyToPicked,
    pickNext,
    pickAt,
    flag,
    nextFlagged,
    define,
    list,
  };
}
