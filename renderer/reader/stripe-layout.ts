/**
 * Where the stripes of one section stand: heights measured from the text, lanes and labels from
 * stripe-lanes.ts.
 *
 * Each edge of a coding is measured once and kept until the width or the zoom changes, so one more coding
 * costs two rectangles. y counts from the top of the section.
 */
import type { CodingRow } from '../../shared/queries/source.ts';
import type { Paragraphs } from './paragraphs.ts';
import {
  type Chip,
  coverLevels,
  coverRuns,
  type Extent,
  type Label,
  packStripes,
  placeLabels,
} from './stripe-lanes.ts';
import type { TextDom } from './text-dom.ts';

export type Stripe = Extent & { coding: CodingRow; lane: number; label: Label };
export type SectionLayout = {
  height: number;
  stripes: readonly Stripe[];
  chips: readonly Chip[];
  /** The lane in which the chips stand. */
  chipLane: number;
  /** 0 to 3 for every pixel row. */
  levels: Uint8Array;
};

export type StripeLayouts = {
  /**
   * `isByCoder`: each coder has lanes of his own, side by side; `lanes`: how many there is room for;
   * `covering`: the codings whose depth the gutter shows.
   */
  layout(
    section: number,
    codings: readonly CodingRow[],
    isByCoder: boolean,
    lanes: number,
    covering: readonly CodingRow[],
  ): SectionLayout;
  /** Forgets what was measured: of one section, or of all. */
  forget(section?: number): void;
};

export function createStripeLayouts(dom: TextDom, paragraphs: Paragraphs): StripeLayouts {
  const measured = new Map<number, Map<number, Extent>>();

  /** The line of the character behind a start, or before an end. */
  function edge(section: number, top: number, offset: number, side: 'start' | 'end'): Extent {
    const known = measured.get(section) ?? new Map<number, Extent>();
    measured.set(section, known);
    const key = offset * 2 + (side === 'end' ? 1 : 0);
    const found = known.get(key);
    if (found !== undefined) return found;
    const extent = lineOf(dom, paragraphs, offset, side, top);
    known.set(key, extent);
    return extent;
  }

  return {
    forget(section) {
      if (section === undefined) measured.clear();
      else measured.delete(section);
    },
    layout(section, codings, isByCoder, most, covering) {
      const bounds = paragraphs.sections[section];
      const element = dom.section(section);
      if (bounds === undefined || element === undefined) return emptyLayout;
      const { top, height } = element.getBoundingClientRect();
      const within = (coding: CodingRow) => clip(coding, paragraphs.body(bounds.first), bounds.end);
      const spans = codings.map(within);
      const extent = ({ start, end }: { start: number; end: number }): Extent => ({
        top: edge(section, top, start, 'start').top,
        bottom: edge(section, top, end, 'end').bottom,
      });
      const placed = codings
        .map((coding, index) => ({ coding, ...extent(spans[index] ?? coding) }))
        .sort(
          (one, other) =>
            one.top - other.top || one.coding.start - other.coding.start || other.bottom - one.bottom,
        );
      const { lanes, chips } = packStripes(
        placed,
        isByCoder ? placed.map(({ coding }) => `${coding.layer} ${coding.coder}`) : [],
        most,
      );
      const labels = placeLabels(placed, lanes, chips);
      const covered = covering === codings ? spans : covering.map(within);
      const runs = coverRuns(covered, bounds.start, bounds.end).map(({ level, ...run }) => ({
        level,
        ...extent(run),
      }));
      return {
        height,
        chips,
        chipLane: most,
        stripes: placed.map((one, index) => ({
          ...one,
          lane: lanes[index] ?? -1,
          label: labels[index] ?? null,
        })),
        levels: coverLevels(height, runs),
      };
    },
  };
}

const emptyLayout: SectionLayout = {
  height: 0,
  stripes: [],
  chips: [],
  chipLane: 0,
  levels: new Uint8Array(),
};

function clip({ start, end }: CodingRow, from: number, to: number): { start: number; end: number } {
  return { start: Math.max(start, from), end: Math.max(Math.min(end, to), Math.max(start, from)) };
}

function lineOf(
  dom: TextDom,
  paragraphs: Paragraphs,
  offset: number,
  side: 'start' | 'end',
  top: number,
): Extent {
  const at = paragraphs.at(side === 'end' ? Math.max(0, offset - 1) : offset);
  const body = paragraphs.body(at);
  const end = paragraphs.end(at);
  const from = Math.min(Math.max(side === 'start' ? offset : offset - 1, body), Math.max(body, end - 1));
  const rects = dom.range(from, Math.min(end, from + 1)).getClientRects();
  const rect = rects[side === 'start' ? 0 : rects.length - 1] ?? dom.paragraph(at)?.getBoundingClientRect();
  return rect === undefined ? { top: 0, bottom: 0 } : { top: rect.top - top, bottom: rect.bottom - top };
}
