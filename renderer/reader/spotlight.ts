/**
 * The spotlight: up to eight codes take the first eight colours, which are told apart best, and all others
 * become grey coverage. How it looks on this computer only; nothing of it is in the project.
 */
import type { Id } from '../../shared/ids.ts';
import type { CodeRow } from '../../shared/queries/code.ts';
import { counted } from '../design/format.ts';

/** So many colours are told from each other by everybody. */
export const MOST_LIT = 8;

/** Stands in the place of a colour where a code is not lit. */
const UNLIT = 'grey';

/** Why the spotlight cannot be put on these codes; null when it can. */
export function spotlightObstacle(chosen: readonly Id[]): string | null {
  if (chosen.length === 0)
    return `Select up to ${MOST_LIT} codes in the codebook, then put the spotlight on them.`;
  if (chosen.length > MOST_LIT)
    return `The spotlight takes up to ${MOST_LIT} codes. In the codebook ${counted(chosen.length, 'code')} are selected: select fewer.`;
  return null;
}

/**
 * The codes as the spotlight shows them, in the same order. A lit code has the colour of its place among
 * `lit`, a code below one that is lit has its colour and an own texture, all others are grey.
 * @param rows parents before children
 */
export function inSpotlight(rows: readonly CodeRow[], lit: readonly Id[]): CodeRow[] {
  const colours = new Map<Id, string>(lit.map((id, place) => [id, String(place + 1)]));
  return rows.map((row) => {
    const colour = colours.get(row.id) ?? (row.parent === null ? undefined : colours.get(row.parent));
    if (colour !== undefined) colours.set(row.id, colour);
    return { ...row, colour: colour ?? UNLIT };
  });
}
