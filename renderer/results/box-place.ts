/** Where a box stands that asks about the row of a list: under it, or over it where there is no room. */

export type BoxPlace = { top: number; left: number; width: number; isAbove: boolean };

const WIDTH = 440;
const NEEDED = 330;

/** The place in the coordinates of `pane`, for the row that `list` points at. CSS pixels. */
export function placeOverRow(pane: HTMLElement, list: HTMLElement): BoxPlace {
  const row = document.getElementById(list.getAttribute('aria-activedescendant') ?? '');
  const origin = pane.getBoundingClientRect();
  const { top, bottom } = (row ?? list).getBoundingClientRect();
  const isAbove = bottom + NEEDED > origin.bottom && top - origin.top > NEEDED;
  const width = Math.min(WIDTH, origin.width - 16);
  const lowest = origin.bottom - NEEDED;
  return {
    top: (isAbove ? top - 4 : Math.max(origin.top + 8, Math.min(bottom + 4, lowest))) - origin.top,
    left: Math.max(8, Math.min(160, origin.width - width - 8)),
    width,
    isAbove,
  };
}
