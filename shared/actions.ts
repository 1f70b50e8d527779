/**
 * The one table of everything a person can do: menus, palette, keys of every part of the window and the
 * key sheet read it. Adding an action is one line in a file of shared/actions and the act itself.
 */
import type { ActionLine } from './actions/define.ts';
import { partActions } from './actions/parts.ts';
import { readerActions } from './actions/reader.ts';
import { windowActions } from './actions/window.ts';

export type WindowActionId = (typeof windowActions)[number]['id'];
export type ReaderActionId = (typeof readerActions)[number]['id'];
/** What menu and palette offer. */
export type CommandId = WindowActionId | ReaderActionId;
export type ActionId = CommandId | (typeof partActions)[number]['id'];

/** Menu and palette: every line, in the order of the table. */
export const commandLines: readonly ActionLine<CommandId>[] = [...windowActions, ...readerActions];

export const actionLines: readonly ActionLine<ActionId>[] = [...commandLines, ...partActions];

/** The line of an action. */
export function lineOf(id: ActionId): ActionLine<ActionId> {
  const line = actionLines.find((one) => one.id === id);
  if (line === undefined) throw new Error(`No action is called ${id}.`);
  return line;
}
