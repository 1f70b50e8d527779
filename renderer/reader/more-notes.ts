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
type Depth = Span & { level: number };
type Note = { at: number; count: number; top: number };

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
  const layers = new Map<number, { element: HTMLElement; notes: readonly Note[] }>();
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

  function layerOf(section: number) {
    const known = layers.get(section);
    if (known !== undefined) return known;
    const element = page.ownerDocument.createElement('div');
    placeLayer(section, element);
    column.append(element);
    const made = { element, notes: [] };
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
      // Everything is measured before anything is changed.
      const notes = notesOf(dom, element, more, codings);
      const layer = layerOf(section);
      if (isSame(layer.notes, notes)) return;
      layer.element.replaceChildren(...notes.map((note) => drawn(page.ownerDocument, note, open)));
      layers.set(section, { ...layer, notes });
    },
    dispose: () => column.remove(),
  };
}

/** One note for every line of text, the one with the most codes. */
function notesOf(
  dom: TextDom,
  element: HTMLElement,
  more: readonly Span[],
  codings: readonly CodingRow[],
): Note[] {
  if (more.length === 0) return [];
  const origin = element.getBoundingClientRect().top;
  const lines = new Map<number, Note>();
  for (const [span, depths] of depthsOf(more, codings)) {
    const deepest = depths.reduce((one, other) => (other.level > one.level ? other : one), {
      ...span,
      level: LANES,
    });
    const rect = dom.range(deepest.start, deepest.start + 1).getClientRects()[0];
    if (rect === undefined) continue;
    const note = {
      at: deepest.start,
      count: deepest.level - (LANES - 1),
      top: Math.round(rect.top - origin),
    };
    const line = Math.round(note.top / 4);
    if ((lines.get(line)?.count ?? 0) < note.count) lines.set(line, note);
  }
  return [...lines.values()];
}

function isSame(some: readonly Note[], others: readonly Note[]): boolean {
  return (
    some.length === others.length &&
    some.every((one, at) => {
      const other = others[at];
      return other?.at === one.at && other.count === one.count && other.top === one.top;
    })
  );
}

/** How many codes lie over each part of the stretches, which are ascending and apart; in one pass. */
function depthsOf(more: readonly Span[], codings: readonly CodingRow[]): [Span, Depth[]][] {
  const runs = coverRuns(codings, more[0]?.start ?? 0, more.at(-1)?.end ?? 0);
  let at = 0;
  return more.map((span) => {
    while ((runs[at]?.end ?? Number.POSITIVE_INFINITY) <= span.start) at += 1;
    const inside: Depth[] = [];
    for (let next = at; (runs[next]?.start ?? Number.POSITIVE_INFINITY) < span.end; next += 1) {
      const { start, end, level } = runs[next] ?? { ...span, level: 0 };
      inside.push({ start: Math.max(start, span.start), end: Math.min(end, span.end), level });
    }
    return [span, inside];
  });
}

function drawn(page: Document, { at, count, top }: Note, open: (offset: number) => void): HTMLElement {
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
