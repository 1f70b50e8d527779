/**
 * Places stripes in the margin and their labels: pure geometry in CSS pixels, y from a section's top.
 *
 * Stripes: greedy by top, longest first, the lowest lane free at that height; twelve lanes are drawn, or
 * as many as the margin has room for, the rest is counted in chips. Labels: at their stripe's head, pushed down by the label above, left out
 * when they would stand away from their stripe.
 */
export const STRIPE_LANES = 12;
/** Free pixels below a stripe before its lane is used again. */
const GAP = 2;
export const LABEL_HEIGHT = 18;
/** How far below its stripe a label may stand. */
const LABEL_STRAY = 20;
/** Labels of a section begin in one column, behind at most so many lanes. */
const LABEL_COLUMN_LANES = 3;

export type Extent = { top: number; bottom: number };
export type Chip = Extent & { count: number };

/**
 * One lane for each in the order given, which is from the top down; -1 and a chip for those without.
 * Where `groups` names a group for each, the lanes of a group lie side by side; `most` lanes are drawn.
 */
export function packStripes(
  extents: readonly Extent[],
  groups: readonly string[] = [],
  most = STRIPE_LANES,
): { lanes: number[]; chips: Chip[] } {
  const packed = extents.map(() => 0);
  const used = new Map<string, number[]>();
  for (const [index, { top, bottom }] of extents.entries()) {
    const group = groups[index] ?? '';
    const bottoms = used.get(group) ?? [];
    used.set(group, bottoms);
    const free = bottoms.findIndex((taken) => taken + GAP <= top);
    const lane = free === -1 ? bottoms.length : free;
    packed[index] = lane;
    if (lane < most) bottoms[lane] = bottom;
  }
  const firsts = new Map<string, number>();
  let next = 0;
  for (const group of [...used.keys()].sort()) {
    firsts.set(group, next);
    next += used.get(group)?.length ?? 0;
  }
  const chips: Chip[] = [];
  const lanes = extents.map(({ top, bottom }, index) => {
    const lane = (packed[index] ?? 0) + (firsts.get(groups[index] ?? '') ?? 0);
    if (lane < most) return lane;
    addToChips(chips, top, bottom);
    return -1;
  });
  return { lanes, chips };
}

function addToChips(chips: Chip[], top: number, bottom: number): void {
  const last = chips.at(-1);
  if (last !== undefined && top < last.bottom) {
    last.count += 1;
    last.bottom = Math.max(last.bottom, bottom);
  } else chips.push({ top, bottom, count: 1 });
}

/** A label's top and the number of lanes it must stand clear of; null where there is no room. */
export type Label = { top: number; lanes: number } | null;

/** Labels of stripes that lie beside each other begin in one column. `extents` are from the top down. */
export function placeLabels(
  extents: readonly Extent[],
  lanes: readonly number[],
  chips: readonly Chip[],
): Label[] {
  const usual = Math.min(LABEL_COLUMN_LANES, 1 + Math.max(0, ...lanes));
  const widths = clusterWidths(extents, lanes);
  let free = Number.NEGATIVE_INFINITY;
  return extents.map(({ top, bottom }, index) => {
    if (lanes[index] === -1) return null;
    const place = Math.max(top + 2, free);
    if (place + LABEL_HEIGHT > bottom + LABEL_STRAY) return null;
    const isBesideChip = chips.some((chip) => chip.top < place + LABEL_HEIGHT && chip.bottom > place);
    if (isBesideChip) return null;
    free = place + LABEL_HEIGHT;
    return { top: place, lanes: Math.max(usual, widths[index] ?? 0) };
  });
}

/** For each stripe the number of lanes in use by the group of stripes it is connected to. */
function clusterWidths(extents: readonly Extent[], lanes: readonly number[]): number[] {
  const widths: number[] = [];
  let first = 0;
  let reach = Number.NEGATIVE_INFINITY;
  let width = 0;
  for (const [index, { top, bottom }] of extents.entries()) {
    if (top > reach) {
      widths.fill(width, first);
      first = index;
      width = 0;
    }
    reach = Math.max(reach, bottom);
    width = Math.max(width, (lanes[index] ?? -1) + 1);
    widths.push(width);
  }
  return widths.fill(width, first);
}

/**
 * How deep each pixel row of a section is coded: 0 to 3, three meaning three or more. `runs` are the
 * heights of stretches of equal depth; where several meet on one line, the deepest counts.
 */
export function coverLevels(height: number, runs: readonly (Extent & { level: number })[]): Uint8Array {
  const levels = new Uint8Array(Math.max(0, Math.ceil(height)));
  for (const { top, bottom, level } of [...runs].sort((one, other) => one.level - other.level)) {
    levels.fill(Math.min(3, level), Math.max(0, Math.round(top)), Math.max(0, Math.round(bottom)));
  }
  return levels;
}

/** Stretches of equal depth inside [start, end): how many of the spans lie over each, gaps left out. */
export function coverRuns(
  spans: readonly { start: number; end: number }[],
  start: number,
  end: number,
): { start: number; end: number; level: number }[] {
  const steps = spans
    .flatMap((span) => [
      { at: Math.max(span.start, start), by: 1 },
      { at: Math.min(span.end, end), by: -1 },
    ])
    .sort((one, other) => one.at - other.at);
  const runs: { start: number; end: number; level: number }[] = [];
  let level = 0;
  let from = start;
  for (const { at, by } of steps) {
    if (at > from && level > 0) runs.push({ start: from, end: at, level });
    level += by;
    from = at;
  }
  return runs;
}
