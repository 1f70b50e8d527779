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
type Note = { at: number; count: number; top: number };

export type MoreNotes = {
  /** `more`: the stretches of the section in which codes found no line of their own. */
  show(section: number, more: readonly Span[], codings: readonly CodingRow[]): void;
  clear(section: number): void;
};

/** `open` is told the place at which most codes meet. */
export function createMoreNotes(dom: TextDom, open: (offset: number) => void): MoreNotes {
  function clear(section: number): void {
    dom.section(section)?.querySelector('.reader-notes')?.remove();
  }

  function noteOf(span: Span, codings: readonly CodingRow[], origin: number): Note | null {
    const runs = coverRuns(codings, span.start, span.end);
    const deepest = runs.reduce((one, other) => (other.level > one.level ? other : one), {
      ...span,
      level: LANES,
    });
    const rect = dom.range(deepest.start, deepest.start + 1).getClientRects()[0];
    if (rect === undefined) return null;
    return { at: deepest.start, count: deepest.level - (LANES - 1), top: rect.top - origin };
  }

  return {
    clear,
    show(section, more, codings) {
      clear(section);
      const element = dom.section(section);
      if (element === undefined || more.length === 0) return;
      const origin = element.getBoundingClientRect().top;
      const lines = new Map<number, Note>();
      for (const span of more) {
        const note = noteOf(span, codings, origin);
        if (note === null) continue;
        const line = Math.round(note.top / 4);
        if ((lines.get(line)?.count ?? 0) < note.count) lines.set(line, note);
      }
      const layer = element.ownerDocument.createElement('div');
      layer.className = 'reader-notes';
      layer.setAttribute('aria-hidden', 'true');
      layer.append(...[...lines.values()].map((note) => drawn(element.ownerDocument, note, open)));
      element.append(layer);
    },
  };
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
