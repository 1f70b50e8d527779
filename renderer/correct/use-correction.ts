/**
 * One correction from its first key to saving: the whole text as it is now, the stretch that is in the editor,
 * what it will do to the segments, the draft that is kept meanwhile.
 */
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Block } from '../../shared/blocks.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { diffTexts, inverseRuns, type Run, type Span } from '../../shared/revision.ts';
import { newId, useAskAgain, useCommand } from '../api.ts';
import type { ReaderDocument } from '../reader/types.ts';
import { useWindowStore } from '../state/context.ts';
import { blocksNow, carrier } from './blocks-now.ts';
import { draftOf } from './draft.ts';
import { correctionKey } from './draft-key.ts';
import { type Outlook, outlookOf } from './outlook.ts';
import { type Stretch, stretchAround, stretchBeside } from './stretch.ts';

/** After the last key, in milliseconds; after slow reckoning as much longer as it took. */
const OUTLOOK_AFTER = 150;
/** After the first key since the last draft, in milliseconds. */
const DRAFT_AFTER = 400;

/** What a correction begins with: the text as it stands, or as a draft has it. */
export interface Begun {
  text: string;
  reason: string;
  caret: number;
  /** Words of a draft that could not be put on the present text. */
  left: readonly string[];
}

/** What is in the editor; `turn` counts up when something else is put there. Offsets are of the whole text. */
export interface Shown extends Where {
  turn: number;
  stretch: Stretch;
  text: string;
}

/** Where the editor stands in what is put there. */
export interface Where {
  caret: number;
  /** A place in the text and how far below the top of the window it is to be; else the caret is in sight. */
  seen?: { offset: number; y: number } | null;
  /** The keyboard stays where it is, as in the bar that finds words. */
  isQuiet?: boolean;
}

export interface Correction {
  shown: Shown;
  outlook: Outlook | null;
  reason: string;
  hasChanges: () => boolean;
  /** The stretch as it is typed. */
  change: (stretchText: string) => void;
  /** Where the caret is; an offset of the whole text. */
  moveTo: (caret: number) => void;
  explain: (reason: string) => void;
  /** Opens the stretch behind (1) or before (-1); false where there is none. */
  turn: (step: 1 | -1) => boolean;
  /** Writes the new version, if anything was changed. */
  save: () => Promise<'saved' | 'nothing' | 'refused'>;
  /** Where an offset of the text as it is now stood in the text before. */
  backIn: (offset: number) => number;
  /** Opens the stretch around an offset of the whole text where it is not in the editor; false where it is. */
  show: (offset: number) => boolean;
  /** Puts another whole text in the place of the present one. */
  put: (text: string, where: Where) => void;
  /** What of the whole text is in the editor, half-open; where that begins; and the whole text. */
  range: () => Span;
  start: () => number;
  text: () => string;
}

