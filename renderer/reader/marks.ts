/**
 * Marks in the text: underlines in lanes, the tint of the focused segment, and a selection too long for
 * the browser, all as highlights over the text, which stays untouched.
 *
 * Only sections near the window carry marks. With forced colours, where Chromium turns every highlight
 * into one solid block, the lanes are drawn as boxes instead (mark-boxes.ts).
 */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import { hitFrom } from './find-text.ts';
import { clusterEnd, clusterStart } from './graphemes.ts';
import { assignLanes, type Laned } from './lanes.ts';
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
  type Whose,
} from './mark-styles.ts';
import type { Paragraphs } from './paragraphs.ts';
import { coverRuns } from './stripe-lanes.ts';
import type { TextDom } from './text-dom.ts';
import type { ReaderSelection } from './types.ts';

/** More hits of a section are not painted. */
const MOST_SHOWN = 2_000;
const PRIORITIES: ReadonlyMap<string, number> = new Map([
  [SELECTION_NAME, 10],
  [FIND_NAME, 10],
  [FOUND_NAME, 11],
]);

export type ParagraphMarks = {
  laned: Laned<{ start: number; end: number; coding: CodingRow }>[];
  more: { start: number; end: number }[];
};

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
  /** Tints one segment; null takes the tint away. */
  focus(coding: CodingRow | null, colour: string): void;
  /** Paints a selection the browser does not show; null takes it away. */
  select(span: ReaderSelection | null, live: Iterable<number>): void;
  /** Paints hits (flat pairs) in the sections near, and the one looked at. */
  find(hits: Int32Array, current: ReaderSelection | null, live: Iterable<number>): void;
  pulse(spans: readonly ReaderSelection[], isOn: boolean): void;
  dispose(): void;
};

type Extra = 'focus' | 'selection' | 'pulse' | 'find';
type Painted = { key: string; name: string; range: StaticRange; paragraph: Element };

/** `sheet` is told the name of every highlight that is drawn, and where. */
export function createMarks(
  text: string,
  paragraphs: Paragraphs,
  dom: TextDom,
  sheet: Pick<MarkSheet, 'wear' | 'shed'>,
): Marks {
  const registry = CSS.highlights;
  const sections = new Map<number, Painted[]>();
  const others = new Map<Extra, Painted[]>();

  /** [start, end) lies in one paragraph. */
  function add(into: Painted[], name: string, start: number, end: number): void {
    if (start >= end) return;
    const paragraph = dom.paragraph(paragraphs.at(start));
    if (paragraph === undefined) return;
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
    into.push({ key: keyOf(name, start, end), name, range, paragraph });
  }

  function remove(painted: readonly Painted[] | undefined): void {
    for (const { name, range, paragraph } of painted ?? []) {
      registry.get(name)?.delete(range);
      sheet.shed(paragraph, name);
    }
  }

  /** Paints a stretch paragraph by paragraph, so that nothing far away is touched. */
  function addStretch(
    into: Painted[],
    name: string,
    { start, end }: ReaderSelection,
    only?: Iterable<number>,
  ): void {
    const first = paragraphs.sectionOf(paragraphs.at(start));
    const last = paragraphs.sectionOf(paragraphs.at(end));
    for (const section of only ?? between(first, last)) {
      const bounds = paragraphs.sections[section];
      if (bounds === undefined) continue;
      for (let at = bounds.first; at < bounds.past; at += 1) {
        add(into, name, Math.max(start, paragraphs.body(at)), Math.min(end, paragraphs.end(at)));
      }
    }
  }

  function replace(key: Extra, paint: (into: Painted[]) => void): void {
    remove(others.get(key));
    const into: Painted[] = [];
    paint(into);
    others.set(key, into);
  }

  function clear(section: number): void {
    remove(sections.get(section));
    sections.delete(section);
  }

  return {
    paint(section, codings, codes, coder, unlit) {
      const kept = new Map((sections.get(section) ?? []).map((one) => [one.key, one]));
      const into: Painted[] = [];
      // A range that is there already stays: the browser goes through every range that is new.
      const keep = (name: string, start: number, end: number): void => {
        const known = kept.get(keyOf(name, start, end));
        if (known === undefined) add(into, name, start, end);
        else if (kept.delete(known.key)) into.push(known);
      };
      const found = sectionMarks(text, paragraphs, section, codings);
      for (const { laned, more } of found) {
        for (const { row, start, end, lane } of laned) {
          const code = codes.get(row.coding.code);
          if (code !== undefined) keep(laneName(code, lane, whoseIs(row.coding, coder)), start, end);
        }
        for (const { start, end } of more) keep(MORE_NAME, start, end);
      }
      for (const { start, end } of grounds(text, paragraphs, section, unlit)) keep(UNLIT_NAME, start, end);
      remove([...kept.values()]);
      sections.set(section, into);
      return found.flatMap(({ more }) => more);
    },
    clear,
    focus(coding, colour) {
      replace('focus', (into) => {
        if (coding !== null) addStretch(into, focusName(colour), coding);
      });
    },
    select(span, live) {
      replace('selection', (into) => {
        if (span !== null) addStretch(into, SELECTION_NAME, span, live);
      });
    },
    find(hits, current, live) {
      if (hits.length === 0 && (others.get('find') ?? []).length === 0) return;
      replace('find', (into) => {
        if (hits.length === 0) return;
        if (current !== null) addStretch(into, FOUND_NAME, current);
        for (const section of live) {
          const bounds = paragraphs.sections[section];
          if (bounds === undefined) continue;
          const first = hitFrom(hits, bounds.start);
          for (let at = first; at < Math.min(hits.length / 2, first + MOST_SHOWN); at += 1) {
            const start = hits[at * 2] ?? 0;
            if (start >= bounds.end || start < bounds.start) break;
            if (start !== current?.start)
              addStretch(into, FIND_NAME, { start, end: hits[at * 2 + 1] ?? start });
          }
        }
      });
    },
    pulse(spans, isOn) {
      replace('pulse', (into) => {
        if (isOn) for (const span of spans) addStretch(into, PULSE_NAME, span);
      });
    },
    dispose() {
      for (const section of [...sections.keys()]) clear(section);
      for (const painted of others.values()) remove(painted);
    },
  };
}

