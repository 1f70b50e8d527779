/**
 * The regions of the window for F6 and the pane keys: elements marked data-region, in the order of the page.
 */
import type { ActionId } from '../../shared/actions.ts';
import { askReader } from '../reader/act.ts';

/** What a region is for, before the buttons around it. */
const PREFERRED = '[data-focus-first], [role="textbox"], [role="treegrid"]';
/** The reader in use; not the editor that stands in its place while its text is corrected. */
export const OPEN_READER = '[data-region="reader"] [role="textbox"][aria-readonly="true"]';
const OPEN_EDITOR = '[data-region="reader"] [role="textbox"]:not([aria-readonly="true"])';
const FOCUSABLE = 'button:not(:disabled), input, select, textarea, [tabindex="0"]';

/** Moves focus into a region; false when there is none or nothing in it takes focus. */
export function focusRegion(name: string): boolean {
  const region = document.querySelector(`[data-region="${name}"]`);
  return region instanceof HTMLElement && focusInside(region);
}

/** Whether focus is in that region now. */
export function isRegionFocused(name: string): boolean {
  return document.activeElement?.closest(`[data-region="${name}"]`) != null;
}

/** Moves focus to the next (1) or previous (-1) region that takes it. */
export function cycleRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const now = regions.findIndex((region) => region.contains(document.activeElement));
  const from = now === -1 ? (step === 1 ? -1 : 0) : now;
  for (let away = 1; away <= regions.length; away++) {
    const region = regions[(from + step * away + regions.length * away) % regions.length];
    if (region !== undefined && focusInside(region)) return;
  }
}

function focusInside(region: HTMLElement): boolean {
  const preferred = region.querySelector<HTMLElement>(PREFERRED);
  for (const element of [preferred, ...region.querySelectorAll<HTMLElement>(FOCUSABLE)]) {
    if (element === null || element.getClientRects().length === 0) continue;
    element.focus();
    if (region.contains(document.activeElement)) return true;
  }
  return false;
}

/** Gives focus to the list of results that is shown and lets it carry out an action; false where none is. */
export function actInList(action: ActionId): boolean {
  const list = document.querySelector('[data-list]');
  if (!(list instanceof HTMLElement)) return false;
  list.focus();
  askReader(list, action);
  return true;
}

/** Moves focus into what the window shows between title and status: the reader where there is one. */
export function focusView(): boolean {
  if (focusRegion('reader')) return true;
  return [...document.querySelectorAll<HTMLElement>('.view [data-region]')].some(focusInside);
}

/** Gives focus to the open reader and lets it carry out one of its actions; false where none is open. */
export function actInReader(action: ActionId): boolean {
  return actIn(OPEN_READER, action);
}

/** The same for the editor that stands in the place of the reader. */
export function actInEditor(action: ActionId): boolean {
  return actIn(OPEN_EDITOR, action);
}

function actIn(place: string, action: ActionId): boolean {
  const text = document.querySelector(place);
  if (!(text instanceof HTMLElement)) return false;
  text.focus();
  askReader(text, action);
  return true;
}