export function useCorrection(
  document: ReaderDocument,
  codings: readonly CodingRow[],
  begun: Begun,
): Correction {
  const { id, revision, text: before, blocks } = document;
  const correct = useCommand('source.correct');
  const saveDraft = useCommand('draft.save');
  const dropDraft = useCommand('draft.drop');
  const askForDrafts = useAskAgain('draft.list');
  const say = useWindowStore((state) => state.say);
  const now = useRef({ text: begun.text, reason: begun.reason, caret: begun.caret });
  const [shown, setShown] = useState<Shown>(() => ({
    turn: 0,
    ...opened(before, blocks, begun.text, begun.caret),
  }));
  const range = useRef({ start: shown.stretch.start, end: shown.stretch.end });
  const [reason, setReason] = useState(begun.reason);
  const [outlook, setOutlook] = useState<Outlook | null>(null);
  const reckoning = useRef<ReturnType<typeof setTimeout>>(undefined);
  const drafting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const cost = useRef(0);
  const known = useRef<{ text: string; runs: readonly Run[] }>(null);
  const key = correctionKey(id);

  /** What was done so far; reckoned once for each state of the text. */
  const runsNow = useCallback((): readonly Run[] => {
    const { text } = now.current;
    if (known.current?.text !== text) known.current = { text, runs: diffTexts(before, text) };
    return known.current.runs;
  }, [before]);
  const reckon = useCallback((): void => {
    const began = performance.now();
    setOutlook(outlookOf(codings, runsNow(), before, now.current.text));
    cost.current = performance.now() - began;
  }, [codings, before, runsNow]);
  useEffect(reckon, [reckon]);

  const keepDraft = useCallback(async (): Promise<void> => {
    clearTimeout(drafting.current);
    drafting.current = undefined;
    const { text, reason: why, caret } = now.current;
    if (text === before && why.trim() === '') await dropDraft({ key });
    else await saveDraft({ key, body: draftOf(revision, runsNow(), text, why, caret) });
    askForDrafts();
  }, [before, revision, key, runsNow, saveDraft, dropDraft, askForDrafts]);
  const draftSoon = (): void => {
    drafting.current ??= setTimeout(() => void keepDraft(), DRAFT_AFTER + 2 * cost.current);
  };
  // The editor can go without being left, as when another tab is shown.
  const latest = useRef(keepDraft);
  latest.current = keepDraft;
  useEffect(
    () => () => {
      clearTimeout(reckoning.current);
      if (drafting.current !== undefined) void latest.current();
    },
    [],
  );

  const reckonSoon = (): void => {
    clearTimeout(reckoning.current);
    reckoning.current = setTimeout(reckon, OUTLOOK_AFTER + 2 * cost.current);
  };
  /** Puts the stretch around the caret into the editor. */
  const openAround = (where: Where): void => {
    const { text } = now.current;
    const stretch = stretchAround(text, blocksNow(before, blocks, runsNow(), text), where.caret);
    range.current = { start: stretch.start, end: stretch.end };
    now.current.caret = where.caret;
    setShown((one) => ({ turn: one.turn + 1, stretch, text, ...where }));
    if (stretch.start > 0 || stretch.end < text.length) say(stretchSentence(stretch));
  };

  return {
    shown,
    outlook,
    reason,
    hasChanges: () => now.current.text !== before,
    backIn: (offset) => carrier(inverseRuns(runsNow()))(offset).at,
    show(offset) {
      const { start, end } = range.current;
      if (offset >= start && offset <= end) return false;
      openAround({ caret: offset, isQuiet: true });
      return true;
    },
    put(text, where) {
      now.current.text = text;
      openAround({ ...where, caret: Math.min(where.caret, text.length) });
      reckonSoon();
      draftSoon();
    },
    range: () => range.current,
    start: () => range.current.start,
    text: () => now.current.text,
    change(stretchText) {
      const { text } = now.current;
      const { start, end } = range.current;
      if (text.slice(start, end) === stretchText) return;
      now.current.text = text.slice(0, start) + stretchText + text.slice(end);
      range.current = { start, end: start + stretchText.length };
      reckonSoon();
      draftSoon();
    },
    moveTo(caret) {
      now.current.caret = caret;
    },
    explain(why) {
      now.current.reason = why;
      setReason(why);
      draftSoon();
    },
    turn(step) {
      const { text } = now.current;
      const all = blocksNow(before, blocks, runsNow(), text);
      const from = { ...shown.stretch, ...range.current };
      const next = stretchBeside(text, all, from, step);
      if (next === null) return false;
      range.current = { start: next.start, end: next.end };
      now.current.caret = step === 1 ? next.start : next.end;
      const { caret } = now.current;
      setShown((one) => ({ turn: one.turn + 1, stretch: next, text, caret }));
      say(stretchSentence(next));
      return true;
    },
    async save() {
      const { text, reason: why } = now.current;
      if (text !== before) {
        const made = await correct({ id, revision: newId(), base: revision, text, reason: why.trim() });
        if (made === null) return 'refused';
      }
      clearTimeout(drafting.current);
      drafting.current = undefined;
      await dropDraft({ key });
      askForDrafts();
      return text === before ? 'nothing' : 'saved';
    },
  };
}

/** "You correct paragraphs 120 to 160 of 4,000." */
export function stretchSentence({ first, last, total }: Stretch): string {
  const number = (value: number): string => value.toLocaleString('en-GB');
  const which =
    first === last ? `paragraph ${number(first)}` : `paragraphs ${number(first)} to ${number(last)}`;
  return `You correct ${which} of ${number(total)}.`;
}

function opened(before: string, blocks: readonly Block[], text: string, caret: number) {
  const all = blocksNow(before, blocks, before === text ? [] : diffTexts(before, text), text);
  return { stretch: stretchAround(text, all, Math.min(caret, text.length)), text, caret };
}
