/**
 * Lanes as boxes, for forced colours: one box for every line of a lane, bordered in the style of the code,
 * in the system's text colour. They lie in the section they belong to and are hidden from assistive
 * technology.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import type { CodingRow } from '../../shared/queries/source.ts';
import type { Paragraphs } from './paragraphs.ts';
import { sectionMarks } from './section-marks.ts';
import type { TextDom } from './text-dom.ts';

const LINES = {
  solid: 'solid',
  dashed: 'dashed',
  dotted: 'dotted',
  double: 'double',
  hatch: 'groove',
  'hatch-back': 'ridge',
} as const;

/** Distance of two lanes, and of the first from the foot of the line, in pixels. */
const LANE_PITCH = 4;

export type MarkBoxes = {
  /** Answers where codes found no lane. */
  paint(
    section: number,
    codings: readonly CodingRow[],
    codes: ReadonlyMap<Id, CodeRow>,
  ): readonly { start: number; end: number }[];
  clear(section: number): void;
};

export function createMarkBoxes(text: string, paragraphs: Paragraphs, dom: TextDom): MarkBoxes {
  function clear(section: number): void {
    dom.section(section)?.querySelector('.reader-boxes')?.remove();
  }

  return {
    clear,
    paint(section, codings, codes) {
      clear(section);
      const element = dom.section(section);
      if (element === undefined) return [];
      const layer = element.ownerDocument.createElement('div');
      layer.className = 'reader-boxes';
      layer.setAttribute('aria-hidden', 'true');
      const origin = element.getBoundingClientRect();
      const found = sectionMarks(text, paragraphs, section, codings);
      for (const { laned } of found) {
        for (const { row, start, end, lane } of laned) {
          const style = LINES[codes.get(row.coding.code)?.texture ?? 'solid'];
          for (const rect of lineRects(dom.range(start, end))) layer.append(box(rect, origin, lane, style));
        }
      }
      element.append(layer);
      return found.flatMap(({ more }) => more);
    },
  };
}

/** One rectangle for every line: runs of several fonts or directions on a line end at the lowest foot. */
function lineRects(range: Range): { left: number; right: number; bottom: number }[] {
  const lines: { left: number; right: number; bottom: number }[] = [];
  for (const { left, right, top, bottom } of range.getClientRects()) {
    const last = lines.at(-1);
    if (last !== undefined && top < last.bottom) {
      last.left = Math.min(last.left, left);
      last.right = Math.max(last.right, right);
      last.bottom = Math.max(last.bottom, bottom);
    } else lines.push({ left, right, bottom });
  }
  return lines;
}

function box(
  { left, right, bottom }: { left: number; right: number; bottom: number },
  origin: DOMRect,
  lane: number,
  style: string,
): HTMLElement {
  const element = document.createElement('div');
  element.style.left = `${left - origin.left}px`;
  element.style.width = `${right - left}px`;
  element.style.top = `${bottom - origin.top - 6 + lane * LANE_PITCH}px`;
  element.style.borderBottomStyle = style;
  return element;
}
