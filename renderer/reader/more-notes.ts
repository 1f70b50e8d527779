/**
 * How many codes stand behind a dotted line: “+3” beside the line of text, where a click lists all segments
 * of that place. The keyboard has its own key for the list, so these are for eye and pointer alone. The
 * number is made by the style sheet, so that nothing but the text is in the text.
 */
import type { CodingRow } from '../../shared/queries/source.ts';
import { LANES } from './lanes.ts';
import { coverRuns } from './stripe-lanes.ts';
import type { TextDom } from './text-dom.ts';

type Span = { start: number; end: number };
/** Where most codes of a stretch meet, and how many have no line there. */
type Meeting = { at: number; count: number };
type Note = Meeting & { top: number };
type Layer = {
  element: HTMLElement;
  told: string;
  /** Tops measured so far, by place; forgotten with the layer when the width changes. */
  tops: Map<number, number>;
  /** What is drawn, by what it says and where. */
  drawn: Map<string, HTMLElement>;
};

export type MoreNotes = {
  /** `more`: the stretches of the section in which codes found no line of their own. */
  show(section: number, more: readonly Span[], codings: readonly CodingRow[]): void;
  clear(section: number): void;
  /** Moves the notes to where their sections stand now. */
  place(): void;
  dispose(): void;
};

/**
 * `open` is told the place at which most codes meet. The notes stand in a column of the page and not in the
 * text: painting a section with all its marks again would cost more than a frame.
 */
export function createMoreNotes(page: HTMLElement, dom: TextDom, open: (offset: number) => void): MoreNotes {
  const layers = new Map<number, Layer>();
  const column = page.ownerDocument.createElement('div');
  column.className = 'reader-notes';
  column.setAttribute('aria-hidden', 'true');
  page.append(column);

  function clear(section: number): void {
    layers.get(section)?.element.remove();
    layers.delete(section);
  }

  function placeLayer(section: number, layer: HTMLElement): void {
    layer.style.top = `${dom.section(section)?.offsetTop ?? 0}px`;
  }

  function layerOf(section: number): Layer {
    const known = layers.get(section);
    if (known !== undefined) return known;
    const element = page.ownerDocument.createElement('div');
    placeLayer(section, element);
    column.append(element);
    const made = { element, told: '', tops: new Map(), drawn: new Map() };
    layers.set(section, made);
    return made;
  }

  return {
    clear,
    place() {
      for (const [section, { element }] of layers) placeLayer(section, element);
    },
    show(section, more, codings) {
      const element = dom.section(section);
      if (element === undefined || (more.length === 0 && !layers.has(section))) return;
      const meetings = meetingsOf(more, codings);
      // Measured only where codes meet otherwise than before: measuring holds up the key that coded.
      const told = meetings.map(({ at, count }) => `${at} ${count}`).join();
      if (layers.get(section)?.told === told) return;
      // Everything is measured before anything is changed, and what is there already stays.
      const layer = layerOf(section);
      const notes = notesOf(dom, element, meetings, layer.tops);
      const drawn = new Map(notes.map((note) => [`${note.at} ${note.count} ${note.top}`, note]));
      for (const [key, gone] of layer.drawn) {
        if (drawn.has(key)) continue;
        gone.remove();
        layer.drawn.delete(key);
      }
      for (const [key, note] of drawn) {
        if (layer.drawn.has(key)) continue;
        const made = draw(page.ownerDocument, note, open);
        layer.drawn.set(key, made);
        layer.element.append(made);
      }
      layer.told = told;
    },
    dispose: () => column.remove(),
  };
}

/** One note for every line of text, the one with the most codes. Tops are measured where they are not known. */
function notesOf(
  dom: TextDom,
  element: HTMLElement,
  meetings: readonly Meeting[],
  tops: Map<number, number>,
): Note[] {
  const isKnown = meetings.every(({ at }) => tops.has(at));
  const origin = isKnown ? 0 : element.getBoundingClientRect().top;
  const lines = new Map<number, Note>();
  for (const { at, count } of meetings) {
    const known = tops.get(at);
    const rect = known === undefined ? dom.range(at, at + 1).getClientRects()[0] : undefined;
    const top = known ?? (rect === undefined ? undefined : Math.round(rect.top - origin));
    if (top === undefined) continue;
    tops.set(at, top);
    const line = Math.round(top / 4);
    if ((lines.get(line)?.count ?? 0) < count) lines.set(line, { at, count, top });
  }
  return [...lines.values()];
}

/** The place of each stretch at which most codes meet. Stretches are ascending and apart; one pass over the codings. */
function meetingsOf(more: readonly Span[], codings: readonly CodingRow[]): Meeting[] {
  const runs = coverRuns(codings, more[0]?.start ?? 0, more.at(-1)?.end ?? 0);
  let first = 0;
  return more.map((span) => {
    while ((runs[first]?.end ?? Number.POSITIVE_INFINITY) <= span.start) first += 1;
    let deepest = { at: span.start, level: LANES };
    for (let next = first; (runs[next]?.start ?? Number.POSITIVE_INFINITY) < span.end; next += 1) {
      const { start, level } = runs[next] ?? { start: 0, level: 0 };
      if (level > deepest.level) deepest = { at: Math.max(start, span.start), level };
    }
    return { at: deepest.at, count: deepest.level - (LANES - 1) };
  });
}

function draw(page: Document, { at, count, top }: Note, open: (offset: number) => void): HTMLElement {
  const note = page.createElement('span');
  note.className = 'reader-note';
  note.dataset.more = `+${count}`;
  note.title = 'More codes meet here than fit under the words. Click to list them.';
  note.style.top = `${top}px`;
  // The text listens for presses to set the caret.
  note.addEventListener('mousedown', (event) => {
    event.preventDefault();
    event.stopPropagation();
  });
  note.addEventListener('click', () => open(at));
  return note;
}
