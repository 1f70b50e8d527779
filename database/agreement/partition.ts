/**
 * A coder's work on one continuum as the unitising alphas see it: a sequence of units, each with one code, and the
 * gaps between them. Units of one coder may not overlap; duplicates and zero-length units are dropped first. Several
 * documents are laid end to end.
 */

/** A unit, half-open; code 0 is a gap. */
export type Unit = { readonly start: number; readonly end: number; readonly code: number };

/** Per coder the units in order, or undefined when some coder's units overlap. */
export function orderedUnits(coders: readonly (readonly Unit[])[]): Unit[][] | undefined {
  const out: Unit[][] = [];
  for (const units of coders) {
    const own: Unit[] = [];
    for (const unit of [...units].sort((a, b) => a.start - b.start || a.end - b.end || a.code - b.code)) {
      if (unit.end <= unit.start) continue;
      const last = own.at(-1);
      if (
        last !== undefined &&
        last.start === unit.start &&
        last.end === unit.end &&
        last.code === unit.code
      ) {
        continue;
      }
      if (last !== undefined && unit.start < last.end) return undefined;
      own.push(unit);
    }
    out.push(own);
  }
  return out;
}

/** Units with the gaps between them filled in, over [0, length). */
export function withGaps(units: readonly Unit[], length: number): Unit[] {
  const out: Unit[] = [];
  let at = 0;
  for (const unit of units) {
    if (unit.start > at) out.push({ start: at, end: unit.start, code: 0 });
    out.push(unit);
    at = unit.end;
  }
  if (length > at) out.push({ start: at, end: length, code: 0 });
  return out;
}

/** Calls `meet` for every two parts of two partitions that share text, with the length shared; O(n + m). */
export function intersections(
  a: readonly Unit[],
  b: readonly Unit[],
  meet: (x: Unit, y: Unit, length: number) => void,
): void {
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const x = a[i];
    const y = b[j];
    if (x === undefined || y === undefined) return;
    const length = Math.min(x.end, y.end) - Math.max(x.start, y.start);
    if (length > 0) meet(x, y, length);
    if (x.end <= y.end) i++;
    else j++;
  }
}
