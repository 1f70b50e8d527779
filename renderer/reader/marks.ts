/**
 * Marks in the text: underlines in lanes, the tint of the focused segment, and a selection too long for
 * the browser, all as highlights over the text, which stays untouched.
 *
 * Only paragraphs near the window carry marks. With forced colours, where Chromium turns every highlight
 * into one solid block, the lanes are drawn as boxes instead (mark-boxes.ts).
 */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { type Band, NO_BAND } from './band.ts';
import { hitFrom } from './find-text.ts';
import type { MarkSheet } from './mark-sheet.ts';
import {
  FIND_NAME,
  FOUND_NAME,
  focusName,
  laneName,
  MORE_NAME,
  PULSE_NAME,
  SELECTION_NAME,
  UNLIT_NAME,
} from './mark-styles.ts';
import type { Paragraphs } from './paragraphs.ts';
import { groundsIn, sectionMarks, whoseIs } from './section-marks.ts';
import type { TextDom } from './text-dom.ts';
import type { ReaderSelection } from './types.ts';

/** More hits than these near the window are not painted. */
const MOST_SHOWN = 2_000;
const PRIORITIES: ReadonlyMap<string, number> = new Map([
  [SELECTION_NAME, 10],
  [FIND_NAME, 10],
  [FOUND_NAME, 11],
]);

export type Marks = {
  /** `unlit`: codings that are a grey ground alone. Answers where codes found no lane. */
  paint(
    section: number,
    codings: readonly CodingRow[],
    codes: ReadonlyMap<Id, CodeRow>,
    coder: Id,
    unlit: readonly CodingRow[],
  ): readonly { start: number; end: number }[];
  clear(section: number): void;
  /** Draws the marks of these paragraphs alone from now on; of none before the first time. */
  near(band: Band): void;
  /** Tints one segment; null takes the tint away. */
  focus(coding: CodingRow | null, colour: string): void;
  /** Paints a selection the browser does not show; null takes it away. */
  select(span: ReaderSelection | null): void;
  /** Paints hits (flat pairs) that are near, and the one looked at. */
  find(hits: Int32Array, current: ReaderSelection | null): void;
  pulse(spans: readonly ReaderSelection[], isOn: boolean): void;
  dispose(): void;
};

type Extra = 'focus' | 'selection' | 'pulse' | 'find';
/** A highlight over [start, end) of one paragraph. */
type Mark = { name: string; start: number; end: number };
type Painted = Mark & { range: StaticRange; paragraph: Element };