/** The lanes of every paragraph of a section that has any. `codings` overlap the section, in order. */
export function sectionMarks(
  text: string,
  paragraphs: Paragraphs,
  section: number,
  codings: readonly CodingRow[],
): ParagraphMarks[] {
  const bounds = paragraphs.sections[section];
  if (bounds === undefined || codings.length === 0) return [];
  const found: ParagraphMarks[] = [];
  for (let at = bounds.first; at < bounds.past; at += 1) {
    const rows = codings.flatMap((coding) => clip(text, coding, paragraphs.body(at), paragraphs.end(at)));
    // Clipping makes codings from paragraphs above start together; the longest goes first again.
    rows.sort((one, other) => one.start - other.start || other.end - one.end);
    if (rows.length > 0) found.push(assignLanes(rows));
  }
  return found;
}

/** Where the text of a section carries any of the codings, paragraph by paragraph, each place once. */
function grounds(
  text: string,
  paragraphs: Paragraphs,
  section: number,
  codings: readonly CodingRow[],
): ReaderSelection[] {
  const bounds = paragraphs.sections[section];
  if (bounds === undefined || codings.length === 0) return [];
  const found: ReaderSelection[] = [];
  for (let at = bounds.first; at < bounds.past; at += 1) {
    const spans = codings.flatMap((coding) => clip(text, coding, paragraphs.body(at), paragraphs.end(at)));
    for (const { start, end } of coverRuns(spans, paragraphs.body(at), paragraphs.end(at))) {
      const last = found.at(-1);
      if (last?.end === start) last.end = end;
      else found.push({ start, end });
    }
  }
  return found;
}

export function whoseIs({ coder, layer }: CodingRow, me: Id): Whose {
  return layer === 'consensus' ? 'consensus' : coder === me ? 'mine' : 'other';
}

function clip(text: string, coding: CodingRow, body: number, end: number) {
  const start = Math.max(coding.start, body);
  const stop = Math.min(coding.end, end);
  if (start >= stop) return [];
  return [{ start: clusterStart(text, start), end: clusterEnd(text, stop), coding }];
}

function keyOf(name: string, start: number, end: number): string {
  return `${name} ${start} ${end}`;
}

function* between(first: number, last: number): Generator<number> {
  for (let at = first; at <= last; at += 1) yield at;
}