/** `sheet` is told the name of every highlight that is drawn, and where. */
export function createMarks(
  text: string,
  paragraphs: Paragraphs,
  dom: TextDom,
  sheet: Pick<MarkSheet, 'wear' | 'shed'>,
): Marks {
  const registry = CSS.highlights;
  /** What paragraphs of sections near carry, and what of it is drawn. */
  const wanted = new Map<number, Mark[]>();
  const painted = new Map<number, Map<string, Painted>>();
  /** What is painted over the marks: how, and what of it is near. */
  const extras = new Map<Extra, { paint(into: Painted[]): void; painted: Painted[] }>();
  let band = NO_BAND;

  function draw({ name, start, end }: Mark, at: number): Painted | null {
    const paragraph = dom.paragraph(at);
    if (start >= end || paragraph === undefined) return null;
    const from = dom.toDom(start);
    const to = dom.toDom(end);
    const range = new StaticRange({
      startContainer: from.node,
      startOffset: from.offset,
      endContainer: to.node,
      endOffset: to.offset,
    });
    const highlight = registry.get(name) ?? new Highlight();
    if (!registry.has(name)) {
      highlight.priority = PRIORITIES.get(name) ?? 0;
      registry.set(name, highlight);
    }
    highlight.add(range);
    sheet.wear(paragraph, name);
    return { name, start, end, range, paragraph };
  }

  function remove(gone: Iterable<Painted>): void {
    for (const { name, range, paragraph } of gone) {
      registry.get(name)?.delete(range);
      sheet.shed(paragraph, name);
    }
  }

  /** Draws what differs in a paragraph: the browser goes through every range that is new. */
  function drawParagraph(at: number): void {
    const before = painted.get(at);
    const marks = wanted.get(at) ?? [];
    if (marks.length === 0) {
      undraw(at);
      return;
    }
    const now = new Map<string, Painted>();
    for (const mark of marks) {
      const key = keyOf(mark);
      const drawn = now.get(key) ?? before?.get(key) ?? draw(mark, at);
      before?.delete(key);
      if (drawn !== null) now.set(key, drawn);
    }
    remove(before?.values() ?? []);
    painted.set(at, now);
  }

  function undraw(at: number): void {
    remove(painted.get(at)?.values() ?? []);
    painted.delete(at);
  }

  const isNear = (at: number): boolean => at >= band.first && at < band.past;

  /** Paints what is near of a stretch, paragraph by paragraph. */
  function addStretch(into: Painted[], name: string, { start, end }: ReaderSelection): void {
    const first = Math.max(band.first, paragraphs.at(start));
    const past = Math.min(band.past, paragraphs.at(end) + 1);
    for (let at = first; at < past; at += 1) {
      const [from, to] = [Math.max(start, paragraphs.body(at)), Math.min(end, paragraphs.end(at))];
      const drawn = draw({ name, start: from, end: to }, at);
      if (drawn !== null) into.push(drawn);
    }
  }

  function replace(key: Extra, paint: (into: Painted[]) => void): void {
    remove(extras.get(key)?.painted ?? []);
    const into: Painted[] = [];
    paint(into);
    extras.set(key, { paint, painted: into });
  }

  function eachOf(section: number, act: (at: number) => void): void {
    const bounds = paragraphs.sections[section];
    for (let at = bounds?.first ?? 0; at < (bounds?.past ?? 0); at += 1) act(at);
  }

  return {
    paint(section, codings, codes, coder, unlit) {
      eachOf(section, (at) => wanted.delete(at));
      const want = (at: number, mark: Mark): void => {
        const marks = wanted.get(at);
        if (marks === undefined) wanted.set(at, [mark]);
        else marks.push(mark);
      };
      const found = sectionMarks(text, paragraphs, section, codings);
      for (const { paragraph, laned, more } of found) {
        for (const { row, start, end, lane } of laned) {
          const code = codes.get(row.coding.code);
          if (code === undefined) continue;
          want(paragraph, { name: laneName(code, lane, whoseIs(row.coding, coder)), start, end });
        }
        for (const { start, end } of more) want(paragraph, { name: MORE_NAME, start, end });
      }
      for (const { start, end } of groundsIn(text, paragraphs, section, unlit))
        want(paragraphs.at(start), { name: UNLIT_NAME, start, end });
      eachOf(section, (at) => {
        if (isNear(at)) drawParagraph(at);
      });
      return found.flatMap(({ more }) => more);
    },
    clear(section) {
      eachOf(section, (at) => {
        wanted.delete(at);
        undraw(at);
      });
    },
    near(next) {
      if (next.first === band.first && next.past === band.past) return;
      band = next;
      for (const at of [...painted.keys()]) if (!isNear(at)) undraw(at);
      for (let at = band.first; at < band.past; at += 1) if (!painted.has(at)) drawParagraph(at);
      for (const [key, { paint }] of extras) replace(key, paint);
    },
    focus(coding, colour) {
      replace('focus', (into) => {
        if (coding !== null) addStretch(into, focusName(colour), coding);
      });
    },
    select(span) {
      replace('selection', (into) => {
        if (span !== null) addStretch(into, SELECTION_NAME, span);
      });
    },
    find(hits, current) {
      if (hits.length === 0) {
        remove(extras.get('find')?.painted ?? []);
        extras.delete('find');
        return;
      }
      replace('find', (into) => {
        if (current !== null) addStretch(into, FOUND_NAME, current);
        const [start, end] = [paragraphs.start(band.first), paragraphs.end(band.past - 1)];
        const first = hitFrom(hits, start);
        for (let at = first; at < Math.min(hits.length / 2, first + MOST_SHOWN); at += 1) {
          const hit = { start: hits[at * 2] ?? 0, end: hits[at * 2 + 1] ?? 0 };
          if (hit.start >= end) break;
          if (hit.start !== current?.start) addStretch(into, FIND_NAME, hit);
        }
      });
    },
    pulse(spans, isOn) {
      replace('pulse', (into) => {
        if (isOn) for (const span of spans) addStretch(into, PULSE_NAME, span);
      });
    },
    dispose() {
      for (const at of [...painted.keys()]) undraw(at);
      for (const extra of extras.values()) remove(extra.painted);
    },
  };
}

function keyOf({ name, start, end }: Mark): string {
  return `${name} ${start} ${end}`;
}
